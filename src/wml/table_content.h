#pragma once

#include "data/value.h"
#include "jinja/inference.h"

namespace chengwen::wml {

/// `{"$table": rows, "columns": […], …}`: a table from columns and rows.
///
/// Rows are lists, a cell a column, or maps, out of which each column takes its key. `$table` may
/// also hold a map with `rows` and the other keys. A cell is anything that a tag can print, a list
/// of such things, or {"value": …, "colspan": 2, "rowspan": 2, "cellbg": "FFF2CC", "align": …}.
///
/// A column is its title or {"title", "key", "width", "align", "format", "merge", "total", "nil"};
/// one with "columns" is a title above others. `format` is a FilterChain; `merge` joins equal
/// neighbours from top to bottom, never across a border of a merged column to the left; `total`
/// is true for the sum of the column or what to print instead.
///
/// Of the table: `width` ("150mm", "80%"), `style` (id or name), `total` (what stands in front of
/// the totals), `nil` (what stands for null and missing values), `repeat_header`, `cant_split`.
data::Value make_table(const data::Value& map);

/// What the filter takes: rows, and of each what its columns name.
jinja::Shape takes_table(jinja::Inference& call);

}  // namespace chengwen::wml
