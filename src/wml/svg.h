#pragma once

#include <string>
#include <string_view>

namespace chengwen::wml {

/// An SVG without its document type, which Word does not accept in a package; the entities that it
/// declares (drawing programs keep their namespaces there) are written out.
std::string without_document_type(std::string_view svg);

}  // namespace chengwen::wml
