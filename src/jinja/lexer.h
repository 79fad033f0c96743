#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diag/report.h"
#include "jinja/token.h"

namespace chengwen::jinja {

/// Cuts the text of one tag (without its delimiters) into tokens; the last one is `end`, whose span
/// is empty. `span` is that of `text`.
///
/// Full-width signs and digits outside of strings are reported and taken as their half-width twins.
/// After another character that cannot stand in a tag an `error` token ends the list.
std::vector<Token> lex(std::string_view text, diag::Span span, diag::Report& report);

/// The content of a string token with its escapes replaced. A malformed `\x`, `\u` or `\U` is
/// reported; the result is nothing then.
std::optional<std::string> decode_string(const Token& token, diag::Report& report);

}  // namespace chengwen::jinja
