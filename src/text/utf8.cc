#include "text/utf8.h"

#include <bit>
#include <cstdint>
#include <cstring>

namespace chengwen::text {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

unsigned char byte_at(std::string_view text, std::size_t position) {
  return static_cast<unsigned char>(text[position]);
}

bool continues(unsigned char byte) {
  return (byte & 0xC0) == 0x80;
}

/// The high bits of the eight bytes at `position`: 0 when they are ASCII.
std::uint64_t high_bits(std::string_view text, std::size_t position) {
  std::uint64_t block;
  std::memcpy(&block, text.data() + position, sizeof block);
  return block & 0x8080808080808080u;
}

/// The bytes in front of the first that `high_bits` has.
std::size_t bytes_before(std::uint64_t high_bits) {
  const int zeros = std::endian::native == std::endian::big ? std::countl_zero(high_bits)
                                                            : std::countr_zero(high_bits);
  return static_cast<std::size_t>(zeros) / 8;
}

/// The end of the ASCII that begins at `position`, or up to seven bytes before the end of `text`.
std::size_t skip_ascii(std::string_view text, std::size_t position) {
  for (; text.size() - position >= 32; position += 32) {
    if ((high_bits(text, position) | high_bits(text, position + 8) |
         high_bits(text, position + 16) | high_bits(text, position + 24)) != 0)
      break;
  }
  for (; text.size() - position >= 8; position += 8) {
    if (const std::uint64_t high = high_bits(text, position)) return position + bytes_before(high);
  }
  return position;
}

/// The bytes of one that nearly all Chinese characters have at `position`: no overlong form or
/// surrogate begins so.
bool is_common(std::string_view text, std::size_t position) {
  if (text.size() - position < 3) return false;
  const unsigned char first = byte_at(text, position);
  return first > 0xE0 && first < 0xED && continues(byte_at(text, position + 1)) &&
         continues(byte_at(text, position + 2));
}

/// is_common() of two neighbours at once.
bool are_common(std::string_view text, std::size_t position) {
  if (text.size() - position < 8) return false;
  std::uint64_t block;
  std::memcpy(&block, text.data() + position, 8);
  if constexpr (std::endian::native == std::endian::big) block = __builtin_bswap64(block);
  constexpr std::uint64_t kMarks = 0xC0C0'F0C0'C0F0, kThreeBytes = 0x8080'E080'80E0;
  if ((block & kMarks) != kThreeBytes) return false;
  const auto is_lead = [](std::uint64_t nibble) { return nibble != 0x0 && nibble < 0xD; };
  return is_lead(block & 0xF) && is_lead(block >> 24 & 0xF);
}

std::size_t skip_common(std::string_view text, std::size_t position) {
  while (are_common(text, position)) position += 6;
  while (is_common(text, position)) position += 3;
  return position;
}

/// The bytes of the well-formed sequence at `position` and its code point; 0 when malformed.
std::size_t sequence(std::string_view text, std::size_t position, char32_t& code_point) {
  const unsigned char first = byte_at(text, position);
  if (first < 0x80) {
    code_point = first;
    return 1;
  }
  if (first < 0xC2 || first > 0xF4) return 0;
  const std::size_t size = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  if (text.size() - position < size) return 0;
  const unsigned char second = byte_at(text, position + 1);
  if (!continues(second)) return 0;
  // Overlong forms, surrogates and what lies beyond U+10FFFF show in the second byte.
  if ((first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) ||
      (first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F)) {
    return 0;
  }
  char32_t value = first & (0x7Fu >> size);
  for (std::size_t i = 1; i < size; ++i) {
    const unsigned char next = byte_at(text, position + i);
    if (!continues(next)) return 0;
    value = value << 6 | (next & 0x3Fu);
  }
  code_point = value;
  return size;
}

}  // namespace

bool is_valid(std::string_view bytes) {
  for (std::size_t position = skip_ascii(bytes, 0); position < bytes.size();) {
    char32_t ignored;
    const std::size_t size = sequence(bytes, position, ignored);
    if (size == 0) return false;
    position += size;
    if (size == 1) position = skip_ascii(bytes, position);
    if (size == 3) position = skip_common(bytes, position);
  }
  return true;
}

std::size_t length(std::string_view text) {
  std::size_t count = 0;
  for (const char byte : text) count += !continues(static_cast<unsigned char>(byte));
  return count;
}

std::size_t offset_of(std::string_view text, std::size_t index) {
  for (std::size_t position = 0; position < text.size(); ++position) {
    if (continues(byte_at(text, position))) continue;
    if (index == 0) return position;
    --index;
  }
  return text.size();
}

char32_t decode(std::string_view text, std::size_t& position) {
  const unsigned char first = byte_at(text, position);
  if (first < 0x80) {
    ++position;
    return first;
  }
  if (is_common(text, position)) {
    const unsigned second = byte_at(text, position + 1), third = byte_at(text, position + 2);
    position += 3;
    return static_cast<char32_t>((first & 0x0Fu) << 12 | (second & 0x3Fu) << 6 | (third & 0x3Fu));
  }
  char32_t code_point;
  const std::size_t size = sequence(text, position, code_point);
  if (size == 0) {
    ++position;
    return kReplacement;
  }
  position += size;
  return code_point;
}

void append(std::string& out, char32_t code_point) {
  const auto tail = [&](int shift) {
    out.push_back(static_cast<char>(0x80 | ((code_point >> shift) & 0x3F)));
  };
  if (code_point < 0x80) {
    out.push_back(static_cast<char>(code_point));
  } else if (code_point < 0x800) {
    out.push_back(static_cast<char>(0xC0 | (code_point >> 6)));
    tail(0);
  } else if (code_point < 0x10000) {
    out.push_back(static_cast<char>(0xE0 | (code_point >> 12)));
    tail(6);
    tail(0);
  } else {
    out.push_back(static_cast<char>(0xF0 | (code_point >> 18)));
    tail(12);
    tail(6);
    tail(0);
  }
}

}  // namespace chengwen::text
