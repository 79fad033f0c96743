#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace chengwen::text {

/// 大写金额 by the Ministry of Finance's rules for vouchers: 壹拾贰万肆仟贰佰元整, 贰佰元零伍分, 零元整.
///
/// `yuan` is `-?digits[.digits]` with at most two fraction digits that are not zero (分); nothing when there are more or
/// the integer part has more than 16 digits. Zeros between sections give one 零; after 角 no 整 is required and 整
/// follows 元 and 角; a negative amount begins with 负.
std::optional<std::string> money_in_words(std::string_view yuan);

/// Digits grouped by thousands: "2940.05" → 2,940.05.
std::string group_thousands(std::string_view decimal);

}  // namespace chengwen::text
