#include "wml/list_merge.h"

#include <string>

#include "wml/format_edit.h"
#include "wml/insertion.h"
#include "wml/needs.h"
#include "wml/tree.h"

namespace chengwen::wml {
namespace {

/// What ties a definition to others of its own document: ids that Word joins lists by, styles of
/// lists.
constexpr const char* kTies[] = {"w:nsid", "w:styleLink", "w:numStyleLink"};

pugi::xml_node numbered(pugi::xml_node root, const char* element, const char* id, int number) {
  return root.find_child_by_attribute(element, id, std::to_string(number).c_str());
}

}  // namespace

int ListMerge::copy_of(int list, Insertion& insertion) {
  if (const auto known = lists_.find(list); known != lists_.end()) return known->second;
  const pugi::xml_node original = numbered(theirs_.numbering(), "w:num", "w:numId", list);
  const auto shared = theirs_.lists().definition(list);
  if (!original || !shared ||
      !numbered(theirs_.numbering(), "w:abstractNum", "w:abstractNumId", *shared)) {
    return lists_[list] = 0;
  }
  const int fresh = lists_[list] = needs_.next_list();
  pugi::xml_document copy;
  pugi::xml_node number = copy.append_copy(original);
  while (number.first_attribute()) number.remove_attribute(number.first_attribute());
  set_attribute(number, "w:numId", fresh);
  set_attribute(number.child("w:abstractNumId"), "w:val", definition(*shared, insertion));
  for (const pugi::xml_node over : number.children("w:lvlOverride")) bind_levels(over, insertion);
  bring(number, insertion);
  needs_.add_list(serialised(number));
  return fresh;
}

int ListMerge::definition(int id, Insertion& insertion) {
  if (const auto known = definitions_.find(id); known != definitions_.end()) return known->second;
  const int fresh = definitions_[id] = needs_.next_definition();
  pugi::xml_document copy;
  pugi::xml_node definition =
      copy.append_copy(numbered(theirs_.numbering(), "w:abstractNum", "w:abstractNumId", id));
  set_attribute(definition, "w:abstractNumId", fresh);
  for (const char* tie : kTies) definition.remove_child(tie);
  bind_levels(definition, insertion);
  bring(definition, insertion);
  needs_.add_definition(serialised(definition));
  return fresh;
}

void ListMerge::bring(pugi::xml_node copy, Insertion& insertion) const {
  if (binding_ != Binding::ours) insertion.bring_numbering(copy);
}

void ListMerge::bind_levels(pugi::xml_node definition, Insertion& insertion) const {
  for (pugi::xml_node level : definition.children("w:lvl")) {
    level.remove_child("w:lvlPicBulletId");
    const pugi::xml_node style = level.child("w:pStyle");
    const bool keep = binding_ == Binding::to_styles &&
                      insertion.is_copied_style(style.attribute("w:val").value());
    if (style && !keep) level.remove_child(style);
  }
}

}  // namespace chengwen::wml
