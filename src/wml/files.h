#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "data/files.h"

namespace chengwen::wml {

using Files = data::Files;

/// What content may use besides the data while a document is filled.
struct Resources {
  Files* files = nullptr;                    ///< null: there are none
  std::uint64_t image_pixels = 100'000'000;  ///< that one picture may have
};

/// The bytes of `path`, or of a "data:…;base64,…" URI. Fails with wml.no-file, wml.file-forbidden,
/// wml.file-unreadable or wml.base64; without `files` there is no file at all.
std::string file_bytes(Files* files, std::string_view path);
/// Whether there is a file at `path` that may be read.
bool has_file(Files* files, std::string_view path);
/// `path` as messages show it: the content of a URI is left out.
std::string shown_path(std::string_view path);
/// The same, with the file's name.
Files::Read read_file(Files* files, std::string_view path);
/// `read` when a file was found; or else fails, as file_bytes() does.
Files::Read found_file(Files::Read read, std::string_view path);

}  // namespace chengwen::wml
