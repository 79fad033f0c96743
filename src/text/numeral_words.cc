#include "text/numeral_words.h"

#include <algorithm>

namespace chengwen::text {

void append_numeral(std::string& out, std::string_view digits, const NumeralWords& words) {
  bool section_empty = true;
  bool zero_owed = false;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const std::size_t place = digits.size() - 1 - i;
    const auto digit = static_cast<std::size_t>(digits[i] - '0');
    if (digit == 0) {
      zero_owed = true;
    } else {
      if (zero_owed) out += words.digits[0];
      out += words.digits[digit];
      out += words.units[3 - place % 4];
      zero_owed = section_empty = false;
    }
    if (place % 4 != 0 || place == 0) continue;
    if (place % 8 == 0) {
      out += "亿";
    } else if (!section_empty) {
      out += "万";
    } else {
      continue;
    }
    zero_owed = false;
    section_empty = true;
  }
}

DecimalParts split_decimal(std::string_view decimal) {
  DecimalParts parts;
  parts.negative = decimal.starts_with('-');
  if (parts.negative) decimal.remove_prefix(1);
  const std::size_t point = decimal.find('.');
  parts.integer = decimal.substr(0, point);
  if (point != std::string_view::npos) parts.fraction = decimal.substr(point + 1);
  parts.integer.remove_prefix(std::min(parts.integer.find_first_not_of('0'), parts.integer.size()));
  return parts;
}

}  // namespace chengwen::text
