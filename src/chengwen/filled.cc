#include "chengwen/filled.h"

#include <utility>

namespace chengwen {

Filled::Filled(std::unique_ptr<State> state) : state_(std::move(state)) {}
Filled::Filled(Filled&&) noexcept = default;
Filled& Filled::operator=(Filled&&) noexcept = default;
Filled::~Filled() = default;

std::string Filled::pack() const {
  std::string bytes = state_->edit.write(state_->write);
  state_->stage_ended(Stage::write);
  return bytes;
}

}  // namespace chengwen
