#include "wml/style_sheet.h"

#include <algorithm>

namespace chengwen::wml {

bool is_on(pugi::xml_node property) {
  if (!property) return false;
  const pugi::xml_attribute value = property.attribute("w:val");
  const std::string_view word = value.value();
  return !value || !(word == "0" || word == "false" || word == "off");
}

StyleSheet::StyleSheet(pugi::xml_node styles) {
  const pugi::xml_node defaults = styles.child("w:docDefaults");
  paragraph_defaults_ = defaults.child("w:pPrDefault").child("w:pPr");
  run_defaults_ = defaults.child("w:rPrDefault").child("w:rPr");

  std::map<std::string_view, pugi::xml_node> by_id;
  for (const pugi::xml_node style : styles.children("w:style")) {
    const std::string_view id = style.attribute("w:styleId").value();
    by_id.emplace(id, style);
    const std::string_view is_default = style.attribute("w:default").value();
    if (is_default.empty() || is_default == "0" || is_default == "false") continue;
    const std::string_view type = style.attribute("w:type").value();
    if (type == "paragraph") default_paragraph_ = id;
    if (type == "table") default_table_ = id;
  }
  for (const auto& [id, first] : by_id) {
    std::vector<pugi::xml_node>& chain = chains_[std::string(id)];
    for (pugi::xml_node style = first; style;) {
      if (std::find(chain.begin(), chain.end(), style) != chain.end()) break;
      chain.push_back(style);
      const auto base = by_id.find(style.child("w:basedOn").attribute("w:val").value());
      style = base == by_id.end() ? pugi::xml_node() : base->second;
    }
    std::reverse(chain.begin(), chain.end());
  }
}

const std::vector<pugi::xml_node>& StyleSheet::chain(std::string_view id) const {
  static const std::vector<pugi::xml_node> kNone;
  const auto found = chains_.find(id);
  return found == chains_.end() ? kNone : found->second;
}

std::string_view StyleSheet::name(std::string_view id) const {
  const std::vector<pugi::xml_node>& styles = chain(id);
  return styles.empty() ? "" : styles.back().child("w:name").attribute("w:val").value();
}

}  // namespace chengwen::wml
