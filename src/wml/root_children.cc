#include "wml/root_children.h"

#include <algorithm>
#include <pugixml.hpp>

#include "wml/story_parts.h"
#include "wml/tree.h"

namespace chengwen::wml {

std::string with_children(std::string part, std::string_view elements,
                          std::initializer_list<std::string_view> before) {
  pugi::xml_document tree;
  diag::Report ignored;
  if (!parse_part(part, tree, "", ignored)) return part;
  const pugi::xml_node root = tree.document_element();
  pugi::xml_node next = root.first_child();
  while (next && std::find(before.begin(), before.end(), next.name()) == before.end()) {
    next = next.next_sibling();
  }
  std::string out;
  for (const pugi::xml_node top : tree.children()) {
    if (top != root) {
      serialise(top, out);
      continue;
    }
    serialise_start(root, out);
    for (const pugi::xml_node child : root.children()) {
      if (child == next) out += elements;
      serialise(child, out);
    }
    if (!next) out += elements;
    serialise_end(root, out);
  }
  return out;
}

}  // namespace chengwen::wml
