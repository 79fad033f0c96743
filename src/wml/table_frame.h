#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "wml/hook.h"

namespace chengwen::wml {

/// A table that is being written and whose rows or columns depend on the data.
///
/// Counts what is written into `out`; in the end a table or row that became empty is taken back,
/// and where the number of columns differs from the grid, the grid and the widths of the cells are
/// filled in so that the table stays as wide as it was.
class TableFrame {
 public:
  /// `shape` must outlive the frame. `depth` is that of captures: other buffers have other offsets.
  TableFrame(const TableShape& shape, std::size_t start, std::size_t depth)
      : shape_(shape), start_(start), depth_(depth) {}

  /// `before` and `after` columns of the grid are left out at the row's ends.
  void begin_row(std::size_t position, std::uint32_t before, std::uint32_t after,
                 std::size_t depth);
  void end_row(std::string& out, std::size_t depth);
  void begin_cell(std::uint32_t span, std::size_t depth);
  /// Rows that content has written.
  void add_rows(std::size_t depth) {
    if (depth == depth_) ++rows_;
  }
  /// The cell spans as many columns as `{% colspan %}` says.
  void set_span(std::uint32_t span);
  void grid(std::string& out, std::size_t depth);
  void cell_width(std::string& out, std::string_view original, std::size_t depth);
  /// XML inside a cell that depends on the cell's width.
  void in_cell(std::string& out, std::function<std::string(int width)> made, std::size_t depth);
  /// Columns that the row leaves free at its end.
  void row_gap(std::string& out, bool in_own_properties, std::size_t depth);
  void end(std::string& out, std::size_t depth);

  std::uint32_t columns() const { return static_cast<std::uint32_t>(shape_.columns.size()); }
  /// Of the widest row that has no cell with a set span.
  std::uint32_t widest_fixed_row() const { return widest_fixed_; }
  std::uint32_t widest_row() const { return widest_; }

 private:
  /// A place in the output that is filled in when the table ends.
  struct Slot {
    enum class Kind : std::uint8_t { grid, width, content, gap, gap_properties };
    Kind kind;
    std::size_t position;
    std::uint32_t column = 0, span = 0;  ///< of the cell; a gap begins at `column`
    bool span_set = false;
    std::string original;
    std::function<std::string(int width)> made = {};  ///< else the number itself
  };

  std::vector<std::uint32_t> widths() const;
  std::string grid_xml(const std::vector<std::uint32_t>& widths) const;
  std::string gap_xml(const Slot& slot, const std::vector<std::uint32_t>& widths) const;
  std::string filled(const Slot& slot, const std::vector<std::uint32_t>& widths) const;
  static std::uint64_t width_of(const Slot& slot, const std::vector<std::uint32_t>& widths);

  const TableShape& shape_;
  std::size_t start_, depth_;
  std::size_t row_start_ = 0, row_depth_ = 0, row_slots_ = 0;
  std::size_t rows_ = 0, cells_ = 0;
  std::uint32_t column_ = 0;  ///< where the current cell begins
  std::uint32_t span_ = 0;    ///< of the current cell
  std::uint32_t after_ = 0;
  bool span_set_ = false, row_span_set_ = false;
  std::uint32_t widest_ = 0, widest_fixed_ = 0;
  std::vector<Slot> slots_;
  std::size_t gap_ = 0;  ///< in slots_, plus 1; 0 = none in this row
};

}  // namespace chengwen::wml
