#pragma once

#include <string>
#include <string_view>

#include "data/data_files.h"
#include "data/value.h"
#include "diag/report.h"

namespace chengwen::gongwen {

/// Reads a JSON file that is no data, as data::read_json() does; its places are spans of `source`,
/// which `files` resolves.
data::Value read_side_file(std::string_view json, std::string name, data::DataFiles& files,
                           std::uint32_t source, diag::Report& report);

/// The span of a value of such a file.
diag::Span span_in(std::uint32_t source, const data::Value& value);

}  // namespace chengwen::gongwen
