#include "wml/hoist.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "wml/element_words.h"
#include "wml/messages.h"
#include "wml/tree.h"

namespace chengwen::wml {
namespace {

using Nodes = std::vector<pugi::xml_node>;

const Prefix& block_prefix() {
  return *std::find_if(kPrefixes.begin(), kPrefixes.end(),
                       [](const Prefix& prefix) { return prefix.site == SiteKind::block; });
}

/// Marks with one prefix inside one element, in document order.
struct Group {
  pugi::xml_node element;
  Nodes marks;
};

class Hoister {
 public:
  Hoister(StoryTree& tree, diag::Report& report) : tree_(tree), report_(report) {}

  void run() {
    raise_lone_includes();
    for (const Prefix& prefix : kPrefixes) {
      for (const Group& group : groups(prefix)) lift(group, prefix);
    }
  }

 private:
  Mark& mark(const pugi::xml_node& node) { return tree_.marks[mark_of(node)]; }

  /// A document that takes the place of a tag brings paragraphs of its own.
  void raise_lone_includes() {
    const auto is_include = [](const Mark& tag) {
      return tag.kind == Mark::Kind::statement && tag.prefix == nullptr &&
             keyword_of(tag.text) == "include";
    };
    if (std::ranges::none_of(tree_.marks, is_include)) return;
    for (const pugi::xml_node& node : marks_in(tree_.xml)) {
      Mark& tag = mark(node);
      if (!is_include(tag)) continue;
      const pugi::xml_node paragraph = ancestor(node, "w:p");
      const bool lone = paragraph && first_in(node, paragraph) && last_in(node, paragraph);
      if (lone) tag.prefix = &block_prefix();
    }
  }

  std::vector<Group> groups(const Prefix& prefix) {
    std::vector<Group> groups;
    const auto prefixed = [&](const Mark& mark) { return mark.prefix == &prefix; };
    if (std::ranges::none_of(tree_.marks, prefixed)) return groups;
    std::unordered_map<std::size_t, std::size_t> index;
    for (const pugi::xml_node& node : marks_in(tree_.xml)) {
      if (mark(node).prefix != &prefix) continue;
      const pugi::xml_node element = ancestor(node, prefix.element);
      if (!element) {
        const jinja::SymbolNames::Words words = called(prefix.element);
        report_.add(diag::Diagnostic(messages::kPrefixOutside,
                                     {std::string(prefix.word), words.zh, words.en},
                                     mark(node).tag));
        continue;
      }
      remember_properties(node);
      // A row may hold a table with rows of its own, so the group need not be the last.
      const auto [known, added] = index.emplace(element.hash_value(), groups.size());
      if (added) groups.push_back({element, {}});
      groups[known->second].marks.push_back(node);
    }
    // An outer row takes with it what is in it.
    std::stable_sort(groups.begin(), groups.end(), [](const Group& one, const Group& other) {
      return depth(one.element) > depth(other.element);
    });
    return groups;
  }

  static int depth(pugi::xml_node node) {
    int depth = 0;
    for (; node; node = node.parent()) ++depth;
    return depth;
  }

  void remember_properties(const pugi::xml_node& node) {
    const pugi::xml_node paragraph = ancestor(node, "w:p");
    const pugi::xml_node properties = paragraph.child("w:pPr");
    Mark& of = mark(node);
    if (properties) of.paragraph_properties = repeatable(properties);
    const pugi::xml_node run = ancestor(node, "w:r");
    if (const pugi::xml_node run_properties = run.child("w:rPr")) {
      of.run_properties = repeatable(run_properties);
    }
  }

  void lift(const Group& group, const Prefix& prefix) {
    if (prefix.site == SiteKind::run) {
      for (const pugi::xml_node& node : group.marks) cut_run(node);
    } else if (group.marks.size() == 1) {
      replace(group.element, group.marks[0]);
    } else if (prefix.site == SiteKind::block) {
      cut_paragraph(group);
    } else {
      enclose(group);
    }
  }

  /// The run of `node`, which is no longer that of its group when several stand in one.
  static void cut_run(pugi::xml_node node) {
    const pugi::xml_node run = ancestor(node, "w:r");
    split_at(node, run);
    remove_hollow(node.previous_sibling());
    remove_hollow(node.next_sibling());
  }

  static void remove_hollow(pugi::xml_node piece) {
    if (!has_content(piece)) piece.parent().remove_child(piece);
  }

  /// Anything but properties and empty text.
  static bool has_content(const pugi::xml_node& node) {
    if (node.type() == pugi::node_pcdata) return *node.value() != '\0';
    if (node.type() != pugi::node_element) return is_mark(node);
    if (is_properties(node)) return false;
    for (const pugi::xml_node child : node.children()) {
      if (has_content(child)) return true;
    }
    return !is_text_element(node) && !named(node, "w:r") && !node.first_child();
  }

  void replace(pugi::xml_node element, pugi::xml_node node) {
    pugi::xml_node parent = element.parent();
    parent.insert_move_before(node, element);
    warn_of_loss(element, node);
    const pugi::xml_node section = element.child("w:pPr").child("w:sectPr");
    if (section) {
      keep_section(element, node);
    } else {
      keep_ranges(element, element);
      parent.remove_child(element);
    }
  }

  /// Keeps an empty paragraph for the section break: behind a closing tag, before any other, so
  /// that it is outside the block.
  void keep_section(pugi::xml_node paragraph, pugi::xml_node node) {
    for (pugi::xml_node child = paragraph.first_child(); child;) {
      const pugi::xml_node next = child.next_sibling();
      if (!is_properties(child)) paragraph.remove_child(child);
      child = next;
    }
    const bool closes = tree_.block_word(mark(node)).role == BlockWord::Role::closer;
    if (!closes && mark(node).kind == Mark::Kind::statement) {
      paragraph.parent().insert_move_after(node, paragraph);
    }
  }

  void warn_of_loss(const pugi::xml_node& element, const pugi::xml_node& node) {
    if (mark(node).kind == Mark::Kind::nothing) return;
    if (shows(element)) {
      report_.add(diag::Diagnostic(messages::kTextBesideTag, {mark(node).prefix->word.data()},
                                   mark(node).tag));
    }
  }

  /// Moves ends of ranges whose other end is elsewhere before `element`.
  static void keep_ranges(const pugi::xml_node& node, const pugi::xml_node& element) {
    for (pugi::xml_node child = node.first_child(); child;) {
      const pugi::xml_node next = child.next_sibling();
      if (is_range_marker(child) && !other_end_inside(child, element)) {
        element.parent().insert_move_before(child, element);
      } else {
        keep_ranges(child, element);
      }
      child = next;
    }
  }

  static bool other_end_inside(const pugi::xml_node& end, const pugi::xml_node& element) {
    const std::string_view id = end.attribute("w:id").value();
    return static_cast<bool>(element.find_node([&](const pugi::xml_node& node) {
      return node != end && is_range_marker(node) && id == node.attribute("w:id").value();
    }));
  }

  static void cut_paragraph(const Group& group) {
    pugi::xml_node rest = group.element;
    const pugi::xml_node before = rest.previous_sibling();
    pugi::xml_node parent = rest.parent();
    for (const pugi::xml_node& node : group.marks) {
      split_at(node, rest);
      rest = node.next_sibling();
    }
    // Only the last piece keeps a section break.
    pugi::xml_node piece = before ? before.next_sibling() : parent.first_child();
    while (piece) {
      const pugi::xml_node next = piece == rest ? pugi::xml_node() : piece.next_sibling();
      if (named(piece, "w:p")) {
        pugi::xml_node properties = piece.child("w:pPr");
        if (piece != rest) properties.remove_child("w:sectPr");
        if (!shows(piece) && !properties.child("w:sectPr")) {
          keep_ranges(piece, piece);
          parent.remove_child(piece);
        }
      }
      piece = next;
    }
  }

  static void enclose(const Group& group) {
    pugi::xml_node element = group.element;
    pugi::xml_node parent = element.parent();
    parent.insert_move_before(group.marks[0], element);
    pugi::xml_node behind = element;
    for (std::size_t i = 1; i < group.marks.size(); ++i) {
      parent.insert_move_after(group.marks[i], behind);
      behind = group.marks[i];
    }
    if (!shows(element)) parent.remove_child(element);
  }

  StoryTree& tree_;
  diag::Report& report_;
};

}  // namespace

void hoist(StoryTree& tree, diag::Report& report) {
  Hoister(tree, report).run();
}

}  // namespace chengwen::wml
