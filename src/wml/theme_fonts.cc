#include "wml/theme_fonts.h"

#include "xml/escape.h"

namespace chengwen::wml {
namespace {

/// The script under which a theme lists the font of a language.
std::string_view script_of_language(std::string_view language) {
  const std::string_view primary = language.substr(0, language.find('-'));
  if (primary == "ja") return "Jpan";
  if (primary == "ko") return "Hang";
  if (primary == "ar") return "Arab";
  if (primary == "he") return "Hebr";
  if (primary == "th") return "Thai";
  if (primary != "zh") return "";
  for (const std::string_view region : {"-TW", "-HK", "-MO", "-Hant"}) {
    if (language.find(region) != std::string_view::npos) return "Hant";
  }
  return "Hans";
}

std::string typeface(pugi::xml_node fonts, const char* kind, std::string_view language) {
  const std::string named = xml::unescape(fonts.child(kind).attribute("typeface").value());
  const std::string_view script = script_of_language(language);
  if (!named.empty() || script.empty()) return named;
  for (const pugi::xml_node font : fonts.children("a:font")) {
    if (script == font.attribute("script").value()) {
      return xml::unescape(font.attribute("typeface").value());
    }
  }
  return {};
}

}  // namespace

ThemeFonts::ThemeFonts(pugi::xml_node theme, pugi::xml_node settings) {
  const pugi::xml_node scheme = theme.child("a:themeElements").child("a:fontScheme");
  const pugi::xml_node languages = settings.child("w:themeFontLang");
  const std::string_view east_asian = languages.attribute("w:eastAsia").value();
  const std::string_view complex = languages.attribute("w:bidi").value();
  const char* const kinds[] = {"a:majorFont", "a:minorFont"};
  for (std::size_t i = 0; i < schemes_.size(); ++i) {
    const pugi::xml_node fonts = scheme.child(kinds[i]);
    schemes_[i] = {typeface(fonts, "a:latin", ""), typeface(fonts, "a:ea", east_asian),
                   typeface(fonts, "a:cs", complex)};
  }
}

std::string_view ThemeFonts::font(std::string_view theme_name) const {
  const bool major = theme_name.starts_with("major");
  if (!major && !theme_name.starts_with("minor")) return {};
  const Scheme& scheme = schemes_[major ? 0 : 1];
  const std::string_view script = theme_name.substr(5);
  if (script == "EastAsia") return scheme.east_asian;
  if (script == "Bidi") return scheme.complex;
  return scheme.latin;
}

}  // namespace chengwen::wml
