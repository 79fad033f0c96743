#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace chengwen::wml {

/// The files beside the data, as far as the caller lets a template see them: pictures,
/// sub-documents. The library itself opens nothing.
class Files {
 public:
  enum class Status { found, missing, forbidden, unreadable };
  struct Read {
    Status status = Status::missing;
    std::string bytes;
  };
  virtual ~Files() = default;
  /// The file at `path`, as it is written in data or template. Called from the thread that fills.
  virtual Read read(std::string_view path) = 0;
};

/// What content may use besides the data while a document is filled.
struct Resources {
  Files* files = nullptr;                    ///< null: there are none
  std::uint64_t image_pixels = 100'000'000;  ///< that one picture may have
};

/// The bytes of `path`, or of a "data:…;base64,…" URI. Fails with wml.no-file, wml.file-forbidden,
/// wml.file-unreadable or wml.base64; without `files` there is no file at all.
std::string file_bytes(Files* files, std::string_view path);

}  // namespace chengwen::wml
