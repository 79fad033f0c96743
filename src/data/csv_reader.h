#pragma once

#include "data/data_files.h"
#include "data/files.h"
#include "data/value.h"
#include "diag/report.h"

namespace chengwen::data {

/// Whether `value` is the map that stands for a table: its first key is `$csv`.
bool names_table(const Value& value);

/// Reads the table that `{"$csv": "项目.csv", "text": ["编码"]}` names: a list with one map for
/// each record, whose keys are the cells of the first one.
///
/// A cell that is written like a JSON number without exponent is a number, as it is written; any
/// other is a text, an empty one "". Texts in any case are: columns listed in `text`; cells in
/// quotes, when not every cell of the table is in quotes. The file may have any encoding that JSON
/// may have. What is wrong goes to `report`; the result is undefined when it was an error. Every
/// value knows its place.
Value read_table(const Value& map, DataFiles& known, diag::Report& report, Files& files);

/// Some programs put quotes around every cell; then they say nothing about its type.
bool everything_is_quoted(std::string_view text);

/// Reads a CSV text of Format::row at offset `start` of `known`: a header and one record, which
/// becomes a map. The result is undefined when something was wrong, which is told.
Value read_row(std::uint32_t start, const DataFiles& known, diag::Report& report,
               bool quotes_mean_text);

}  // namespace chengwen::data
