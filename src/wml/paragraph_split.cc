#include "wml/paragraph_split.h"

#include <algorithm>

#include "wml/tree.h"

namespace chengwen::wml {
namespace {

const ParagraphPiece* line_break_at(const ParagraphText& content, std::size_t at) {
  for (const ParagraphPiece& piece : content.pieces) {
    const bool breaks = named(piece.element, "w:br") || named(piece.element, "w:cr");
    if (piece.begin == at && piece.end > at && breaks) return &piece;
  }
  return nullptr;
}

bool is_empty_run(pugi::xml_node run) {
  const pugi::xml_node last = run.last_child();
  return !last || named(last, "w:rPr");
}

}  // namespace

bool splits_at(pugi::xml_node paragraph, const ParagraphText& content, std::size_t at) {
  const pugi::xml_node properties = paragraph.child("w:pPr");
  if (properties.child("w:numPr") || properties.child("w:framePr")) return false;
  const bool in_field =
      std::any_of(content.fields.begin(), content.fields.end(),
                  [&](const ParagraphField& field) { return field.begin <= at && at < field.end; });
  const ParagraphPiece* piece = line_break_at(content, at);
  return piece && !in_field && piece->run.parent() == paragraph;
}

void split_paragraph(pugi::xml_node paragraph, std::size_t at) {
  const ParagraphText content = read_paragraph(paragraph);
  const ParagraphPiece* piece = line_break_at(content, at);
  if (!piece) return;
  pugi::xml_node run = piece->run;
  pugi::xml_node second = paragraph.parent().insert_child_after("w:p", paragraph);
  if (pugi::xml_node properties = paragraph.child("w:pPr")) {
    pugi::xml_node copied = second.append_copy(properties);
    copied.remove_child("w:pageBreakBefore");
    for (const char* space : {"w:before", "w:beforeLines", "w:beforeAutospacing"})
      copied.child("w:spacing").remove_attribute(space);
    properties.remove_child("w:sectPr");
  }
  pugi::xml_node rest = second.append_child("w:r");
  if (const pugi::xml_node properties = run.child("w:rPr")) rest.append_copy(properties);
  while (const pugi::xml_node next = piece->element.next_sibling()) rest.append_move(next);
  run.remove_child(piece->element);
  while (const pugi::xml_node next = run.next_sibling()) second.append_move(next);
  if (is_empty_run(rest)) second.remove_child(rest);
  if (is_empty_run(run)) paragraph.remove_child(run);
}

}  // namespace chengwen::wml
