#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "data/value.h"
#include "wml/column_widths.h"
#include "wml/emit_site.h"

namespace chengwen::wml {

class StoryWriter;
class StyleSheet;

/// A cell of a Table. It covers `columns` of the grid and `rows`; cells that a higher one reaches
/// into are left out of their rows.
struct TableCell {
  data::Value value;        ///< whatever a tag can print; the items of a list one below the other
  std::string alignment{};  ///< w:jc; "": numbers to the right, others to the left
  std::string fill{};       ///< RRGGBB, or ""
  std::string style{};      ///< id of a paragraph style that says all of its look, or ""
  std::uint32_t columns = 1, rows = 1;
};

/// A table that is made from data, not from a table of the template (17.4).
///
/// The grid, the cells' widths and the width of the table always agree, and every row covers the
/// whole grid: empty cells are added to a short one. Text has the run format of the tag and the
/// paragraph style of the tag's paragraph, without its indents.
struct Table {
  struct Row {
    std::vector<TableCell> cells;
    bool head = false;
  };
  std::vector<ColumnWidth> columns;
  std::vector<Row> rows;
  std::string style;                   ///< id of a table style; "": lines around all cells
  std::optional<std::uint32_t> width;  ///< twips; else the columns say, or all that the place has
  bool repeat_head = true;             ///< head rows on each page (17.4.78)
  bool cant_split = true;              ///< no page break inside rows (17.4.6)
  bool total_row = false;              ///< the last row, for styles that set it apart

  /// Fails with wml.table-cells where a row does not fit into the columns, wml.table-columns when
  /// there are more than Word takes. Writes nothing when there are no rows.
  void write(StoryWriter& writer, const EmitSite& site) const;
};

/// The id of the table style with this id or name. Fails with wml.no-style.
std::string table_style_named(const StyleSheet& styles, const data::Value& name);

}  // namespace chengwen::wml
