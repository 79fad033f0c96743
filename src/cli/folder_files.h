#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "chengwen/chengwen.h"

namespace chengwen::cli {

/// The files that templates and data may name: those in the folders of the data files and of
/// --allow-path, with all links followed; what a template includes may also lie in the template's
/// folder. Each file is read once.
class FolderFiles : public Files {
 public:
  /// `data_paths` are the data files' ("-": the current folder). A relative path in the data starts
  /// in the first of their folders that has such a file; without data files in the current folder.
  /// What a template includes is looked for in the folder of that template first; `template_path`
  /// is that of the one that is filled.
  FolderFiles(const std::vector<std::string>& data_paths, const std::vector<std::string>& allowed,
              const std::string& template_path = "-");
  Read read(std::string_view path) override;
  Read include(std::string_view path, std::string_view from) override;
  /// The sums of the files that were read, by their paths from the current folder; "" of those that
  /// were looked for and are not there.
  std::map<std::string, std::string> sums() const;

 private:
  using Folders = std::vector<std::filesystem::path>;

  Read find(const std::filesystem::path& path, const Folders& bases, const Folders& roots);
  Read open(const std::filesystem::path& real);
  void resolve();

  std::filesystem::path template_path_;
  Folders data_folders_, allowed_;
  bool resolved_ = false;
  Folders roots_, include_roots_;  ///< once a file is asked for
  std::map<std::string, Read, std::less<>> known_;
  std::set<std::filesystem::path> missing_;
};

}  // namespace chengwen::cli
