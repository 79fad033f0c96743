#pragma once

#include <cstddef>
#include <map>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "opc/package.h"

namespace chengwen::wml {

/// What a page has for text between its margins: the width of a column and the height, in twips.
struct TextArea {
  int width = 0, height = 0;
};

/// The text areas of a document's sections (17.6).
class SectionAreas {
 public:
  SectionAreas() = default;
  /// `main` is the tree of the package's main part.
  SectionAreas(const opc::Package& package, pugi::xml_node main);

  /// The area of section `index` of the body, from 0; beyond the last that of the last.
  TextArea section(std::size_t index) const;
  /// The first section that a header or footer belongs to; the last for any other part.
  std::size_t section_of(std::string_view part) const;

 private:
  std::vector<TextArea> areas_;
  std::map<std::string, std::size_t, std::less<>> parts_;
};

}  // namespace chengwen::wml
