#include "wml/text_format.h"

#include <algorithm>
#include <pugixml.hpp>
#include <utility>
#include <vector>

#include "diag/suggest.h"
#include "text/characters.h"
#include "wml/content_fields.h"
#include "wml/font_size.h"
#include "wml/format_edit.h"
#include "wml/loose_element.h"
#include "wml/messages.h"
#include "wml/story_writer.h"

namespace chengwen::wml {
namespace {

/// ST_Underline; another word means a single line, as in docxtpl.
constexpr std::string_view kUnderlines[] = {
    "single",     "words",           "double",   "thick",         "dotted",    "dottedHeavy",
    "dash",       "dashedHeavy",     "dashLong", "dashLongHeavy", "dotDash",   "dashDotHeavy",
    "dotDotDash", "dashDotDotHeavy", "wave",     "wavyHeavy",     "wavyDouble"};
/// ST_HighlightColor; any other colour becomes shading.
constexpr std::string_view kHighlights[] = {
    "black",   "blue",       "cyan",     "green",     "magenta",   "red",
    "yellow",  "white",      "darkBlue", "darkCyan",  "darkGreen", "darkMagenta",
    "darkRed", "darkYellow", "darkGray", "lightGray", "none"};
/// The attributes of w:rFonts, those of their themes, and the keys of a map of fonts.
struct FontScript {
  const char* attribute;
  const char* theme;
  std::string_view key;
};
constexpr FontScript kFonts[] = {{"w:ascii", "w:asciiTheme", "ascii"},
                                 {"w:hAnsi", "w:hAnsiTheme", "hAnsi"},
                                 {"w:eastAsia", "w:eastAsiaTheme", "eastAsia"},
                                 {"w:cs", "w:cstheme", "cs"}};
constexpr std::size_t kEastAsia = 2;
constexpr int kSmallest = 2, kLargest = 3276;  // half-points that Word takes

template <std::size_t N>
bool one_of(std::string_view word, const std::string_view (&words)[N]) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

/// A number counts half-points; "14pt", "14磅" and "四号" are what they say.
int read_size(const data::Value& value) {
  const std::string written = value.to_string();
  std::string_view text = text::trim(written);
  if (const auto named = font_size_of(text)) return *named;
  int halves = 1;
  for (const std::string_view unit : {"pt", "磅"}) {
    if (!text.ends_with(unit)) continue;
    text = text::trim_end(text.substr(0, text.size() - unit.size()));
    halves = 2;
  }
  const auto number = data::Decimal::parse(text);
  if (!number) fail_at(value, messages::kFontSize, {written});
  const auto size = (*number * data::Decimal::integer(halves))
                        .quantized(0, data::Rounding::half_up)
                        .to_int64()
                        .value_or(0);
  if (size < kSmallest || size > kLargest) fail_at(value, messages::kFontSize, {written});
  return static_cast<int>(size);
}

/// A name for all scripts, "eastAsia:黑体", or a map of them. The name of a Latin font leaves
/// Chinese characters in theirs: it has none.
void read_fonts(const data::Value& value, std::array<std::string, 4>& fonts) {
  if (value.is_map()) {
    check_keys("font", value, "ascii hAnsi eastAsia cs");
    for (std::size_t i = 0; i < fonts.size(); ++i) {
      if (const std::string font = Fields("font", value).text(kFonts[i].key); !font.empty())
        fonts[i] = font;
    }
    return;
  }
  std::string name = value.to_string();
  bool chinese = std::any_of(name.begin(), name.end(),
                             [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  if (const std::size_t colon = name.find(':'); colon != std::string::npos) {
    chinese = name.substr(0, colon) == kFonts[kEastAsia].key;
    name.erase(0, colon + 1);
  }
  for (std::size_t i = 0; i < fonts.size(); ++i) {
    if (i != kEastAsia || chinese) fonts[i] = name;
  }
}

std::string read_colour(const data::Value& value) {
  const std::string colour = hex_colour(value);
  return colour.empty() ? "auto" : colour;
}

void read_highlight(const data::Value& value, TextFormat& format) {
  const std::string word = value.truth() ? value.to_string() : "none";
  const bool known = one_of(word, kHighlights);
  format.highlight = known ? word : "";
  format.shading = known ? "" : hex_colour(value);
}

void read_switch(const Fields& map, std::string_view key, std::optional<bool>& format) {
  if (const data::Value* found = map.find(key)) format = found->truth();
}

/// `url` is docxtpl's: a link that looks as the rest of the part says.
void read_link(const Fields& map, TextFormat& format) {
  for (const std::string_view key : {"link", "url"}) {
    const data::Value* address = map.find(key);
    if (!address || !address->truth()) continue;
    format.link = read_address(*address);
    format.link_styled = key == "link";
    return;
  }
}

void apply_fonts(const TextFormat& format, pugi::xml_node properties) {
  if (std::all_of(format.fonts.begin(), format.fonts.end(),
                  [](const std::string& font) { return font.empty(); }))
    return;
  pugi::xml_node fonts = property_for(properties, "w:rFonts");
  for (std::size_t i = 0; i < format.fonts.size(); ++i) {
    if (format.fonts[i].empty()) continue;
    fonts.remove_attribute(kFonts[i].theme);
    set_attribute(fonts, kFonts[i].attribute, format.fonts[i]);
  }
  if (!format.fonts[kEastAsia].empty()) set_attribute(fonts, "w:hint", "eastAsia");
}

/// What a style says is not overruled by the place that the text comes to.
void apply_style(const std::string& id, const StyleSheet& styles, pugi::xml_node properties) {
  for (const pugi::xml_node style : styles.chain(id)) {
    for (const pugi::xml_node property : style.child("w:rPr").children())
      properties.remove_child(property.name());
  }
  set_property(properties, "w:rStyle", id);
}

/// Word's own style of links, made where the template has none.
void apply_link_style(StoryWriter& writer, pugi::xml_node properties) {
  const std::string id = writer.needs().subdocuments().styles().made(
      "<w:style w:type=\"character\" w:styleId=\"Hyperlink\"><w:name w:val=\"Hyperlink\"/>"
      "<w:uiPriority w:val=\"99\"/><w:unhideWhenUsed/><w:rPr><w:color w:val=\"0563C1\"/>"
      "<w:u w:val=\"single\"/></w:rPr></w:style>");
  apply_style(id, writer.needs().styles().sheet(), properties);
  properties.remove_child("w:color");
  properties.remove_child("w:u");
}

void apply_colours(const TextFormat& format, pugi::xml_node properties) {
  if (!format.color.empty()) {
    properties.remove_child("w:color");  // with its theme
    set_property(properties, "w:color", format.color);
  }
  if (!format.highlight.empty()) set_property(properties, "w:highlight", format.highlight);
  if (format.shading.empty()) return;
  properties.remove_child("w:highlight");
  properties.remove_child("w:shd");
  pugi::xml_node shading = property_for(properties, "w:shd");
  set_attribute(shading, "w:val", "clear");
  set_attribute(shading, "w:color", "auto");
  set_attribute(shading, "w:fill", format.shading);
}

void apply_language(const std::string& language, pugi::xml_node properties) {
  if (language.empty()) return;
  pugi::xml_node node = property_for(properties, "w:lang");
  const std::string_view start = std::string_view(language).substr(0, 2);
  set_attribute(node, "w:val", language);
  if (start == "zh" || start == "ja" || start == "ko") set_attribute(node, "w:eastAsia", language);
  if (start == "ar" || start == "he" || start == "fa") set_attribute(node, "w:bidi", language);
}

/// `complex` is the switch for scripts such as Arabic, where the place has a say about it.
void apply_switch(pugi::xml_node properties, const std::optional<bool>& on, const char* name,
                  const char* complex = nullptr) {
  if (!on) return;
  set_switch(properties, name, *on);
  if (complex) set_switch(properties, complex, *on);
}

void apply(const TextFormat& format, pugi::xml_node properties) {
  const bool rtl = format.rtl.value_or(false);
  apply_fonts(format, properties);
  apply_switch(properties, format.bold, "w:b", rtl ? "w:bCs" : nullptr);
  apply_switch(properties, format.italic, "w:i", rtl ? "w:iCs" : nullptr);
  apply_switch(properties, format.strike, "w:strike");
  apply_switch(properties, format.rtl, "w:rtl");
  apply_colours(format, properties);
  if (format.size != 0) {
    set_property(properties, "w:sz", std::to_string(format.size));
    set_property(properties, "w:szCs", std::to_string(format.size));
  }
  if (!format.underline.empty()) set_property(properties, "w:u", format.underline);
  if (!format.position.empty()) set_property(properties, "w:vertAlign", format.position);
  apply_language(format.language, properties);
}

}  // namespace

bool TextFormat::plain() const {
  return style.is_undefined() && size == 0 && !bold && !italic && !strike && !rtl && !link_styled &&
         (underline + color + highlight + shading + position + language + fonts[0] + fonts[1] +
          fonts[2] + fonts[3])
             .empty();
}

TextFormat read_text_format(const data::Value& map, const TextFormat& around) {
  TextFormat format = around;
  const Fields fields("$richtext", map);
  if (const data::Value* style = fields.find("style"); style && style->truth())
    format.style = *style;
  if (const data::Value* font = fields.find("font"); font && font->truth())
    read_fonts(*font, format.fonts);
  read_switch(fields, "bold", format.bold);
  read_switch(fields, "italic", format.italic);
  read_switch(fields, "strike", format.strike);
  read_switch(fields, "rtl", format.rtl);
  if (const data::Value* line = fields.find("underline")) {
    const std::string word = line->to_string();
    format.underline = !line->truth() ? "none" : one_of(word, kUnderlines) ? word : "single";
  }
  if (const data::Value* colour = fields.find("color")) format.color = read_colour(*colour);
  if (const data::Value* colour = fields.find("highlight")) read_highlight(*colour, format);
  if (const data::Value* size = fields.find("size"); size && size->truth())
    format.size = read_size(*size);
  for (const char* position : {"subscript", "superscript"}) {
    std::optional<bool> on;
    read_switch(fields, position, on);
    if (on) format.position = *on ? position : "baseline";
  }
  if (const std::string language = fields.text("lang"); !language.empty())
    format.language = language;
  read_link(fields, format);
  return format;
}

std::string style_id(std::string_view type, const data::Value& style, StoryWriter& writer) {
  const std::string name = style.to_string();
  const StyleSheet& sheet = writer.needs().styles().sheet();
  const std::string id(sheet.find(type, name));
  if (!id.empty()) return id;
  diag::Diagnostic unknown(messages::kStyleUnknown, {name});
  diag::suggest(unknown, name, sheet.names(type));
  add_place(unknown, style);
  writer.host().report(std::move(unknown));
  return "";
}

std::string run_properties(const TextFormat& format, std::string_view place, StoryWriter& writer) {
  if (format.plain()) return std::string(place);
  LooseElement run("w:r", place);
  const pugi::xml_node properties = run.properties_node();
  if (format.link_styled) apply_link_style(writer, properties);
  if (!format.style.is_undefined()) {
    if (const std::string id = style_id("character", format.style, writer); !id.empty())
      apply_style(id, writer.needs().styles().sheet(), properties);
  }
  apply(format, properties);
  return run.properties();
}

}  // namespace chengwen::wml
