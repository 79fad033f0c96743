#pragma once

#include "jinja/environment.h"

namespace chengwen::gongwen {

/// What the rows of a table add up to: total (exact; what stands for nothing is 0, an item without
/// the figure is told), and grouped, the rows of each group in the order of their first appearance.
void install_totals(jinja::Environment& environment);

}  // namespace chengwen::gongwen
