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
  };
  virtual ~Files() = default;
  /// The file at `path`, as it is written in data or template. Called from the thread that reads
  /// the data or fills.
  virtual Read read(std::string_view path) = 0;
};

}  // namespace chengwen::data
