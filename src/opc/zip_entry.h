#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "opc/shared_bytes.h"

namespace chengwen::opc {

/// The compression methods that a package may use (ISO/IEC 29500-2, annex B).
inline constexpr std::uint16_t kStored = 0;
inline constexpr std::uint16_t kDeflated = 8;

/// A file of a zip, compressed as it was found.
struct ZipEntry {
  std::string name;  ///< UTF-8
  std::uint16_t method = kStored;
  std::uint32_t crc = 0;
  std::uint64_t size = 0;  ///< decompressed
  SharedBytes data;        ///< compressed

  /// The decompressed bytes; nothing when size or checksum are not as promised.
  std::optional<std::string> bytes() const;
  /// Whether these, decompressed, are what was promised.
  bool holds(std::string_view bytes) const;
};

}  // namespace chengwen::opc
