#include "cli/folder_files.h"

#include <algorithm>

#include "cli/files.h"

namespace chengwen::cli {

namespace fs = std::filesystem;

FolderFiles::FolderFiles(const std::string& data_path, const std::vector<std::string>& allowed) {
  std::error_code ignored;
  base_ = data_path == "-" ? fs::path(".") : fs::path(data_path).parent_path();
  if (base_.empty()) base_ = ".";
  roots_.push_back(fs::weakly_canonical(base_, ignored));
  for (const std::string& folder : allowed) roots_.push_back(fs::weakly_canonical(folder, ignored));
}

bool FolderFiles::allows(const fs::path& real) const {
  return std::any_of(roots_.begin(), roots_.end(), [&](const fs::path& root) {
    return std::mismatch(root.begin(), root.end(), real.begin(), real.end()).first == root.end();
  });
}

Files::Read FolderFiles::read(std::string_view path) {
  if (const auto known = known_.find(path); known != known_.end()) return known->second;
  Read read;
  std::error_code error;
  const fs::path real = fs::weakly_canonical(base_ / fs::path(path), error);
  if (error || !allows(real)) {
    read.status = Status::forbidden;
  } else if (!fs::is_regular_file(real, error)) {
    read.status = Status::missing;
  } else {
    diag::Report report;
    auto bytes = read_file(real.string(), report);
    read.status = bytes ? Status::found : Status::unreadable;
    if (bytes) read.bytes = std::move(*bytes);
  }
  return known_.emplace(std::string(path), std::move(read)).first->second;
}

}  // namespace chengwen::cli
