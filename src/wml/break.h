#pragma once

#include "wml/content.h"

namespace chengwen::wml {

/// `{"$break": "page"}`: a break of the page, the column or the line; or of the section, whose next
/// one begins on a new page ("section"), at once ("continuous"), on an odd or even page, set up as
/// `orientation`, `start` (its first page number, or "continue") and `columns` say.
data::Value make_break(const data::Value& object);

/// `{"$section": "landscape", "start": 1, "columns": 2}`: prints nothing; sets up the section in
/// which it stands.
data::Value make_section(const data::Value& object);

}  // namespace chengwen::wml
