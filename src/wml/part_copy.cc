#include "wml/part_copy.h"

#include <pugixml.hpp>

#include "wml/needs.h"
#include "wml/story_parts.h"
#include "wml/tree.h"

namespace chengwen::wml {
namespace {

using Ids = std::map<std::string, std::string, std::less<>>;

void replace_ids(pugi::xml_node node, const Ids& ids) {
  for (pugi::xml_attribute attribute : node.attributes()) {
    const auto found = ids.find(attribute.value());
    if (std::string_view(attribute.name()).starts_with("r:") && found != ids.end()) {
      attribute.set_value(found->second.c_str());
    }
  }
  for (const pugi::xml_node child : node.children()) replace_ids(child, ids);
}

}  // namespace

std::string PartCopy::relationship(std::string_view from, std::string_view id,
                                   std::string_view to) {
  for (const opc::Relationship& theirs : theirs_.relationships(from)) {
    if (theirs.id == id) return relate(from, theirs, to);
  }
  return "";
}

std::string PartCopy::relate(std::string_view from, const opc::Relationship& theirs,
                             std::string_view to) {
  if (theirs.external || theirs.type.ends_with("/hyperlink")) {
    return needs_.relationship(to, theirs.type, theirs.target, theirs.external);
  }
  const std::string part = copy(opc::Package::resolve(from, theirs.target));
  return part.empty() ? "" : needs_.relationship(to, theirs.type, "/" + part, false);
}

std::string PartCopy::copy(const std::string& part) {
  if (const auto known = copies_.find(part); known != copies_.end()) return known->second;
  const std::string type = theirs_.content_type(part);
  if (!theirs_.has(part) || type.empty() || part == theirs_.main_part()) return "";
  if (type.starts_with("image/")) {
    const std::size_t dot = part.rfind('.');
    return copies_[part] = needs_.media_part(
               theirs_.bytes(part), dot == std::string::npos ? "bin" : part.substr(dot + 1), type);
  }
  const std::string name = needs_.free_part(part);
  // Known before its own relationships, which may lead back.
  copies_[part] = name;
  needs_.edit().add(name, type, "");
  needs_.edit().replace(name, bytes(part, name));
  return name;
}

std::string PartCopy::bytes(const std::string& part, const std::string& name) {
  std::string bytes = theirs_.bytes(part);
  Ids ids;
  for (const opc::Relationship& theirs : theirs_.relationships(part)) {
    ids[theirs.id] = relate(part, theirs, name);
  }
  if (ids.empty()) return bytes;
  pugi::xml_document tree;
  diag::Report ignored;
  if (!parse_part(bytes, tree, part, ignored)) return bytes;
  replace_ids(tree, ids);
  return serialised(tree);
}

}  // namespace chengwen::wml
