#include "wml/levels.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "wml/tree.h"

namespace chengwen::wml {
namespace {

using Nodes = std::vector<pugi::xml_node>;

/// The tags of one block in document order: opener, middles, closer.
struct Block {
  BlockWord word;
  Nodes marks;

  bool has(jinja::BlockBody body) const { return word.has(body); }
};

class Leveller {
 public:
  explicit Leveller(StoryTree& tree) : tree_(tree) {}

  void run() {
    for (const Block& block : blocks()) {
      if (whole_rows(block) || whole_paragraphs(block)) continue;
      captures(block) ? level_capture(block) : level(block);
    }
  }

 private:
  /// Closed blocks, inner ones first. Tags that do not match are left to the language.
  std::vector<Block> blocks() {
    std::vector<Block> open, closed;
    for (const pugi::xml_node& node : marks_in(tree_.xml)) {
      const Mark& mark = tree_.marks[mark_of(node)];
      if (mark.kind != Mark::Kind::statement) continue;
      const BlockWord word = tree_.block_word(mark);
      if (word.role == BlockWord::Role::opener) {
        open.push_back({word, {node}});
      } else if (word.role != BlockWord::Role::none && !open.empty()) {
        open.back().marks.push_back(node);
        if (word.role != BlockWord::Role::closer) continue;
        if (open.back().word.block == word.block) closed.push_back(std::move(open.back()));
        open.pop_back();
      }
    }
    return closed;
  }

  /// Elements around `node` below `top`, outermost first.
  static Nodes chain(pugi::xml_node node, const pugi::xml_node& top) {
    Nodes chain;
    for (node = node.parent(); node && node != top; node = node.parent()) chain.push_back(node);
    std::reverse(chain.begin(), chain.end());
    return chain;
  }

  static pugi::xml_node common_ancestor(const Nodes& nodes) {
    Nodes common = chain(nodes[0], pugi::xml_node());
    for (const pugi::xml_node& node : nodes) {
      const Nodes other = chain(node, pugi::xml_node());
      std::size_t same = 0;
      while (same < common.size() && same < other.size() && common[same] == other[same]) ++same;
      common.resize(same);
    }
    return common.empty() ? pugi::xml_node() : common.back();
  }

  void level(const Block& block) {
    const pugi::xml_node top = common_ancestor(block.marks);
    std::vector<Nodes> chains;
    for (const pugi::xml_node& node : block.marks) chains.push_back(chain(node, top));
    std::size_t same = chains[0].size();
    for (const Nodes& other : chains) {
      std::size_t i = 0;
      while (i < same && i < other.size() && named(other[i], chains[0][i].name())) ++i;
      same = i;
    }
    for (std::size_t i = 0; i < chains.size(); ++i) {
      if (chains[i].size() > same && !can_leave(block.marks[i], chains[i], same)) return;
    }
    for (std::size_t i = 0; i < chains.size(); ++i) {
      if (chains[i].size() > same) leave(block.marks[i], chain(block.marks[i], top)[same], true);
    }
  }

  static bool can_split(const pugi::xml_node& element) {
    return is_text_element(element) || named(element, "w:r") || is_wrapper(element);
  }

  static bool can_leave(const pugi::xml_node& mark, const Nodes& chain, std::size_t from) {
    for (std::size_t i = from; i < chain.size(); ++i) {
      const pugi::xml_node& element = chain[i];
      if (can_split(element)) continue;
      if (!named(element, "w:p") || element.child("w:pPr").child("w:sectPr")) return false;
      if (!first_in(mark, element) && !last_in(mark, element)) return false;
    }
    return true;
  }

  /// Moves `mark` out of `element`; where nothing else is in it, to the side that is asked for.
  static void leave(pugi::xml_node mark, pugi::xml_node element, bool to_front) {
    const bool first = first_in(mark, element), last = last_in(mark, element);
    if (first && (to_front || !last)) {
      element.parent().insert_move_before(mark, element);
    } else if (last) {
      element.parent().insert_move_after(mark, element);
    } else {
      split_at(mark, element);
    }
    if (is_wrapper(element) && is_hollow(element)) element.parent().remove_child(element);
  }

  /// True for a wrapper that nothing is left in.
  static bool is_hollow(const pugi::xml_node& wrapper) {
    for (const pugi::xml_node child : wrapper.children()) {
      if (!is_properties(child) && !(is_wrapper(child) && is_hollow(child))) return false;
    }
    return true;
  }

  static bool captures(const Block& block) {
    return block.has(jinja::BlockBody::definition) || block.has(jinja::BlockBody::call) ||
           block.has(jinja::BlockBody::value);
  }

  /// What is captured must begin and end in one place, not only in elements of the same kind: a
  /// macro over several runs holds whole runs, one over several paragraphs whole paragraphs.
  void level_capture(const Block& block) {
    pugi::xml_node top = common_ancestor(block.marks);
    if (named(top, "w:r")) top = top.parent();
    const pugi::xml_node opener = block.marks.front();
    const pugi::xml_node closer = block.marks.back();
    const Nodes before = chain(opener, top), after = chain(closer, top);
    if (!before.empty() && !can_leave(opener, before, 0)) return;
    if (!after.empty() && !can_leave(closer, after, 0)) return;
    remember_properties(opener);
    if (!before.empty()) leave(opener, before[0], false);
    if (!after.empty()) leave(closer, after[0], true);
    if (block.has(jinja::BlockBody::definition) && !before.empty() && !after.empty() &&
        before[0] != after[0]) {
      join_hollow(before[0], after[0]);
    }
  }

  /// For a value that the block prints where its tag stood.
  void remember_properties(const pugi::xml_node& node) {
    Mark& mark = tree_.marks[mark_of(node)];
    const pugi::xml_node paragraph = ancestor(node, "w:p").child("w:pPr");
    if (paragraph) mark.paragraph_properties = repeatable(paragraph);
    mark.run_properties = repeatable(ancestor(node, "w:r").child("w:rPr"));
  }

  /// The paragraphs of a definition's two tags become one, as if its body had never been there.
  static void join_hollow(pugi::xml_node first, pugi::xml_node last) {
    if (named(first, "w:p") && named(last, "w:p") && !shows(first) && !shows(last)) {
      last.parent().remove_child(last);
    }
  }

  static void enclose(const Block& block, pugi::xml_node first, pugi::xml_node last) {
    first.parent().insert_move_before(block.marks.front(), first);
    last.parent().insert_move_after(block.marks.back(), last);
  }

  /// A loop whose paragraphs differ: the next pass must not continue the last paragraph.
  static bool whole_paragraphs(const Block& block) {
    if (!block.has(jinja::BlockBody::loop) || block.marks.size() != 2) return false;
    pugi::xml_node first = ancestor(block.marks[0], "w:p");
    pugi::xml_node last = ancestor(block.marks[1], "w:p");
    if (!first || !last || first == last || first.parent() != last.parent()) return false;
    if (serialised(first.child("w:pPr")) == serialised(last.child("w:pPr"))) return false;
    if (!first_in(block.marks[0], first) || !last_in(block.marks[1], last)) return false;
    if (last_in(block.marks[0], first) || first_in(block.marks[1], last)) return false;
    enclose(block, first, last);
    return true;
  }

  /// A block from the beginning of a row to the end of that or a later row.
  static bool whole_rows(const Block& block) {
    if (block.marks.size() != 2) return false;
    const pugi::xml_node first_cell = ancestor(block.marks[0], "w:tc");
    const pugi::xml_node last_cell = ancestor(block.marks[1], "w:tc");
    if (!first_cell || !last_cell || first_cell == last_cell) return false;
    pugi::xml_node first = ancestor(first_cell, "w:tr");
    pugi::xml_node last = ancestor(last_cell, "w:tr");
    if (!first || !last || first.parent() != last.parent()) return false;
    if (!first_in(block.marks[0], first) || !last_in(block.marks[1], last)) return false;
    enclose(block, first, last);
    return true;
  }

  StoryTree& tree_;
};

}  // namespace

void level_blocks(StoryTree& tree) {
  Leveller(tree).run();
}

}  // namespace chengwen::wml
