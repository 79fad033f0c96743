#pragma once

#include <span>
#include <string_view>

namespace chengwen::diag {

enum class Severity { error, warning, hint };

/// What can be said to the user, once, in both languages side by side so that they cannot drift
/// apart.
///
/// Each room declares its own as `inline constexpr Message` in `<room>/messages.h` and lists them
/// in its catalogue. `id` is stable ("jinja.unknown-filter") and documented in docs/diagnostics.md.
/// `{0}`, `{1}` … in the words stand for the arguments of the Diagnostic. Names of things stand in
/// back-ticks; no full stop at the end.
struct Message {
  std::string_view id;
  Severity severity;
  std::string_view zh;
  std::string_view en;
};

using Catalogue = std::span<const Message* const>;

}  // namespace chengwen::diag
