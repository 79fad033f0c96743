#pragma once

#include "wml/document_styles.h"
#include "wml/mark.h"

namespace chengwen::wml {

/// Puts marks in place of the plain paragraphs that an abridged part left out of the tree, and into
/// the tree those that tags do more to than print values in them: in blocks and lists, beside tags
/// that trim, around tags that are not within one paragraph or alone in it.
///
/// After make_marks(), before any tag is moved.
void settle_plain_paragraphs(StoryTree& tree, const DocumentStyles& styles);

}  // namespace chengwen::wml
