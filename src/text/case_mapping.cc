#include "text/case_mapping.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/ucasemap.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <cstdint>

#include "text/characters.h"
#include "text/utf8.h"

namespace chengwen::text {
namespace {

constexpr char kRootLocale[] = "";

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
}

char ascii_upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}
char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string map_ascii(std::string_view text, char (*map)(char)) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), map);
  return result;
}

icu::StringPiece piece(std::string_view text) {
  return {text.data(), static_cast<std::int32_t>(text.size())};
}

void append_upper(std::string& out, std::string_view text) {
  icu::StringByteSink<std::string> sink(&out);
  UErrorCode status = U_ZERO_ERROR;
  icu::CaseMap::utf8ToUpper(kRootLocale, 0, piece(text), sink, nullptr, status);
}

void append_lower(std::string& out, std::string_view text) {
  icu::StringByteSink<std::string> sink(&out);
  UErrorCode status = U_ZERO_ERROR;
  icu::CaseMap::utf8ToLower(kRootLocale, 0, piece(text), sink, nullptr, status);
}

void append_capitalized(std::string& out, std::string_view text) {
  icu::StringByteSink<std::string> sink(&out);
  UErrorCode status = U_ZERO_ERROR;
  icu::CaseMap::utf8ToTitle(kRootLocale, U_TITLECASE_WHOLE_STRING | U_TITLECASE_NO_BREAK_ADJUSTMENT,
                            nullptr, piece(text), sink, nullptr, status);
}

bool is_cased(char32_t c) {
  if (c < 0x80) return is_upper(c) || is_lower(c);
  return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_CASED);
}

enum class Case { none, upper, lower };

Case case_of(char32_t c) {
  return is_upper(c) ? Case::upper : is_lower(c) ? Case::lower : Case::none;
}

/// The end of the stretch from `begin` whose code points `property` maps to one value.
template <typename Property>
std::size_t stretch_end(std::string_view text, std::size_t begin, Property property) {
  std::size_t next = begin;
  const auto value = property(decode(text, next));
  std::size_t end = next;
  while (next < text.size() && property(decode(text, next)) == value) end = next;
  return end;
}

}  // namespace

std::string to_upper(std::string_view text) {
  if (is_ascii(text)) return map_ascii(text, ascii_upper);
  std::string result;
  append_upper(result, text);
  return result;
}

std::string to_lower(std::string_view text) {
  if (is_ascii(text)) return map_ascii(text, ascii_lower);
  std::string result;
  append_lower(result, text);
  return result;
}

std::string capitalize(std::string_view text) {
  std::string result;
  if (is_ascii(text)) {
    result = map_ascii(text, ascii_lower);
    if (!result.empty()) result[0] = ascii_upper(result[0]);
    return result;
  }
  append_capitalized(result, text);
  return result;
}

std::string to_title(std::string_view text) {
  std::string result;
  for (std::size_t begin = 0, end; begin < text.size(); begin = end) {
    end = stretch_end(text, begin, is_cased);
    const std::string_view stretch = text.substr(begin, end - begin);
    std::size_t first = 0;
    result += is_cased(decode(stretch, first)) ? capitalize(stretch) : std::string(stretch);
  }
  return result;
}

std::string swap_case(std::string_view text) {
  std::string result;
  for (std::size_t begin = 0, end; begin < text.size(); begin = end) {
    end = stretch_end(text, begin, case_of);
    const std::string_view stretch = text.substr(begin, end - begin);
    std::size_t first = 0;
    switch (case_of(decode(stretch, first))) {
      case Case::upper:
        result += to_lower(stretch);
        break;
      case Case::lower:
        result += to_upper(stretch);
        break;
      case Case::none:
        result += stretch;
        break;
    }
  }
  return result;
}

}  // namespace chengwen::text
