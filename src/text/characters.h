#pragma once

#include <cstddef>
#include <string_view>

/// Unicode properties of single code points. ASCII answers without ICU.
namespace chengwen::text {

bool is_control(char32_t c);           ///< category Cc: U+0000…001F, U+007F…009F
bool is_white_space(char32_t c);       ///< White_Space: U+3000 and U+00A0 too
bool is_identifier_start(char32_t c);  ///< XID_Start or `_`
bool is_identifier_part(char32_t c);   ///< XID_Continue
bool is_alphabetic(char32_t c);        ///< as Python's str.isalpha: categories L*
bool is_decimal_digit(char32_t c);     ///< category Nd
bool is_digit(char32_t c);             ///< as Python's str.isdigit: Numeric_Type Digit or Decimal
bool is_numeric(char32_t c);  ///< as Python's str.isnumeric: has a numeric value (一, ½, ①)
bool is_word(char32_t c);     ///< as Python's `\w`: alphanumeric or `_`
bool is_upper(char32_t c);
bool is_lower(char32_t c);
bool is_title(char32_t c);      ///< category Lt
bool is_ideograph(char32_t c);  ///< a Han character
/// 0…9 of a decimal digit of any script, else −1.
int digit_value(char32_t c);

/// The offset behind the identifier that stands at `begin`; `begin` when there is none.
std::size_t identifier_end(std::string_view text, std::size_t begin = 0);

/// Without white space at both ends; the result points into `text`.
std::string_view trim(std::string_view text);
std::string_view trim_start(std::string_view text);
std::string_view trim_end(std::string_view text);

}  // namespace chengwen::text
