#pragma once

#include <vector>

#include "jinja/environment.h"

namespace chengwen::gongwen {

/// Where 署名 and 成文日期 stand, in hundredths of a character from the right edge of the type area
/// (GB/T 9704—2012, 7.3.5.1 and 7.3.5.2). Widths in half characters.
struct SignatureIndents {
  std::vector<int> units;
  int date = 0;
};
/// Without a seal: the widest unit 2 characters from the right, the others below one another, the
/// date's first character 2 characters right of theirs; a date that would come nearer than 2
/// characters to the edge stands at 2, and the units move with it.
SignatureIndents unsealed_indents(const std::vector<int>& unit_widths, int date_width);
/// With a seal: the date 4 characters from the right, the units centred above it; further from the
/// edge where a unit is too long for that.
SignatureIndents sealed_indents(const std::vector<int>& unit_widths, int date_width);

/// Adds `{{p 落款(署名, 成文日期, 印章=false) }}` (English: signature_block): the paragraphs below
/// the body, one unit or a list of them and the date; several units with seals stand in rows of
/// three, with room for seals of 42 mm, the last of them above the date. The first is in the style
/// of the paragraph that holds the tag, the others in that for "signature_date"
/// (Conventions::styles) or the same. What is not given is left out.
void install_signature(jinja::Environment& environment);

}  // namespace chengwen::gongwen
