#pragma once

#include <map>
#include <pugixml.hpp>
#include <set>
#include <string>
#include <string_view>

namespace chengwen::wml {

/// What the root of a part declares, under the usual prefixes.
struct Namespaces {
  std::map<std::string, std::string, std::less<>> by_prefix;
  std::set<std::string, std::less<>> ignorable;  ///< prefixes in mc:Ignorable
};

Namespaces namespaces_of(pugi::xml_node root);
/// Of the part with these bytes, of which only the start is looked at; empty for no XML.
Namespaces root_namespaces(std::string_view part);

/// Makes `block`, a copy of something below `source_root`, complete in a part whose root says
/// `target`: it declares the prefixes that it uses and that mean something else or nothing there,
/// and has mc:Ignorable (ISO/IEC 29500-3, 7.2) for those that could be ignored where it comes from.
/// Namespaces of a Strict document become Transitional.
void declare_namespaces(pugi::xml_node block, pugi::xml_node source_root, const Namespaces& target);

/// Lets all declarations in `node` name Transitional namespaces.
void make_transitional(pugi::xml_node node);

/// The Transitional namespace that a Strict one stands for; others as they are.
std::string transitional(std::string_view name);

}  // namespace chengwen::wml
