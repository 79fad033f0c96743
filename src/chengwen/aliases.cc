#include "chengwen/aliases.h"

#include "chengwen/findings.h"

namespace chengwen {

Aliases::Aliases() : state_(std::make_unique<State>()) {}
Aliases::Aliases(Aliases&&) noexcept = default;
Aliases& Aliases::operator=(Aliases&&) noexcept = default;
Aliases::~Aliases() = default;

bool Aliases::read(std::string_view json, std::string name, Findings& findings) {
  findings.state().sources.set(diag::kAliasesSource, state_->files);
  auto names = gongwen::Aliases::read(json, name, *state_->files, findings.state().report);
  if (!names) return false;
  state_->names = std::move(*names);
  return true;
}

}  // namespace chengwen
