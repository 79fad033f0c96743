#pragma once

#include "jinja/environment.h"

namespace chengwen::gongwen {

/// Two figures held against one another, as official prose says it: rate, growth, change,
/// change_rate, point_change. A rate from a base that is zero or less is none: it prints its `nil`
/// and is told, unless both figures are zero.
void install_comparisons(jinja::Environment& environment);

}  // namespace chengwen::gongwen
