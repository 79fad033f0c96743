#pragma once

#include "jinja/environment.h"

namespace chengwen::gongwen {

/// Adds `{{ 序号(1) }}` (English: heading_number): the next number of a level, as “一、” “（一）”
/// “1.” “（1）” “①”. A number of one level starts the levels below it anew, so that a chapter that
/// is left out renumbers the rest; `序号(0)` starts all levels anew. Each story (body, header …)
/// counts for itself.
void install_heading_numbers(jinja::Environment& environment);

}  // namespace chengwen::gongwen
