#pragma once

#include <pugixml.hpp>
#include <string_view>

#include "diag/report.h"

namespace chengwen::wml {

/// As xml::parse(), with the usual prefixes, for a styles part (17.7). Its w:latentStyles, often
/// longer than all styles together, stays out of the tree: how Word lists styles that no document
/// has is nothing that we ask for.
bool parse_styles(std::string_view bytes, pugi::xml_document& document, std::string_view name,
                  diag::Report& report);

}  // namespace chengwen::wml
