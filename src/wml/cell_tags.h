#pragma once

#include "diag/report.h"
#include "wml/mark.h"

namespace chengwen::wml {

/// Turns `{% colspan E %}`, `{% cellbg E %}`, `{% vm %}` and `{% hm %}` into marks in and around
/// the properties of their cell, in the order of the schema; `{% repeat_header %}` and `{%
/// cant_split
/// %}` into properties of their row, the former also of those above.
///
/// `{% vm %}` begins a merged cell in the loop's first pass and continues it in the others;
/// `{% vm E %}` begins one where the cell above has another value or none, whichever loops the rows
/// come from, and where a merged cell to the left begins. A continued cell holds one empty
/// paragraph.
/// `{% hm %}` leaves one cell, as wide as all passes together.
///
/// A `{% vm %}` that is alone in its text element leaves the cell's other text in the continued
/// cells, where Word does not show it: docxtpl does so, and programs read it there.
void turn_cell_tags(StoryTree& tree, diag::Report& report);

/// True for tags that leave no trace in the text: `{% colspan %}`, `{% cant_split %}` …
bool sets_cell_property(const Mark& mark);

}  // namespace chengwen::wml
