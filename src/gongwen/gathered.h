#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "diag/diagnostic.h"

namespace chengwen::gongwen {

/// The places of a finding that are named; more are only counted.
constexpr std::size_t kNotedPlaces = 6;

/// Findings of which the same ones are told together: where the first stands, with the next few
/// places and a count.
class Gathered {
 public:
  /// Gives the one that it was added to.
  diag::Diagnostic& add(diag::Diagnostic finding);
  /// In the order in which they were first added.
  std::vector<diag::Diagnostic> take() { return std::move(all_); }

 private:
  std::vector<diag::Diagnostic> all_;
  std::map<std::pair<const diag::Message*, std::vector<std::string>>, std::size_t> known_;
};

}  // namespace chengwen::gongwen
