#pragma once

#include "wml/content.h"

namespace chengwen::wml {

/// `{"$footnote": "据统计公报"}`: a note with its mark, where the value is printed. What it says is
/// text, any content, or a list with a paragraph each. Its styles are the template's, by their
/// names; they, the part and its separators are made where the template has none (17.11).
data::Value make_footnote(const data::Value& object);
/// The same with `$endnote`.
data::Value make_endnote(const data::Value& object);

}  // namespace chengwen::wml
