#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "data/value.h"
#include "wml/table.h"

namespace chengwen::wml {

/// A column of `$table`.
struct TableColumn {
  data::Value title;
  std::string key;  ///< path into a row that is a map: "指标.名称"
  ColumnWidth width;
  bool has_width = false;
  std::string alignment;  ///< "" = by the kind of value
  std::string format;     ///< filters, or ""
  bool merges = false;
  bool sums = false;  ///< its total is the sum
  data::Value total;  ///< what stands in the row of totals otherwise
  data::Value nil;    ///< undefined: the table's
};

/// The columns of a table and their titles.
struct TableColumns {
  std::vector<TableColumn> columns;
  std::vector<Table::Row> head;  ///< a row for each level of titles; none without titles
};

/// Reads the key `columns` of a `$table`.
TableColumns read_table_columns(const data::Value& list);

/// w:jc for "left", "center", "right", "justify".
std::string read_alignment(const class Fields& fields);

}  // namespace chengwen::wml
