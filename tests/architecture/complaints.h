#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chengwen::architecture {

/// What the source file `path` ("opc/edit.cc", below src/) with this content breaks of the rules, a
/// line each.
std::vector<std::string> complaints(std::string_view path, std::string_view content);

}  // namespace chengwen::architecture
