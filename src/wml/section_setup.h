#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>

#include "wml/content_fields.h"

namespace chengwen::wml {

/// A header or footer that a section refers to: the element and its w:type ("w:headerReference
/// first") → the id of the relationship.
using SectionStories = std::map<std::string, std::string>;

void add_story(pugi::xml_node section, const std::string& key, const std::string& id);
/// Null when the section has no such reference of its own.
pugi::xml_node find_story(pugi::xml_node section, std::string_view key);

/// What is different in a section from what the template's w:sectPr (17.6.17) says.
struct SectionSetup {
  std::string type;  ///< where it starts: "nextPage", "continuous" …; "" as it was
  std::optional<bool> landscape;
  std::optional<int> page_number;  ///< of its first page; 0: numbers go on
  std::optional<int> columns;
  SectionStories stories;  ///< instead of those of the template
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
