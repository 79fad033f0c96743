#pragma once

#include <string>
#include <string_view>

namespace chengwen::text {

/// The two ways to write a number by place value: 一百零一 in prose, 壹佰零壹 on vouchers.
enum class NumeralStyle { prose, voucher };

/// Appends the number `digits`, of any length and without leading zeros, by sections of 万 and 亿
/// (10¹² is 万亿, never 兆; ten is 一十). A stretch of zeros before a digit gives one 零, unless it
/// ends the section above: 十万七千. Nothing for "".
void append_numeral(std::string& out, std::string_view digits, NumeralStyle style);

/// The word of one digit, '0' to '9'.
std::string_view digit_word(char digit, NumeralStyle style);

/// `[-]digits[.digits]` cut up: the integer part without leading zeros, the fraction as written.
struct DecimalParts {
  bool negative = false;
  std::string_view integer;
  std::string_view fraction;
};
DecimalParts split_decimal(std::string_view decimal);

}  // namespace chengwen::text
