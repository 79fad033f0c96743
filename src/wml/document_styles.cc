#include "wml/document_styles.h"

#include <algorithm>
#include <span>

#include "diag/report.h"
#include "text/case_mapping.h"
#include "wml/story_parts.h"
#include "wml/styles_part.h"
#include "wml/tree.h"

namespace chengwen::wml {
namespace {

using Parse = bool(std::string_view, pugi::xml_document&, std::string_view, diag::Report&);

pugi::xml_node load(const opc::Package& package, const std::string& part, Parse parse,
                    pugi::xml_document& document) {
  diag::Report ignored;
  if (part.empty() || !parse(package.bytes(part), document, part, ignored)) return {};
  return document.document_element();
}

int level_in(std::string_view digit) {
  return digit.size() == 1 && digit[0] >= '0' && digit[0] <= '8' ? digit[0] - '0' : -1;
}

int level_in_name(std::string_view name) {
  const std::string lower = text::to_lower(name);
  for (const std::string_view word : {"heading", "标题", "標題"}) {
    if (!lower.starts_with(word)) continue;
    std::string_view rest = std::string_view(lower).substr(word.size());
    if (rest.starts_with(' ')) rest.remove_prefix(1);
    if (rest.size() == 1 && rest[0] >= '1' && rest[0] <= '9') return rest[0] - '1';
  }
  return -1;
}

}  // namespace

DocumentStyles::DocumentStyles(const opc::Package& package)
    : styles_part_(related_part(package, "styles")),
      numbering_part_(related_part(package, "numbering")),
      styles_(load(package, styles_part_, parse_styles, styles_xml_)),
      lists_(load(package, numbering_part_, parse_part, numbering_xml_),
             styles_xml_.document_element()) {
  for (const pugi::xml_node list : numbering_xml_.document_element().children("w:num")) {
    free_list_ = std::max(free_list_, list.attribute("w:numId").as_int() + 1);
  }
  for (const pugi::xml_node definition : numbering_xml_.document_element().children()) {
    free_definition_ =
        std::max(free_definition_, definition.attribute("w:abstractNumId").as_int(-1) + 1);
  }
}

ListPosition DocumentStyles::list_of(pugi::xml_node properties) const {
  const pugi::xml_node own = properties.child("w:numPr");
  ListPosition position;
  if (own.child("w:numId")) {
    position.list = own.child("w:numId").attribute("w:val").as_int();
    position.level = own.child("w:ilvl").attribute("w:val").as_int();
    return position;
  }
  return list_of_style(properties.child("w:pStyle").attribute("w:val").value());
}

ListPosition DocumentStyles::list_of_style(std::string_view style) const {
  ListPosition position;
  if (style.empty()) style = styles_.default_paragraph_style();
  const std::span<const pugi::xml_node> chain = styles_.chain(style);
  for (auto at = chain.rbegin(); at != chain.rend(); ++at) {
    const pugi::xml_node numbering = at->child("w:pPr").child("w:numPr");
    if (!numbering.child("w:numId")) continue;
    position.list = numbering.child("w:numId").attribute("w:val").as_int();
    position.by_style = true;
    position.style = at->attribute("w:styleId").value();
    position.level = lists_.level_of_style(position.list, position.style)
                         .value_or(numbering.child("w:ilvl").attribute("w:val").as_int());
    break;
  }
  return position;
}

int DocumentStyles::outline_level(std::string_view style, std::string_view own) const {
  if (!own.empty()) return level_in(own);
  if (style.empty()) style = styles_.default_paragraph_style();
  const std::span<const pugi::xml_node> chain = styles_.chain(style);
  for (auto at = chain.rbegin(); at != chain.rend(); ++at) {
    const pugi::xml_node level = at->child("w:pPr").child("w:outlineLvl");
    if (level) return level_in(level.attribute("w:val").value());
    const int named_level = level_in_name(at->child("w:name").attribute("w:val").value());
    if (named_level >= 0) return named_level;
  }
  return -1;
}

std::string_view DocumentStyles::heading_style(int level) const {
  const std::string_view named = styles_.find("paragraph", "heading " + std::to_string(level + 1));
  if (!named.empty()) return named;
  for (const pugi::xml_node style : styles().children("w:style")) {
    const std::string_view id = style.attribute("w:styleId").value();
    const bool paragraph = std::string_view(style.attribute("w:type").value()) == "paragraph";
    if (paragraph && outline_level(id, "") == level) return id;
  }
  return "";
}

std::string DocumentStyles::restarted(int list, int fresh) const {
  const auto definition = lists_.definition(list);
  if (!definition) return "";
  std::string out = "<w:num w:numId=\"" + std::to_string(fresh) + "\"><w:abstractNumId w:val=\"" +
                    std::to_string(*definition) + "\"/>";
  const pugi::xml_node original = numbering_xml_.document_element().find_child_by_attribute(
      "w:num", "w:numId", std::to_string(list).c_str());
  for (int i = 0; i < ListLevels::kLevels; ++i) {
    const std::optional<ListLevel> level = lists_.level(list, i);
    if (!level) continue;
    const std::string number = std::to_string(i);
    const int start = lists_.start_override(list, i).value_or(level->start);
    out += "<w:lvlOverride w:ilvl=\"" + number + "\"><w:startOverride w:val=\"" +
           std::to_string(start) + "\"/>";
    const pugi::xml_node own =
        original.find_child_by_attribute("w:lvlOverride", "w:ilvl", number.c_str());
    if (own.child("w:lvl")) serialise(own.child("w:lvl"), out);
    out += "</w:lvlOverride>";
  }
  return out + "</w:num>";
}

}  // namespace chengwen::wml
