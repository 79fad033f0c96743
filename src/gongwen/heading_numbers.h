#pragma once

#include "jinja/environment.h"

namespace chengwen::gongwen {

/// Adds `{{ 序号(1) }}` (English: heading_number): the next number of a level, as “一、” “（一）”
/// “1.” “（1）” “①”. A number of one level starts the levels below it anew, so that a chapter that
/// is left out renumbers the rest; `序号(0)` starts all levels anew. `序号(1, "第一部分 ")` writes
/// it like the sample instead of the way of the conventions. Each story (body, header …) counts for
/// itself.
void install_heading_numbers(jinja::Environment& environment);

}  // namespace chengwen::gongwen
