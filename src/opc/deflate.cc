#include "opc/deflate.h"

#include <libdeflate.h>

#include <array>
#include <memory>

namespace chengwen::opc {
namespace {

struct Free {
  void operator()(libdeflate_compressor* compressor) const {
    libdeflate_free_compressor(compressor);
  }
  void operator()(libdeflate_decompressor* decompressor) const {
    libdeflate_free_decompressor(decompressor);
  }
};

/// Up to here level 1 takes a third of the time of level 6 and costs a kilobyte at most.
constexpr std::size_t kShort = std::size_t{64} << 10;

libdeflate_compressor& compressor(int level) {
  constexpr int kHighest = 12;
  thread_local std::array<std::unique_ptr<libdeflate_compressor, Free>, kHighest + 1> kept;
  auto& compressor = kept.at(static_cast<std::size_t>(level));
  if (!compressor) compressor.reset(libdeflate_alloc_compressor(level));
  if (!compressor) throw std::bad_alloc();
  return *compressor;
}

}  // namespace

std::uint32_t crc32(std::string_view bytes, std::uint32_t before) {
  if (bytes.empty()) return before;  // null would ask libdeflate for the sum to begin with
  return libdeflate_crc32(before, bytes.data(), bytes.size());
}

void deflate(std::string_view bytes, int level, std::string& out) {
  const int by_size = bytes.size() <= kShort ? 1 : 6;
  libdeflate_compressor& with = compressor(level == 0 ? by_size : level);
  // A buffer whose pages are touched only as far as they are needed, unlike those of a string that
  // grows.
  const std::size_t bound = libdeflate_deflate_compress_bound(&with, bytes.size());
  const auto buffer = std::make_unique_for_overwrite<char[]>(bound);
  out.append(buffer.get(),
             libdeflate_deflate_compress(&with, bytes.data(), bytes.size(), buffer.get(), bound));
}

std::optional<std::string> inflate(std::string_view deflated, std::size_t size) {
  thread_local const std::unique_ptr<libdeflate_decompressor, Free> kept(
      libdeflate_alloc_decompressor());
  if (!kept) throw std::bad_alloc();
  std::string bytes(size, '\0');
  const libdeflate_result result = libdeflate_deflate_decompress(
      kept.get(), deflated.data(), deflated.size(), bytes.data(), size, nullptr);
  if (result != LIBDEFLATE_SUCCESS) return std::nullopt;
  return bytes;
}

}  // namespace chengwen::opc
