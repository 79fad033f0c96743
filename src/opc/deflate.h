#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// RFC 1951 for whole buffers. Each thread keeps its own compressors.
namespace chengwen::opc {

/// Of `bytes` after what gave `before`.
std::uint32_t crc32(std::string_view bytes, std::uint32_t before = 0);

/// Appends the deflated `bytes` to `out`. Level 1…12, or 0: 1 for up to 64 KiB, 6 for more.
void deflate(std::string_view bytes, int level, std::string& out);

/// Nothing when `deflated` is damaged or does not give exactly `size` bytes.
std::optional<std::string> inflate(std::string_view deflated, std::size_t size);

}  // namespace chengwen::opc
