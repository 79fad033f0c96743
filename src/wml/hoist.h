#pragma once

#include "diag/report.h"
#include "wml/mark.h"

namespace chengwen::wml {

/// Lets each tag with a prefix take the place of its innermost paragraph, row, cell or run.
///
/// Other text of a paragraph, row or cell that one tag replaces is dropped with a warning; a
/// paragraph with several is cut at them, a row or cell with several stays between the first and
/// the others, so that a loop within one row repeats the row. A run is cut before and behind the
/// tag. A section break stays in an empty paragraph, ends of ranges stay.
void hoist(StoryTree& tree, diag::Report& report);

}  // namespace chengwen::wml
