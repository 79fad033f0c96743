#pragma once

#include <cstddef>
#include <pugixml.hpp>
#include <string>
#include <string_view>

/// What the stages ask of a story's XML tree. Element names are compared with the usual prefixes
/// (w, r, m, a …), to which stories::load() brings every part.
namespace chengwen::wml {

/// Nearly all names differ within their first bytes, so their lengths are not asked for.
inline bool named(const pugi::xml_node& node, std::string_view name) {
  const char* at = node.name();
  for (const char c : name) {
    if (*at++ != c) return false;
  }
  return *at == '\0';
}

/// Elements whose character data may hold tags: w:t, w:instrText, m:t, a:t.
bool is_text_element(const pugi::xml_node& node);
/// Property containers that stand before content: w:pPr, w:rPr, w:tcPr, w:sdtPr …
bool is_properties(const pugi::xml_node& node);
/// w:bookmarkStart and the other empty elements that mark one end of a range.
bool is_range_marker(const pugi::xml_node& node);
/// Elements around runs or blocks that may be cut in two without a change of what is shown: w:ins,
/// w:hyperlink, w:smartTag, w:sdt …
bool is_wrapper(const pugi::xml_node& node);

/// A tag's place in the tree: a node of a reserved kind that holds the index of a Mark.
pugi::xml_node insert_mark_after(pugi::xml_node parent, pugi::xml_node node, std::size_t mark);
pugi::xml_node insert_mark_before(pugi::xml_node parent, pugi::xml_node node, std::size_t mark);
pugi::xml_node append_mark(pugi::xml_node parent, std::size_t mark);
bool is_mark(const pugi::xml_node& node);
std::size_t mark_of(const pugi::xml_node& node);

/// The nearest ancestor called `name`; none when there is no such ancestor.
pugi::xml_node ancestor(pugi::xml_node node, std::string_view name);
/// The properties element of a paragraph, run, cell …; none when it has none.
pugi::xml_node properties_of(const pugi::xml_node& element);

/// True when `node` or what it holds shows something or is a mark; blanks show nothing.
bool shows(const pugi::xml_node& node);
/// True when nothing inside `element` before (after) `node` shows.
bool first_in(pugi::xml_node node, pugi::xml_node element);
bool last_in(pugi::xml_node node, pugi::xml_node element);

/// Cuts `element` in two at `node`, which it holds: what stands before stays, what stands behind
/// goes into a copy of the shell (name, attributes, properties), and `node` stands between them.
void split_at(pugi::xml_node node, pugi::xml_node element);

/// w:pPr or w:rPr as XML for more paragraphs or runs: without section break and tracked changes.
std::string repeatable(const pugi::xml_node& properties);

/// Appends a node as XML, byte for byte as it was read.
void serialise(const pugi::xml_node& node, std::string& out);
/// `<w:p w:rsidR="00A1">`; `closed` writes `/>`.
void serialise_start(const pugi::xml_node& element, std::string& out, bool closed = false);
void serialise_attribute(const pugi::xml_attribute& attribute, std::string& out);
void serialise_end(const pugi::xml_node& element, std::string& out);
std::string serialised(const pugi::xml_node& node);

}  // namespace chengwen::wml
