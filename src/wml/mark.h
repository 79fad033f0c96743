#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "diag/span.h"
#include "jinja/scanner.h"
#include "wml/block_words.h"
#include "wml/grid_places.h"
#include "wml/joined_text.h"

namespace chengwen::wml {

/// Where a value is printed, as far as its XML is concerned.
enum class SiteKind : std::uint8_t {
  text,         ///< in a w:t
  drawing,      ///< in an a:t
  plain,        ///< in an m:t, a w:instrText, a property: text without line breaks
  attribute,    ///< in an attribute's value
  target,       ///< in the target of a relationship
  picture,      ///< in the place of a picture of the template
  run,          ///< between runs: `{{r }}`
  block,        ///< between paragraphs: `{{p }}`
  cell,         ///< between cells: `{{tc }}`
  row,          ///< between rows: `{{tr }}`
  grid_span,    ///< a w:gridSpan of the cell: `{% colspan %}`
  merge_value,  ///< in a list; a mark where a merged cell begins: `{% vm E %}`
  merge_pass,   ///< the same: `{% vm %}`
  shading       ///< a w:shd of the cell: `{% cellbg %}`
};

/// A tag that says how a cell is, and prints nothing itself.
inline bool is_cell_property(SiteKind kind) {
  return kind >= SiteKind::grid_span;
}

/// A prefix of a tag and the element whose place the tag takes. This table is all there is to say.
struct Prefix {
  std::string_view word;
  std::string_view element;
  SiteKind site;
};
inline constexpr auto kPrefixes = std::to_array<Prefix>({{"tr", "w:tr", SiteKind::row},
                                                         {"tc", "w:tc", SiteKind::cell},
                                                         {"p", "w:p", SiteKind::block},
                                                         {"r", "w:r", SiteKind::run}});

/// A tag, or what a stage puts into the tree for one. The tree holds marks by their index.
struct Mark {
  enum class Kind : std::uint8_t {
    nothing,     ///< a comment, `{% raw %}`, a tag that has been turned into something else
    expression,  ///< `text` is to be evaluated and printed
    statement,   ///< `text` is a statement of the language
    text,        ///< `text` is output as it is: `{_{`
    xml,         ///< `text` is XML of the stage's own
    plain        ///< plain paragraphs of the joined text: `plain_first` up to `plain_last`
  };
  Kind kind = Kind::nothing;
  std::string text;
  diag::Span span;  ///< of `text`; of the tag where `text` is a stage's own
  diag::Span tag;   ///< with the delimiters
  std::size_t plain_first = 0, plain_last = 0;
  bool trim_before = false, trim_after = false;
  const Prefix* prefix = nullptr;    ///< of a tag that takes the place of an element
  std::optional<SiteKind> site;      ///< of an expression, where its place does not tell
  std::string paragraph_properties;  ///< w:pPr and w:rPr (as XML) of what a prefixed tag replaced
  std::string run_properties;
};

/// A story between reading and cutting. The first marks belong to `tags`, one each.
struct StoryTree {
  explicit StoryTree(const jinja::Environment& language) : environment(language) {}

  const jinja::Environment& environment;
  pugi::xml_document xml;
  JoinedText joined;
  std::vector<jinja::Tag> tags;
  std::vector<Mark> marks;
  std::uint32_t source = 0;
  GridPlaces grid;

  std::size_t add(Mark mark) {
    marks.push_back(std::move(mark));
    return marks.size() - 1;
  }
  /// Of a statement.
  BlockWord block_word(const Mark& mark) const { return wml::block_word(environment, mark.text); }
};

/// The marks of `tree.tags`, with prefixes recognised and taken off.
void make_marks(StoryTree& tree);

/// All marks of the tree in document order.
std::vector<pugi::xml_node> marks_in(pugi::xml_node root);

}  // namespace chengwen::wml
