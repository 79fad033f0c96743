#pragma once

#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "cli/command.h"

namespace chengwen::cli {

/// How long each stage of a run takes.
class Timing {
 public:
  explicit Timing(const Context& context) : context_(context), last_(Clock::now()) {}
  /// What has run since the last call, or the beginning.
  void ended(const std::string& stage);
  /// For the stages of the library; valid as long as this object.
  StageListener listener();
  /// A line for each stage, in the order in which they ended first, and their sum.
  std::string table() const;

 private:
  using Clock = std::chrono::steady_clock;
  const Context& context_;
  Clock::time_point last_;
  std::vector<std::pair<std::string, Clock::duration>> stages_;
};

}  // namespace chengwen::cli
