#include "wml/namespaces.h"

#include <algorithm>
#include <array>

#include "diag/report.h"
#include "wml/story_parts.h"

namespace chengwen::wml {
namespace {

constexpr std::string_view kDeclaration = "xmlns:";
constexpr std::string_view kCompatibility =
    "http://schemas.openxmlformats.org/markup-compatibility/2006";
/// Those that use_usual_prefixes() gives the same meaning everywhere.
constexpr std::array<std::string_view, 5> kUsual = {"w", "r", "a", "m", "wp"};
/// Attributes whose values are prefixes (of mc, or without one on mc:Choice).
constexpr std::array<std::string_view, 4> kOfPrefixes = {"mc:Ignorable", "mc:ProcessContent",
                                                         "mc:MustUnderstand", "Requires"};

using Prefixes = std::set<std::string, std::less<>>;

void add_words(std::string_view list, Prefixes& to) {
  for (std::size_t begin = 0; begin < list.size();) {
    const std::size_t end = std::min(list.find_first_of(" \t\r\n", begin), list.size());
    if (end > begin) to.emplace(list.substr(begin, end - begin));
    begin = end + 1;
  }
}

void add_prefix(std::string_view name, Prefixes& to) {
  const std::size_t colon = name.find(':');
  if (colon != std::string_view::npos) to.emplace(name.substr(0, colon));
}

/// The prefixes that `node` and what is in it use without declaring them.
Prefixes used_prefixes(pugi::xml_node node) {
  Prefixes used, declared;
  add_prefix(node.name(), used);
  for (const pugi::xml_attribute attribute : node.attributes()) {
    const std::string_view name = attribute.name();
    if (name.starts_with(kDeclaration)) {
      declared.emplace(name.substr(kDeclaration.size()));
      continue;
    }
    add_prefix(name, used);
    if (std::find(kOfPrefixes.begin(), kOfPrefixes.end(), name) != kOfPrefixes.end()) {
      add_words(attribute.value(), used);
    }
  }
  for (const pugi::xml_node child : node.children()) used.merge(used_prefixes(child));
  for (const std::string& prefix : declared) used.erase(prefix);
  used.erase("xml");
  return used;
}

void declare(pugi::xml_node block, std::string_view prefix, const std::string& name) {
  const std::string declaration = std::string(kDeclaration) + std::string(prefix);
  if (block.attribute(declaration.c_str())) return;
  block.prepend_attribute(declaration.c_str()).set_value(name.c_str());
}

void add_ignorable(pugi::xml_node block, const Prefixes& prefixes) {
  if (prefixes.empty()) return;
  Prefixes all = prefixes;
  pugi::xml_attribute attribute = block.attribute("mc:Ignorable");
  add_words(attribute.value(), all);
  std::string list;
  for (const std::string& prefix : all) list.append(list.empty() ? "" : " ").append(prefix);
  if (!attribute) attribute = block.append_attribute("mc:Ignorable");
  attribute.set_value(list.c_str());
}

}  // namespace

void make_transitional(pugi::xml_node node) {
  for (pugi::xml_attribute attribute : node.attributes()) {
    if (!std::string_view(attribute.name()).starts_with("xmlns")) continue;
    attribute.set_value(transitional(attribute.value()).c_str());
  }
  for (const pugi::xml_node child : node.children()) make_transitional(child);
}

std::string transitional(std::string_view name) {
  constexpr std::string_view kStrict = "http://purl.oclc.org/ooxml/";
  if (!name.starts_with(kStrict)) return std::string(name);
  name.remove_prefix(kStrict.size());
  const std::size_t slash = std::min(name.find('/'), name.size());
  return "http://schemas.openxmlformats.org/" + std::string(name.substr(0, slash)) + "/2006" +
         std::string(name.substr(slash));
}

Namespaces namespaces_of(pugi::xml_node root) {
  Namespaces result;
  for (const pugi::xml_attribute attribute : root.attributes()) {
    const std::string_view name = attribute.name();
    if (!name.starts_with(kDeclaration)) continue;
    result.by_prefix.emplace(name.substr(kDeclaration.size()), attribute.value());
  }
  add_words(root.attribute("mc:Ignorable").value(), result.ignorable);
  return result;
}

Namespaces root_namespaces(std::string_view part) {
  std::size_t begin = part.find('<');
  while (begin < part.size() && (part[begin + 1] == '?' || part[begin + 1] == '!')) {
    begin = part.find('<', begin + 1);
  }
  if (begin >= part.size()) return {};
  std::string tag(part.substr(begin, part.find('>', begin) - begin));
  if (tag.ends_with('/')) tag.pop_back();
  pugi::xml_document tree;
  diag::Report ignored;
  if (!parse_part(tag + "/>", tree, "", ignored)) return {};
  return namespaces_of(tree.document_element());
}

void declare_namespaces(pugi::xml_node block, pugi::xml_node source_root,
                        const Namespaces& target) {
  make_transitional(block);
  const Namespaces source = namespaces_of(source_root);
  Prefixes ignorable;
  for (const std::string& prefix : used_prefixes(block)) {
    const auto meaning = source.by_prefix.find(prefix);
    if (meaning == source.by_prefix.end()) continue;
    const std::string name = transitional(meaning->second);
    const auto there = target.by_prefix.find(prefix);
    const bool usual = std::find(kUsual.begin(), kUsual.end(), prefix) != kUsual.end();
    const bool same = there != target.by_prefix.end() && (usual || there->second == name);
    if (!same) declare(block, prefix, name);
    if (source.ignorable.contains(prefix) && !(same && target.ignorable.contains(prefix))) {
      ignorable.insert(prefix);
    }
  }
  if (ignorable.empty()) return;
  const auto there = target.by_prefix.find("mc");
  if (there == target.by_prefix.end() || there->second != kCompatibility) {
    declare(block, "mc", std::string(kCompatibility));
  }
  add_ignorable(block, ignorable);
}

}  // namespace chengwen::wml
