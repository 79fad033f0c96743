#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "diag/span.h"

namespace chengwen::jinja {

enum class TokenKind : std::uint8_t {
  end,     ///< behind the last token of a tag
  error,   ///< what cannot be a token; it was reported
  name,    ///< also the keywords
  string,  ///< with its quotation marks
  number,  ///< Integer or Decimal as written: 0x1F, 1_000, 2.50, 1e3
  plus,
  minus,
  star,
  slash,
  double_slash,
  percent,
  double_star,
  tilde,
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  assign,
  dot,
  comma,
  colon,
  pipe,
  left_paren,
  right_paren,
  left_bracket,
  right_bracket,
  left_brace,
  right_brace
};

/// A piece of a tag. `text` points into the template; of an operator it is the ASCII form.
struct Token {
  TokenKind kind = TokenKind::end;
  std::string_view text;
  diag::Span span;

  bool is(TokenKind wanted) const { return kind == wanted; }
  bool is_name(std::string_view wanted) const { return kind == TokenKind::name && text == wanted; }
};

/// True for the words that cannot be the name of a value: and or not in is if else.
bool is_reserved_word(std::string_view name);

/// In words: "name", "string", "//".
std::string_view name_of(TokenKind kind);

}  // namespace chengwen::jinja
