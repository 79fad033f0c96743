#pragma once

#include <cstddef>
#include <pugixml.hpp>

#include "wml/paragraph_text.h"

namespace chengwen::wml {

/// True when the line break at byte `at` of a paragraph's text can end a paragraph: it stands in a
/// run of the paragraph itself, outside fields, in no list and no frame.
bool splits_at(pugi::xml_node paragraph, const ParagraphText& content, std::size_t at);

/// Makes two paragraphs of one where splits_at(): the line break goes, the second stands behind the
/// first and has its properties; a page break and space before stay with the first, a section's
/// end goes to the second.
void split_paragraph(pugi::xml_node paragraph, std::size_t at);

}  // namespace chengwen::wml
