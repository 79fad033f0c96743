#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace chengwen::text {

/// 大写金额 for vouchers: 壹拾贰万肆仟贰佰元整, 贰佰元零伍分, 零元整.
///
/// By 会计基础工作规范 (Ministry of Finance), article 52, and 支付结算办法 (People's Bank),
/// annex 1. 整 follows 元 and 角, never 分. Zeros inside give one 零. Where the rules leave a 零
/// free (a zero in the place of 万 or of 元) we write one of the two forms they give: 107000.53 is
/// 壹拾万柒仟元零伍角叁分, 1680.32 is 壹仟陆佰捌拾元零叁角贰分. Below one yuan there is no 元: 0.05
/// is 伍分. A negative amount begins with 负.
///
/// `yuan` is `-?digits[.digits]`; nothing when it is not, when the integer part has more than 16
/// digits or the fraction more than two (zeros at its end do not count).
std::optional<std::string> money_in_words(std::string_view yuan);

/// Digits grouped by thousands, `-?digits[.digits]`: "2940.05" → 2,940.05.
std::string group_thousands(std::string_view decimal);

}  // namespace chengwen::text
