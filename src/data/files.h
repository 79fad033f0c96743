#pragma once

#include <string>
#include <string_view>

namespace chengwen::data {

/// The files beside the data, as far as the caller lets a template and its data see them: tables,
/// pictures, sub-documents. The library itself opens nothing.
class Files {
 public:
  enum class Status { found, missing, forbidden, unreadable };
  struct Read {
    Status status = Status::missing;
    std::string bytes;
    std::string name = {};     ///< however it was reached; "" = its path
    bool is_template = false;  ///< the one that is filled
  };
  virtual ~Files() = default;
  /// The file at `path`, as it is written in data or template. Called from the thread that reads
  /// the data or fills.
  virtual Read read(std::string_view path) = 0;
  /// The file that the template called `from` includes; "" is the one that is filled.
  virtual Read include(std::string_view path, std::string_view /*from*/) { return read(path); }
};

}  // namespace chengwen::data
