#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace chengwen::jinja {

struct WrapOptions {
  std::size_t width = 79;  ///< code points of a line, at least 1
  bool break_long_words = true;
  bool break_on_hyphens = true;
};

/// One input line as lines of at most `width` code points, as Python's textwrap.wrap(): greedy;
/// broken at ASCII blanks, which are dropped there, and behind hyphens within words. Views point
/// into `line`.
std::vector<std::string_view> wrap_line(std::string_view line, const WrapOptions& options);

}  // namespace chengwen::jinja
