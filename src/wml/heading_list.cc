#include "wml/heading_list.h"

#include "diag/report.h"
#include "wml/format_edit.h"
#include "wml/needs.h"
#include "wml/story_parts.h"
#include "wml/tree.h"

namespace chengwen::wml {
namespace {

bool is_format(pugi::xml_node child) {
  return named(child, "w:rPr") || named(child, "w:tblPr") || named(child, "w:trPr") ||
         named(child, "w:tcPr") || named(child, "w:tblStylePr");
}

}  // namespace

int HeadingLists::list(std::span<const MadeLevel> levels) {
  int& list = lists_[needs_.made_definition(list_definition(levels))];
  if (list != 0) return list;
  list = make_list(needs_, levels);
  levels_[list] = {levels.begin(), levels.end()};
  for (std::size_t i = 0; i < levels.size(); ++i) {
    if (!levels[i].style.empty())
      members_.try_emplace(levels[i].style, Member{list, static_cast<int>(i)});
  }
  return list;
}

int HeadingLists::restarted(int list) {
  const auto made = levels_.find(list);
  return made == levels_.end() ? 0 : make_list(needs_, made->second);
}

void HeadingLists::finish() {
  if (members_.empty()) return;
  const std::string& part = needs_.styles().styles_part();
  pugi::xml_document document;
  diag::Report ignored;
  if (!parse_part(needs_.edit().bytes(part), document, part, ignored)) return;
  for (pugi::xml_node style : document.document_element().children("w:style")) {
    const auto member = members_.find(style.attribute("w:styleId").value());
    if (member != members_.end()) bind(style, member->second);
  }
  needs_.edit().replace(part, serialised(document));
}

/// The indents that the style inherits become its own: those of a list win over inherited ones.
void HeadingLists::bind(pugi::xml_node style, const Member& member) const {
  pugi::xml_node properties = style.child("w:pPr");
  if (!properties) {
    // Behind w:name … w:rsid, before what else a style has (17.7.4.17).
    pugi::xml_node next = style.first_child();
    while (next && !is_format(next)) next = next.next_sibling();
    properties = next ? style.insert_child_before("w:pPr", next) : style.append_child("w:pPr");
  }
  pugi::xml_node list = property_for(properties, "w:numPr");
  list.remove_children();
  if (member.level > 0) list.append_child("w:ilvl").append_attribute("w:val") = member.level;
  list.append_child("w:numId").append_attribute("w:val") = member.list;
  pugi::xml_node indent = property_for(properties, "w:ind");
  for (const pugi::xml_node one :
       needs_.styles().sheet().chain(style.attribute("w:styleId").value())) {
    for (const pugi::xml_attribute side : one.child("w:pPr").child("w:ind").attributes()) {
      indent.remove_attribute(side.name());
      indent.append_copy(side);
    }
  }
  if (!indent.first_attribute()) properties.remove_child(indent);
}

}  // namespace chengwen::wml
