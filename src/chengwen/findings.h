#pragma once

#include "chengwen/chengwen.h"
#include "diag/language.h"
#include "diag/report.h"
#include "diag/sources.h"

namespace chengwen {

/// Behind the door: what Findings holds.
struct Findings::State {
  diag::Report report;
  diag::Sources sources;
  diag::Report unreached;  ///< tags that the last fill never came to
};

/// The language as the rooms behind the door know it.
inline diag::Language in_diag(Language language) {
  return language == Language::zh ? diag::Language::zh : diag::Language::en;
}

}  // namespace chengwen
