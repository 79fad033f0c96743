#include "wml/signatures.h"

#include <utility>

#include "wml/messages.h"

namespace chengwen::wml {

void drop_broken_signatures(opc::Edit& edit, const opc::Package& package, diag::Report& report) {
  if (!edit.changed() || !edit.remove_signatures()) return;
  diag::Diagnostic dropped(messages::kSignatureDropped);
  dropped.file = package.name();
  report.add(std::move(dropped));
}

}  // namespace chengwen::wml
