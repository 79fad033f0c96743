#include "data/json_number.h"

#include "text/characters.h"
#include "text/utf8.h"

namespace chengwen::data {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace

std::size_t number_length(std::string_view text) {
  std::size_t i = 0;
  const auto digits = [&] {
    const std::size_t first = i;
    while (i < text.size() && is_digit(text[i])) ++i;
    return i - first;
  };
  const auto has = [&](std::string_view set) {
    return i < text.size() && set.find(text[i]) != set.npos;
  };
  if (has("-")) ++i;
  if (has("0")) {
    ++i;
  } else if (digits() == 0) {
    return 0;
  }
  if (has(".")) {
    ++i;
    if (digits() == 0) return 0;
  }
  if (has("eE")) {
    ++i;
    if (has("+-")) ++i;
    if (digits() == 0) return 0;
  }
  return i;
}

std::optional<std::string> mended_number(std::string_view token) {
  std::string number;
  for (std::size_t i = 0; i < token.size();) {
    const char32_t c = text::decode(token, i);
    const int digit = text::digit_value(c);
    if (digit >= 0) {
      number += static_cast<char>('0' + digit);
    } else if (c == U'.' || c == U'．') {
      number += '.';
    } else if (c == U'-' || c == U'－' || c == U'−') {
      number += '-';
    } else if (c == U'e' || c == U'E') {
      number += 'e';
    } else if (c == U'+' || c == U'＋') {
      if (!number.empty() && number.back() == 'e') number += '+';
    } else {
      return std::nullopt;
    }
  }
  const std::size_t first = number.starts_with('-') ? 1 : 0;
  while (number.size() > first + 1 && number[first] == '0' && is_digit(number[first + 1]))
    number.erase(first, 1);
  if (number.size() > first && number[first] == '.') number.insert(first, 1, '0');
  if (const std::size_t point = number.find('.');
      point != number.npos && (point + 1 == number.size() || !is_digit(number[point + 1])))
    number.erase(point, 1);
  if (number.empty() || number_length(number) != number.size()) return std::nullopt;
  return number;
}

}  // namespace chengwen::data
