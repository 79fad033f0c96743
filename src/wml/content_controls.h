#pragma once

#include "wml/mark.h"

namespace chengwen::wml {

/// Content controls (w:sdt) that hold tags: what is filled in is no placeholder text, and Word must
/// not replace it by the data that the control is bound to.
void free_content_controls(StoryTree& tree);

}  // namespace chengwen::wml
