#include "text/chinese_numerals.h"

#include <algorithm>
#include <iterator>
#include <limits>

#include "text/numeral_words.h"
#include "text/utf8.h"

namespace chengwen::text {
namespace {

constexpr std::string_view kZero = "零";
constexpr std::string_view kOne = "一";
constexpr std::string_view kMinus = "负";

struct Unit {
  std::string_view word;
  std::int64_t value;
};
constexpr Unit kUnits[] = {
    {"亿", 100'000'000}, {"万", 10'000}, {"千", 1'000}, {"百", 100}, {"十", 10}};

std::string_view without_zero(std::string_view numeral) {
  return numeral.starts_with(kZero) ? numeral.substr(kZero.size()) : numeral;
}

/// What `numeral` adds up to when it is well written; any number, or nothing, when it is not.
std::optional<std::int64_t> add_up(std::string_view numeral, std::size_t unit = 0) {
  if (unit == std::size(kUnits)) {
    const std::string_view digit = without_zero(numeral);
    if (digit.empty()) return 0;
    for (char c = '0'; c <= '9'; ++c)
      if (digit_word(c, NumeralStyle::prose) == digit) return c - '0';
    return std::nullopt;
  }
  const auto [word, value] = kUnits[unit];
  const std::size_t place = numeral.rfind(word);
  if (place == std::string_view::npos) return add_up(numeral, unit + 1);
  const bool bare_ten = place == 0 && value == 10;
  const auto count = bare_ten ? 1 : add_up(numeral.substr(0, place), unit);
  const auto rest = add_up(numeral.substr(place + word.size()), unit + 1);
  if (!count || !rest) return std::nullopt;
  if (*count > (std::numeric_limits<std::int64_t>::max() - *rest) / value) return std::nullopt;
  return *count * value + *rest;
}

/// `numeral` with 零 for 〇, 二 for 两 and 十 for 一十 at the start: the one way in which
/// chinese_numeral() writes it.
std::string in_one_way(std::string_view numeral) {
  std::string result;
  for (std::size_t position = 0; position < numeral.size();) {
    const char32_t c = decode(numeral, position);
    append(result, c == U'〇' ? U'零' : c == U'两' ? U'二' : c);
  }
  if (result.starts_with("一十")) result.erase(0, kOne.size());
  return result;
}

}  // namespace

std::string chinese_numeral(std::int64_t number) {
  return chinese_numeral(std::to_string(number));
}

std::string chinese_numeral(std::string_view decimal) {
  const DecimalParts parts = split_decimal(decimal);
  std::string result;
  append_numeral(result, parts.integer, NumeralStyle::prose);
  result = parts.integer.empty() ? std::string(kZero) : in_one_way(result);
  if (!parts.fraction.empty()) result += "点";
  for (const char digit : parts.fraction) {
    result += digit_word(digit, NumeralStyle::prose);
  }
  if (parts.negative) result.insert(0, kMinus);
  return result;
}

std::string chinese_digits(std::string_view digits) {
  std::string result;
  for (const char c : digits) {
    if (c == '0') {
      result += "〇";
    } else if (c > '0' && c <= '9') {
      result += digit_word(c, NumeralStyle::prose);
    } else {
      result += c;
    }
  }
  return result;
}

std::string circled_number(std::int64_t number) {
  if (number < 1 || number > 50) return "(" + std::to_string(number) + ")";
  const auto n = static_cast<char32_t>(number);
  std::string result;
  append(result, n <= 20 ? U'①' + n - 1 : n <= 35 ? U'㉑' + n - 21 : U'㊱' + n - 36);
  return result;
}

std::optional<std::int64_t> parse_chinese_numeral(std::string_view text) {
  const bool negative = text.starts_with(kMinus);
  const std::string numeral = in_one_way(negative ? text.substr(kMinus.size()) : text);
  const auto value = add_up(numeral);
  // Only what is written as chinese_numeral() writes it is a numeral; add_up() takes 百千 and
  // 一百一 as well.
  if (!value || chinese_numeral(*value) != numeral) return std::nullopt;
  return negative ? -*value : *value;
}

}  // namespace chengwen::text
