#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "data/data_files.h"
#include "data/files.h"
#include "data/value.h"
#include "diag/report.h"

namespace chengwen::data {

struct JsonOptions {
  int depth = 256;
  /// Where the tables of `{"$csv": "项目.csv"}` are read; null: such an object is like any other.
  Files* files = nullptr;
  /// Where the text begins when it is a part of a file: from 1, the column in code points.
  int line = 1, column = 1;
};

/// Reads one JSON file (UTF-8, UTF-16, UTF-32 or GB18030, with or without BOM) into values that
/// know their places.
///
/// Numbers are kept as written (Decimal), keys keep their order. What is wrong (syntax with its
/// place, a repeated key as a warning, bad encoding, too deep, too many digits) goes to `report`;
/// the result is undefined when it was an error. The file is added to `files`, in whose offset
/// space the origins and spans lie. An empty file is an error. An object whose first key is `$csv`
/// becomes the list of the table's rows (data/csv_reader.h).
Value read_json(std::string bytes, std::string name, DataFiles& files, diag::Report& report,
                const JsonOptions& options = {});

/// Reads the JSON text that begins at offset `start` of `files` and goes to the end of its file.
Value read_json_at(std::uint32_t start, DataFiles& files, diag::Report& report,
                   const JsonOptions& options = {});

/// A data file's bytes as text in UTF-8 that `files` has room for; nothing, told in `report`, when
/// it is empty, no text, or too large.
std::optional<std::string> read_text(std::string bytes, const std::string& name,
                                     const DataFiles& files, diag::Report& report);

}  // namespace chengwen::data
