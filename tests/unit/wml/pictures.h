#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "opc/deflate.h"
#include "wml/files.h"

namespace chengwen::wml::test {

/// `value` in `size` bytes, the highest first.
inline std::string big(std::uint32_t value, int size = 4) {
  std::string out;
  for (int i = size - 1; i >= 0; --i) out += static_cast<char>(value >> (8 * i) & 0xFF);
  return out;
}

/// The same, the lowest first.
inline std::string little(std::uint32_t value, int size = 4) {
  const std::string reversed = big(value, size);
  return {reversed.rbegin(), reversed.rend()};
}

inline std::string png_chunk(const std::string& type, const std::string& bytes) {
  return big(static_cast<std::uint32_t>(bytes.size())) + type + bytes +
         big(opc::crc32(type + bytes));
}

/// A PNG file with these pixels (and nothing in them); 0 per meter: it does not say.
inline std::string png(std::uint32_t width, std::uint32_t height, std::uint32_t per_meter = 0) {
  std::string out =
      "\x89PNG\r\n\x1a\n" + png_chunk("IHDR", big(width) + big(height) + big(8, 1) + big(0, 4));
  if (per_meter != 0) out += png_chunk("pHYs", big(per_meter) + big(per_meter) + big(1, 1));
  return out + png_chunk("IDAT", "") + png_chunk("IEND", "");
}

/// EXIF that says nothing but the orientation.
inline std::string exif(std::uint32_t orientation) {
  return std::string("Exif\0\0", 6) + "MM" + big(42, 2) + big(8) + big(1, 2) + big(0x112, 2) +
         big(3, 2) + big(1) + big(orientation, 2) + big(0, 2) + big(0);
}

/// A JPEG file with one application segment, APP0 or APP1 by `marker`.
inline std::string jpeg(std::uint32_t width, std::uint32_t height, const std::string& application,
                        int marker) {
  return "\xFF\xD8\xFF" + big(static_cast<std::uint32_t>(marker), 1) +
         big(static_cast<std::uint32_t>(application.size()) + 2, 2) + application + "\xFF\xC0" +
         big(17, 2) + big(8, 1) + big(height, 2) + big(width, 2) + std::string(10, '\0') +
         "\xFF\xDA" + big(8, 2) + std::string(6, '\0') + std::string("a\xFF\0b\xFF\xD9", 6);
}

/// Files that are in memory.
class MemoryFiles : public Files {
 public:
  std::map<std::string, std::string, std::less<>> bytes;
  int reads = 0;

  Read read(std::string_view path) override {
    ++reads;
    const auto found = bytes.find(path);
    return found == bytes.end() ? Read{Status::missing, ""} : Read{Status::found, found->second};
  }
};

}  // namespace chengwen::wml::test
