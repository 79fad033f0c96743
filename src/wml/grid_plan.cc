#include "wml/grid_plan.h"

#include <algorithm>
#include <numeric>
#include <optional>

#include "wml/column_widths.h"

namespace chengwen::wml {
namespace {

bool within(const CellShape& cell, const ColumnRange& range) {
  return cell.column >= range.begin && cell.column + cell.span <= range.end;
}

bool around(const CellShape& cell, const ColumnRange& range) {
  return cell.column <= range.begin && cell.column + cell.span >= range.end;
}

class Planner {
 public:
  Planner(const TableShape& shape, std::vector<WrittenRow>& rows) : shape_(shape), rows_(rows) {
    for (std::uint32_t i = 0; i < shape.ranges.size(); ++i) ranges_.push_back({});
  }

  GridPlan run() {
    for (std::size_t row = 0; row < rows_.size(); ++row) count(row);
    lay_columns();
    for (WrittenRow& row : rows_) place(row);
    fit_rows();
    for (std::size_t range = 0; range < ranges_.size(); ++range) find_untagged(range);
    return std::move(plan_);
  }

 private:
  /// What became of the columns of a range.
  struct Range {
    std::optional<std::uint32_t> columns;   ///< in the widest row
    std::optional<std::uint32_t> first;     ///< in the first row that has some
    std::optional<std::size_t> tagged_row;  ///< the first one
    std::uint32_t tagged = 0;               ///< columns in the widest row with tags
    std::vector<std::uint64_t> weights;     ///< of its columns
    std::size_t cells = 0;                  ///< in the row that gave the weights
  };

  bool has_tags(std::size_t row, std::size_t range) const {
    const std::vector<std::size_t>& own = rows_[row].shape->ranges;
    return std::find(own.begin(), own.end(), range) != own.end();
  }

  void count(std::size_t row) {
    for (std::size_t i = 0; i < ranges_.size(); ++i) {
      const bool has_tags = this->has_tags(row, i);
      std::vector<std::uint64_t> weights;
      std::size_t cells = 0, surplus = 0;
      bool counts = has_tags;
      for (std::size_t at = 0; at < rows_[row].cells.size(); ++at) {
        const WrittenCell& cell = rows_[row].cells[at];
        const bool inside = within(cell.shape, shape_.ranges[i]);
        const bool over = around(cell.shape, shape_.ranges[i]) && !cell.shape.repeated;
        if (over && !cell.span_set) continue;
        if (!inside && !over) continue;
        counts = true;
        ++cells;
        if (weights.size() <= ranges_[i].first.value_or(0)) surplus = at;
        add_weights(cell, over, shape_.ranges[i], weights);
      }
      if (has_tags) note_tags(row, surplus, ranges_[i], weights.size());
      if (counts) count(ranges_[i], std::move(weights), cells);
    }
  }

  void add_weights(const WrittenCell& cell, bool over, const ColumnRange& range,
                   std::vector<std::uint64_t>& weights) const {
    // A cell whose span was set covers other columns as well.
    const std::uint32_t others = over ? cell.shape.span - (range.end - range.begin) : 0;
    if (cell.span <= others) return;
    std::uint64_t width = 0;
    for (std::uint32_t i = cell.shape.column;
         i < cell.shape.column + cell.shape.span && i < shape_.columns.size(); ++i) {
      width += shape_.columns[i];
    }
    const std::uint32_t columns = cell.span - others;
    weights.insert(weights.end(), columns, std::max<std::uint64_t>(width / cell.span, 1));
  }

  void note_tags(std::size_t row, std::size_t surplus, Range& range, std::size_t written) {
    const auto columns = static_cast<std::uint32_t>(written);
    if (!range.tagged_row) range.tagged_row = row;
    range.tagged = std::max(range.tagged, columns);
    if (columns == 0) return;
    if (!range.first) range.first = columns;
    if (columns > *range.first) plan_.misfits.push_back({row, surplus, columns, *range.first});
  }

  static void count(Range& range, std::vector<std::uint64_t> weights, std::size_t cells) {
    const auto columns = static_cast<std::uint32_t>(weights.size());
    // Of equal rows the one with more cells tells more about the columns.
    const auto before = std::pair(range.columns.value_or(0), range.cells);
    if (range.columns && before >= std::pair(columns, cells)) return;
    range.columns = columns;
    range.cells = cells;
    range.weights = std::move(weights);
  }

  /// Lays out the new grid: where each column of the template begins in it, and how wide the new
  /// columns want to be.
  void lay_columns() {
    std::uint32_t at = 0;
    auto range = shape_.ranges.begin();
    for (std::uint32_t column = 0; column < shape_.columns.size();) {
      if (range != shape_.ranges.end() && range->begin == column) {
        const Range& found = ranges_[static_cast<std::size_t>(range - shape_.ranges.begin())];
        lay_range(*range, found);
        for (; column < range->end; ++column) begins_.push_back(at);
        at = static_cast<std::uint32_t>(wanted_.size());
        ++range;
        continue;
      }
      begins_.push_back(at++);
      wanted_.push_back(shape_.columns[column++]);
    }
    begins_.push_back(at);
  }

  void lay_range(const ColumnRange& range, const Range& found) {
    const auto begin = shape_.columns.begin() + range.begin;
    const auto end =
        shape_.columns.begin() + std::min<std::ptrdiff_t>(range.end, std::ssize(shape_.columns));
    if (!found.columns) {  // no row was written that says
      wanted_.insert(wanted_.end(), begin, end);
    } else if (*found.columns > 0) {
      const std::uint32_t width = std::accumulate(begin, end, 0u);
      const std::vector<std::uint32_t> parts = divided(width, found.weights);
      wanted_.insert(wanted_.end(), parts.begin(), parts.end());
    }
  }

  /// The new column at which column `column` of the template's begins.
  std::uint32_t begin_of(std::uint32_t column) const {
    return begins_[std::min<std::size_t>(column, begins_.size() - 1)];
  }

  void place(WrittenRow& row) {
    row.before = begin_of(row.shape->before);
    std::uint32_t column = row.before;
    for (WrittenCell& cell : row.cells) {
      if (!cell.span_set && !cell.shape.repeated) {
        const std::uint32_t end = cell.shape.column + cell.shape.span;
        for (const ColumnRange& range : shape_.ranges) {
          if (around(cell.shape, range)) cell.span = begin_of(end) - begin_of(cell.shape.column);
        }
      }
      cell.column = column;
      column += cell.span;
    }
    const auto columns = static_cast<std::uint32_t>(shape_.columns.size());
    row.after = begin_of(columns) - begin_of(columns - std::min(columns, row.shape->after));
  }

  static std::uint32_t end_of(const WrittenRow& row) {
    return row.cells.empty() ? row.before : row.cells.back().column + row.cells.back().span;
  }

  /// All rows cover the whole grid, and the columns the whole table.
  void fit_rows() {
    std::uint32_t widest = 0, widest_unset = 0;
    for (const WrittenRow& row : rows_) {
      const std::uint32_t columns = end_of(row) + row.after;
      widest = std::max(widest, columns);
      if (!sets_span(row)) widest_unset = std::max(widest_unset, columns);
    }
    const auto laid = static_cast<std::uint32_t>(wanted_.size());
    const std::uint32_t possible = std::max(laid, widest_unset);
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      const std::uint32_t columns = end_of(rows_[row]) + rows_[row].after;
      if (columns > possible)
        plan_.misfits.push_back({row, cell_beyond(rows_[row], possible), columns, possible});
      rows_[row].after += widest - columns;
    }
    if (widest == 0 || laid == 0) return;
    const std::uint64_t usual =
        std::accumulate(wanted_.begin(), wanted_.end(), std::uint64_t{0}) / laid;
    wanted_.resize(widest, std::max<std::uint64_t>(usual, 1));
    for (std::uint64_t& width : wanted_) width = std::max<std::uint64_t>(width, 1);
    plan_.widths = divided(shape_.width, wanted_);
  }

  static std::size_t cell_beyond(const WrittenRow& row, std::uint32_t columns) {
    const auto found = std::find_if(
        row.cells.begin(), row.cells.end(),
        [&](const WrittenCell& cell) { return cell.column + cell.span + row.after > columns; });
    return static_cast<std::size_t>(found - row.cells.begin());
  }

  void find_untagged(std::size_t range) {
    if (!ranges_[range].tagged_row) return;
    Untagged untagged;
    untagged.tagged_row = *ranges_[range].tagged_row;
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      if (has_tags(row, range)) continue;
      const std::vector<WrittenCell>& cells = rows_[row].cells;
      const auto counts = [&](const WrittenCell& cell) { return is_plain(cell, range); };
      const auto first = std::find_if(cells.begin(), cells.end(), counts);
      const auto count = std::count_if(first, cells.end(), counts);
      if (count == 0 || static_cast<std::uint32_t>(count) == ranges_[range].tagged) continue;
      untagged.stay = first->span > 0;
      untagged.places.push_back({row, static_cast<std::size_t>(first - cells.begin())});
    }
    if (!untagged.places.empty()) plan_.untagged.push_back(std::move(untagged));
  }

  /// Stands between the cells of tags, or goes with the only one. A merged cell is a title.
  bool is_plain(const WrittenCell& cell, std::size_t range) const {
    const ColumnRange& columns = shape_.ranges[range];
    return within(cell.shape, columns) && cell.shape.span == 1 && !cell.span_set &&
           (cell.span == 0 || !around(cell.shape, columns));
  }

  static bool sets_span(const WrittenRow& row) {
    return std::any_of(row.cells.begin(), row.cells.end(),
                       [](const WrittenCell& cell) { return cell.span_set; });
  }

  const TableShape& shape_;
  std::vector<WrittenRow>& rows_;
  std::vector<Range> ranges_;
  std::vector<std::uint32_t> begins_;  // by column of the template; one more for its end
  std::vector<std::uint64_t> wanted_;  // widths
  GridPlan plan_;
};

}  // namespace

GridPlan plan_grid(const TableShape& shape, std::vector<WrittenRow>& rows) {
  return Planner(shape, rows).run();
}

}  // namespace chengwen::wml
