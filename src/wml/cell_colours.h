#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diag/report.h"
#include "wml/mark.h"

namespace chengwen::wml {

/// A tag that sets a property of its cell or row.
struct CellTag {
  std::string_view word;  ///< "" = none
  std::string argument;
  diag::Span argument_span;
};

/// What `mark` says when it is the tag of `word`, `{% cellbg E %}` for "cellbg"; else no word.
CellTag parse_cell_tag(const Mark& mark, std::string_view word);

/// A `{% cellbg %}`, or a choice among such tags: the `{% if %}` around them.
struct CellColour {
  struct Branch {
    Mark statement;  ///< `if x`, `elif y`, `else`
    std::vector<CellColour> colours;
  };
  CellTag tag;
  diag::Span at;
  std::vector<Branch> branches;
  Mark end;  ///< of the choice

  bool has_else() const;
  /// Whether a colour comes of it in any case.
  bool always() const;
};
using CellColours = std::vector<CellColour>;

/// The colours that the `marks` of a cell give it, by the conditions that the tags stand in; of
/// several that apply the last one counts.
CellColours read_cell_colours(const StoryTree& tree, std::vector<const Mark*> marks,
                              diag::Report& report);

}  // namespace chengwen::wml
