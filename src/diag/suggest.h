#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "diag/diagnostic.h"

namespace chengwen::diag {

/// The candidate nearest to `name` (edit distance over code points, at most a third of the length,
/// at least 1), for "did you mean"; the first of equals. Nothing when none is near.
std::optional<std::string> nearest(std::string_view name,
                                   std::span<const std::string_view> candidates);

/// Adds "did you mean" with what nearest() finds; nothing when none is near.
void suggest(Diagnostic& diagnostic, std::string_view name,
             std::span<const std::string_view> candidates);

}  // namespace chengwen::diag
