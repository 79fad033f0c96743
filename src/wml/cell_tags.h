#pragma once

#include "diag/report.h"
#include "wml/mark.h"

namespace chengwen::wml {

/// Turns `{% colspan E %}`, `{% cellbg E %}`, `{% vm %}` and `{% hm %}` into marks in and around
/// the properties of their cell, in the order of the schema.
///
/// `{% vm %}` begins a merged cell in the loop's first pass and continues it in the others;
/// `{% vm E %}` begins one whenever E changes. A continued cell holds one empty paragraph.
/// `{% hm %}` leaves one cell, as wide as all passes together.
void turn_cell_tags(StoryTree& tree, diag::Report& report);

}  // namespace chengwen::wml
