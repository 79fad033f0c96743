#include "cli/folder_files.h"

#include <algorithm>
#include <utility>

#include "cli/files.h"

namespace chengwen::cli {

namespace fs = std::filesystem;

FolderFiles::FolderFiles(const std::vector<std::string>& data_paths,
                         const std::vector<std::string>& allowed) {
  for (const std::string& path : data_paths) {
    const fs::path folder = path == "-" ? fs::path() : fs::path(path).parent_path();
    bases_.push_back(folder.empty() ? "." : folder);
  }
  if (bases_.empty()) bases_.emplace_back(".");
  folders_ = bases_;
  folders_.insert(folders_.end(), allowed.begin(), allowed.end());
}

bool FolderFiles::allows(const fs::path& real) {
  std::error_code ignored;
  for (const fs::path& folder : std::exchange(folders_, {}))
    roots_.push_back(fs::weakly_canonical(folder, ignored));
  return std::any_of(roots_.begin(), roots_.end(), [&](const fs::path& root) {
    return std::mismatch(root.begin(), root.end(), real.begin(), real.end()).first == root.end();
  });
}

Files::Read FolderFiles::read(std::string_view path) {
  if (const auto known = known_.find(path); known != known_.end()) return known->second;
  return known_.emplace(std::string(path), find(fs::path(path))).first->second;
}

Files::Read FolderFiles::find(const fs::path& path) {
  Read read;
  for (const fs::path& base : bases_) {
    std::error_code error;
    const fs::path real = fs::weakly_canonical(base / path, error);
    if (error || !allows(real)) {
      read.status = Status::forbidden;
    } else if (fs::is_regular_file(real, error)) {
      diag::Report report;
      auto bytes = read_file(real.string(), report);
      if (!bytes) return {Status::unreadable, {}};
      return {Status::found, std::move(*bytes)};
    }
  }
  return read;
}

}  // namespace chengwen::cli
