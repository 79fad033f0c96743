#pragma once

#include "diag/report.h"
#include "wml/mark.h"

namespace chengwen::wml {

/// Hints about tables of the body that are right, but could be better. The tags have taken the
/// places of their elements.
void advise_tables(const StoryTree& tree, diag::Report& report);

}  // namespace chengwen::wml
