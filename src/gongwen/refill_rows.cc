#include <algorithm>
#include <map>
#include <utility>

#include "gongwen/refill_loops.h"
#include "text/characters.h"

namespace chengwen::gongwen {
namespace {

std::string quoted(std::string_view words) {
  std::string out;
  data::Value::string(std::string(words)).print_quoted(out);
  return out;
}

/// The key of the record that heads a column: 偏差原因 of 偏差原因分析; the longest.
std::string key_in(const data::Value& record, std::string_view heading) {
  std::string found;
  for (const auto& entry : record.as_map().peek()) {
    if (entry.value.is_list() || entry.value.is_map()) continue;
    std::string key = entry.key.to_string();
    if (key.size() > found.size() && heading.starts_with(key)) found = std::move(key);
  }
  return found;
}

}  // namespace

/// Over the rows of which record a column is merged; false when its cells are merged otherwise.
bool LoopForms::find_merge(const std::vector<Unit>& instances, std::size_t c,
                           UnitForm::Cell& form) const {
  const std::size_t own = instances.front().scopes.size();
  for (std::size_t depth = 0; depth < own; ++depth) {
    const bool fits = std::all_of(instances.begin(), instances.end(), [&](const Unit& each) {
      const std::size_t first = depth == 0 ? begin_ : each.scopes[depth - 1].begin;
      return cell(each, c).continues == (each.unit != first);
    });
    form.merge_depth = depth;
    if (fits) return true;
  }
  return false;
}

/// Whether a column that repeats nothing, since each group has one row here, would be merged where
/// one has several: it says something of the groups.
bool LoopForms::merges_single_groups(const std::vector<Unit>& live,
                                     const UnitForm::Cell& form) const {
  if (!units_[live.front().unit].is_row() || form.shapes.empty()) return false;
  std::size_t depth = 0;
  for (const Shape& shape : form.shapes)
    for (const Shape::Part& part : shape.parts) {
      if (!part.loop.empty()) return false;
      for (const Candidate& each : part.slot.candidates) depth = std::max(depth, each.depth);
    }
  return depth > 0 && depth < live.front().scopes.size() &&
         std::all_of(live.begin(), live.end(), [&](const Unit& each) {
           const Scope& scope = each.scopes[depth - 1];
           return scope.end == scope.begin + 1;
         });
}

void LoopForms::name_merge(UnitForm::Cell& form) const {
  // One loop begins its merged cell in its first round.
  if (form.merge_depth == 0 && variables_.size() == 1) {
    form.merge = "{% vm %}";
    return;
  }
  std::string value;
  for (const Shape& shape : form.shapes) {
    if (value.empty() && !shape.parts.empty() && shape.parts.front().loop.empty()) {
      const Candidate& first = shape.parts.front().slot.candidates.front();
      value = first.source;
      form.merge_depth = std::max(form.merge_depth, first.depth);
    }
  }
  if (value.empty() && !form.shapes.empty())
    value = quoted(text::trim(text(form.shapes.front().paragraph)));
  form.merge = "{% vm " + value + " %}";
}

/// Whether a candidate of the loops `said` gives what a row shows: where that is nothing, the data
/// has nothing, or a rate cannot be computed.
bool LoopForms::gives(const Candidate& candidate, const Scopes& said, const Unit& row,
                      std::size_t c) const {
  const std::size_t paragraph = cell(row, c).begin;
  if (!says_nothing(row, c)) {
    const std::vector<Match>& matches = matches_[paragraph];
    return std::any_of(matches.begin(), matches.end(), [&](const Match& match) {
      const auto all = candidates_of(match, row.scopes);
      return match.end - match.begin == text::trim(text(paragraph)).size() &&
             std::any_of(all.begin(), all.end(), [&](const Candidate& each) {
               return each.expression() == candidate.expression();
             });
    });
  }
  const Origin& origin = *candidate.origin;
  const bool rate = origin.kind == Origin::Kind::rate;
  if (!(rate ? origin.budget_field : origin.field).empty()) return false;
  const data::Value* value =
      value_at(root_, moved(rate ? origin.budget : origin.path, said, row.scopes, candidate.depth));
  if (rate) return value != nullptr && value->is_number() && value->as_number().is_zero();
  return text::trim(value == nullptr ? "" : value->to_string()) == text::trim(text(paragraph));
}

/// A column that is empty in some of the rows, as 备注 often is, or has a dash there, as 执行率:
/// what gives all of its cells; "" when nothing does.
std::string LoopForms::sparse_expression(const std::vector<Unit>& live, std::size_t c) const {
  const auto filled = std::find_if(live.begin(), live.end(),
                                   [&](const Unit& each) { return !says_nothing(each, c); });
  for (const Match& match : matches_[cell(*filled, c).begin]) {
    for (const Candidate& each : candidates_of(match, filled->scopes)) {
      const bool fits =
          each.depth > 0 && std::all_of(live.begin(), live.end(), [&](const Unit& row) {
            return gives(each, filled->scopes, row, c);
          });
      if (fits) return each.expression();
    }
  }
  return {};
}

/// What a cell that is empty for all items of this unit shows by the heading of its column; "" when
/// the record has no such key.
std::string LoopForms::expression_by_heading(const std::vector<Unit>& live, std::size_t c) const {
  const bool dashes = !text::trim(text(cell(live.front(), c).begin)).empty();
  if (dashes) return {};
  const Scope& scope = live.front().scopes.back();
  const DataPath record = scope.record();
  const data::Value* value = value_at(root_, record);
  if (value == nullptr || !value->is_map()) return {};
  // Rows with other cells belong to another part of the table.
  for (std::size_t row = begin_; row-- > 0 && have_same_columns(units_[row], units_[begin_]);) {
    const LoopUnit::Cell& above = units_[row].cells[c];
    std::string heading;
    for (std::size_t p = above.begin; p < above.end; ++p) heading += text::trim(text(p));
    const std::string key = key_in(*value, heading);
    if (!key.empty()) return blank_expression(live, key);
  }
  return {};
}

/// Prints a member that is blank in all records here; "" when it is not. Null is no text.
std::string LoopForms::blank_expression(const std::vector<Unit>& live,
                                        const std::string& key) const {
  bool null = false;
  for (const Unit& each : live) {
    DataPath path = each.scopes.back().record();
    path.push_back({key, 0, false});
    const data::Value* value = value_at(root_, path);
    const bool text = value != nullptr && value->is_string();
    if (text && !text::trim(value->as_string()).empty()) return {};
    if (!text && value != nullptr && !value->is_none()) return {};
    null = null || !text;
  }
  const std::string words = path_words({{key, 0, false}}, 0, live.front().scopes.back().variable);
  return null ? words + " or ''" : words;
}

/// A row that is never the first of a group here may be it in another unit: it begins the merged
/// cell as the others do.
void LoopForms::share_merges(LoopForm& form) const {
  std::map<int, UnitForm::Cell> merged;
  const std::vector<UnitForm*> all = form.units();
  for (const UnitForm* unit : all)
    for (const UnitForm::Cell& cell : unit->cells)
      if (!cell.merge.empty()) merged.emplace(cell.column, cell);
  for (UnitForm* unit : all) {
    for (UnitForm::Cell& cell : unit->cells) {
      const auto found = merged.find(cell.column);
      if (found == merged.end() || !cell.merge.empty() || unit->depth < found->second.merge_depth)
        continue;
      if (cell.goes_on) {
        cell = found->second;
      } else {
        cell.merge = found->second.merge;
      }
    }
  }
}

/// Whether no cell that begins in the rows goes on below them.
bool LoopForms::merges_end_inside(const NestList& nest) const {
  if (nest.end >= units_.size() || !units_[nest.end].is_row()) return true;
  const std::vector<LoopUnit::Cell>& first = units_[nest.begin].cells;
  return std::all_of(units_[nest.end].cells.begin(), units_[nest.end].cells.end(),
                     [&](const LoopUnit::Cell& below) {
                       const auto above = std::find_if(
                           first.begin(), first.end(),
                           [&](const LoopUnit::Cell& each) { return each.column == below.column; });
                       return !below.continues || (above != first.end() && above->continues);
                     });
}

}  // namespace chengwen::gongwen
