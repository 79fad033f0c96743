#pragma once

#include "chengwen/chengwen.h"
#include "diag/report.h"
#include "diag/sources.h"

namespace chengwen {

/// Behind the door: what Findings holds.
struct Findings::State {
  diag::Report report;
  diag::Sources sources;
  diag::Report unreached;  ///< tags that the last fill never came to
};

}  // namespace chengwen
