#include "wml/tree.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

namespace chengwen::wml {
namespace {

constexpr std::string_view kMarkName = "\x01mark";

/// Bytes that most w:pPr and w:rPr fit in.
constexpr std::size_t kUsualProperties = 256;

template <std::size_t N>
bool one_of(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

constexpr std::array<std::string_view, 4> kTextElements = {"w:t", "w:instrText", "m:t", "a:t"};

constexpr std::array<std::string_view, 16> kRangeMarkers = {"w:bookmarkStart",
                                                            "w:bookmarkEnd",
                                                            "w:commentRangeStart",
                                                            "w:commentRangeEnd",
                                                            "w:permStart",
                                                            "w:permEnd",
                                                            "w:moveFromRangeStart",
                                                            "w:moveFromRangeEnd",
                                                            "w:moveToRangeStart",
                                                            "w:moveToRangeEnd",
                                                            "w:customXmlInsRangeStart",
                                                            "w:customXmlInsRangeEnd",
                                                            "w:customXmlDelRangeStart",
                                                            "w:customXmlDelRangeEnd",
                                                            "w:customXmlMoveToRangeStart",
                                                            "w:customXmlMoveToRangeEnd"};

constexpr std::array<std::string_view, 10> kWrappers = {
    "w:hyperlink",  "w:ins",       "w:moveTo",    "w:smartTag", "w:sdt",
    "w:sdtContent", "w:customXml", "w:fldSimple", "w:dir",      "w:bdo"};

constexpr std::array<std::string_view, 12> kShown = {"w:tab",
                                                     "w:ptab",
                                                     "w:br",
                                                     "w:cr",
                                                     "w:sym",
                                                     "w:drawing",
                                                     "w:pict",
                                                     "w:object",
                                                     "w:fldChar",
                                                     "w:footnoteReference",
                                                     "w:endnoteReference",
                                                     "w:noBreakHyphen"};

constexpr std::array<std::string_view, 6> kProperties = {"w:tblGrid", "w:tblPrEx", "w:sectPr",
                                                         "w:rubyPr",  "m:ctrlPr",  "w:smartTagPr"};

bool blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

pugi::xml_node copy_shell(const pugi::xml_node& element) {
  pugi::xml_node parent = element.parent();
  pugi::xml_node copy = parent.insert_child_after(element.name(), element);
  for (const pugi::xml_attribute attribute : element.attributes()) {
    const std::string_view name = attribute.name();
    if (name != "w14:paraId" && name != "w14:textId") copy.append_copy(attribute);
  }
  for (const pugi::xml_node child : element.children()) {
    if (is_properties(child)) copy.append_copy(child);
  }
  copy.child("w:sdtPr").remove_child("w:id");  // optional, and unique
  return copy;
}

bool none_shows(pugi::xml_node node, pugi::xml_node element,
                pugi::xml_node (pugi::xml_node::*next)() const) {
  for (; node && node != element; node = node.parent()) {
    for (pugi::xml_node sibling = (node.*next)(); sibling; sibling = (sibling.*next)()) {
      if (shows(sibling)) return false;
    }
  }
  return true;
}

/// Only content written by a program can hold a bare quote: one that was read between apostrophes.
void append_quoted(std::string_view value, std::string& out) {
  for (std::size_t quote; (quote = value.find('"')) != std::string_view::npos;) {
    out.append(value, 0, quote).append("&quot;");
    value.remove_prefix(quote + 1);
  }
  out += value;
}

}  // namespace

bool is_text_element(const pugi::xml_node& node) {
  return one_of(node.name(), kTextElements);
}

bool is_properties(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  return name.ends_with("Pr") || one_of(name, kProperties);
}

bool is_range_marker(const pugi::xml_node& node) {
  return one_of(node.name(), kRangeMarkers);
}

bool is_wrapper(const pugi::xml_node& node) {
  return one_of(node.name(), kWrappers);
}

pugi::xml_node insert_mark_after(pugi::xml_node parent, pugi::xml_node node, std::size_t mark) {
  pugi::xml_node made = parent.insert_child_after(pugi::node_pi, node);
  made.set_name(kMarkName.data());
  made.set_value(std::to_string(mark).c_str());
  return made;
}

pugi::xml_node insert_mark_before(pugi::xml_node parent, pugi::xml_node node, std::size_t mark) {
  pugi::xml_node made = parent.insert_child_before(pugi::node_pi, node);
  made.set_name(kMarkName.data());
  made.set_value(std::to_string(mark).c_str());
  return made;
}

pugi::xml_node append_mark(pugi::xml_node parent, std::size_t mark) {
  pugi::xml_node made = parent.append_child(pugi::node_pi);
  made.set_name(kMarkName.data());
  made.set_value(std::to_string(mark).c_str());
  return made;
}

bool is_mark(const pugi::xml_node& node) {
  return node.type() == pugi::node_pi && named(node, kMarkName);
}

std::size_t mark_of(const pugi::xml_node& node) {
  const std::string_view digits = node.value();
  std::size_t index = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), index);
  return index;
}

pugi::xml_node ancestor(pugi::xml_node node, std::string_view name) {
  for (node = node.parent(); node; node = node.parent()) {
    if (named(node, name)) return node;
  }
  return {};
}

pugi::xml_node properties_of(const pugi::xml_node& element) {
  const std::string name = std::string(element.name()) + "Pr";
  return element.child(name.c_str());
}

bool shows(const pugi::xml_node& node) {
  if (is_mark(node)) return true;
  if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
    return is_text_element(node.parent()) && !blank(node.value());
  }
  if (node.type() != pugi::node_element || is_properties(node)) return false;
  if (one_of(node.name(), kShown)) return true;
  for (const pugi::xml_node child : node.children()) {
    if (shows(child)) return true;
  }
  return false;
}

bool first_in(pugi::xml_node node, pugi::xml_node element) {
  return none_shows(node, element, &pugi::xml_node::previous_sibling);
}

bool last_in(pugi::xml_node node, pugi::xml_node element) {
  return none_shows(node, element, &pugi::xml_node::next_sibling);
}

void split_at(pugi::xml_node node, pugi::xml_node element) {
  const pugi::xml_node outside = element.parent();
  while (node.parent() != outside) {
    const pugi::xml_node parent = node.parent();
    pugi::xml_node second = copy_shell(parent);
    while (const pugi::xml_node next = node.next_sibling()) second.append_move(next);
    pugi::xml_node(parent.parent()).insert_move_after(node, parent);
    // The handle stays valid: a move within one document keeps the node.
  }
}

void serialise_attribute(const pugi::xml_attribute& attribute, std::string& out) {
  out += ' ';
  out += attribute.name();
  out += "=\"";
  append_quoted(attribute.value(), out);
  out += '"';
}

void serialise_start(const pugi::xml_node& element, std::string& out, bool closed) {
  out += '<';
  out += element.name();
  for (pugi::xml_attribute attribute = element.first_attribute(); attribute;
       attribute = attribute.next_attribute()) {
    serialise_attribute(attribute, out);
  }
  out += closed ? "/>" : ">";
}

void serialise_end(const pugi::xml_node& element, std::string& out) {
  out += "</";
  out += element.name();
  out += '>';
}

void serialise(const pugi::xml_node& node, std::string& out) {
  switch (node.type()) {
    case pugi::node_element:
      serialise_start(node, out, !node.first_child());
      if (!node.first_child()) return;
      for (pugi::xml_node child = node.first_child(); child; child = child.next_sibling())
        serialise(child, out);
      serialise_end(node, out);
      return;
    case pugi::node_pcdata:
      out += node.value();
      return;
    case pugi::node_cdata:
      out.append("<![CDATA[").append(node.value()).append("]]>");
      return;
    case pugi::node_comment:
      out.append("<!--").append(node.value()).append("-->");
      return;
    case pugi::node_pi:
      if (is_mark(node)) return;
      out.append("<?").append(node.name());
      if (*node.value()) out.append(" ").append(node.value());
      out += "?>";
      return;
    case pugi::node_declaration:
      out.append("<?").append(node.name());
      for (const pugi::xml_attribute attribute : node.attributes()) {
        serialise_attribute(attribute, out);
      }
      out += "?>";
      return;
    default:
      for (const pugi::xml_node child : node.children()) serialise(child, out);
  }
}

std::string repeatable(const pugi::xml_node& properties) {
  constexpr std::array<std::string_view, 7> kOnce = {
      "w:sectPr", "w:pPrChange", "w:rPrChange", "w:ins", "w:del", "w:moveFrom", "w:moveTo"};
  if (!properties) return "";
  std::string out;
  out.reserve(kUsualProperties);
  serialise_start(properties, out);
  for (const pugi::xml_node child : properties.children()) {
    if (one_of(child.name(), kOnce)) continue;
    if (named(child, "w:rPr")) {
      out += repeatable(child);
    } else {
      serialise(child, out);
    }
  }
  serialise_end(properties, out);
  return out;
}

std::string serialised(const pugi::xml_node& node) {
  if (!node) return "";
  std::string out;
  out.reserve(kUsualProperties);
  serialise(node, out);
  return out;
}

}  // namespace chengwen::wml
