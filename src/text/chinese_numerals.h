#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace chengwen::text {

/// 一, 十, 十一, 二十, 一百零一, 一百一十, 一万零三十, 一亿零一万零一, 十二万亿: as counting in
/// headings and prose (GB/T 15835—2011). Negative: 负…. (ICU's rules for zh say 一亿一万零一 and
/// 十二兆, which is not official usage.)
std::string chinese_numeral(std::int64_t number);
/// The same for digits of any length with a fraction, which keeps its zeros: "12.40" → 十二点四零.
/// `decimal` is `-?digits[.digits]`.
std::string chinese_numeral(std::string_view decimal);
/// Digit by digit with 〇: 2024 → 二〇二四. `digits` may hold other characters, which stay.
std::string chinese_digits(std::string_view digits);
/// ①…⑳ ㉑…㉟ ㊱…㊿; any other number in parentheses: (51).
std::string circled_number(std::int64_t number);
/// The number that 一百一十, 十一, 二十, 两千 … means: chinese_numeral() backwards, with 〇, 两 and
/// 一十… as well. Nothing when `text` is no such numeral or does not fit.
std::optional<std::int64_t> parse_chinese_numeral(std::string_view text);

}  // namespace chengwen::text
