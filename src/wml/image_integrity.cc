#include "wml/image_integrity.h"

#include <algorithm>
#include <pugixml.hpp>

#include "diag/report.h"
#include "opc/deflate.h"
#include "wml/bytes.h"
#include "wml/svg.h"
#include "xml/parse.h"

namespace chengwen::wml {
namespace {

/// Readers refuse a picture over these only (PNG specification, 5.4).
bool is_critical(std::string_view chunk) {
  return (chunk[0] & 0x20) == 0;
}

/// Chunks up to IEND, each with the sum of its type and content (PNG specification, 5.3).
bool whole_png(std::string_view bytes) {
  const Bytes in(bytes, true);
  for (std::size_t at = 8; at + 12 <= bytes.size();) {
    const std::size_t size = in.u32(at);
    const std::string_view chunk = bytes.substr(at + 4, 4 + size);
    if (is_critical(chunk) && (in.u32(at + 8 + size) != opc::crc32(chunk) || !in.ok()))
      return false;
    if (chunk == "IEND") return true;
    at += 12 + size;
  }
  return false;
}

/// Segments and the coded data between them up to EOI (ITU-T T.81, B.1).
bool whole_jpeg(std::string_view bytes) {
  constexpr std::uint32_t kEnd = 0xD9;
  const Bytes in(bytes, true);
  for (std::size_t at = 2; at + 2 <= bytes.size();) {
    at = bytes.find('\xFF', at);
    if (at == std::string_view::npos) return false;
    const std::uint32_t marker = in.u8(at + 1);
    if (marker == kEnd) return true;
    const bool alone =
        marker == 0xFF || marker <= 0x01 || (marker >= 0xD0 && marker <= 0xD8) || !in.ok();
    at += alone ? (marker == 0xFF ? 1 : 2) : std::size_t{2} + in.u16(at + 2);
  }
  return false;
}

/// Blocks up to the trailer (GIF89a specification, 27).
bool whole_gif(std::string_view bytes) {
  const Bytes in(bytes, false);
  const auto table_size = [](std::uint32_t flags) {
    return (flags & 0x80) != 0 ? std::size_t{3} << ((flags & 7) + 1) : 0;
  };
  std::size_t at = 13 + table_size(in.u8(10));
  while (in.ok()) {
    const std::uint32_t kind = in.u8(at);
    if (kind == 0x3B) return true;
    if (kind == 0x2C) {
      at += 11 + table_size(in.u8(at + 9));
    } else if (kind == 0x21) {
      at += 2;
    } else {
      return false;
    }
    while (in.ok() && in.u8(at) != 0) at += 1 + in.u8(at);
    ++at;
  }
  return false;
}

bool whole_bmp(std::string_view bytes) {
  const Bytes in(bytes, false);
  const std::uint64_t start = in.u32(10), width = in.u32(18), bits = in.u16(28);
  const auto rows = static_cast<std::int32_t>(in.u32(22));
  const std::uint64_t height = static_cast<std::uint64_t>(rows < 0 ? -std::int64_t{rows} : rows);
  const bool packed = in.u32(30) == 1 || in.u32(30) == 2;
  const std::uint64_t size = packed ? in.u32(34) : (width * bits + 31) / 32 * 4 * height;
  return in.ok() && start + size <= bytes.size();
}

/// The strips or tiles that the first directory lists (TIFF 6.0, sections 2 and 15).
bool whole_tiff(std::string_view bytes) {
  const Bytes in(bytes, bytes.starts_with("MM"));
  struct Numbers {
    std::size_t at = 0;
    std::uint32_t count = 0;
    bool is_short = false;
  };
  Numbers offsets, sizes;
  const std::size_t start = in.u32(4);
  for (std::uint32_t i = 0, entries = in.u16(start); i < entries && in.ok(); ++i) {
    const std::size_t entry = start + 2 + std::size_t{12} * i;
    const std::uint32_t tag = in.u16(entry);
    Numbers numbers{entry + 8, in.u32(entry + 4), in.u16(entry + 2) == 3};
    if (std::uint64_t{numbers.count} * (numbers.is_short ? 2 : 4) > 4)
      numbers.at = in.u32(entry + 8);
    if (tag == 0x111 || tag == 0x144) offsets = numbers;
    if (tag == 0x117 || tag == 0x145) sizes = numbers;
  }
  const auto number = [&in](const Numbers& list, std::size_t i) {
    return list.is_short ? in.u16(list.at + 2 * i) : in.u32(list.at + 4 * i);
  };
  for (std::size_t i = 0; i < std::min(offsets.count, sizes.count) && in.ok(); ++i) {
    if (std::uint64_t{number(offsets, i)} + number(sizes, i) > bytes.size()) return false;
  }
  return in.ok() && offsets.count > 0;
}

bool whole_svg(std::string_view bytes) {
  pugi::xml_document document;
  diag::Report ignored;
  return xml::parse(without_document_type(bytes), document, "", ignored);
}

}  // namespace

bool is_whole(std::string_view bytes, ImageFormat::Type type) {
  switch (type) {
    case ImageFormat::Type::png:
      return whole_png(bytes);
    case ImageFormat::Type::jpeg:
      return whole_jpeg(bytes);
    case ImageFormat::Type::gif:
      return whole_gif(bytes);
    case ImageFormat::Type::bmp:
      return whole_bmp(bytes);
    case ImageFormat::Type::tiff:
      return whole_tiff(bytes);
    case ImageFormat::Type::svg:
      return whole_svg(bytes);
  }
  return false;
}

}  // namespace chengwen::wml
