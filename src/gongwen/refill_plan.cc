#include "gongwen/refill_plan.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "gongwen/figure.h"
#include "gongwen/refill_messages.h"
#include "gongwen/table_words.h"
#include "gongwen/unit_names.h"
#include "text/utf8.h"

namespace chengwen::gongwen {
namespace {

constexpr std::string_view kTotalLabels[] = {"合计", "总计", "小计", "共计", "总额"};

constexpr std::string_view kClauseMarks[] = {"，", "。", "；", "、", "（", "）", "：", "\n"};

/// 在职 of 在职人数: what prose calls it.
std::string_view name_of(std::string_view key) {
  constexpr std::string_view kPeople = "人";
  std::string_view name = core_of(key);
  if (name.size() > kPeople.size() && name.ends_with(kPeople)) name.remove_suffix(kPeople.size());
  return name;
}

const std::string& last_key(const Origin& origin) {
  static const std::string kNone;
  if (!origin.field.empty()) return origin.field;
  for (auto step = origin.path.rbegin(); step != origin.path.rend(); ++step)
    if (!step->is_item) return step->key;
  return kNone;
}

}  // namespace

void sort_from_end(std::vector<TextEdit>& edits) {
  std::stable_sort(edits.begin(), edits.end(), [](const TextEdit& a, const TextEdit& b) {
    return std::tie(a.paragraph, a.begin, a.end) > std::tie(b.paragraph, b.begin, b.end);
  });
}

RefillPlan::RefillPlan(const wml::Manuscript& manuscript, const data::Value& data, bool sections,
                       RefillReview& review)
    : manuscript_(manuscript),
      root_(data),
      finder_(data),
      review_(review),
      matches_(manuscript.paragraphs().size()),
      around_(manuscript.paragraphs().size()) {
  for (const Leaf& leaf : finder_.data().leaves) variables_taken_.insert(leaf.path.front().key);
  read_matches();
  if (sections) take_sections(data);
  for (const wml::ManuscriptTable& table : manuscript_.tables()) look_at_rows(table);
  look_at_paragraphs();
  for (std::size_t at = 0; at < matches_.size(); ++at) {
    take_title_lines(at);
    look_at_sentence(at);
  }
  take_rest();
  tell_cut_texts();
  std::set<std::uint32_t> shown;
  for (const auto& matches : matches_)
    for (const Match& match : matches)
      for (const Origin& origin : match.origins) shown.insert(origin.value.origin());
  review_.tell_not_found(finder_.data(), shown);
}

void RefillPlan::take_sections(const data::Value& data) {
  sections_ = section_stretch(manuscript_, data);
  if (!sections_) return;
  done_.insert(sections_->paragraphs.begin(), sections_->paragraphs.end());
  review_.tell(messages::kRefillSections, {sections_->expression(kTableMacro)},
               {sections_->paragraphs.front(), 0, 0});
  if (!sections_->caption) return;
  const std::size_t caption = *sections_->caption;
  done_.insert(caption);
  edits_.push_back({caption, 0, text(caption).size(), tag(std::string(kTableName))});
}

void RefillPlan::read_matches() {
  const auto& paragraphs = manuscript_.paragraphs();
  for (std::size_t at = 0; at < paragraphs.size(); ++at) {
    const wml::ManuscriptParagraph& paragraph = paragraphs[at];
    const auto story = manuscript_.stories()[paragraph.story].part.kind;
    if (paragraph.in_contents || story == diag::Place::Story::comment) {
      done_.insert(at);
      continue;
    }
    if (paragraph.table == 0 || paragraph.in_text_box) matches_[at] = finder_.in_sentence(text(at));
  }
  for (const wml::ManuscriptTable& table : manuscript_.tables()) read_cells(table);
  for (std::size_t at = 0; at < paragraphs.size(); ++at) {
    std::erase_if(matches_[at], [&](const Match& match) {
      const auto& fields = paragraphs[at].content.fields;
      return std::any_of(fields.begin(), fields.end(), [&](const wml::ParagraphField& field) {
        return field.begin < match.end && match.begin < field.end;
      });
    });
  }
}

void RefillPlan::read_cells(const wml::ManuscriptTable& table) {
  ColumnHeadings headings;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    std::string label;
    std::vector<std::string> words;
    for (const wml::ManuscriptCell& cell : table.rows[row].cells) {
      words.push_back(cell_words(manuscript_, cell));
      const std::string& heading = headings.above(cell.column);
      for (std::size_t at = cell.begin; at < cell.end; ++at) {
        around_[at] = heading + "\n" + label;
        matches_[at] = finder_.in_cell(text(at), heading, label);
      }
      if (!words.back().empty() && !whole_figure(words.back())) label = words.back();
    }
    headings.pass(table.rows[row], words);
  }
}

/// What tells the origin of a match: the heads of its column and row, or the words before it in its
/// clause.
std::string_view RefillPlan::words_around(std::size_t paragraph, const Match& match) const {
  if (!around_[paragraph].empty()) return around_[paragraph];
  std::string_view before = std::string_view(text(paragraph)).substr(0, match.begin);
  for (const std::string_view mark : kClauseMarks) {
    const std::size_t at = before.rfind(mark);
    if (at != before.npos) before.remove_prefix(at + mark.size());
  }
  return before;
}

/// How much speaks for an origin at a place: the longer its name that stands there; in the row of a
/// total that it is one.
std::size_t RefillPlan::likelihood(std::size_t paragraph, const Match& match,
                                   const Origin& origin) const {
  constexpr std::size_t kTotal = 1000;
  const std::string_view around = words_around(paragraph, match);
  const std::string_view name = name_of(last_key(origin));
  const bool total_row =
      std::any_of(std::begin(kTotalLabels), std::end(kTotalLabels),
                  [&](std::string_view label) { return around.ends_with(label); });
  std::size_t points = around.find(name) != around.npos ? name.size() : 0;
  if (total_row && !origin.field.empty()) points += kTotal;
  return points;
}

/// The candidates for a place, the likeliest first: of those that are the innermost record's.
std::vector<Candidate> RefillPlan::ranked(std::size_t paragraph, const Slot& slot) const {
  const Match& match = *slot.match;
  std::vector<Candidate> all = slot.candidates;
  // A column of a table has all its decimals, in the row of another unit, too.
  const bool plain =
      around_[paragraph].empty() ||
      text(paragraph).substr(match.begin, match.end - match.begin).find('.') == std::string::npos;
  const auto rank = [&](const Candidate& each) {
    return likelihood(paragraph, match, *each.origin);
  };
  std::stable_sort(all.begin(), all.end(), [&](const Candidate& a, const Candidate& b) {
    return std::tuple(rank(b), b.depth, a.origin->path.size(), !plain && a.origin->filter.empty()) <
           std::tuple(rank(a), a.depth, b.origin->path.size(), !plain && b.origin->filter.empty());
  });
  return all;
}

/// Lets a tag take the place of a match.
void RefillPlan::replace(std::size_t paragraph, const Slot& slot) {
  const Match& match = *slot.match;
  const std::vector<Candidate> all = ranked(paragraph, slot);
  const Candidate& chosen = all.front();
  const std::size_t rank = likelihood(paragraph, match, *chosen.origin);
  std::vector<std::string> others;
  for (const Candidate& each : all) {
    if (likelihood(paragraph, match, *each.origin) == rank && each.depth == chosen.depth &&
        each.source != chosen.source &&
        std::find(others.begin(), others.end(), each.source) == others.end())
      others.push_back(each.source);
  }
  const bool as_in_data = std::any_of(all.begin(), all.end(), [&](const Candidate& each) {
    return each.origin->filter.empty() && each.source == chosen.source;
  });
  review_.tell_taken({paragraph, match.begin, match.end}, chosen.expression(), others, !as_in_data);
  edits_.push_back({paragraph, match.begin, match.end, tag(chosen.expression())});
  taken_.emplace(paragraph, match.begin);
}

/// Whether the words around a bare number tell which origin it has.
bool RefillPlan::is_told(std::size_t paragraph, const Match& match) const {
  std::size_t best = 1;
  std::set<std::string> sources;
  for (const Origin& origin : match.origins) {
    const std::size_t points = likelihood(paragraph, match, origin);
    if (points < best) continue;
    if (points > best) sources.clear();
    best = points;
    sources.insert(origin.source());
  }
  return sources.size() == 1;
}

/// The lines of a paragraph that are the texts of a list, as in a title: another unit's may be one.
void RefillPlan::take_title_lines(std::size_t at) {
  if (done_.contains(at) || text(at).find('\n') == std::string::npos) return;
  for (const DataList& list : finder_.data().lists) {
    std::string lines;
    std::size_t items = 0;
    for (const Leaf& leaf : finder_.data().leaves) {
      if (leaf.path.size() != list.path.size() + 1 || !begins_with(leaf.path, list.path)) continue;
      if (items++ > 0) lines += '\n';
      lines += leaf.value.to_string();
    }
    if (items != list.size || lines != text(at)) continue;
    const std::string expression = path_words(list.path) + "|标题分行";
    done_.insert(at);
    edits_.push_back({at, 0, text(at).size(), tag(expression)});
    review_.tell(messages::kRefillLoop, {std::to_string(items), expression}, {at, 0, 0});
    return;
  }
}

// --- the rest ---

void RefillPlan::tell_left(const Spot& spot) {
  review_.tell(messages::kRefillLeft,
               {text(spot.paragraph).substr(spot.begin, spot.end - spot.begin)}, spot);
}

/// 项目支出 of a heading is no datum, though the data has it, too.
bool RefillPlan::is_heading_word(std::size_t paragraph, const Match& match) const {
  constexpr std::size_t kLongest = 6;  // characters
  const auto words = std::string_view(text(paragraph)).substr(match.begin, match.end - match.begin);
  return text::length(words) <= kLongest && is_everybodys(words);
}

void RefillPlan::take_rest() {
  for (std::size_t at = 0; at < matches_.size(); ++at) {
    if (done_.contains(at)) continue;
    for (const Match& match : matches_[at]) {
      if (taken_.contains({at, match.begin})) continue;
      if (!match.is_number && is_heading_word(at, match)) continue;
      if (!match.sure && !is_told(at, match)) {
        review_.tell(messages::kRefillUnsure,
                     {text(at).substr(match.begin, match.end - match.begin)},
                     {at, match.begin, match.end});
        continue;
      }
      replace(at, {&match, candidates_of(match, {})});
    }
    for (const Figure& figure : figures_in(text(at))) {
      const bool known = std::any_of(
          matches_[at].begin(), matches_[at].end(),
          [&](const Match& match) { return match.begin < figure.end && figure.begin < match.end; });
      if (!known) tell_left({at, figure.begin, figure.end});
    }
    for (const Stretch& part : finder_.parts_of_names(text(at), matches_[at]))
      tell_left({at, part.begin, part.end});
  }
}

/// A title in two lines may cut a name.
void RefillPlan::tell_cut_texts() {
  std::string before;
  for (std::size_t at = 0; at < matches_.size(); ++at) {
    std::string_view rest = text(at);
    while (!done_.contains(at) && !rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      const std::string_view line = rest.substr(0, end);
      for (const Leaf* leaf : finder_.cut_by(before, line))
        review_.tell(messages::kRefillSplit, {path_words(leaf->path)}, {at, 0, 0});
      before = line;
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
}

}  // namespace chengwen::gongwen
