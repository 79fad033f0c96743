#include <algorithm>
#include <string>
#include <string_view>

#include "text/characters.h"
#include "wml/normalise.h"
#include "wml/tree.h"

namespace chengwen::wml {
namespace {

bool is_text(const pugi::xml_node& node) {
  return node.type() == pugi::node_pcdata;
}

/// Strips blanks beside a mark. True when something stands between it and its text element's edge.
bool trim_before(pugi::xml_node mark) {
  for (pugi::xml_node node = mark.previous_sibling(); node; node = node.previous_sibling()) {
    if (!is_text(node)) return true;
    const std::string kept(text::trim_end(node.value()));
    node.set_value(kept.c_str());
    if (!kept.empty()) return true;
  }
  return false;
}

bool trim_after(pugi::xml_node mark) {
  for (pugi::xml_node node = mark.next_sibling(); node; node = node.next_sibling()) {
    if (!is_text(node)) return true;
    const std::string kept(text::trim_start(node.value()));
    node.set_value(kept.c_str());
    if (!kept.empty()) return true;
  }
  return false;
}

bool is_line_break(const pugi::xml_node& node) {
  const std::string_view type = node.attribute("w:type").value();
  return named(node, "w:cr") || (named(node, "w:br") && (type.empty() || type == "textWrapping"));
}

/// Something inside that ends the search for a border: text, a mark, a picture, a line break.
bool is_stop(const pugi::xml_node& node) {
  if (is_text(node)) return is_text_element(node.parent()) && *node.value() != '\0';
  return node.type() != pugi::node_element ? is_mark(node) : shows(node);
}

pugi::xml_node neighbour_paragraph(pugi::xml_node paragraph, bool before) {
  pugi::xml_node node = paragraph;
  do {
    node = before ? node.previous_sibling() : node.next_sibling();
  } while (node && (node.type() != pugi::node_element || is_range_marker(node) ||
                    named(node, "w:proofErr")));
  return named(node, "w:p") ? node : pugi::xml_node();
}

/// At a joint a text of ordinary blanks disappears; docxtpl's users know to type a non-breaking
/// one.
void drop_if_blank(pugi::xml_node text) {
  pugi::xml_node value = text.first_child();
  if (!value || value.next_sibling() || !is_text(value)) return;
  if (std::string_view(value.value()).find_first_not_of(' ') == std::string_view::npos) {
    value.set_value("");
  }
}

/// Looks from `mark` outwards for what stands on the given side in its paragraph: a line break is
/// removed; with nothing there, the neighbouring paragraph is joined.
void join(pugi::xml_node mark, bool before) {
  using Step = pugi::xml_node (pugi::xml_node::*)() const;
  const Step step = before ? static_cast<Step>(&pugi::xml_node::previous_sibling)
                           : static_cast<Step>(&pugi::xml_node::next_sibling);
  const auto deepest = [&](pugi::xml_node node) {
    return before ? node.last_child() : node.first_child();
  };
  pugi::xml_node at = mark;
  while (at && !named(at, "w:p")) {
    pugi::xml_node next = (at.*step)();
    while (next && (is_properties(next) || !is_stop(next))) next = (next.*step)();
    if (!next) {
      at = at.parent();
      continue;
    }
    while (next && next.type() == pugi::node_element && !is_line_break(next) && deepest(next)) {
      pugi::xml_node inner = deepest(next);
      while (inner && (is_properties(inner) || !is_stop(inner))) inner = (inner.*step)();
      if (!inner) break;
      next = inner;
    }
    if (!is_line_break(next)) return;
    pugi::xml_node text = next.next_sibling("w:t");
    next.parent().remove_child(next);
    if (!before) drop_if_blank(text);
    return;
  }
  const pugi::xml_node other = at ? neighbour_paragraph(at, before) : pugi::xml_node();
  if (!other) return;
  // A section ends with its paragraph; joining over that border would change the page.
  if ((before ? other : at).child("w:pPr").child("w:sectPr")) return;
  if (before) return join_paragraphs(other, at);
  drop_if_blank(other.child("w:r").child("w:t"));
  join_paragraphs(at, other);
}

}  // namespace

void join_paragraphs(pugi::xml_node paragraph, pugi::xml_node next) {
  pugi::xml_node section = next.child("w:pPr").child("w:sectPr");
  pugi::xml_node properties = paragraph.child("w:pPr");
  if (section && !properties) properties = paragraph.prepend_child("w:pPr");
  if (section && !properties.child("w:sectPr")) {
    // Behind w:sectPr the schema allows only w:pPrChange.
    const pugi::xml_node change = properties.child("w:pPrChange");
    if (change) {
      properties.insert_move_before(section, change);
    } else {
      properties.append_move(section);
    }
  }
  for (pugi::xml_node child = next.first_child(); child;) {
    const pugi::xml_node following = child.next_sibling();
    if (!is_properties(child)) paragraph.append_move(child);
    child = following;
  }
  next.parent().remove_child(next);
}

void join_lines(StoryTree& tree) {
  const auto trims = [](const Mark& mark) { return mark.trim_before || mark.trim_after; };
  if (std::ranges::none_of(tree.marks, trims)) return;
  const std::vector<pugi::xml_node> marks = marks_in(tree.xml);
  for (const bool before : {true, false}) {
    for (const pugi::xml_node& node : marks) {
      const Mark& mark = tree.marks[mark_of(node)];
      if (mark.prefix || !(before ? mark.trim_before : mark.trim_after)) continue;
      const bool beside = before ? trim_before(node) : trim_after(node);
      if (!beside && mark.kind == Mark::Kind::statement) join(node, before);
    }
  }
}

}  // namespace chengwen::wml
