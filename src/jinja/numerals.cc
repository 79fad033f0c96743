#include "jinja/numerals.h"

#include <algorithm>
#include <string>

#include "text/characters.h"
#include "text/utf8.h"

namespace chengwen::jinja {

using data::Decimal;

namespace {

/// Without blanks around, every decimal digit in ASCII; nothing when there is another character
/// outside ASCII.
std::optional<std::string> in_ascii(std::string_view text) {
  const std::string_view trimmed = text::trim(text);
  std::string out;
  for (std::size_t position = 0; position < trimmed.size();) {
    const char32_t c = text::decode(trimmed, position);
    if (c < 0x80) {
      out += static_cast<char>(c);
    } else if (const int digit = text::digit_value(c); digit >= 0) {
      out += static_cast<char>('0' + digit);
    } else {
      return std::nullopt;
    }
  }
  return out;
}

bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Drops each `_` that stands between two characters of `kind`; nothing when another `_` is left.
std::optional<std::string> without_underscores(std::string_view text, bool (*kind)(char)) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '_') {
      out += text[i];
    } else if (i == 0 || i + 1 == text.size() || !kind(text[i - 1]) || !kind(text[i + 1])) {
      return std::nullopt;
    }
  }
  return out;
}

/// Takes a sign off the front; true for `-`.
bool take_sign(std::string_view& text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  return negative;
}

int base_of_prefix(std::string_view text) {
  if (text.size() < 2 || text[0] != '0') return 0;
  switch (text[1]) {
    case 'x':
    case 'X':
      return 16;
    case 'o':
    case 'O':
      return 8;
    case 'b':
    case 'B':
      return 2;
    default:
      return 0;
  }
}

}  // namespace

std::optional<Decimal> read_integer(std::string_view text, int base) {
  const auto ascii = in_ascii(text);
  if (!ascii) return std::nullopt;
  std::string_view rest = *ascii;
  const bool negative = take_sign(rest);
  bool plain = base == 0;
  if (const int prefix = base_of_prefix(rest); prefix != 0 && (base == 0 || base == prefix)) {
    base = prefix;
    plain = false;
    rest.remove_prefix(2);
    if (rest.starts_with('_')) rest.remove_prefix(1);
  }
  const auto digits = without_underscores(rest, is_alphanumeric);
  if (!digits) return std::nullopt;
  // Without a base 010 could mean two numbers.
  if (plain && digits->size() > 1 && digits->front() == '0' &&
      digits->find_first_not_of('0') != std::string::npos)
    return std::nullopt;
  const auto number = Decimal::parse_integer(*digits, base == 0 ? 10 : base);
  return number && negative ? number->negated() : number;
}

std::optional<Decimal> read_decimal(std::string_view text) {
  const auto ascii = in_ascii(text);
  if (!ascii) return std::nullopt;
  const auto digits = without_underscores(*ascii, is_digit);
  if (!digits) return std::nullopt;
  std::string_view rest = *digits;
  std::string token = take_sign(rest) ? "-" : "";
  const std::size_t whole = std::min(rest.find_first_not_of("0123456789"), rest.size());
  token += whole == 0 ? "0" : rest.substr(0, whole);
  rest.remove_prefix(whole);
  std::size_t fraction = 0;
  if (rest.starts_with('.')) {
    rest.remove_prefix(1);
    fraction = std::min(rest.find_first_not_of("0123456789"), rest.size());
    token += '.';
    token += fraction == 0 ? "0" : rest.substr(0, fraction);
    rest.remove_prefix(fraction);
  }
  if (whole == 0 && fraction == 0) return std::nullopt;
  token += rest;
  return Decimal::parse(token);
}

}  // namespace chengwen::jinja
