#pragma once

#include <cstddef>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "diag/report.h"

namespace chengwen::xml {

/// How every part is read: white space, CDATA, comments, processing instructions and the declaration are kept, and
/// nothing is unescaped or converted, so that writing a node gives back its bytes. Text is therefore raw: unescape() it.
inline constexpr unsigned kParseFlags = pugi::parse_ws_pcdata | pugi::parse_cdata | pugi::parse_comments |
                                        pugi::parse_pi | pugi::parse_declaration | pugi::parse_doctype;

struct ParseLimits {
  int depth = 512;                            ///< of nested elements
};

/// Parses `bytes` (UTF-8, or UTF-16 with a BOM) into `document`. False, with xml.malformed (offset as line and column in
/// its arguments), xml.doctype or xml.too-deep in `report` for file `name`, when it is no XML we read.
bool parse(std::string_view bytes, pugi::xml_document& document, std::string_view name, diag::Report& report,
           const ParseLimits& limits = {});

}  // namespace chengwen::xml
