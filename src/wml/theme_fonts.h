#pragma once

#include <array>
#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace chengwen::wml {

/// The fonts that a theme part gives to the names of w:rFonts: "minorEastAsia" → 宋体.
class ThemeFonts {
 public:
  /// Both roots may be null. An empty East Asian or complex font is taken from the theme's list by
  /// the language of w:themeFontLang in the settings.
  ThemeFonts(pugi::xml_node theme, pugi::xml_node settings);

  /// The font of a theme name such as "majorHAnsi"; "" when the theme has none.
  std::string_view font(std::string_view theme_name) const;

 private:
  struct Scheme {
    std::string latin, east_asian, complex;
  };
  std::array<Scheme, 2> schemes_;  // major, minor
};

}  // namespace chengwen::wml
