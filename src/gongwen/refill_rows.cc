#include <algorithm>
#include <utility>

#include "gongwen/refill_messages.h"
#include "gongwen/refill_plan.h"
#include "gongwen/table_words.h"

namespace chengwen::gongwen {
namespace {

constexpr std::string_view kRow = "行";

/// Whether a value belongs to a record of a list inside the record of a loop: another unit's may
/// hold more of them.
bool any_lies_deeper(const std::vector<std::vector<const Origin*>>& slots, const LoopOver& loop) {
  return std::any_of(slots.begin(), slots.end(), [&](const std::vector<const Origin*>& origins) {
    const DataPath& path = origins.front()->path;
    for (std::size_t step = loop.path.size() + 1; step + 1 < path.size(); ++step)
      if (path[step].is_item && !path[step + 1].is_item) return true;
    return false;
  });
}

}  // namespace

void RefillPlan::look_at_rows(const wml::ManuscriptTable& table) {
  for (std::size_t row = 0; row < table.rows.size();) {
    std::size_t taken = 0;
    for (const DataList& list : finder_.data().lists) {
      if (row + list.size > table.rows.size() || !take_rows(table, row, list)) continue;
      taken = list.size;
      break;
    }
    row += std::max<std::size_t>(taken, 1);
  }
}

bool RefillPlan::take_rows(const wml::ManuscriptTable& table, std::size_t row,
                           const DataList& list) {
  const LoopOver loop = loop_over(list, kRow);
  const auto merges = merges_of(table, row, list.size);
  if (!merges) return false;
  const auto sparse = sparse_columns(table, row, list, loop);
  std::vector<ItemPattern> items;
  const wml::ManuscriptRow& first = table.rows[row];
  for (std::size_t i = 0; i < list.size; ++i) {
    const wml::ManuscriptRow& each = table.rows[row + i];
    ItemPattern item;
    for (std::size_t c = 0; c < each.cells.size(); ++c) {
      const wml::ManuscriptCell& cell = each.cells[c];
      if ((*merges)[c] != Merge::none || sparse.contains(c)) continue;
      if (cell.end - cell.begin != first.cells[c].end - first.cells[c].begin) return false;
      for (std::size_t at = cell.begin; at < cell.end; ++at)
        item.add(at, text(at), matches_[at], loop, i);
    }
    // One record alone is a row only where the row holds more of it.
    if (item.slots.size() < (list.size == 1 ? 2u : 1u)) return false;
    items.push_back(std::move(item));
  }
  const auto common = common_origins(items, loop);
  if (!common || any_lies_deeper(*common, loop)) return false;
  LoopBlock block{loop, {first.node}, {}};
  for (std::size_t i = 1; i < list.size; ++i) block.others.push_back(table.rows[row + i].node);
  for (std::size_t i = 0; i < common->size(); ++i) {
    const ItemPattern::Slot& slot = items[0].slots[i];
    replace(slot.paragraph, *slot.match, (*common)[i], &loop);
  }
  edits_.insert(edits_.end(), items[0].numbers.begin(), items[0].numbers.end());
  fill_empty_cells(table, row, list, loop);
  for (const auto& [column, expression] : sparse) {
    const std::size_t at = first.cells[column].begin;
    edits_.push_back({at, 0, text(at).size(), tag(expression)});
  }
  for (std::size_t c = 0; c < first.cells.size(); ++c) {
    // What is merged over all rows belongs to none of them.
    const bool begins = (*merges)[c] == Merge::begins;
    if (begins) edits_.push_back({first.cells[c].begin, 0, 0, "{% vm %}"});
    for (std::size_t i = begins ? 1 : 0; i < list.size; ++i) {
      const wml::ManuscriptCell& cell = table.rows[row + i].cells[c];
      for (std::size_t at = cell.begin; at < cell.end; ++at) done_.insert(at);
    }
  }
  review_.tell(messages::kRefillLoop, {std::to_string(list.size), loop.words()},
               {first.cells.front().begin, 0, 0});
  blocks_.push_back(std::move(block));
  return true;
}

/// The columns that are empty in some of the rows, as 备注 often is, and what they show of the
/// record of a loop: a text that is empty in the data of those rows.
std::map<std::size_t, std::string> RefillPlan::sparse_columns(const wml::ManuscriptTable& table,
                                                              std::size_t row, const DataList& list,
                                                              const LoopOver& loop) const {
  std::map<std::size_t, std::string> columns;
  for (std::size_t c = 0; c < table.rows[row].cells.size(); ++c) {
    std::vector<std::size_t> cells;
    for (std::size_t i = 0; i < list.size; ++i) {
      const std::vector<wml::ManuscriptCell>& all = table.rows[row + i].cells;
      if (c < all.size() && all[c].end == all[c].begin + 1) cells.push_back(all[c].begin);
    }
    if (cells.size() != list.size) continue;
    const auto filled =
        std::find_if(cells.begin(), cells.end(), [&](std::size_t at) { return !text(at).empty(); });
    if (filled == cells.end()) continue;
    const auto item = static_cast<std::size_t>(filled - cells.begin());
    for (const Match& match : matches_[*filled]) {
      for (const Origin& origin : match.origins)
        if (origin.lies_in(loop.record(item)) && is_sparse(cells, origin, loop))
          columns.emplace(c, loop.expression(origin));
    }
  }
  return columns;
}

/// Whether each cell is the text of an item, though empty in some.
bool RefillPlan::is_sparse(const std::vector<std::size_t>& cells, const Origin& origin,
                           const LoopOver& loop) const {
  if (origin.kind != Origin::Kind::value || !origin.field.empty()) return false;
  DataPath path = origin.path;
  bool some_empty = false;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    path[loop.path.size()].index = i;
    const auto& leaves = finder_.data().leaves;
    const auto leaf = std::find_if(leaves.begin(), leaves.end(),
                                   [&](const Leaf& each) { return each.path == path; });
    // Blank texts are no leaves.
    if ((leaf == leaves.end() ? "" : leaf->value.to_string()) != text(cells[i])) return false;
    some_empty = some_empty || text(cells[i]).empty();
  }
  return some_empty;
}

/// How the cells of each column hang together in `size` rows; nothing when the rows have different
/// cells, or some are merged with others of them and some are not.
std::optional<std::vector<RefillPlan::Merge>> RefillPlan::merges_of(
    const wml::ManuscriptTable& table, std::size_t row, std::size_t size) {
  const std::vector<wml::ManuscriptCell>& first = table.rows[row].cells;
  std::vector<Merge> merges;
  for (std::size_t c = 0; c < first.size(); ++c) {
    // The row behind tells whether the cell of a single one begins a merge.
    const std::size_t end = std::min(row + std::max<std::size_t>(size, 2), table.rows.size());
    std::size_t going_on = 0;
    for (std::size_t at = row; at < end; ++at) {
      const std::vector<wml::ManuscriptCell>& cells = table.rows[at].cells;
      const bool same = cells.size() == first.size() && cells[c].column == first[c].column;
      if (!same && at < row + size) return std::nullopt;
      going_on += same && cells[c].continues && at > row ? 1 : 0;
    }
    if (going_on > 0 && row + 1 + going_on != end) return std::nullopt;
    const bool merged = going_on > 0;
    if (first[c].continues && size > 1 && !merged) return std::nullopt;
    merges.push_back(first[c].continues ? Merge::goes_on : merged ? Merge::begins : Merge::none);
  }
  return merges;
}

/// The key of the records of a list that heads a column; "" when none does.
std::string RefillPlan::key_above(const wml::ManuscriptTable& table, std::size_t row, int column,
                                  const DataList& list) const {
  while (row-- > 0) {
    for (const wml::ManuscriptCell& cell : table.rows[row].cells) {
      if (cell.column != column) continue;
      std::string words = cell_words(manuscript_, cell);
      if (list.keys.contains(words)) return words;
    }
  }
  return {};
}

/// A cell that is empty for all items of this unit shows what its column is headed by.
void RefillPlan::fill_empty_cells(const wml::ManuscriptTable& table, std::size_t row,
                                  const DataList& list, const LoopOver& loop) {
  for (std::size_t c = 0; c < table.rows[row].cells.size(); ++c) {
    const wml::ManuscriptCell& cell = table.rows[row].cells[c];
    const std::string heading = key_above(table, row, cell.column, list);
    if (cell.continues || heading.empty()) continue;
    bool empty = true;
    for (std::size_t i = 0; i < list.size; ++i)
      empty = empty && cell_words(manuscript_, table.rows[row + i].cells[c]).empty();
    DataPath path = loop.record(0);
    path.push_back({heading, 0, false});
    if (empty)
      edits_.push_back({cell.begin, 0, 0, tag(path_words(path, path.size() - 1, loop.variable))});
  }
}

}  // namespace chengwen::gongwen
