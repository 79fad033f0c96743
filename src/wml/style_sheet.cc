#include "wml/style_sheet.h"

#include <algorithm>
#include <utility>

#include "text/case_mapping.h"
#include "xml/escape.h"

namespace chengwen::wml {

namespace {

/// Names of Word's own styles: in the Chinese user interface, in files.
constexpr std::pair<std::string_view, std::string_view> kChineseNames[] = {
    {"正文", "normal"},
    {"标题", "title"},
    {"副标题", "subtitle"},
    {"题注", "caption"},
    {"列表", "list"},
    {"列表段落", "list paragraph"},
    {"列出段落", "list paragraph"},
    {"列表编号", "list number"},
    {"列表项目符号", "list bullet"},
    {"引用", "quote"},
    {"明显引用", "intense quote"},
    {"正文文本", "body text"},
    {"纯文本", "plain text"},
    {"超链接", "hyperlink"},
    {"强调", "emphasis"},
    {"要点", "strong"},
    {"HTML 代码", "html code"},
    {"HTML 预设格式", "html preformatted"},
    {"普通表格", "normal table"},
    {"网格型", "table grid"},
    {"网格型浅色", "grid table light"}};

/// As files write it, in lower case.
std::string file_name(std::string_view name) {
  for (const auto& [chinese, english] : kChineseNames) {
    if (name == chinese) return std::string(english);
  }
  std::string lower = text::to_lower(name);
  constexpr std::string_view kHeading = "标题";
  if (lower.starts_with(kHeading)) lower.replace(0, kHeading.size(), "heading");
  // 标题 1 and 标题1
  if (lower.starts_with("heading") && lower.size() == 8) lower.insert(7, " ");
  return lower;
}

bool is_of_type(pugi::xml_node style, std::string_view type) {
  return type == style.attribute("w:type").value();
}

}  // namespace

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

std::string_view StyleSheet::find(std::string_view type, std::string_view name) const {
  const std::vector<pugi::xml_node>& own = chain(name);
  if (!own.empty() && is_of_type(own.back(), type))
    return own.back().attribute("w:styleId").value();
  const std::string wanted = file_name(name);
  for (const auto& [id, styles] : chains_) {
    if (!is_of_type(styles.back(), type)) continue;
    const std::string_view written = styles.back().child("w:name").attribute("w:val").value();
    if (file_name(xml::unescape(written)) == wanted) return id;
  }
  return "";
}

std::vector<std::string_view> StyleSheet::names(std::string_view type) const {
  std::vector<std::string_view> names;
  for (const auto& [id, styles] : chains_) {
    if (is_of_type(styles.back(), type))
      names.push_back(styles.back().child("w:name").attribute("w:val").value());
  }
  return names;
}

std::string_view StyleSheet::name(std::string_view id) const {
  const std::vector<pugi::xml_node>& styles = chain(id);
  return styles.empty() ? "" : styles.back().child("w:name").attribute("w:val").value();
}

}  // namespace chengwen::wml
