#pragma once

#include <string_view>
#include <vector>

#include "gongwen/characters.h"

namespace chengwen::gongwen {

/// What tells a writer what to write and should be gone: 增加（减少）, ××, 20××年, （请填写原因）,
/// 待补充, （500字以内）, [单位名称], ____, a tag, a line of nothing but ……. In the order of the
/// text; they do not overlap.
std::vector<Stretch> placeholders_in(std::string_view text);

}  // namespace chengwen::gongwen
