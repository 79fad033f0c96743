#include "chengwen/rules.h"

#include "chengwen/dialect.h"
#include "chengwen/findings.h"

namespace chengwen {

Rules::Rules() : state_(std::make_unique<State>()) {}
Rules::Rules(Rules&&) noexcept = default;
Rules& Rules::operator=(Rules&&) noexcept = default;
Rules::~Rules() = default;

bool Rules::read(std::string_view json, std::string name, Findings& findings) {
  findings.state().sources.set(diag::kRulesSource, state_->rules.source());
  return state_->rules.read(json, std::move(name), dialect().environment, findings.state().report);
}

}  // namespace chengwen
