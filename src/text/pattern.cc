#include "text/pattern.h"

#include <unicode/regex.h>
#include <unicode/unistr.h>

#include <string>
#include <utility>

namespace chengwen::text {

struct Pattern::Compiled {
  std::unique_ptr<icu::RegexPattern> pattern;
};

namespace {

/// About a second of backtracking.
constexpr std::int32_t kTimeLimit = 2000;

icu::UnicodeString to_icu(std::string_view text) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

/// The same expression in ICU's dialect, which takes `\d` and `\w` for Unicode classes, `$` for the
/// last line end too, and knows sets inside sets.
std::string in_icu_dialect(std::string_view expression) {
  std::string out;
  bool in_set = false;
  for (std::size_t i = 0; i < expression.size(); ++i) {
    const char c = expression[i];
    if (c == '\\' && i + 1 < expression.size()) {
      const char escaped = expression[++i];
      switch (escaped) {
        case 'd':
          out += "[0-9]";
          break;
        case 'D':
          out += "[^0-9]";
          break;
        case 'w':
          out += "[A-Za-z0-9_]";
          break;
        case 'W':
          out += "[^A-Za-z0-9_]";
          break;
        case 'u':
          out += expression.substr(i + 1).starts_with('{') ? "\\x" : "\\u";
          break;
        default:
          out += {'\\', escaped};
      }
    } else if (in_set) {
      if (c == '[' || c == '&') out += '\\';
      out += c;
      in_set = c != ']';
    } else {
      in_set = c == '[';
      out += c == '$' ? std::string("\\z") : std::string(1, c);
    }
  }
  return out;
}

}  // namespace

Pattern::Pattern(std::unique_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;
Pattern::~Pattern() = default;

std::optional<Pattern> Pattern::compile(std::string_view expression) {
  UErrorCode status = U_ZERO_ERROR;
  UParseError ignored{};
  auto compiled = std::make_unique<Compiled>();
  compiled->pattern.reset(
      icu::RegexPattern::compile(to_icu(in_icu_dialect(expression)), 0, ignored, status));
  if (U_FAILURE(status)) return std::nullopt;
  return Pattern(std::move(compiled));
}

std::optional<bool> Pattern::found_in(std::string_view text) const {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString input = to_icu(text);
  const std::unique_ptr<icu::RegexMatcher> matcher(compiled_->pattern->matcher(input, status));
  if (U_FAILURE(status)) return std::nullopt;
  matcher->setTimeLimit(kTimeLimit, status);
  const bool found = matcher->find(status);
  if (U_FAILURE(status)) return std::nullopt;
  return found;
}

}  // namespace chengwen::text
