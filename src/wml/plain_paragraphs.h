#pragma once

#include "wml/document_styles.h"
#include "wml/mark.h"

namespace chengwen::wml {

/// Puts marks with their bytes in place of the paragraphs that no tag concerns, which are most of a
/// long template: no later stage needs to look into them.
///
/// Those are paragraphs of nothing but text (JoinedText::plain), outside all blocks and lists.
/// Where a tag joins its line with its neighbours, all stay. Before any tag is moved.
void set_plain_paragraphs_aside(StoryTree& tree, const DocumentStyles& styles);

}  // namespace chengwen::wml
