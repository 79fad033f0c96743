#include "wml/content.h"

#include <array>
#include <utility>

#include "wml/image.h"
#include "wml/rich_text.h"
#include "wml/story_writer.h"
#include "wml/subdocument.h"
#include "xml/escape.h"

namespace chengwen::wml {
namespace {

struct ContentType {
  std::string_view key;
  data::Value (*make)(const data::Value& map);
};
constexpr std::array<ContentType, 5> kContentTypes = {{
    {"$richtext", make_rich_text},
    {"$listing", make_listing},
    {"$richtextparagraph", make_rich_paragraphs},
    {"$image", make_image},
    {"$subdoc", make_subdocument},
}};

/// The level of captured XML: that of its first element, or text when it begins inside one.
Level level_of(std::string_view xml) {
  std::size_t at = xml.find_first_not_of(" \t\r\n");
  while (at != std::string_view::npos && xml[at] == '<') {
    std::string_view name = xml.substr(at + 1);
    name = name.substr(0, name.find_first_of(" />"));
    if (name.empty()) return Level::text;
    if (name == "w:p" || name == "w:tbl") return Level::block;
    if (name == "w:tr") return Level::row;
    if (name == "w:tc") return Level::cell;
    const bool marker =
        name.starts_with("w:bookmark") || name.starts_with("w:comment") || name == "w:proofErr";
    // A content control is as high as what it holds.
    if (!marker && name != "w:sdt" && name != "w:sdtContent" && name != "w:sdtPr")
      return Level::run;
    at = name == "w:sdtPr" ? xml.find("<w:sdtContent", at) : xml.find('<', at + 1);
  }
  return Level::text;
}

}  // namespace

Fragment::Fragment(std::string xml) : xml_(std::move(xml)), level_(level_of(xml_)) {}

void Fragment::write(StoryWriter& writer, const EmitSite&) const {
  writer.xml(xml_);
}

void Fragment::print(std::string& out) const {
  std::string text;
  bool inside = false;
  for (const char c : xml_) {
    if (c == '<') inside = true;
    if (!inside) text += c;
    if (c == '>') inside = false;
  }
  out += xml::unescape(text);
}

data::Value content_of(const data::Value& map) {
  const auto& entries = map.as_map().entries();
  if (entries.empty() || !entries[0].key.is_string()) return {};
  const std::string_view key = entries[0].key.as_string();
  if (!key.starts_with('$')) return {};
  for (const ContentType& type : kContentTypes) {
    if (type.key == key) return type.make(map);
  }
  return {};
}

}  // namespace chengwen::wml
