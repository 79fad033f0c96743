#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace chengwen::wml {

/// Numbers in a byte string, in either byte order; reading past the end gives 0 and clears ok().
class Bytes {
 public:
  Bytes(std::string_view bytes, bool big_endian) : bytes_(bytes), big_endian_(big_endian) {}

  bool ok() const { return ok_; }
  std::size_t size() const { return bytes_.size(); }
  std::uint32_t u8(std::size_t at) const { return number(at, 1); }
  std::uint32_t u16(std::size_t at) const { return number(at, 2); }
  std::uint32_t u32(std::size_t at) const { return number(at, 4); }

 private:
  std::uint32_t number(std::size_t at, std::size_t size) const {
    if (at > bytes_.size() || bytes_.size() - at < size) {
      ok_ = false;
      return 0;
    }
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i) {
      const std::size_t index = at + (big_endian_ ? i : size - 1 - i);
      value = value << 8 | static_cast<std::uint8_t>(bytes_[index]);
    }
    return value;
  }

  std::string_view bytes_;
  bool big_endian_;
  mutable bool ok_ = true;
};

}  // namespace chengwen::wml
