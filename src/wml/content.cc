#include "wml/content.h"

#include <utility>

#include "wml/story_writer.h"
#include "xml/escape.h"

namespace chengwen::wml {
namespace {

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

}  // namespace chengwen::wml
