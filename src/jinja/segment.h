#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "diag/span.h"

namespace chengwen::jinja {

/// What a stretch of output closes and then opens, innermost first / outermost first, in symbols
/// that the front end numbers (for Word: element names). `{closes: [t, r, p], opens: [p, r, t]}`
/// ends a paragraph and begins another.
struct Effect {
  std::vector<std::uint32_t> closes;
  std::vector<std::uint32_t> opens;
  bool known = true;  ///< false around a block whose end is missing
  bool neutral() const { return closes.empty() && opens.empty(); }
  friend bool operator==(const Effect&, const Effect&) = default;
};

/// One piece of a template, as a front end (Word story, plain text) hands it to the language: THE
/// SEAM.
///
/// Everything a view points to belongs to the front end and must live until compile() returns.
struct Segment {
  enum class Kind : std::uint8_t {
    literal,     ///< `text` is output as it is (for Word: serialised XML)
    expression,  ///< `text` stood between `{{` and `}}`
    statement,   ///< `text` stood between `{%` and `%}`
    hook         ///< the front end's own op: Output::hook(`payload`) is called when it is reached
  };
  Kind kind = Kind::literal;
  std::string_view text;
  /// For an expression, or a statement that prints: the emit site (handed to Output::value). For a
  /// hook: its payload.
  std::uint32_t payload = 0;
  /// Of `text` in the template's source; compile() makes token spans by adding offsets to
  /// `span.begin`.
  diag::Span span;
  /// Of a hook: it runs another program, which may ask for `loop`.
  bool runs_program = false;
  /// Of a literal: what it does to the element stack.
  Effect effect;
  /// `{{-`, `{%-` and `-}}`, `-%}` that act on the literal text beside them. The front end decides
  /// which literals may be trimmed and does it; the language only needs these in plain text.
  bool trim_before = false;
  bool trim_after = false;
};

}  // namespace chengwen::jinja
