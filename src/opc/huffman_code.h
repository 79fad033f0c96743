#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace chengwen::opc {

/// A prefix code as deflate has it (RFC 1951, 3.2.2), by symbol.
struct HuffmanCode {
  std::vector<std::uint8_t> lengths;  ///< in bits; 0 for a symbol that does not occur
  std::vector<std::uint16_t> codes;   ///< the first bit lowest, as they are written

  /// For symbols that occur so often, none longer than `longest` bits. At least two symbols get a
  /// code, whether they occur or not: some readers take no other.
  HuffmanCode(std::span<const std::uint32_t> counts, int longest);
};

}  // namespace chengwen::opc
