#include "wml/style_merge.h"

#include "text/case_mapping.h"
#include "wml/format_edit.h"
#include "wml/needs.h"
#include "wml/root_children.h"
#include "wml/tree.h"
#include "xml/escape.h"
#include "xml/parse.h"

namespace chengwen::wml {
namespace {

std::string type_of(pugi::xml_node style) {
  return style.attribute("w:type").as_string("paragraph");
}

std::string name_of(pugi::xml_node style) {
  return text::to_lower(xml::unescape(style.child("w:name").attribute("w:val").value()));
}

bool is_default(pugi::xml_node style) {
  const std::string_view word = style.attribute("w:default").value();
  return word == "1" || word == "true" || word == "on";
}

}  // namespace

StyleMerge::StyleMerge(Needs& needs) : needs_(needs), part_(needs.styles().styles_part()) {
  for (const pugi::xml_node style : needs.styles().styles().children("w:style")) know(style);
}

void StyleMerge::know(pugi::xml_node style) {
  const std::string id = style.attribute("w:styleId").value();
  ids_.insert(id);
  by_name_.try_emplace({type_of(style), name_of(style)}, id);
  if (is_default(style)) defaults_.try_emplace(type_of(style), id);
}

StyleMerge::Match StyleMerge::match(pugi::xml_node style) {
  const std::string type = type_of(style);
  if (const auto ours = defaults_.find(type); is_default(style) && ours != defaults_.end()) {
    return {ours->second, {}};
  }
  if (const auto ours = by_name_.find({type, name_of(style)}); ours != by_name_.end()) {
    return {ours->second, {}};
  }
  const std::string wanted = style.attribute("w:styleId").value();
  std::string id = wanted;
  for (int number = 2; ids_.contains(id); ++number) id = wanted + std::to_string(number);
  pugi::xml_node copy = copies_.append_copy(style);
  set_attribute(copy, "w:styleId", id);
  know(copy);
  came_.insert(id);
  return {id, copy};
}

std::string StyleMerge::made(const std::string& style) {
  pugi::xml_document document;
  document.load_string(style.c_str(), xml::kParseFlags);
  return match(document.document_element()).id;
}

const std::string& StyleMerge::part() {
  if (part_.empty()) part_ = needs_.made_part("styles", "w:styles");
  return part_;
}

void StyleMerge::finish() {
  if (!copies_.first_child()) return;
  needs_.edit().replace(part(),
                        with_children(needs_.edit().bytes(part()), serialised(copies_), {}));
}

}  // namespace chengwen::wml
