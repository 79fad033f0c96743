#pragma once

#include <cstddef>
#include <unordered_map>
#include <vector>

#include "diag/diagnostic.h"

namespace chengwen::diag {

/// All that one run has to say. Not thread-safe; one per run.
class Report {
 public:
  /// Adds a diagnostic; the same message at the same span with the same arguments only counts up
  /// `occurrences`, and adds the places of its notes while they are few.
  void add(Diagnostic diagnostic);

  bool has_errors() const { return errors_ > 0; }
  std::size_t errors() const { return errors_; }
  std::size_t warnings() const { return warnings_; }
  bool empty() const { return diagnostics_.empty(); }
  const std::vector<Diagnostic>& diagnostics() const { return diagnostics_; }

  /// Turns every warning into an error (`--strict`).
  void make_warnings_errors();
  /// Orders by source and offset; the order of addition decides among equals.
  void sort();

 private:
  void index(std::size_t position);

  std::vector<Diagnostic> diagnostics_;
  /// Positions in diagnostics_ by a hash of what makes two the same mistake.
  std::unordered_multimap<std::size_t, std::size_t> positions_;
  std::size_t errors_ = 0;
  std::size_t warnings_ = 0;
};

}  // namespace chengwen::diag
