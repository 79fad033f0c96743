#pragma once

#include <cstddef>
#include <pugixml.hpp>
#include <string>
#include <vector>

namespace chengwen::wml {

/// Visible characters of a paragraph that come from one element of a run.
struct ParagraphPiece {
  std::size_t begin = 0, end = 0;  ///< bytes of ParagraphText::text
  pugi::xml_node element;          ///< w:t, w:tab, w:br …
  pugi::xml_node run;              ///< the w:r around it
};

/// A field and where its result stands.
struct ParagraphField {
  std::string instruction;  ///< " PAGE ", decoded
  std::size_t begin = 0, end = 0;
};

/// What a paragraph shows: w:t decoded, w:tab as "\t", w:br as "\n", w:noBreakHyphen as "-", fields
/// by their results. Deleted and moved-away text is left out, inserted text counts.
struct ParagraphText {
  std::string text;
  std::vector<ParagraphPiece> pieces;  ///< in the order of the text
  std::vector<ParagraphField> fields;
  std::vector<pugi::xml_node> text_boxes;  ///< w:txbxContent of shapes anchored here
  bool has_object = false;                 ///< a picture, shape, equation or embedded object
  bool page_break_first = false;           ///< a page break stands before the text
  bool page_break_last = false;            ///< a page break stands behind it
  bool has_revisions = false;              ///< w:ins, w:del, w:moveFrom, w:moveTo
};

ParagraphText read_paragraph(pugi::xml_node paragraph);

}  // namespace chengwen::wml
