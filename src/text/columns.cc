#include "text/columns.h"

#include <unicode/uchar.h>

#include "text/utf8.h"

namespace chengwen::text {
namespace {

constexpr bool is_common_han(char32_t c) {
  return c >= 0x4E00 && c <= 0x9FFF;
}

UEastAsianWidth east_asian_width(char32_t c) {
  return static_cast<UEastAsianWidth>(
      u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_EAST_ASIAN_WIDTH));
}

/// Marks on other characters, format controls, and the vowels and finals of composed Hangul.
bool takes_no_room(char32_t c) {
  constexpr std::uint32_t kNoRoom = U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK | U_GC_CC_MASK;
  constexpr char32_t kSoftHyphen = 0xAD;
  if (c == kSoftHyphen) return false;
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & kNoRoom) != 0 || (c >= 0x1160 && c <= 0x11FF);
}

/// The sum of `width_of` over the code points beyond ASCII; ASCII takes one, its controls none.
template <typename Width>
std::size_t sum(std::string_view text, Width width_of) {
  std::size_t total = 0;
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = decode(text, position);
    if (c < 0x80) {
      total += c >= 0x20 && c != 0x7F;
    } else if (is_common_han(c)) {
      total += 2;
    } else if (!takes_no_room(c)) {
      total += width_of(c);
    }
  }
  return total;
}

bool is_wide(UEastAsianWidth width) {
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH;
}

}  // namespace

std::size_t columns(std::string_view text) {
  return sum(text, [](char32_t c) -> std::size_t { return is_wide(east_asian_width(c)) ? 2 : 1; });
}

std::size_t half_ems(std::string_view text) {
  return sum(text, [](char32_t c) -> std::size_t {
    const UEastAsianWidth width = east_asian_width(c);
    const bool full =
        is_wide(width) || (width == U_EA_AMBIGUOUS && !u_isalpha(static_cast<UChar32>(c)));
    return full ? 2 : 1;
  });
}

}  // namespace chengwen::text
