#include "gongwen/refill_matches.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include "gongwen/heading_label.h"
#include "text/characters.h"
#include "text/dates.h"
#include "text/money.h"
#include "text/utf8.h"

namespace chengwen::gongwen {
namespace {

using data::Decimal;

/// Keys of what may be short and still is a name.
constexpr std::string_view kNameKeys[] = {"单位", "名称", "简称", "机关", "部门", "姓名", "人",
                                          "地区", "年度", "日期", "区",   "县",   "市",   "文号"};
constexpr std::size_t kShortestText = 4, kShortestName = 2, kTellingText = 6;  // characters
/// Words that make a longer word with what follows.
constexpr std::string_view kBeforeNoName[] = {"全", "各", "本", "我", "该"};
/// A number of so many digits is hardly there by chance.
constexpr std::size_t kTellingDigits = 3;
constexpr int kFirstYear = 1990, kLastYear = 2100;

bool is_name_key(const DataPath& path) {
  for (auto step = path.rbegin(); step != path.rend(); ++step) {
    if (step->is_item) continue;
    return ends_with_any(step->key, kNameKeys);
  }
  return false;
}

/// Whether a stretch is all of its line, or all but a label and a remark: 1、决策（20分）.
bool is_line(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view before = text.substr(0, begin), behind = text.substr(end);
  std::string_view line = before.substr(before.rfind('\n') + 1);  // npos + 1 is 0
  if (const auto label = read_label(line, trimmed(line).begin)) line.remove_prefix(label->after);
  const std::string_view rest = text::trim(behind.substr(0, behind.find('\n')));
  return text::trim(line).empty() && (rest.empty() || rest.starts_with("（") || rest == "：");
}

bool is_of_list(const Leaf* leaf) {
  return passes_item(leaf->path, 0) && !is_name_key(leaf->path);
}

/// What is computed from several values: the field of all records of a list, or of all records of
/// the lists in them.
struct Summed {
  DataPath path;
  std::vector<std::string> through;
  std::string field;
};

/// A single value stands by itself, unless the fact is the total of a list that has one record
/// here.
std::optional<Summed> summed_by(std::vector<const Leaf*>::const_iterator begin,
                                std::vector<const Leaf*>::const_iterator end, const Fact& fact) {
  if (begin == end) return std::nullopt;
  const DataPath& first = (*begin)->path;
  if (!fact.total) return end - begin == 1 ? std::optional(Summed{first, {}, {}}) : std::nullopt;
  const DataPath shape = generic(first);
  const bool alike = std::all_of(begin, end, [&](const Leaf* leaf) {
    return generic(leaf->path) == shape && leaf->value.is_number();
  });
  std::size_t common = 0;
  for (int lists = fact.depth; common < first.size(); ++common)
    if (first[common].is_item && lists-- == 0) break;
  if (!alike) return std::nullopt;
  if (common == first.size()) return std::nullopt;
  Summed found{
      DataPath(first.begin(), first.begin() + static_cast<std::ptrdiff_t>(common)), {}, {}};
  // Records and lists take turns, and a field ends it.
  for (std::size_t at = common; at < first.size(); at += 2) {
    if (!first[at].is_item || at + 1 == first.size() || first[at + 1].is_item) return std::nullopt;
    if (at + 2 == first.size()) {
      found.field = first[at + 1].key;
    } else {
      found.through.push_back(first[at + 1].key);
    }
  }
  return found;
}

bool overlaps(const std::vector<Match>& matches, std::size_t begin, std::size_t end) {
  return std::any_of(matches.begin(), matches.end(),
                     [&](const Match& match) { return match.begin < end && begin < match.end; });
}

void sort(std::vector<Match>& matches) {
  std::sort(matches.begin(), matches.end(),
            [](const Match& a, const Match& b) { return a.begin < b.begin; });
}

/// The filters that write `number` as the figure is written, the plainest first; none when it is
/// another number. One that prints the unit itself ends in `%`.
std::vector<std::string> filters_for(std::string_view digits, const Figure& figure,
                                     const Decimal& number, bool is_fraction) {
  const int places = figure.number.places();
  const std::string words = std::to_string(places);
  const auto written = [&](const Decimal& each) {
    return each.quantized(places, data::Rounding::half_up) == figure.number;
  };
  const Decimal ten_thousand = Decimal::integer(10000), hundred = Decimal::integer(100);
  const std::string percent = "|百分比(" + words + ")%";
  if (is_fraction) {
    const bool says = figure.unit == "%" && written(number * hundred);
    return says ? std::vector<std::string>{"%"} : std::vector<std::string>{};
  }
  std::vector<std::string> filters;
  if (digits == number.to_string()) filters.emplace_back();
  if (written(number)) {
    if (digits.find(',') == digits.npos) filters.push_back("|保留(" + words + ")");
    if (digits == text::group_thousands(figure.number.to_string()))
      filters.push_back("|表内数(" + words + ")");
  } else if (figure.unit == "%" && written(number * hundred)) {
    filters.push_back(percent);
  } else if (figure.zeros == 4 && written(number * Decimal::decimal(1, 4, 4))) {
    filters.push_back("|换算('元', '万元', " + words + ")");
  } else if (figure.unit == "元" && figure.zeros == 0 && written(number * ten_thousand)) {
    filters.push_back("|换算('万元', '元', " + words + ")");
  }
  return filters;
}

}  // namespace

bool Origin::lies_in(const DataPath& record) const {
  return begins_with(path, record) && (kind != Kind::rate || begins_with(budget, record));
}

bool Origin::lies_deeper(const DataPath& record) const {
  for (std::size_t step = record.size(); step + 1 < path.size(); ++step)
    if (path[step].is_item && !path[step + 1].is_item) return true;
  return false;
}

std::string Origin::expression(std::size_t depth, std::string_view variable) const {
  return source(depth, variable) + filter;
}

std::string Origin::source(std::size_t depth, std::string_view variable) const {
  const auto operand = [&](const DataPath& at, const std::vector<std::string>& lists,
                           const std::string& summed) {
    std::string words = path_words(at, depth, variable);
    if (summed.empty()) return words;
    for (const std::string& list : lists) {
      words += "|map(attribute=";
      data::Value::string(list).print_quoted(words);
      words += ")|sum(start=[])";
    }
    words += "|sum(";
    data::Value::string(summed).print_quoted(words);
    return words + ")";
  };
  const std::string first = operand(path, through, field);
  if (kind != Kind::rate) return first;
  constexpr int kUsualPlaces = 2;
  const std::string more = places == kUsualPlaces ? "" : ", " + std::to_string(places);
  return "比率(" + first + ", " + operand(budget, budget_through, budget_field) + more + ")";
}

RefillMatches::RefillMatches(const data::Value& root)
    : data_(root), base_(root), names_(base_.facts()) {
  std::map<std::string, std::size_t, std::less<>> known;
  for (const Leaf& leaf : data_.leaves) {
    if (leaf.value.origin() != 0) by_origin_[leaf.value.origin()] = &leaf;
    if (!leaf.value.is_string()) continue;
    const std::string words(text::trim(leaf.value.as_string()));
    add_text(leaf, words, {}, known);
    const auto date = text::parse_date(words);
    if (!date || date->day == 0) continue;
    if (std::string printed = text::official_date(*date); printed != words)
      add_text(leaf, std::move(printed), "|日期", known);
  }
  std::stable_sort(texts_.begin(), texts_.end(),
                   [](const Text& a, const Text& b) { return a.words.size() > b.words.size(); });
}

void RefillMatches::add_text(const Leaf& leaf, std::string words, std::string filter,
                             std::map<std::string, std::size_t, std::less<>>& known) {
  const auto [at, added] = known.try_emplace(words, texts_.size());
  const std::size_t length = text::length(words);
  if (added) texts_.push_back({std::move(words), {}, std::move(filter), false});
  Text& text = texts_[at->second];
  if (!added && text.filter != filter) return;
  text.leaves.push_back(&leaf);
  text.anywhere = text.anywhere || length >= kShortestText ||
                  (length >= kShortestName && is_name_key(leaf.path));
}

std::vector<Match> RefillMatches::texts_in(std::string_view text,
                                           const std::vector<Figure>& figures) const {
  std::vector<Match> matches;
  for (const Text& each : texts_) {
    for (std::size_t at = text.find(each.words); at != text.npos;
         at = text.find(each.words, at + each.words.size())) {
      const std::size_t end = at + each.words.size();
      const bool is_whole = is_line(text, at, end);
      const bool is_figure = std::any_of(figures.begin(), figures.end(), [&](const Figure& f) {
        return f.begin == at && f.end == end;
      });
      const bool telling = each.anywhere || is_whole;
      if ((!telling && !is_figure) || overlaps(matches, at, end)) continue;
      // 全区文联系统 does not speak of 区文联, nor does 12万元 of the unit 万元.
      const bool part_of_word = text::length(each.words) < kShortestText && !is_whole &&
                                ends_with_any(text.substr(0, at), kBeforeNoName);
      const bool part_of_figure = std::any_of(figures.begin(), figures.end(), [&](const Figure& f) {
        return f.begin < at && at < f.end;
      });
      if (part_of_word || part_of_figure) continue;
      // 资金投入 of a list is a common word elsewhere, too.
      const bool common = !is_whole && text::length(each.words) < kTellingText &&
                          std::all_of(each.leaves.begin(), each.leaves.end(), is_of_list);
      Match match{at, end, {}, false, telling && !common};
      for (const Leaf* leaf : each.leaves) {
        Origin origin;
        origin.path = leaf->path;
        origin.value = leaf->value;
        origin.filter = each.filter;
        match.origins.push_back(std::move(origin));
      }
      matches.push_back(std::move(match));
    }
  }
  return matches;
}

/// 2024 of 2024年, where the data has it under a key of a year; 2024 of 2024部门预算 may be it.
void RefillMatches::add_years(std::string_view text, std::vector<Match>& matches) const {
  for (const Leaf& leaf : data_.leaves) {
    const auto year = leaf.value.as_small_integer();
    if (!leaf.value.is_number() || !year || *year < kFirstYear || *year > kLastYear) continue;
    if (leaf.path.back().is_item || leaf.path.back().key.find("年") == std::string::npos) continue;
    const std::string digits = std::to_string(*year);
    for (std::size_t at = text.find(digits); at != text.npos; at = text.find(digits, at + 1)) {
      const std::size_t end = at + digits.size();
      const auto is_digit = [&](std::size_t i) {
        return i < text.size() && is_figure(static_cast<unsigned char>(text[i]));
      };
      if (is_digit(end) || (at > 0 && is_digit(at - 1))) continue;
      const std::string_view behind = text.substr(end);
      const bool sure =
          behind.starts_with("年") || behind.starts_with("〕") || trimmed(text).end == end;
      const auto same = std::find_if(matches.begin(), matches.end(), [&](const Match& match) {
        return match.begin == at && match.end == end;
      });
      Origin origin;
      origin.path = leaf.path;
      origin.value = leaf.value;
      if (same != matches.end() && same->is_number) {
        if (sure) same->origins.push_back(std::move(origin));
      } else if (!overlaps(matches, at, end)) {
        matches.push_back({at, end, {std::move(origin)}, true, sure});
      }
    }
  }
}

/// Whether all records have the field: one without it would stop the sum.
bool RefillMatches::is_whole(const DataPath& list, const std::vector<std::string>& through,
                             const std::string& field, std::size_t values) const {
  if (field.empty()) return true;
  DataPath innermost = list;
  for (const std::string& key : through) {
    innermost.push_back({{}, 0, true});
    innermost.push_back({key, 0, false});
  }
  innermost = generic(innermost);
  std::size_t records = 0;
  for (const DataList& each : data_.lists)
    if (begins_with(each.path, list) && generic(each.path) == innermost) records += each.size;
  return records == values;
}

std::vector<Origin> RefillMatches::origins_of(std::string_view text, const Figure& figure,
                                              const Fact& fact) const {
  if (fact.values.empty() || figure.up_to) return {};
  std::vector<const Leaf*> leaves;
  for (const data::Value& value : fact.values) {
    const auto found = by_origin_.find(value.origin());
    if (found == by_origin_.end()) return {};
    leaves.push_back(found->second);
  }
  Origin origin;
  origin.value = leaves.front()->value;
  const bool rate = fact.measure == Measure::percent && leaves.size() > 1;
  if (rate) {
    const auto half = leaves.begin() + static_cast<std::ptrdiff_t>(leaves.size() / 2);
    const auto executed = summed_by(leaves.begin(), half, fact),
               budget = summed_by(half, leaves.end(), fact);
    if (leaves.size() % 2 != 0 || !executed || !budget) return {};
    origin.kind = Origin::Kind::rate;
    origin.places = figure.number.places();
    std::tie(origin.path, origin.through, origin.field) =
        std::tie(executed->path, executed->through, executed->field);
    std::tie(origin.budget, origin.budget_through, origin.budget_field) =
        std::tie(budget->path, budget->through, budget->field);
  } else {
    // A text of the data with its unit is found as a text.
    if (leaves.size() == 1 && leaves[0]->value.is_string() && !fact.unit.empty()) return {};
    const auto summed = summed_by(leaves.begin(), leaves.end(), fact);
    if (!summed) return {};
    std::tie(origin.path, origin.through, origin.field) =
        std::tie(summed->path, summed->through, summed->field);
  }
  const std::size_t values = rate ? leaves.size() / 2 : leaves.size();
  if (!is_whole(origin.path, origin.through, origin.field, values) ||
      !is_whole(origin.budget, origin.budget_through, origin.budget_field, values))
    return {};
  const bool fraction = origin.kind == Origin::Kind::rate;
  const std::string_view digits = text.substr(figure.begin, figure.unit_begin - figure.begin);
  const Decimal number = fraction ? fact.number * Decimal::decimal(1, 2, 2) : fact.number;
  std::vector<Origin> origins;
  for (std::string& filter : filters_for(digits, figure, number, fraction)) {
    origins.push_back(origin);
    origins.back().filter = std::move(filter);
  }
  return origins;
}

void RefillMatches::add_figure(std::string_view text, const Figure& figure,
                               const std::vector<const Fact*>& named,
                               std::vector<Match>& matches) const {
  if (figure.nil || overlaps(matches, figure.begin, figure.end)) return;
  Match match{figure.begin, figure.unit_begin, {}, true, true};
  const auto add = [&](const Fact& fact) {
    for (Origin& origin : origins_of(text, figure, fact))
      match.origins.push_back(std::move(origin));
  };
  for (const Fact* fact : named) add(*fact);
  if (match.origins.empty()) {
    const auto digits = static_cast<std::size_t>(
        std::count_if(text.begin() + static_cast<std::ptrdiff_t>(figure.begin),
                      text.begin() + static_cast<std::ptrdiff_t>(figure.unit_begin),
                      [](char c) { return c >= '0' && c <= '9'; }));
    match.sure = digits >= kTellingDigits && !figure.about && figure.unit != "%";
    for (const Fact& fact : base_.facts())
      if (comparable(figure, fact)) add(fact);
  }
  if (match.origins.empty()) return;
  // Where one filter prints the unit, only those that do are meant.
  const bool prints_unit = match.origins.front().filter.ends_with('%');
  std::erase_if(match.origins,
                [&](const Origin& origin) { return origin.filter.ends_with('%') != prints_unit; });
  if (prints_unit) {
    match.end = figure.end;
    for (Origin& origin : match.origins) origin.filter.pop_back();
  }
  matches.push_back(std::move(match));
}

std::vector<Match> RefillMatches::in_sentence(std::string_view text) const {
  const std::vector<Figure> figures = figures_in(text);
  std::vector<Match> matches = texts_in(text, figures);
  add_years(text, matches);
  for (const Figure& figure : figures)
    add_figure(text, figure, names_.in_sentence(text, figure), matches);
  sort(matches);
  return matches;
}

std::vector<Match> RefillMatches::in_cell(std::string_view text, std::string_view column,
                                          std::string_view row) const {
  const auto figure = whole_figure(text);
  if (!figure) return in_sentence(text);
  std::vector<Match> matches = texts_in(text, {});
  add_years(text, matches);
  add_figure(text, *figure, names_.in_table(column, row), matches);
  return matches;
}

std::vector<const Leaf*> RefillMatches::cut_by(std::string_view line, std::string_view next) const {
  const std::string_view first = text::trim(line);
  const std::string joined = std::string(first) + std::string(text::trim(next));
  std::vector<const Leaf*> found;
  for (const Text& each : texts_) {
    if (!each.anywhere || each.words.size() > joined.size()) continue;
    // The first place that reaches into the next line.
    const std::size_t from =
        first.size() < each.words.size() ? 0 : first.size() - each.words.size() + 1;
    const std::size_t at = joined.find(each.words, from);
    if (at != joined.npos && at < first.size()) found.push_back(each.leaves.front());
  }
  return found;
}

std::vector<Stretch> RefillMatches::parts_of_names(std::string_view text,
                                                   const std::vector<Match>& matches) const {
  constexpr std::size_t kLong = 8, kTelling = 5;  // characters
  std::vector<Stretch> found;
  for (const Text& each : texts_) {
    const std::size_t length = text::length(each.words);
    if (length < kLong || !is_name_key(each.leaves.front()->path)) continue;
    const std::string_view end =
        std::string_view(each.words).substr(text::offset_of(each.words, length - kTelling));
    for (std::size_t at = text.find(end); at != text.npos; at = text.find(end, at + end.size())) {
      const std::size_t last = at + end.size();
      if (overlaps(matches, at, last)) continue;
      std::size_t same = end.size();
      while (same < each.words.size() && same < last &&
             text[last - same - 1] == each.words[each.words.size() - same - 1])
        ++same;
      // Whole characters.
      while ((static_cast<unsigned char>(text[last - same]) & 0xC0) == 0x80) --same;
      found.push_back({last - same, last});
    }
  }
  return found;
}

}  // namespace chengwen::gongwen
