#pragma once

#include "wml/mark.h"

namespace chengwen::wml {

/// Puts each tag of a story into the tree as a mark inside the text element that holds its first
/// brace, and takes its characters out of all elements it was split over.
///
/// What lay between the pieces goes: run borders, w:proofErr, w:br, even paragraph borders. Ends
/// of bookmarks and comments, pictures and notes move behind the tag; a field that begins inside a
/// tag is dissolved, its result stays. Text behind the tag in its last run joins the run of the
/// first brace, as docxtpl does, unless a border of w:ins, w:hyperlink or a cell lies between.
void normalise(StoryTree& tree);

/// `{{-`, `-%}` …: takes away the blanks beside the tag in its own text element; a `{%-` that
/// begins its line joins with the previous line or paragraph, a `-%}` that ends it with the next.
/// Borders of cells and text boxes are not crossed. For tags without a prefix.
void join_lines(StoryTree& tree);

/// Moves what `next` holds to the end of `paragraph`, which keeps its properties, and removes
/// `next`; a section break of `next` goes along.
void join_paragraphs(pugi::xml_node paragraph, pugi::xml_node next);

}  // namespace chengwen::wml
