#pragma once

#include <memory>
#include <optional>
#include <string_view>

namespace chengwen::text {

/// A regular expression as JSON Schema writes it: ECMA-262 with the `u` flag. `\d` and `\w` are
/// ASCII, `$` is the end of the text. Immutable; matched from any number of threads.
class Pattern {
 public:
  /// Nothing when `expression` is malformed.
  static std::optional<Pattern> compile(std::string_view expression);
  Pattern(Pattern&&) noexcept;
  Pattern& operator=(Pattern&&) noexcept;
  ~Pattern();

  /// Whether some stretch of `text` matches; nothing when finding out would take too long.
  std::optional<bool> found_in(std::string_view text) const;

 private:
  struct Compiled;
  explicit Pattern(std::unique_ptr<const Compiled> compiled);
  std::unique_ptr<const Compiled> compiled_;
};

}  // namespace chengwen::text
