#pragma once

#include <iterator>
#include <set>
#include <string>
#include <string_view>

#include "diag/span.h"

namespace chengwen::jinja {

/// What the parser could not make sense of. What was calculated there is not known, and nothing
/// that follows from it is told.
struct Mistakes {
  struct Before {
    bool operator()(const diag::Span& a, const diag::Span& b) const {
      return a.source != b.source ? a.source < b.source : a.begin < b.begin;
    }
  };

  /// True for a part of one of the tags.
  bool cover(const diag::Span& span) const {
    const auto behind = tags.upper_bound(span);
    if (behind == tags.begin()) return false;
    const diag::Span& tag = *std::prev(behind);
    return tag.source == span.source && span.begin <= tag.end;
  }

  std::set<diag::Span, Before> tags;         ///< what stands between the delimiters
  std::set<std::string, std::less<>> names;  ///< in statements: these might have set them
  bool blocks = false;                       ///< it is not clear which tags belong together
  /// Ends of nothing: one before may have ended what it was not meant to.
  std::set<std::string_view> stray_ends;
};

}  // namespace chengwen::jinja
