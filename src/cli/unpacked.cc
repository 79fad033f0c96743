#include <algorithm>
#include <filesystem>
#include <string_view>
#include <utility>
#include <vector>

#include "chengwen/pack.h"
#include "cli/files.h"

namespace chengwen::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kTypes = "[Content_Types].xml";
constexpr std::size_t kMostFiles = 10000;

/// What systems and tools leave in folders is no part; relationships begin with a dot, too.
bool is_part(const fs::directory_entry& entry) {
  const std::string name = entry.path().filename().string();
  return entry.is_regular_file() && (!name.starts_with('.') || name.ends_with(".rels"));
}

/// Names as in a package, the content types first, as Word has them.
std::vector<std::string> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  const auto options = fs::directory_options::skip_permission_denied;
  for (auto entry = fs::recursive_directory_iterator(folder, options);
       entry != fs::recursive_directory_iterator() && names.size() < kMostFiles; ++entry) {
    if (entry->is_directory() && entry->path().filename().string().starts_with('.'))
      entry.disable_recursion_pending();
    if (is_part(*entry)) names.push_back(entry->path().lexically_relative(folder).generic_string());
  }
  std::sort(names.begin(), names.end(), [](const std::string& a, const std::string& b) {
    return std::pair(a != kTypes, std::string_view(a)) <
           std::pair(b != kTypes, std::string_view(b));
  });
  return names;
}

}  // namespace

std::optional<std::string> read_package(const std::string& path, diag::Report& report) {
  std::error_code ignored;
  if (path == "-" || !fs::is_regular_file(fs::path(path) / kTypes, ignored))
    return read_file(path, report);
  std::vector<std::pair<std::string, std::string>> parts;
  for (const std::string& name : names_in(path)) {
    auto bytes = read_file((fs::path(path) / name).string(), report);
    if (!bytes) return std::nullopt;
    parts.emplace_back(name, std::move(*bytes));
  }
  return pack(parts);
}

}  // namespace chengwen::cli
