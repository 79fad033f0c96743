#include "text/money.h"

#include <algorithm>

#include "text/numeral_words.h"

namespace chengwen::text {
namespace {

constexpr std::size_t kMostIntegerDigits = 16;

bool all_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_decimal(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const std::size_t point = std::min(text.find('.'), text.size());
  const std::string_view fraction = text.substr(std::min(point + 1, text.size()));
  return point > 0 && all_digits(text.substr(0, point)) && all_digits(fraction) &&
         (point == text.size() || !fraction.empty());
}

char digit_at(std::string_view digits, std::size_t place) {
  return place < digits.size() ? digits[place] : '0';
}

}  // namespace

std::optional<std::string> money_in_words(std::string_view yuan) {
  if (!is_decimal(yuan)) return std::nullopt;
  auto [negative, integer, fraction] = split_decimal(yuan);
  fraction = fraction.substr(0, fraction.find_last_not_of('0') + 1);
  if (integer.size() > kMostIntegerDigits || fraction.size() > 2) return std::nullopt;
  if (integer.empty() && fraction.empty()) return "零元整";

  const char jiao = digit_at(fraction, 0);
  const char fen = digit_at(fraction, 1);
  std::string words = negative ? "负" : "";
  append_numeral(words, integer, NumeralStyle::voucher);
  if (!integer.empty()) {
    words += "元";
    const bool gap = jiao == '0' || integer.ends_with('0');
    if (gap && !fraction.empty()) words += "零";
  }
  if (jiao != '0') words.append(digit_word(jiao, NumeralStyle::voucher)).append("角");
  if (fen != '0') {
    words.append(digit_word(fen, NumeralStyle::voucher)).append("分");
  } else {
    words += "整";
  }
  return words;
}

std::string group_thousands(std::string_view decimal) {
  const std::size_t begin = decimal.starts_with('-') ? 1 : 0;
  const std::size_t end = std::min(decimal.find('.'), decimal.size());
  std::string result(decimal.substr(0, begin));
  for (std::size_t i = begin; i < end; ++i) {
    if (i > begin && (end - i) % 3 == 0) result += ',';
    result += decimal[i];
  }
  return result.append(decimal.substr(end));
}

}  // namespace chengwen::text
