#pragma once

#include "diag/report.h"
#include "wml/mark.h"

namespace chengwen::wml {

/// Sees to it that no block outputs a part of what only makes sense as a whole. The ends of a
/// bookmark, a comment, a permission or a move go out of the blocks that hold only one of them. A
/// field that begins in one block and ends in another is a mistake.
void keep_ranges_whole(StoryTree& tree, diag::Report& report);

}  // namespace chengwen::wml
