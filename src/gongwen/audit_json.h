#pragma once

#include <string>

#include "diag/language.h"
#include "gongwen/audit.h"
#include "gongwen/fix.h"

namespace chengwen::gongwen {

/// The findings of an audit for programs, one JSON object a line: severity, code, rule, clause,
/// strength ("must", "gen", "prac"), message, found, wanted, fixable, count and places, each with
/// the words for people and their parts (docs/audit.md, "JSON").
std::string json_of(const Audit& audit, diag::Language language);
/// What was mended, in the same form with "code": "audit.mended".
std::string json_of(const std::vector<MendedFinding>& changes, diag::Language language);

}  // namespace chengwen::gongwen
