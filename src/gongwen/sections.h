#pragma once

#include "wml/dialect.h"

namespace chengwen::gongwen {

/// Adds `{{p 正文 | sections }}` (Chinese: 章节): a tree of sections as headings and paragraphs in
/// the template's own styles (docs/official-filters.md, "Sections"). Paragraphs look like the one
/// that holds the tag; headings have the style that StyleRoles finds for their level.
void install_sections(wml::Dialect& dialect);

}  // namespace chengwen::gongwen
