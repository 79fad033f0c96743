#pragma once

#include <cstdint>
#include <optional>
#include <pugixml.hpp>
#include <string>

#include "wml/content_fields.h"

namespace chengwen::wml {

/// What is different in a section from what the template's w:sectPr (17.6.17) says.
struct SectionSetup {
  std::string type;  ///< where it starts: "nextPage", "continuous" …; "" as it was
  std::optional<bool> landscape;
  std::optional<int> page_number;  ///< of its first page; 0: numbers go on
  std::optional<int> columns;
  bool continued = false;  ///< goes on with one that was cut: numbers go on, no first page

  /// What `later` says wins.
  void overlay(const SectionSetup& later);
  void apply(pugi::xml_node section) const;
};

/// The keys of content that say how a section is set up.
inline constexpr std::string_view kSectionKeys = "orientation start columns";

/// Reads them. Fails with wml.content-value.
SectionSetup section_setup(const Fields& fields);

}  // namespace chengwen::wml
