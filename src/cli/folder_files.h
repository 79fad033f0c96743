#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "chengwen/chengwen.h"

namespace chengwen::cli {

/// The files that templates and data may name: those in the folders of the data files and of
/// --allow-path, with all links followed. Each file is read once.
class FolderFiles : public Files {
 public:
  /// `data_paths` are the data files' ("-": the current folder). A relative path in the data starts
  /// in the first of their folders that has such a file; without data files in the current folder.
  FolderFiles(const std::vector<std::string>& data_paths, const std::vector<std::string>& allowed);
  Read read(std::string_view path) override;

 private:
  bool allows(const std::filesystem::path& real);
  Read find(const std::filesystem::path& path);

  std::vector<std::filesystem::path> bases_;
  std::vector<std::filesystem::path> folders_;  ///< to become roots when a file is asked for
  std::vector<std::filesystem::path> roots_;
  std::map<std::string, Read, std::less<>> known_;
};

}  // namespace chengwen::cli
