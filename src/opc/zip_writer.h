#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "opc/zip_entry.h"

namespace chengwen::opc {

/// Writes a zip (PKWARE APPNOTE 6.3.3): one header, the data and a directory record per file, all
/// of 1980-01-01, without extra fields, data descriptors or comments. So the same files give the
/// same bytes.
class ZipWriter {
 public:
  /// `expected` is about what the zip will take, in bytes.
  explicit ZipWriter(std::size_t expected);

  /// A file that is compressed already; its own name does not count.
  void copy(std::string_view name, const ZipEntry& entry);
  void store(std::string_view name, std::string_view bytes);
  /// Deflates, or stores what does not get smaller.
  void deflate(std::string_view name, std::string_view bytes, int level);

  /// The zip. Throws diag::Failure (opc.too-large) when it would need the Zip64 format.
  std::string finish() &&;

 private:
  struct Sizes {
    std::uint16_t method;
    std::uint32_t crc;
    std::uint64_t compressed, size;
  };
  std::size_t begin_file(std::string_view name);
  void end_file(std::size_t begin, std::string_view name, const Sizes& sizes);

  std::string out_;
  std::string directory_;
  std::size_t files_ = 0;
};

}  // namespace chengwen::opc
