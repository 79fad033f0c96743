#pragma once

#include <string>
#include <utility>
#include <vector>

namespace chengwen {

/// A Word file of its unpacked parts: names as in a package ("word/document.xml") and bytes.
std::string pack(const std::vector<std::pair<std::string, std::string>>& parts);

}  // namespace chengwen
