#include "wml/normalise.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "wml/cell_tags.h"
#include "wml/field_ends.h"
#include "wml/tree.h"

namespace chengwen::wml {
namespace {

using Nodes = std::vector<pugi::xml_node>;

constexpr std::array<std::string_view, 7> kPrecious = {"w:drawing",
                                                       "w:pict",
                                                       "w:object",
                                                       "mc:AlternateContent",
                                                       "w:footnoteReference",
                                                       "w:endnoteReference",
                                                       "w:commentReference"};

bool is_precious(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  return std::find(kPrecious.begin(), kPrecious.end(), name) != kPrecious.end();
}

bool holds(const pugi::xml_node& node, bool (*wanted)(const pugi::xml_node&)) {
  if (wanted(node)) return true;
  for (const pugi::xml_node child : node.children()) {
    if (holds(child, wanted)) return true;
  }
  return false;
}

/// The nodes between `first` and `last`, which are not nested in each other: whole subtrees, in
/// document order, without the properties of elements that hold `last`.
Nodes between(pugi::xml_node first, pugi::xml_node last) {
  Nodes above;
  for (pugi::xml_node node = last; node; node = node.parent()) above.push_back(node);
  const auto holds_last = [&](const pugi::xml_node& node) {
    return std::find(above.begin(), above.end(), node) != above.end();
  };
  Nodes found;
  pugi::xml_node node = first;
  for (; !holds_last(node.parent()); node = node.parent()) {
    for (pugi::xml_node next = node.next_sibling(); next; next = next.next_sibling()) {
      found.push_back(next);
    }
  }
  for (node = node.next_sibling(); node != last;) {
    if (holds_last(node)) {
      node = node.first_child();
      continue;
    }
    if (!is_properties(node)) found.push_back(node);
    node = node.next_sibling();
  }
  return found;
}

class Normaliser {
 public:
  explicit Normaliser(StoryTree& tree) : tree_(tree) {}

  void run() {
    // From the last to the first: what a tag cuts off a text node lies behind all earlier tags.
    for (std::size_t index = tree_.tags.size(); index-- > 0;) place(index);
  }

 private:
  void place(std::size_t index) {
    const jinja::Tag& tag = tree_.tags[index];
    const TextPiece* first = tree_.joined.piece_at(tag.begin);
    const TextPiece* last = tree_.joined.piece_at(tag.end - 1);
    if (!first || !last) return;  // stands in an attribute
    const std::string value = first->node.value();
    const std::size_t begin = raw_offset(value, tag.begin - first->begin);
    const pugi::xml_node element = first->node.parent();
    pugi::xml_node mark = insert_mark_after(element, first->node, index);
    pugi::xml_node(first->node).set_value(value.substr(0, begin).c_str());
    if (!sets_cell_property(tree_.marks[index])) keep_blanks(element);
    if (first == last) {
      append_text(mark, value.substr(raw_offset(value, tag.end - first->begin)));
    } else {
      gather(mark, *first, *last, tag.end);
    }
  }

  static void append_text(pugi::xml_node mark, const std::string& raw) {
    if (raw.empty()) return;
    mark.parent().insert_child_after(pugi::node_pcdata, mark).set_value(raw.c_str());
  }

  static void keep_blanks(pugi::xml_node element) {
    if (named(element, "a:t") || element.attribute("xml:space") || !is_text_element(element))
      return;
    element.append_attribute("xml:space").set_value("preserve");
  }

  /// Takes the rest of a split tag out of the pieces behind the first.
  void gather(pugi::xml_node mark, const TextPiece& first, const TextPiece& last, std::size_t end) {
    for (const TextPiece* piece = &first + 1; piece != &last; ++piece) {
      pugi::xml_node(piece->node).set_value("");
    }
    const std::string value = last.node.value();
    pugi::xml_node(last.node).set_value(value.substr(raw_offset(value, end - last.begin)).c_str());
    const pugi::xml_node here = mark.parent();
    const pugi::xml_node there = last.node.parent();
    if (*last.node.value() == ' ') keep_blanks(there);
    if (here == there) return;
    Nodes inside = between(mark, last.node);
    inside.erase(std::remove(inside.begin(), inside.end(), last.node), inside.end());
    FieldEnds fields(inside, last.node);
    pugi::xml_node anchor = here.parent();
    for (pugi::xml_node node : inside) take_out(node, anchor, fields);
    fields.dissolve();
    join(here, there);
  }

  /// Removes `node`; what must survive in it moves behind `anchor`, which then is the last such.
  static void take_out(pugi::xml_node node, pugi::xml_node& anchor, const FieldEnds& fields) {
    rescue(node, anchor, fields);
    node.parent().remove_child(node);
  }

  static void rescue(pugi::xml_node node, pugi::xml_node& anchor, const FieldEnds& fields) {
    if (is_range_marker(node) || (named(node, "w:r") && worth_keeping(node, fields))) {
      // A copy: whoever called still holds the node it walks over.
      pugi::xml_node kept = anchor.parent().insert_copy_after(node, anchor);
      anchor = kept;
      strip(kept);
      return;
    }
    if (is_properties(node)) return;
    for (const pugi::xml_node child : node.children()) rescue(child, anchor, fields);
  }

  static bool worth_keeping(const pugi::xml_node& run, const FieldEnds& fields) {
    for (const pugi::xml_node child : run.children()) {
      if (holds(child, is_precious) || fields.survives(child)) return true;
    }
    return false;
  }

  /// Leaves of a rescued run only what it was rescued for.
  static void strip(pugi::xml_node run) {
    if (!named(run, "w:r")) return;
    for (pugi::xml_node child = run.first_child(); child;) {
      const pugi::xml_node next = child.next_sibling();
      const bool kept = is_properties(child) || holds(child, is_precious) ||
                        (named(child, "w:fldChar") &&
                         std::string_view(child.attribute("w:fldCharType").value()) != "begin");
      if (!kept) run.remove_child(child);
      child = next;
    }
  }

  /// Brings what stands behind the tag in its last run to the run of its first brace.
  static void join(pugi::xml_node here, pugi::xml_node there) {
    pugi::xml_node paragraph = ancestor(here, "w:p");
    pugi::xml_node last_paragraph = ancestor(there, "w:p");
    if (paragraph != last_paragraph) {
      if (!last_paragraph || paragraph.parent() != last_paragraph.parent()) return;
      join_paragraphs(paragraph, last_paragraph);
    }
    pugi::xml_node run = here.parent();
    pugi::xml_node last_run = there.parent();
    if (run.parent() != last_run.parent() || !named(there, here.name())) {
      if (!there.first_child() || !shows(there)) remove_if_hollow(there);
      return;
    }
    while (const pugi::xml_node child = there.first_child()) here.append_move(child);
    pugi::xml_node behind = here;
    while (const pugi::xml_node next = there.next_sibling()) {
      run.insert_move_after(next, behind);
      behind = next;
    }
    last_run.remove_child(there);
    if (run != last_run) last_run.parent().remove_child(last_run);
  }

  static void remove_if_hollow(pugi::xml_node there) {
    const std::string_view text = there.first_child().value();
    if (!text.empty() || there.first_child().next_sibling()) return;
    pugi::xml_node run = there.parent();
    run.remove_child(there);
    if (!run.first_child() ||
        (is_properties(run.first_child()) && !run.first_child().next_sibling()))
      run.parent().remove_child(run);
  }

  StoryTree& tree_;
};

}  // namespace

void normalise(StoryTree& tree) {
  Normaliser(tree).run();
}

}  // namespace chengwen::wml
