#include "cli/folder_files.h"

#include <algorithm>
#include <utility>

#include "cli/files.h"
#include "cli/sha256.h"

namespace chengwen::cli {

namespace fs = std::filesystem;

namespace {

fs::path folder_of(const fs::path& path) {
  const fs::path folder = path == "-" ? fs::path() : path.parent_path();
  return folder.empty() ? fs::path(".") : folder;
}

bool lies_in(const fs::path& path, const std::vector<fs::path>& roots) {
  return std::any_of(roots.begin(), roots.end(), [&](const fs::path& root) {
    return std::mismatch(root.begin(), root.end(), path.begin(), path.end()).first == root.end();
  });
}

}  // namespace

FolderFiles::FolderFiles(const std::vector<std::string>& data_paths,
                         const std::vector<std::string>& allowed, const std::string& template_path)
    : template_path_(template_path), allowed_(allowed.begin(), allowed.end()) {
  for (const std::string& path : data_paths) data_folders_.push_back(folder_of(path));
  if (data_folders_.empty()) data_folders_.emplace_back(".");
}

void FolderFiles::resolve() {
  if (std::exchange(resolved_, true)) return;
  std::error_code ignored;
  for (const Folders& folders : {data_folders_, allowed_}) {
    for (const fs::path& folder : folders) roots_.push_back(fs::weakly_canonical(folder, ignored));
  }
  include_roots_ = roots_;
  include_roots_.push_back(fs::weakly_canonical(folder_of(template_path_), ignored));
}

Files::Read FolderFiles::find(const fs::path& path, const Folders& bases, const Folders& roots) {
  Read read;
  for (const fs::path& base : bases) {
    std::error_code error;
    const fs::path real = fs::weakly_canonical(base / path, error);
    if (error || !lies_in(real, roots)) {
      read.status = Status::forbidden;
    } else if (fs::is_regular_file(real, error)) {
      return open(real);
    } else {
      missing_.insert(real);
    }
  }
  return read;
}

Files::Read FolderFiles::open(const fs::path& real) {
  if (const auto known = known_.find(real.string()); known != known_.end()) return known->second;
  Read read;
  read.name = real.string();
  std::error_code ignored;
  read.is_template = fs::equivalent(real, template_path_, ignored);
  diag::Report report;
  auto bytes = read_file(real.string(), report);
  read.status = bytes ? Status::found : Status::unreadable;
  if (bytes) read.bytes = std::move(*bytes);
  return known_.emplace(read.name, std::move(read)).first->second;
}

std::map<std::string, std::string> FolderFiles::sums() const {
  std::map<std::string, std::string> sums;
  std::error_code ignored;
  const fs::path here = fs::current_path(ignored);
  const auto name = [&](const fs::path& real) { return real.lexically_proximate(here).string(); };
  for (const auto& [path, read] : known_) sums[name(path)] = sha256(read.bytes);
  for (const fs::path& path : missing_) sums[name(path)];
  return sums;
}

Files::Read FolderFiles::read(std::string_view path) {
  resolve();
  return find(fs::path(path), data_folders_, roots_);
}

Files::Read FolderFiles::include(std::string_view path, std::string_view from) {
  resolve();
  Folders bases = data_folders_;
  bases.insert(bases.begin(), folder_of(from.empty() ? template_path_ : fs::path(from)));
  return find(fs::path(path), bases, include_roots_);
}

}  // namespace chengwen::cli
