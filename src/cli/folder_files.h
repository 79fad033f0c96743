#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "chengwen/chengwen.h"

namespace chengwen::cli {

/// The files that templates and data may name: those in the data file's folder and in the folders
/// of --allow-path, with all links followed. Each file is read once.
class FolderFiles : public Files {
 public:
  /// `data_path` is the data file's ("-": the current folder); a relative path in the data starts
  /// in its folder.
  FolderFiles(const std::string& data_path, const std::vector<std::string>& allowed);
  Read read(std::string_view path) override;

 private:
  bool allows(const std::filesystem::path& real) const;

  std::filesystem::path base_;
  std::vector<std::filesystem::path> roots_;
  std::map<std::string, Read, std::less<>> known_;
};

}  // namespace chengwen::cli
