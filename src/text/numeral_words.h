#pragma once

#include <string>
#include <string_view>

namespace chengwen::text {

/// The characters of one way to write numbers by place value: 一百零一 or 壹佰零壹.
struct NumeralWords {
  std::string_view digits[10];
  std::string_view units[4];  ///< of the thousands, hundreds, tens and ones of a section
};

/// Appends the number `digits`, of any length and without leading zeros, by sections of 万 and 亿
/// (10¹² is 万亿, never 兆). A stretch of zeros before a digit gives one 零, unless it ends the
/// section above: 十万七千. Nothing for "".
void append_numeral(std::string& out, std::string_view digits, const NumeralWords& words);

/// `[-]digits[.digits]` cut up: the integer part without leading zeros, the fraction as written.
struct DecimalParts {
  bool negative = false;
  std::string_view integer;
  std::string_view fraction;
};
DecimalParts split_decimal(std::string_view decimal);

}  // namespace chengwen::text
