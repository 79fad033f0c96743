#pragma once

#include "diag/message.h"

/// What the official format can say. Each comment shows a template that causes it.
namespace chengwen::gongwen::messages {

using diag::Message;
using diag::Severity;

/// {{ '十二万' | 保留(2) }}: filter, value
inline constexpr Message kNotANumber{"gongwen.not-a-number", Severity::error,
                                     "`{0}` 要的是数字，这里是 {1}",
                                     "`{0}` needs a number, this is {1}"};
/// {{ 12.5 | 中文数字 }} where only whole numbers count things: filter, value
inline constexpr Message kNotWhole{"gongwen.not-whole", Severity::error,
                                   "`{0}` 要的是整数，这里是 {1}",
                                   "`{0}` needs a whole number, this is {1}"};
/// {{ 12.425 | 大写金额 }}: value
inline constexpr Message kFineMoney{
    "gongwen.money-too-fine", Severity::error,
    "大写金额只写到分，{0} 的小数多于两位；先用 `保留(2)`",
    "an amount in words ends at fen, {0} has more decimals; round it with `fixed(2)` first"};
/// {{ '2024-13-01' | 日期 }}: value
inline constexpr Message kNotADate{
    "gongwen.not-a-date", Severity::error,
    "{0} 不是日期；可以写 2024-12-31、2024/12/31 或 2024年12月31日",
    "{0} is no date; write 2024-12-31, 2024/12/31 or 2024年12月31日"};
/// {{ x | 保留(-1) }}: filter, value
inline constexpr Message kBadPlaces{"gongwen.bad-places", Severity::error,
                                    "`{0}` 的小数位数要在 0 到 100 之间，这里是 {1}",
                                    "the places of `{0}` must be between 0 and 100, this is {1}"};

/// {{ 序号(9) }}: function, deepest level, value
inline constexpr Message kBadLevel{
    "gongwen.bad-level", Severity::error, "`{0}` 的层次要是 0 到 {1} 的整数，不能是 {2}",
    "the level of `{0}` must be a whole number from 0 to {1}, not {2}"};

inline constexpr const Message* kAll[] = {&kBadLevel,  &kNotANumber, &kNotWhole,
                                          &kFineMoney, &kNotADate,   &kBadPlaces};

}  // namespace chengwen::gongwen::messages
