#pragma once

#include <string>
#include <string_view>

#include "wml/style_sheet.h"

namespace chengwen::wml {

/// What a paragraph style says about its characters beyond `base`, another style (""
/// for the default one), as a w:rPr with a
/// reference to its linked character style where it has one; in the order of the schema, with the
/// hint that ambiguous characters are East Asian.
std::string character_format(const StyleSheet& styles, std::string_view style,
                             std::string_view base);

/// A w:pPr in which the paragraph is at a level of a list, with the indents that it would have
/// outside it: those of a list win over those of a style (17.3.1.12). `properties` is a w:pPr as
/// XML, or "". Where the style `lister` puts its paragraphs into the list, the indents that it
/// inherits lose against the list's in any case; "" where none does.
std::string in_list(const StyleSheet& styles, std::string_view properties, int list, int level,
                    std::string_view lister);
/// A w:pPr that takes the paragraph out of the list of its style.
std::string out_of_list(std::string_view properties);
/// A w:pPr that keeps the paragraph on the page of the next one.
std::string kept_with_next(std::string_view properties);
/// A w:pPr whose paragraph mark, and with it the number of a list, looks like `format`, a w:rPr.
std::string with_mark(std::string_view properties, std::string_view format);

}  // namespace chengwen::wml
