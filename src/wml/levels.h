#pragma once

#include "wml/mark.h"

namespace chengwen::wml {

/// Brings the tags of each block (`{% for %}` … `{% endfor %}`, `{% if %}` … `{% else %}` …) to the
/// same level where they stand in different kinds of elements: out of the run, w:ins or
/// w:hyperlink that only one of them is in, or out of a paragraph that it begins or ends.
///
/// A loop from the very beginning of a heading to the very end of another kind of paragraph
/// repeats whole paragraphs; one from the beginning to the end of rows repeats whole rows.
/// What cannot be levelled stays, and compile() reports it.
void level_blocks(StoryTree& tree);

}  // namespace chengwen::wml
