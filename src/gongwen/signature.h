#pragma once

#include "jinja/environment.h"

namespace chengwen::gongwen {

/// Where 署名 and 成文日期 stand, in hundredths of a character from the right edge of the type area
/// (GB/T 9704—2012, 7.3.5.1 and 7.3.5.2). Widths in half characters.
struct SignatureIndents {
  int unit = 0;
  int date = 0;
};
/// Without a seal: the unit 2 characters from the right, the date's first character 2 characters
/// right of the unit's; a date that would come nearer than 2 characters to the edge stands at 2,
/// and the unit moves with it.
SignatureIndents unsealed_indents(int unit_width, int date_width);
/// With a seal: the date 4 characters from the right, the unit centred above it.
SignatureIndents sealed_indents(int unit_width, int date_width);

/// Adds `{{p 落款(署名, 成文日期, 印章=false) }}` (English: signature_block): the two paragraphs
/// below the body, in the style of the paragraph that holds the tag; a part that is not given is
/// left out.
void install_signature(jinja::Environment& environment);

}  // namespace chengwen::gongwen
