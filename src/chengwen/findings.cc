#include "chengwen/findings.h"

#include "diag/print.h"

namespace chengwen {
Findings::Findings() : state_(std::make_unique<State>()) {}
Findings::~Findings() = default;
Findings::Findings(Findings&&) noexcept = default;
Findings& Findings::operator=(Findings&&) noexcept = default;

std::size_t Findings::errors() const {
  return state_->report.errors();
}
std::size_t Findings::warnings() const {
  return state_->report.warnings();
}
bool Findings::empty() const {
  return state_->report.empty();
}
void Findings::make_warnings_errors() {
  state_->report.make_warnings_errors();
}

std::string Findings::text(Language language) const {
  if (empty()) return {};
  return diag::print(state_->report, state_->sources, in_diag(language));
}

std::string Findings::json(Language language) const {
  return diag::print_json(state_->report, state_->sources, in_diag(language));
}

std::string Findings::unreached_json(Language language) const {
  return diag::print_json(state_->unreached, state_->sources, in_diag(language));
}

}  // namespace chengwen
