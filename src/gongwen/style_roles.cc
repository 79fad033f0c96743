#include "gongwen/style_roles.h"

#include "text/case_mapping.h"
#include "text/characters.h"
#include "xml/escape.h"

namespace chengwen::gongwen {
namespace {

std::string id_of(pugi::xml_node style) {
  return style.attribute("w:styleId").value();
}

bool is_of_type(pugi::xml_node style, std::string_view type) {
  return style.attribute("w:type").as_string("paragraph") == type;
}

bool same(std::string_view raw, std::string_view name) {
  return text::to_lower(text::trim(xml::unescape(raw))) == text::to_lower(name);
}

/// By name, one of its aliases, or id.
bool is_called(pugi::xml_node style, std::string_view name) {
  if (same(style.child("w:name").attribute("w:val").value(), name)) return true;
  std::string_view aliases = style.child("w:aliases").attribute("w:val").value();
  while (!aliases.empty()) {
    const std::size_t end = std::min(aliases.find(','), aliases.size());
    if (same(aliases.substr(0, end), name)) return true;
    aliases.remove_prefix(std::min(end + 1, aliases.size()));
  }
  return same(style.attribute("w:styleId").value(), name);
}

}  // namespace

std::string StyleRoles::find(std::string_view type, std::string_view role,
                             std::string_view prefix) const {
  for (const std::string& name : conventions_.styles.find(role)->second) {
    if (!name.starts_with(prefix)) continue;
    for (const pugi::xml_node style : styles_.styles().children("w:style")) {
      if (is_of_type(style, type) && is_called(style, name)) return id_of(style);
    }
  }
  return "";
}

std::string StyleRoles::paragraph(std::string_view role) const {
  return find("paragraph", role);
}

std::string StyleRoles::paragraph(std::string_view role, std::string_view prefix) const {
  return find("paragraph", role, prefix);
}

std::string StyleRoles::table(std::string_view role) const {
  return find("table", role);
}

std::string StyleRoles::heading(int level) const {
  std::string id = find("paragraph", "heading_" + std::to_string(level));
  return id.empty() ? std::string(styles_.heading_style(level - 1)) : id;
}

std::string StyleRoles::names(std::string_view role) const {
  std::string names;
  for (const std::string& name : conventions_.styles.find(role)->second) {
    if (!names.empty()) names += "、";
    names += name;
  }
  return names;
}

}  // namespace chengwen::gongwen
