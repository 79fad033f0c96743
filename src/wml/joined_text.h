#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "wml/abridged_part.h"

namespace chengwen::wml {

/// Character data of the tree and where it lies in the joined text.
struct TextPiece {
  std::size_t begin = 0, end = 0;
  pugi::xml_node node;  ///< PCDATA
};

/// A text that stands on its own: an attribute's value, or the target of a relationship.
struct AttributePiece {
  std::size_t begin = 0, end = 0;
  pugi::xml_node element;
  pugi::xml_attribute attribute;
  std::string relationship;  ///< id of the relationship whose target the text is; else ""
};

/// A paragraph's place, kept for messages.
struct ParagraphRecord {
  std::size_t begin = 0, end = 0;  ///< in the joined text
  std::ptrdiff_t offset = -1;      ///< of its w:p in the part's bytes
  std::uint32_t number = 0;        ///< 1-based in its story, outside tables and text boxes; else 0
  std::uint32_t table = 0, row = 0, cell = 0;
  /// Of the part's notes or comments, 1-based; 0 outside and in separators.
  std::uint32_t note = 0;
  bool in_text_box = false;
  std::string style;    ///< id of its paragraph style
  std::string outline;  ///< its own w:outlineLvl, "" when it has none
};

/// Plain paragraphs with nothing between them.
struct PlainStretch {
  pugi::xml_node place;             ///< the placeholder in the tree
  std::size_t first = 0, last = 0;  ///< JoinedText::plain
};

/// What a reader could type a tag into, in document order and with entities decoded: the source
/// text that the spans of a story's tags point into.
///
/// A paragraph ends with "\n", w:br is "\n", w:tab is "\t". Text boxes follow the paragraph they
/// are anchored in, then attributes that may hold tags, each ended by "\n". Deleted and moved-away
/// text is left out.
struct JoinedText {
  std::string text;
  std::vector<TextPiece> pieces;            ///< in the order of `begin`
  std::vector<AttributePiece> attributes;   ///< in the order of `begin`
  std::vector<ParagraphRecord> paragraphs;  ///< in the order of `begin`
  // What an abridged part leaves out of the tree, in the order of `begin`.
  std::vector<PlainStretch> stretches;
  std::vector<PlainParagraph> plain;
  std::vector<PlainText> plain_texts;
  // What nobody needs to look for in a story without.
  bool has_ranges = false;    ///< ends of bookmarks, comments, permissions …
  bool has_fields = false;    ///< w:fldSimple, w:fldChar
  bool has_controls = false;  ///< w:sdt

  /// The piece that holds the byte at `offset`; null when none does.
  const TextPiece* piece_at(std::size_t offset) const;
};

struct JoinOptions {
  /// Document properties: every element's text counts, not just that of w:t and its like.
  bool every_element = false;
  /// Relationships whose targets hold tags: id → target, percent-encoded braces decoded.
  std::map<std::string, std::string, std::less<>> targets;
  /// What the tree was read from, where it lacks plain paragraphs.
  AbridgedPart abridged;
};

/// False when no tag can begin in this XML.
bool may_hold_tags(std::string_view xml);

/// Reads the tree; CDATA in it becomes ordinary text.
JoinedText join_text(pugi::xml_node root, JoinOptions options);

/// Where decoded offset `offset` of a raw text lies: entities count as what they stand for.
std::size_t raw_offset(std::string_view raw, std::size_t offset);

}  // namespace chengwen::wml
