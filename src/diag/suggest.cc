#include "diag/suggest.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "diag/messages.h"
#include "text/utf8.h"

namespace chengwen::diag {
namespace {

std::u32string code_points(std::string_view text) {
  std::u32string result;
  for (std::size_t position = 0; position < text.size();) {
    result.push_back(text::decode(text, position));
  }
  return result;
}

/// Insertions, deletions, replacements and swaps of neighbours that turn `a` into `b` (optimal
/// string alignment).
std::size_t distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> before_last(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before_last.swap(last);
    last.swap(row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before_last[j - 2] + 1);
      }
    }
  }
  return row[b.size()];
}

}  // namespace

std::optional<std::string> nearest(std::string_view name,
                                   std::span<const std::string_view> candidates) {
  const std::u32string wanted = code_points(name);
  std::size_t limit = std::max<std::size_t>(1, wanted.size() / 3);
  std::optional<std::string> best;
  for (const std::string_view candidate : candidates) {
    const std::u32string other = code_points(candidate);
    const auto [shorter, longer] = std::minmax({wanted.size(), other.size()});
    if (longer - shorter > limit) continue;
    const std::size_t edits = distance(wanted, other);
    // A name of which nothing is left is not near: `a` is no slip of the pen for `b`.
    if (edits > limit || edits >= longer) continue;
    best = std::string(candidate);
    if (edits == 0) break;
    limit = edits - 1;
  }
  return best;
}

void suggest(Diagnostic& diagnostic, std::string_view name,
             std::span<const std::string_view> candidates) {
  if (auto near = nearest(name, candidates))
    diagnostic.notes.push_back({&messages::kDidYouMean, {*std::move(near)}, {}});
}

}  // namespace chengwen::diag
