#pragma once

#include <pugixml.hpp>
#include <string_view>
#include <vector>

#include "opc/package.h"

/// How much room, in twips, text has from left to right: for tables and pictures that are to fit.
namespace chengwen::wml {

/// Where nothing says how wide the text is: A4 between Word's own margins.
inline constexpr int kUsualTextWidth = 8306;

/// Of each section (17.6) of a story in document order, the last one at the end. Never empty: a
/// story without sections of its own has `otherwise`.
std::vector<int> section_widths(pugi::xml_node root, int otherwise);

/// At `node`, where the section gives `section` twips: less in a cell or a text box.
int width_at(pugi::xml_node node, int section);

/// Of the pages that a part is on: the section that names it as header or footer, or else the last
/// one.
int page_width(const opc::Package& package, std::string_view part);

}  // namespace chengwen::wml
