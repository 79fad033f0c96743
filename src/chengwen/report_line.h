#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace chengwen {

/// What a line of a batch's report (docs/scale.md) says of the files that its document was made
/// from beside the record: the sums of their bytes by their paths. Nothing when it is no such line.
std::optional<std::map<std::string, std::string>> files_of_line(std::string_view line);

}  // namespace chengwen
