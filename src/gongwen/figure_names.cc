#include "gongwen/figure_names.h"

#include <algorithm>
#include <array>
#include <set>

#include "gongwen/characters.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace chengwen::gongwen {
namespace {

constexpr std::string_view kClauseEnds[] = {"。", "；", "，", "：", "（",
                                            "）", "\n", "\t", ";",  ","};
/// Between a name and its figure.
constexpr std::string_view kJoins[] = {"合计", "共计", "总计", "达到", "为", "是", "共", "计",
                                       "达",   "约",   "：",   ":",    "了", "有", " ",  "　"};
/// A clause with one of these speaks of another year.
constexpr std::string_view kOtherYears[] = {"上年", "去年", "往年", "以前年度", "上一年", "同期",
                                            "同比", "比",   "较",   "近三年",   "下年",   "明年"};
/// In front of the core of a key: 追加预算 is not the 预算.
constexpr std::string_view kOtherAmounts[] = {"追加", "调整", "调增", "调减", "新增",
                                              "其他", "上级", "中央", "省级", "市级",
                                              "压减", "剩余", "未",   "超"};
/// In front of a short core: 全年预算, 项目预算, 已执行.
constexpr std::string_view kWholes[] = {"全年", "年度", "总", "项目", "已",   "总体", "总体已",
                                        "累计", "实际", "年", "本年", "当年", "安排", "批复"};
/// Between two years.
constexpr std::string_view kRangeSigns[] = {"—", "～", "~", "－", "-", "–", "至"};
constexpr std::string_view kTotalWords[] = {"总额", "总计", "合计", "总数"};
constexpr std::size_t kShortCore = 2;  // characters

template <typename Set>
bool has_one_of(std::string_view text, const Set& set) {
  return std::any_of(std::begin(set), std::end(set), [&](std::string_view word) {
    return text.find(word) != std::string_view::npos;
  });
}
template <typename Set>
bool ends_with_one_of(std::string_view text, const Set& set) {
  return std::any_of(std::begin(set), std::end(set),
                     [&](std::string_view word) { return ends_with(text, word); });
}

/// The mark that ends a clause and that `text` ends with; "" when it ends with none.
std::string_view mark_at_end(std::string_view text) {
  const auto found = std::find_if(std::begin(kClauseEnds), std::end(kClauseEnds),
                                  [&](std::string_view mark) { return ends_with(text, mark); });
  return found == std::end(kClauseEnds) ? std::string_view() : *found;
}

/// Whether a mark of kClauseEnds may end with this byte.
constexpr std::array<bool, 256> kEndsClause = [] {
  std::array<bool, 256> ends{};
  for (const std::string_view mark : kClauseEnds)
    ends[static_cast<unsigned char>(mark.back())] = true;
  return ends;
}();

/// The words in front of a figure, back to the end of the clause before. A mark right in front of
/// the figure (预算数：12万元) ends none, and no other of its kind does.
std::string_view clause_before(std::string_view text, std::size_t end) {
  std::string_view skipped;
  std::size_t begin = end;
  for (; begin > 0; --begin) {
    if (!kEndsClause[static_cast<unsigned char>(text[begin - 1])]) continue;
    const std::string_view mark = mark_at_end(text.substr(0, begin));
    if (mark.empty() || mark == skipped) continue;
    if (begin < end) break;
    skipped = mark;
  }
  return text::trim(text.substr(begin, end - begin));
}

/// 2023—2025年全县共改造小区985个: the last years that the sentence names in front of the figure
/// are more than one.
bool speaks_of_several_years(std::string_view text, std::size_t end) {
  constexpr std::string_view kSentenceEnd = "。", kYear = "年";
  std::string_view sentence = text.substr(0, end);
  if (const std::size_t at = last_place(sentence, kSentenceEnd); at != sentence.npos)
    sentence.remove_prefix(at + kSentenceEnd.size());
  const std::size_t year = last_place(sentence, kYear);
  return year != sentence.npos &&
         ends_with_one_of(sentence.substr(0, sentence.find_last_not_of("0123456789", year - 1) + 1),
                          kRangeSigns);
}

std::string_view without_joins(std::string_view clause) {
  for (bool taken = true; taken;) {
    taken = false;
    for (const std::string_view join : kJoins) {
      if (!ends_with(clause, join) || clause.size() == join.size()) continue;
      clause.remove_suffix(join.size());
      taken = true;
    }
  }
  return clause;
}

std::vector<std::string_view> longest_first(std::set<std::string_view> names) {
  std::vector<std::string_view> sorted(names.begin(), names.end());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](std::string_view a, std::string_view b) { return a.size() > b.size(); });
  return sorted;
}

/// Words of a form around a name: 其中：当年财政拨款.
std::string_view form_words(std::string_view cell) {
  cell = text::trim(cell);
  for (const std::string_view before : {"其中：", "其中:", "其中"})
    if (cell.starts_with(before)) cell.remove_prefix(before.size());
  while (cell.ends_with("：") || cell.ends_with(":"))
    cell.remove_suffix(cell.ends_with("：") ? std::string_view("：").size() : 1);
  return text::trim(cell);
}

bool has_label(const Fact& fact, std::string_view label) {
  return fact.label == label ||
         std::find(fact.around.begin(), fact.around.end(), label) != fact.around.end();
}

/// Whether the column that these words head shows the fact.
bool heads(std::string_view column, const Fact& fact) {
  if (column.empty()) return false;
  return column == fact.key || column == core_of(fact.key) ||
         (column.ends_with(fact.key) && text::length(fact.key) > kShortCore);
}

/// What a sentence without a name may speak of: not of a record deep in the data.
bool speaks_for_all(const Fact& fact) {
  return !fact.nested && fact.depth <= (fact.total ? 0 : 1);
}

}  // namespace

FigureNames::FigureNames(const std::vector<Fact>& facts) : facts_(facts) {
  constexpr std::size_t kShortestLabel = 3, kLong = 6;
  std::set<std::string_view> labels, keys;
  for (const Fact& fact : facts) {
    by_label_[fact.label].push_back(&fact);
    for (const std::string_view label : fact.around) {
      std::vector<const Fact*>& own = by_label_[label];
      if (own.empty() || own.back() != &fact) own.push_back(&fact);
    }
    // Those of a record stand together.
    if (&fact == facts.data() || fact.label != (&fact - 1)->label) {
      all_labels_.insert(fact.label);
      if (text::length(fact.label) >= kShortestLabel) labels.insert(fact.label);
    }
    for (const std::string_view label : fact.around)
      if (text::length(label) >= kShortestLabel) labels.insert(label);
    keys.insert(fact.key);
  }
  for (const std::string_view label : longest_first(std::move(labels))) {
    const std::size_t length = text::length(label);
    const std::size_t shortened = length < kLong ? 0 : text::offset_of(label, length - 1);
    labels_.push_back({label, label.substr(0, shortened)});
  }
  for (const std::string_view key : longest_first(std::move(keys)))
    keys_.push_back({key, core_of(key)});
}

std::vector<const Fact*> FigureNames::of_label(std::string_view label) const {
  const auto found = by_label_.find(label);
  return found == by_label_.end() ? std::vector<const Fact*>() : found->second;
}

/// Also where prose leaves out the last character of a long name: 收入增长 for 收入增长率.
std::string_view FigureNames::label_at_end(std::string_view words) const {
  for (const auto& [label, shortened] : labels_)
    if (ends_with(words, label) || (!shortened.empty() && ends_with(words, shortened)))
      return label;
  return {};
}

std::string_view FigureNames::label_in(std::string_view words) const {
  for (const auto& [label, shortened] : labels_)
    if (words.find(label) != words.npos) return label;
  return {};
}

std::vector<const Fact*> FigureNames::of_key_at_end(std::string_view clause) const {
  for (const auto& [key, core] : keys_) {
    const bool whole = ends_with(clause, key);
    if (!whole && !ends_with(clause, core)) continue;
    const std::string_view before =
        clause.substr(0, clause.size() - (whole ? key.size() : core.size()));
    if (has_one_of(before, kOtherAmounts)) return {};
    if (text::length(whole ? key : core) <= kShortCore && !before.empty() &&
        !ends_with_one_of(before, kWholes) && label_at_end(before).empty())
      return {};
    const std::string_view label = label_in(before);
    std::vector<const Fact*> found;
    for (const Fact& fact : facts_) {
      if (fact.key != key && core_of(fact.key) != core) continue;
      if (label.empty() ? speaks_for_all(fact) : has_label(fact, label)) found.push_back(&fact);
    }
    if (!found.empty()) return found;
  }
  return {};
}

/// 项目总额: the totals of the list 项目.
std::vector<const Fact*> FigureNames::totals_of_list(std::string_view clause) const {
  for (const std::string_view word : kTotalWords) {
    if (!clause.ends_with(word)) continue;
    const std::string_view before = clause.substr(0, clause.size() - word.size());
    const std::vector<const Fact*> by_key = of_key_at_end(before);
    if (!by_key.empty()) return by_key;
    std::vector<const Fact*> found;
    for (const Fact& fact : facts_)
      if (fact.total && !fact.list.empty() && before.ends_with(fact.list)) found.push_back(&fact);
    return found;
  }
  return {};
}

std::vector<const Fact*> FigureNames::rates(std::string_view clause) const {
  constexpr std::string_view kRate = "执行率", kDone = "完成", kOf = "的";
  const bool of_total = clause.ends_with(kOf) && clause.find(kDone) != clause.npos &&
                        (has_one_of(clause, kTotalWords) || clause.find("预算") != clause.npos);
  if (!clause.ends_with(kRate) && !of_total) return {};
  const std::string_view label = label_in(clause);
  std::vector<const Fact*> found;
  std::set<std::string_view> lists;
  for (const Fact& fact : facts_) {
    if (fact.key.find(kRate) == std::string::npos) continue;
    if (!label.empty() && !has_label(fact, label)) continue;
    if (label.empty() && !(fact.key != kRate || (fact.total && fact.owner.empty()))) continue;
    if (label.empty()) lists.insert(fact.list);
    found.push_back(&fact);
  }
  // Of several lists nobody can tell which one is meant.
  if (lists.size() > 1) found.clear();
  return found;
}

std::vector<const Fact*> FigureNames::in_sentence(std::string_view text,
                                                  const Figure& figure) const {
  if (figure.about || text.substr(0, figure.begin).ends_with("-")) return {};
  const std::string_view clause = clause_before(text, figure.begin);
  if (clause.empty() || has_one_of(clause, kOtherYears)) return {};
  if (speaks_of_several_years(text, figure.begin)) return {};
  const std::string_view words = without_joins(clause);
  std::vector<const Fact*> found;
  if (figure.unit == "%") found = rates(words);
  if (words.ends_with("执行率")) return found;
  if (found.empty()) {
    if (const std::string_view label = label_at_end(words); !label.empty()) found = of_label(label);
    std::erase_if(found, [](const Fact* fact) { return fact->by_key; });
  }
  if (found.empty()) found = of_key_at_end(words);
  if (found.empty()) found = totals_of_list(words);
  return found;
}

bool FigureNames::is_label(std::string_view cell) const {
  const std::string_view words = form_words(cell);
  return !words.empty() && all_labels_.contains(words);
}

std::set<std::string_view> FigureNames::lists_of(std::string_view cell) const {
  std::set<std::string_view> lists;
  const std::string_view words = form_words(cell);
  if (words.empty() || !all_labels_.contains(words)) return lists;
  for (const Fact* fact : of_label(words))
    if (fact->label == words && !fact->total && fact->member.empty()) lists.insert(fact->list);
  return lists;
}

bool FigureNames::is_total(std::string_view cell) {
  constexpr std::string_view kTotals[] = {"合计", "总计", "共计"};
  return std::find(std::begin(kTotals), std::end(kTotals), cell) != std::end(kTotals);
}

std::vector<const Fact*> FigureNames::of_total(std::string_view column,
                                               std::string_view list) const {
  std::vector<const Fact*> found;
  for (const Fact& fact : facts_)
    if (fact.total && !fact.nested && fact.list == list && fact.member.empty() &&
        heads(column, fact))
      found.push_back(&fact);
  return found;
}

std::vector<const Fact*> FigureNames::in_table(std::string_view column,
                                               std::string_view row) const {
  std::vector<const Fact*> found;
  for (const Fact* fact : of_label(form_words(row)))
    if (heads(column, *fact)) found.push_back(fact);
  return found;
}

}  // namespace chengwen::gongwen
