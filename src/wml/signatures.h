#pragma once

#include "diag/report.h"
#include "opc/package.h"

namespace chengwen::wml {

/// Removes the digital signatures of a document that an edit changes, with a warning: they would
/// say that somebody else changed it. An untouched document keeps them.
void drop_broken_signatures(opc::Edit& edit, const opc::Package& package, diag::Report& report);

}  // namespace chengwen::wml
