#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <pugixml.hpp>

#include "wml/document_styles.h"
#include "wml/formatting.h"
#include "wml/mark.h"
#include "wml/section_areas.h"

namespace chengwen::wml {

inline constexpr std::int64_t kEmuPerTwip = 635;

/// The room that there is at a place of a story, in twips: for tables and pictures that are to fit.
struct Room {
  int width = 0;       ///< from left to right: of the cell, the text box or the page's text
  int height = 0;      ///< of a row of exact height; 0 where the row or page grows
  int page_width = 0;  ///< of the text area of the page (or its column)
  int page_height = 0;
  int indents = 0;           ///< what the paragraph's indents take of a line
  int exact_line = 0;        ///< what a line of exact height shows of a picture; 0 = all of it
  bool in_cell = false;      ///< or in a text box
  int cell_margins = 0;      ///< what is not left of the cell
  bool cell_varies = false;  ///< its columns depend on the data: `width` is not the last word

  /// Inside a cell here that leaves `cell_width`.
  Room cell(int cell_width) const;
  friend auto operator<=>(const Room&, const Room&) = default;
};

/// Finds the room at the places of one story.
class Rooms {
 public:
  Rooms(const DocumentStyles& styles, const SectionAreas& sections);

  /// At `node` of the tree, where `mark` stands, in section `section` of the body.
  Room at(pugi::xml_node node, const Mark& mark, std::size_t section);

 private:
  void take_indents(pugi::xml_node node, const Mark& mark, Room& room);
  void take_indents(pugi::xml_node paragraph, Room& room);
  void into_cell(pugi::xml_node cell, Room& room) const;
  int cell_margins(pugi::xml_node cell) const;

  const DocumentStyles& styles_;
  const SectionAreas& sections_;
  Formatting formatting_;
};

}  // namespace chengwen::wml
