#pragma once

#include <chrono>
#include <functional>
#include <string>

#include "cli/command.h"
#include "cli/record_source.h"

namespace chengwen::cli {

struct BatchCounts;

/// Tells on standard error how a batch goes on: a bar on a terminal, a line now and then elsewhere;
/// nothing for programs (`--format json`). Not thread-safe.
class Progress {
 public:
  explicit Progress(const Context& context);

  /// Draws when it is time to; `source` says then how far reading has come.
  void show(const BatchCounts& counts, const std::function<RecordSource::Progress()>& source);
  /// Prints the findings of a record between two drawings; after the first ones only counts them.
  void print(const std::string& findings);
  void end();

 private:
  using Clock = std::chrono::steady_clock;
  void clear();
  std::string bar(RecordSource::Progress source) const;
  std::string time_left(RecordSource::Progress source) const;

  const Context& context_;
  const bool terminal_;
  const Clock::time_point begin_ = Clock::now();
  Clock::time_point last_ = begin_;
  bool drawn_ = false;
  unsigned printed_ = 0;
  unsigned hidden_ = 0;
};

}  // namespace chengwen::cli
