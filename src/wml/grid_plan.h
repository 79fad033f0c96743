#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "diag/span.h"

namespace chengwen::wml {

/// Columns [begin, end) of a grid.
struct ColumnRange {
  std::uint32_t begin = 0, end = 0;
  friend bool operator==(const ColumnRange&, const ColumnRange&) = default;
};

/// A cell of the template's grid.
struct CellShape {
  std::uint32_t column = 0, span = 1;
  bool repeated = false;  ///< between tags that took the place of cells: any number of times
};

/// A row of the template.
struct RowShape {
  std::uint32_t before = 0, after = 0;  ///< columns left out at its ends (17.4.15, 17.4.14)
  bool head = false;                    ///< repeated on each page
  std::vector<std::size_t> ranges;      ///< those of its table in which it has tags
  diag::Span tag;                       ///< of the first of them
};

/// A table whose rows or columns depend on the data.
struct TableShape {
  std::vector<std::uint32_t> columns;  ///< widths of its w:gridCol in twips
  std::uint32_t width = 0;             ///< of the table, which stays
  bool columns_vary = false;           ///< else only rows are counted
  std::vector<ColumnRange> ranges;     ///< where tags took the place of cells, in order
  std::vector<RowShape> rows;
  std::vector<CellShape> cells;
  bool has_body = false;  ///< rows besides the head
};

/// A row that was written, and where its cells came from.
struct WrittenCell {
  CellShape shape;
  std::uint32_t span = 1;    ///< as it was written
  bool span_set = false;     ///< by a tag
  std::uint32_t column = 0;  ///< in the new grid
};
struct WrittenRow {
  const RowShape* shape = nullptr;
  std::vector<WrittenCell> cells;
  std::uint32_t before = 0, after = 0;  ///< in the new grid
};

/// A row that does not fit in with the others, and its cell with which that begins.
struct Misfit {
  std::size_t row = 0, cell = 0;
  std::uint32_t columns = 0, possible = 0;
};

/// Rows without tags that have cells where tags of another row took the place of cells.
struct Untagged {
  struct Place {
    std::size_t row, cell;
  };
  std::size_t tagged_row = 0;
  bool stay = false;          ///< their number differs; else they go with their column
  std::vector<Place> places;  ///< the first cell in each row
};

/// The grid for rows as they were written. Fills in where each cell stands and how many columns it
/// covers: 0 where none of the columns that it stood over are left.
///
/// Between tags that took the place of cells, the cells that there are now share the width that the
/// template's columns had there; a cell of another row that spans all of those columns spans all of
/// the new ones. The table stays as wide as it was. A row that covers fewer columns than others
/// leaves the rest free at its end.
struct GridPlan {
  std::vector<std::uint32_t> widths;
  std::vector<Misfit> misfits;
  std::vector<Untagged> untagged;  ///< those that do not fit in, one for each range
};
GridPlan plan_grid(const TableShape& shape, std::vector<WrittenRow>& rows);

}  // namespace chengwen::wml
