#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data/value.h"
#include "diag/report.h"
#include "wml/grid_plan.h"

namespace chengwen::wml {

/// A table that is being written and whose rows or columns depend on the data.
///
/// Counts what is written into `out`; in the end a table or row that became empty is taken back,
/// and where columns vary, the grid, the widths and spans of the cells and what rows leave free are
/// filled in (plan_grid). A table of which only rows of the head are left is empty.
///
/// Calls say how many captures deep `out` is: rows in another buffer than the table's are counted
/// when they are printed, and keep their widths.
class TableFrame {
 public:
  /// `shape` must outlive the frame.
  TableFrame(const TableShape& shape, std::size_t start, std::size_t depth)
      : shape_(shape), start_(start), depth_(depth) {}

  const TableShape& shape() const { return shape_; }
  void begin_row(const RowShape& row, std::size_t position, std::size_t depth);
  void end_row(std::string& out, std::size_t depth);
  /// Rows that content has written.
  void add_rows(std::size_t depth);
  void begin_cell(const CellShape& cell, std::size_t position, std::size_t depth);
  void end_cell(std::size_t position, std::size_t depth);
  /// A cell that content has written, behind the last one.
  void add_cell(std::size_t begin, std::size_t end, std::size_t depth);
  /// The cell spans as many columns as `{% colspan %}` at `tag` says, with a value from `origin`: 0
  /// where it stands over cells that a loop makes, and there are none. False when this is not done
  /// here, but a w:gridSpan is to be written at once.
  bool set_span(std::uint32_t span, const diag::Span& tag, const diag::Span& origin,
                std::size_t depth);

  /// Whether the cell begins a merged one: it does not go on with the one above, of another key or
  /// none, nor across a border of a merged cell to the left.
  bool begins_merge(const data::Value& key);
  /// The same for `{% vm %}`: `first` begins one in any case.
  bool begins_pass(bool first);
  /// The same for a w:vMerge of the template.
  bool begins_drawn(bool restarts);

  // Places that are filled in when the table ends; `original` is what the template has there.
  void grid(std::string& out, std::size_t depth);
  void row_ends(std::string& out, std::string_view original, bool wrapped, std::size_t depth);
  void cell_width(std::string& out, std::string_view original, std::size_t depth);
  void cell_span(std::string& out, std::string_view original, bool wrapped, std::size_t depth);
  /// XML inside a cell that depends on the cell's width.
  void in_cell(std::string& out, std::function<std::string(int width)> made, std::size_t depth);

  /// A value is printed.
  void note_value(const data::Value& value, std::size_t depth);

  /// Rows that do not fit in with the others, because of `{% colspan %}` or of a loop over cells,
  /// and rows without such tags, which lose cells or have other ones than those with tags.
  std::vector<diag::Diagnostic> end(std::string& out, std::size_t depth);

  /// How much of the output will not change any more.
  std::size_t settled() const;
  /// The first `size` bytes of the output, settled ones, are gone.
  void move_back(std::size_t size);

 private:
  struct Slot {
    enum class Kind : std::uint8_t { grid, row_ends, width, span, content };
    Kind kind;
    std::size_t position;
    std::size_t row = 0, cell = 0;
    std::string original{};
    bool wrapped = false;  ///< in properties that the element does not have yet
    std::function<std::string(int width)> made{};
  };
  struct Stretch {
    std::size_t begin = 0, end = 0;
    void move_back(std::size_t size) {
      begin -= size;
      end -= size;
    }
  };
  struct CellPlace : Stretch {
    diag::Span origin;  ///< of the first value in it
  };
  /// What is known of a written row besides its cells.
  struct RowPlace {
    Stretch stretch;
    std::vector<CellPlace> cells;
    diag::Span tag, origin;  ///< of the last span that a tag set
    std::uint32_t set_span = 0;
  };
  /// A merged cell of a row.
  struct Merge {
    std::uint32_t column, pass, span;
    data::Value key;
  };

  bool records(std::size_t depth) const {
    return shape_.columns_vary && depth == depth_ && row_depth_ == depth_;
  }
  bool stands_over_range() const;
  Merge here(const data::Value& key) const;
  const Merge* above(const Merge& merge) const;
  void add_slot(Slot slot);
  std::string filled(const Slot& slot, const GridPlan& plan) const;
  std::string width_element(const Slot& slot, const GridPlan& plan) const;
  std::string row_ends_element(const Slot& slot, const GridPlan& plan) const;
  std::uint64_t width_of(const Slot& slot, const GridPlan& plan) const;
  diag::Diagnostic misfit(const Misfit& misfit) const;
  /// Nothing when there is no text in them.
  std::optional<diag::Diagnostic> untagged(const Untagged& untagged, std::string_view out) const;
  std::vector<Stretch> leftovers() const;
  void fill_in(std::string& out, const GridPlan& plan) const;

  const TableShape& shape_;
  std::size_t start_, depth_;
  std::size_t row_start_ = 0, row_depth_ = 0, row_slots_ = 0, row_cells_ = 0;
  std::size_t body_rows_ = 0;
  const RowShape* row_ = nullptr;
  std::vector<WrittenRow> rows_;
  std::vector<RowPlace> places_;
  std::vector<Slot> slots_;
  CellShape cell_;
  std::uint32_t cell_span_ = 1;
  std::vector<std::uint32_t> row_columns_;  // of the template, by cell of this row
  std::vector<Merge> merges_, merges_above_;
  bool border_ = false;  // a merged cell of this row begins
};

}  // namespace chengwen::wml
