#pragma once

#include <optional>
#include <string_view>

namespace chengwen::wml {

/// The size of the fonts of a Chinese name, 三号, in half-points; nothing for any other word.
std::optional<int> font_size_of(std::string_view name);
/// 三号 for 32; "" for a size without a name.
std::string_view font_size_name(int half_points);

}  // namespace chengwen::wml
