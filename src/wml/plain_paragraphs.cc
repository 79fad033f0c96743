#include "wml/plain_paragraphs.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "text/characters.h"
#include "wml/tree.h"
#include "xml/parse.h"

namespace chengwen::wml {
namespace {

/// Goes through the tags of a story along with its paragraphs.
class Tags {
 public:
  explicit Tags(const StoryTree& tree) : tree_(tree) {}

  /// Whether tags do no more to a paragraph than print values beside its text. To be asked in
  /// the order of the paragraphs.
  bool only_print_in(const PlainParagraph& paragraph) {
    while (begins_before(paragraph.begin)) pass();
    if (depth_ > 0 || end_ > paragraph.begin) return false;
    bool only_print = true, shows_text = !begins_before(paragraph.end);
    for (std::size_t at = paragraph.begin;;) {
      const bool last = !begins_before(paragraph.end);
      const std::size_t end = last ? paragraph.end : tree_.tags[next_].begin;
      shows_text = shows_text || shows(at, end);
      if (last) break;
      only_print = only_print && prints(tree_.marks[next_]);
      at = tree_.tags[next_].end;
      if (at > paragraph.end) return false;
      pass();
    }
    return only_print && shows_text;
  }

 private:
  bool begins_before(std::size_t offset) const {
    return next_ < tree_.tags.size() && tree_.tags[next_].begin < offset;
  }

  bool shows(std::size_t begin, std::size_t end) const {
    return !text::trim(std::string_view(tree_.joined.text).substr(begin, end - begin)).empty();
  }

  static bool prints(const Mark& mark) {
    return mark.kind == Mark::Kind::expression && mark.prefix == nullptr;
  }

  void pass() {
    end_ = tree_.tags[next_].end;
    const Mark& mark = tree_.marks[next_++];
    if (mark.kind != Mark::Kind::statement) return;
    const BlockWord::Role role = tree_.block_word(mark).role;
    if (role == BlockWord::Role::opener) ++depth_;
    if (role == BlockWord::Role::closer && depth_ > 0) --depth_;
  }

  const StoryTree& tree_;
  std::size_t next_ = 0, end_ = 0;
  int depth_ = 0;  // of blocks
};

class Lists {
 public:
  explicit Lists(const DocumentStyles& styles) : styles_(styles) {}

  /// Whether the paragraph style puts its paragraphs into a list.
  bool hold(std::string_view style) {
    auto known = known_.find(style);
    if (known == known_.end())
      known = known_.emplace(style, styles_.list_of_style(style).list != 0).first;
    return known->second;
  }

 private:
  const DocumentStyles& styles_;
  std::map<std::string, bool, std::less<>> known_;
};

class Settler {
 public:
  Settler(StoryTree& tree, const DocumentStyles& styles)
      : tree_(tree), tags_(tree), lists_(styles) {
    const auto joins = [](const Mark& mark) { return mark.trim_before || mark.trim_after; };
    joins_lines_ = std::ranges::any_of(tree.marks, joins);
  }

  void run() {
    for (PlainStretch& stretch : tree_.joined.stretches) settle(stretch);
    std::ranges::stable_sort(tree_.joined.pieces, {}, &TextPiece::begin);
  }

 private:
  void settle(PlainStretch& stretch) {
    bool stays_out = false;
    for (std::size_t i = stretch.first, first = i; i <= stretch.last; ++i) {
      const bool ends = i == stretch.last;
      const bool stays = !ends && may_stay_out(tree_.joined.plain[i]);
      if (!ends && stays == stays_out) continue;
      if (first < i)
        stays_out ? mark(stretch.place, first, i) : bring_back(stretch.place, first, i);
      stays_out = stays;
      first = i;
    }
    stretch.place.parent().remove_child(stretch.place);
  }

  bool may_stay_out(const PlainParagraph& paragraph) {
    return tags_.only_print_in(paragraph) && !joins_lines_ && !lists_.hold(paragraph.style);
  }

  void mark(pugi::xml_node place, std::size_t first, std::size_t last) {
    Mark mark;
    mark.kind = Mark::Kind::plain;
    mark.plain_first = first;
    mark.plain_last = last;
    insert_mark_before(place.parent(), place, tree_.add(std::move(mark)));
  }

  void bring_back(pugi::xml_node place, std::size_t first, std::size_t last) {
    pugi::xml_node parent = place.parent();
    const char* const begin = tree_.joined.plain[first].xml.data();
    const std::string_view end = tree_.joined.plain[last - 1].xml;
    const auto size = static_cast<std::size_t>(end.data() + end.size() - begin);
    pugi::xml_node before = parent.last_child();
    parent.append_buffer(begin, size, xml::kParseFlags, pugi::encoding_utf8);
    for (std::size_t i = first; i < last; ++i) {
      const pugi::xml_node node = before.next_sibling();
      parent.insert_move_before(node, place);
      add_pieces(node, tree_.joined.plain[i].begin);
    }
  }

  void add_pieces(pugi::xml_node paragraph, std::size_t begin) {
    for (TextPiece piece : join_text(paragraph, {}).pieces) {
      piece.begin += begin;
      piece.end += begin;
      tree_.joined.pieces.push_back(piece);
    }
  }

  StoryTree& tree_;
  Tags tags_;
  Lists lists_;
  bool joins_lines_ = false;
};

}  // namespace

void settle_plain_paragraphs(StoryTree& tree, const DocumentStyles& styles) {
  if (!tree.joined.stretches.empty()) Settler(tree, styles).run();
}

}  // namespace chengwen::wml
