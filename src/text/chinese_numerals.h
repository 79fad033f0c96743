#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace chengwen::text {

/// 一, 十, 十一, 二十, 一百零一, 一百一十, 一万零三十: as counting in headings and prose (GB/T 15835). Negative: 负….
/// By ICU's rule-based number format for zh, "spellout-cardinal" with 十 for 10…19.
std::string chinese_numeral(std::int64_t number);
/// The same for digits of any length with a fraction: "12.42" → 十二点四二. `decimal` is `-?digits[.digits]`.
std::string chinese_numeral(std::string_view decimal);
/// Digit by digit with 〇: 2024 → 二〇二四. `digits` may hold other characters, which stay.
std::string chinese_digits(std::string_view digits);
/// ①…⑳ ㉑…㉟ ㊱…㊿; beyond 50 (51) and so on in parentheses.
std::string circled_number(std::int64_t number);
/// The number that 一百一十, 十一, 二十 … means; nothing when `text` is no such numeral.
std::optional<std::int64_t> parse_chinese_numeral(std::string_view text);

}  // namespace chengwen::text
