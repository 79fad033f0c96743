#include "wml/plain_paragraphs.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string_view>

#include "wml/tree.h"

namespace chengwen::wml {
namespace {

/// Goes through the tags of a story along with its paragraphs.
class Blocks {
 public:
  explicit Blocks(const StoryTree& tree) : tree_(tree) {}

  /// Whether a tag that begins before `begin` reaches behind it, or opened a block that is open.
  bool reach(std::size_t begin) {
    for (; next_ < tree_.tags.size() && tree_.tags[next_].begin < begin; ++next_) {
      end_ = tree_.tags[next_].end;
      const Mark& mark = tree_.marks[next_];
      if (mark.kind != Mark::Kind::statement) continue;
      const BlockWord::Role role = tree_.block_word(mark).role;
      if (role == BlockWord::Role::opener) ++depth_;
      if (role == BlockWord::Role::closer && depth_ > 0) --depth_;
    }
    return depth_ > 0 || end_ > begin;
  }

 private:
  const StoryTree& tree_;
  std::size_t next_ = 0, end_ = 0;
  int depth_ = 0;
};

class Lists {
 public:
  explicit Lists(const DocumentStyles& styles) : styles_(styles) {}

  /// Whether the paragraph's style puts it into a list.
  bool hold(pugi::xml_node paragraph) {
    const std::string_view style =
        paragraph.child("w:pPr").child("w:pStyle").attribute("w:val").value();
    auto known = known_.find(style);
    if (known == known_.end())
      known = known_.emplace(style, styles_.list_of_style(style).list != 0).first;
    return known->second;
  }

 private:
  const DocumentStyles& styles_;
  std::map<std::string, bool, std::less<>> known_;
};

}  // namespace

void set_plain_paragraphs_aside(StoryTree& tree, const DocumentStyles& styles) {
  const auto joins = [](const Mark& mark) { return mark.trim_before || mark.trim_after; };
  if (std::ranges::any_of(tree.marks, joins)) return;
  Blocks blocks(tree);
  Lists lists(styles);
  pugi::xml_node last;  // the last mark
  for (const PlainParagraph& paragraph : tree.joined.plain) {
    if (blocks.reach(paragraph.begin) || lists.hold(paragraph.node)) continue;
    pugi::xml_node parent = paragraph.node.parent();
    if (!last || paragraph.node.previous_sibling() != last) {
      Mark mark;
      mark.kind = Mark::Kind::xml;
      last = insert_mark_before(parent, paragraph.node, tree.add(std::move(mark)));
    }
    tree.marks.back().text += paragraph.xml;
    parent.remove_child(paragraph.node);
  }
}

}  // namespace chengwen::wml
