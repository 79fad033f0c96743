#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace chengwen::wml {

/// An op of a story's own inside its program: something that cannot be literal bytes because the
/// place may be reached several times, or not at all.
struct Hook {
  enum class Kind : std::uint8_t {
    drawing_id,        ///< a wp:docPr id: `text` in the first pass, then a fresh one
    annotation_id,     ///< likewise for w:ins, w:del and their like; `index` 1: always a fresh one
    bookmark_begin,    ///< bookmark `index` begins once more
    bookmark_id,       ///< its id in this pass
    bookmark_name,     ///< its name in this pass; also where something refers to it
    bookmark_ahead,    ///< its name, before it begins in this pass
    list_restart,      ///< list `index` begins anew: a pass of its loop begins
    list_id,           ///< the w:numId of list `index`
    list_properties,   ///< a w:numPr (level `text`) for a list that comes from a style, once
                       ///< restarted
    ensure_paragraph,  ///< adds `text` unless a paragraph was just written
    table_begin,       ///< table `index`
    table_grid,        ///< its w:tblGrid
    table_end,
    row_begin,  ///< row `index` of the innermost table
    row_ends,   ///< columns that it leaves out, `text` in the template; `index` 1: in a w:trPr that
                ///< it does not have yet
    row_end,
    cell_begin,  ///< cell `index` of that table
    cell_width,  ///< its w:tcW, `text` in the template
    cell_span,   ///< its w:gridSpan, `text` in the template; `index` as for row_ends
    cell_merge,  ///< its w:vMerge, `text` in the template; `index` 1: begins a merged cell
    cell_end,
    note_reference,  ///< the number of footnote (`index` 0) or endnote (1) `text` in this pass
    note_number,     ///< in such a note: its own number
    section_enter,   ///< section `index` is the one that is written from here on
    section_end,     ///< its w:sectPr
    once_begin,      ///< what follows is written in the first pass only
    once_end,
    picture_begin,  ///< a picture follows that place `index` may replace: its tag, then its XML
    picture_alt,    ///< its alternative text
    picture_part,   ///< part `index` of its XML
    picture_end,
    target_begin,  ///< the target of relationship `index` follows
    target_end     ///< its id
  };
  Kind kind;
  std::uint32_t index = 0;
  std::string text;
};

/// A bookmark that may be written several times.
struct RepeatedBookmark {
  std::string id, name;
};

/// A list that begins inside a loop: each pass after the first has a w:num of its own.
struct RestartedList {
  int list = 0;  ///< w:numId in the template
};

/// An external relationship whose target holds tags.
struct TaggedTarget {
  std::string id, type;
};

}  // namespace chengwen::wml
