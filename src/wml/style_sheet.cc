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

/// Word itself goes no deeper than eleven.
constexpr std::size_t kLongestChain = 64;

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

  for (const pugi::xml_node style : styles.children("w:style")) {
    const std::string_view id = style.attribute("w:styleId").value();
    styles_.push_back({id, style});
    const std::string_view is_default = style.attribute("w:default").value();
    if (is_default.empty() || is_default == "0" || is_default == "false") continue;
    const std::string_view type = style.attribute("w:type").value();
    if (type == "paragraph") default_paragraph_ = id;
    if (type == "table") default_table_ = id;
  }
  std::ranges::stable_sort(styles_, {}, &Style::id);
  const auto repeated = std::ranges::unique(styles_, {}, &Style::id);
  styles_.erase(repeated.begin(), repeated.end());
  for (Style& style : styles_) {
    const Style* const base = find(style.node.child("w:basedOn").attribute("w:val").value());
    style.base = base == nullptr ? kNone : static_cast<std::size_t>(base - styles_.data());
  }
  for (Style& style : styles_) add_chain(style);
}

void StyleSheet::add_chain(Style& style) {
  style.first = chains_.size();
  const auto chain = [&] { return std::span(chains_).subspan(style.first); };
  const Style* at = &style;
  while (chain().size() < kLongestChain && std::ranges::find(chain(), at->node) == chain().end()) {
    chains_.push_back(at->node);
    if (at->base == kNone) break;
    at = &styles_[at->base];
  }
  style.last = chains_.size();
  std::ranges::reverse(chain());
}

const StyleSheet::Style* StyleSheet::find(std::string_view id) const {
  const auto found = std::ranges::lower_bound(styles_, id, {}, &Style::id);
  return found == styles_.end() || found->id != id ? nullptr : &*found;
}

std::span<const pugi::xml_node> StyleSheet::chain(std::string_view id) const {
  const Style* const style = find(id);
  return style == nullptr ? std::span<const pugi::xml_node>() : chain(*style);
}

std::string_view StyleSheet::find(std::string_view type, std::string_view name) const {
  const Style* const own = find(name);
  if (own != nullptr && is_of_type(own->node, type)) return own->id;
  const std::string wanted = file_name(name);
  for (const Style& style : styles_) {
    if (!is_of_type(style.node, type)) continue;
    const std::string_view written = style.node.child("w:name").attribute("w:val").value();
    if (file_name(xml::unescape(written)) == wanted) return style.id;
  }
  return "";
}

std::vector<std::string_view> StyleSheet::names(std::string_view type) const {
  std::vector<std::string_view> names;
  for (const Style& style : styles_) {
    if (is_of_type(style.node, type))
      names.push_back(style.node.child("w:name").attribute("w:val").value());
  }
  return names;
}

std::string_view StyleSheet::name(std::string_view id) const {
  const Style* const style = find(id);
  return style == nullptr ? "" : style->node.child("w:name").attribute("w:val").value();
}

}  // namespace chengwen::wml
