#pragma once

#include <cstddef>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "diag/report.h"

namespace chengwen::xml {

/// How every part is read: white space (also around the root), CDATA, comments, processing
/// instructions and the declaration are kept, and nothing is unescaped or converted, so that
/// writing a node gives back its bytes. Text is therefore raw: unescape() it.
inline constexpr unsigned kParseFlags =
    pugi::parse_ws_pcdata | pugi::parse_cdata | pugi::parse_comments | pugi::parse_pi |
    pugi::parse_declaration | pugi::parse_doctype | pugi::parse_fragment;

/// What parsing untrusted XML may cost.
struct ParseLimits {
  int depth = 512;                 ///< of nested elements
  std::size_t nodes = 32'000'000;  ///< elements and attributes; a node takes about 64 bytes
};

/// Parses `bytes` (UTF-8, or UTF-16 with a BOM) into `document`. False, an empty document and one
/// error in `report` (xml/messages.h) when it is no XML we read; the diagnostic's file is `name`.
bool parse(std::string_view bytes, pugi::xml_document& document, std::string_view name,
           diag::Report& report, const ParseLimits& limits = {});

/// The XML as text in UTF-8, for those who work on that: `bytes` themselves, or what UTF-16 says,
/// with a new declaration. Nothing, and an error as in parse(), when parse() would refuse it.
std::optional<std::string> well_formed(std::string bytes, std::string_view name,
                                       diag::Report& report);

}  // namespace chengwen::xml
