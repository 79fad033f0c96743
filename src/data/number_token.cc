#include "data/number_token.h"

#include <algorithm>

#include "text/characters.h"
#include "text/utf8.h"

namespace chengwen::data {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string_view take_digits(std::string_view& rest) {
  std::size_t count = 0;
  while (count < rest.size() && is_digit(rest[count])) ++count;
  const std::string_view digits = rest.substr(0, count);
  rest.remove_prefix(count);
  return digits;
}

bool take(std::string_view& rest, char c) {
  if (!rest.starts_with(c)) return false;
  rest.remove_prefix(1);
  return true;
}

}  // namespace

std::optional<NumberToken> split_number(std::string_view rest) {
  NumberToken token;
  token.negative = take(rest, '-');
  token.whole = take_digits(rest);
  if (token.whole.empty()) return std::nullopt;
  token.has_point = take(rest, '.');
  if (token.has_point) {
    token.fraction = take_digits(rest);
    if (token.fraction.empty()) return std::nullopt;
  }
  token.has_exponent = take(rest, 'e') || take(rest, 'E');
  if (token.has_exponent) {
    const bool below_one = take(rest, '-');
    if (!below_one) take(rest, '+');
    const std::string_view digits = take_digits(rest);
    if (digits.empty()) return std::nullopt;
    constexpr std::int64_t kEnough = 1'000'000'000;
    for (const char c : digits) token.exponent = std::min(token.exponent * 10 + (c - '0'), kEnough);
    if (below_one) token.exponent = -token.exponent;
  }
  if (!rest.empty()) return std::nullopt;
  return token;
}

bool is_json_number(std::string_view text) {
  const auto token = split_number(text);
  return token && (token->whole.size() == 1 || token->whole.front() != '0');
}

bool is_plain_number(std::string_view token) {
  return is_json_number(token) && !split_number(token)->has_exponent;
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
  if (!is_json_number(number)) return std::nullopt;
  return number;
}

}  // namespace chengwen::data
