#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "diag/place.h"
#include "diag/report.h"
#include "opc/package.h"

namespace chengwen::wml {

/// A part with text that tags may stand in.
struct StoryPart {
  std::string name;  ///< "word/header1.xml"
  diag::Place::Story kind = diag::Place::Story::none;
  int number = 0;  ///< 1-based among several of its kind, else 0
};

/// The stories of a document in the order in which they are filled: body, headers, footers, notes,
/// comments, charts and diagrams, properties. Parts are found by their relationships.
std::vector<StoryPart> story_parts(const opc::Package& package);

/// The part that the main part's relationship of this kind ("styles", "footnotes") leads to; ""
/// when there is none.
std::string related_part(const opc::Package& package, std::string_view word);

/// Gives the namespaces of WordprocessingML, DrawingML, Math and relationships their usual prefixes
/// (w, a, m, r …) where a file declares others at its root, so that names can be compared.
/// True when there were others.
bool use_usual_prefixes(pugi::xml_document& document);

/// xml::parse() with the usual prefixes.
bool parse_part(std::string_view bytes, pugi::xml_document& document, std::string_view name,
                diag::Report& report);

}  // namespace chengwen::wml
