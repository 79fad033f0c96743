#include "wml/field_ends.h"

#include <algorithm>
#include <string_view>

#include "wml/tree.h"

namespace chengwen::wml {
namespace {

std::string_view type_of(const pugi::xml_node& field_character) {
  return field_character.attribute("w:fldCharType").value();
}

pugi::xml_node next_in_document(pugi::xml_node node) {
  if (const pugi::xml_node child = node.first_child()) return child;
  while (node && !node.next_sibling()) node = node.parent();
  return node.next_sibling();
}

}  // namespace

FieldEnds::FieldEnds(const std::vector<pugi::xml_node>& stretch, pugi::xml_node behind)
    : behind_(behind) {
  for (const pugi::xml_node& node : stretch) visit(node);
}

void FieldEnds::visit(const pugi::xml_node& node) {
  if (named(node, "w:fldChar")) {
    const std::string_view type = type_of(node);
    if (type == "begin") {
      open_.push_back(false);
    } else if (open_.empty()) {
      surviving_.push_back(node);
    } else if (type == "separate") {
      open_.back() = true;
    } else {
      open_.pop_back();
    }
  }
  for (const pugi::xml_node child : node.children()) visit(child);
}

bool FieldEnds::survives(const pugi::xml_node& field_character) const {
  return std::find(surviving_.begin(), surviving_.end(), field_character) != surviving_.end();
}

void FieldEnds::dissolve() {
  int inner = 0;
  std::vector<pugi::xml_node> doomed;
  for (pugi::xml_node node = behind_; node && !open_.empty(); node = next_in_document(node)) {
    const bool field_character = named(node, "w:fldChar");
    if (field_character && type_of(node) == "begin") {
      ++inner;
    } else if (field_character && inner > 0) {
      if (type_of(node) == "end") --inner;
    } else if (field_character) {
      doomed.push_back(node);
      if (type_of(node) == "separate") {
        open_.back() = true;
      } else {
        open_.pop_back();
      }
    } else if (inner == 0 && !open_.back() && named(node, "w:instrText")) {
      doomed.push_back(node);
    }
  }
  for (pugi::xml_node node : doomed) node.parent().remove_child(node);
}

}  // namespace chengwen::wml
