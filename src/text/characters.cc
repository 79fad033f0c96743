#include "text/characters.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "text/utf8.h"

namespace chengwen::text {
namespace {

constexpr bool is_ascii(char32_t c) {
  return c < 0x80;
}
constexpr bool is_ascii_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}
constexpr bool is_ascii_upper(char32_t c) {
  return c >= U'A' && c <= U'Z';
}
constexpr bool is_ascii_lower(char32_t c) {
  return c >= U'a' && c <= U'z';
}
constexpr bool is_ascii_letter(char32_t c) {
  return is_ascii_upper(c) || is_ascii_lower(c);
}

/// CJK Unified Ideographs, the block of nearly all Chinese text: letters without case.
constexpr bool is_common_han(char32_t c) {
  return c >= 0x4E00 && c <= 0x9FFF;
}

UChar32 icu(char32_t c) {
  return static_cast<UChar32>(c);
}

UNumericType numeric_type(char32_t c) {
  return static_cast<UNumericType>(u_getIntPropertyValue(icu(c), UCHAR_NUMERIC_TYPE));
}

/// The start of the code point that ends before `end`.
std::size_t previous(std::string_view text, std::size_t end) {
  do --end;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80);
  return end;
}

}  // namespace

bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F);
}

bool is_white_space(char32_t c) {
  if (is_ascii(c)) return c == U' ' || (c >= U'\t' && c <= U'\r');
  return !is_common_han(c) && u_isUWhiteSpace(icu(c));
}

bool is_identifier_start(char32_t c) {
  if (is_ascii(c)) return is_ascii_letter(c) || c == U'_';
  return is_common_han(c) || u_hasBinaryProperty(icu(c), UCHAR_XID_START);
}

bool is_identifier_part(char32_t c) {
  if (is_ascii(c)) return is_ascii_letter(c) || is_ascii_digit(c) || c == U'_';
  return is_common_han(c) || u_hasBinaryProperty(icu(c), UCHAR_XID_CONTINUE);
}

bool is_alphabetic(char32_t c) {
  if (is_ascii(c)) return is_ascii_letter(c);
  return is_common_han(c) || u_isalpha(icu(c));
}

bool is_decimal_digit(char32_t c) {
  return is_ascii(c) ? is_ascii_digit(c) : u_isdigit(icu(c));
}

bool is_digit(char32_t c) {
  if (is_ascii(c)) return is_ascii_digit(c);
  const UNumericType type = numeric_type(c);
  return type == U_NT_DECIMAL || type == U_NT_DIGIT;
}

bool is_numeric(char32_t c) {
  return is_ascii(c) ? is_ascii_digit(c) : numeric_type(c) != U_NT_NONE;
}

bool is_word(char32_t c) {
  if (is_ascii(c)) return is_ascii_letter(c) || is_ascii_digit(c) || c == U'_';
  return is_alphabetic(c) || is_numeric(c);
}

bool is_upper(char32_t c) {
  return is_ascii(c) ? is_ascii_upper(c) : u_isUUppercase(icu(c));
}

bool is_lower(char32_t c) {
  return is_ascii(c) ? is_ascii_lower(c) : u_isULowercase(icu(c));
}

bool is_title(char32_t c) {
  return !is_ascii(c) && u_istitle(icu(c));
}

bool is_ideograph(char32_t c) {
  if (is_ascii(c)) return false;
  if (is_common_han(c)) return true;
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(icu(c), &status) == USCRIPT_HAN;
}

int digit_value(char32_t c) {
  if (is_ascii(c)) return is_ascii_digit(c) ? static_cast<int>(c - U'0') : -1;
  return u_charDigitValue(icu(c));
}

std::size_t identifier_end(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  for (std::size_t next = begin; next < text.size(); end = next) {
    const char32_t c = decode(text, next);
    if (!(end == begin ? is_identifier_start(c) : is_identifier_part(c))) break;
  }
  return end;
}

namespace {

/// By the first byte of a character: one of ASCII, or from U+4000 to U+DFFF.
bool surely_shows(char first) {
  const auto byte = static_cast<unsigned char>(first);
  return (byte > 0x20 && byte < 0x7F) || (byte >= 0xE4 && byte <= 0xED);
}

}  // namespace

std::string_view trim(std::string_view text) {
  return trim_start(trim_end(text));
}

std::string_view trim_start(std::string_view text) {
  std::size_t begin = 0;
  for (std::size_t next = 0; next < text.size(); begin = next) {
    if (surely_shows(text[begin]) || !is_white_space(decode(text, next))) break;
  }
  return text.substr(begin);
}

std::string_view trim_end(std::string_view text) {
  std::size_t end = text.size();
  while (end > 0) {
    const std::size_t begin = previous(text, end);
    std::size_t position = begin;
    if (surely_shows(text[begin]) || !is_white_space(decode(text, position))) break;
    end = begin;
  }
  return text.substr(0, end);
}

}  // namespace chengwen::text
