#pragma once

#include <string>

#include "diag/language.h"
#include "diag/place.h"

namespace chengwen::diag {

/// A place's excerpt as two lines of a terminal.
struct ExcerptLines {
  std::string text;  ///< at most 72 columns around the mark, … where it was cut; in “ ” in Chinese
  std::string marks;  ///< blanks, then ^ under every column of the mark, at least one
};

/// Under a full-width character stand an ideographic blank or two ^, so that the marks keep their
/// place where a font gives Chinese and Latin other widths than a terminal does.
ExcerptLines excerpt_lines(const Place& place, Language language);

}  // namespace chengwen::diag
