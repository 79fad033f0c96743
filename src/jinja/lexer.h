#pragma once

#include <functional>
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
/// Full-width signs and digits outside of strings are taken as their half-width twins, curly
/// quotation marks as straight ones. Names that Jinja2 does not know are taken whole where they
/// cannot mean anything else: 2024年预算, 预算数（万元）. The last one only if `is_call` says of
/// 预算数 and the tokens before it that this does not call something. Each of these is told with a
/// hint. After another character that cannot stand in a tag an `error` token ends the list.
using IsCall = std::function<bool(std::string_view name, const std::vector<Token>& before)>;
std::vector<Token> lex(std::string_view text, diag::Span span, diag::Report& report,
                       const IsCall& is_call = {});

/// data["name"], or ["name"] behind a value: how to write a name that is none in the language.
std::string in_brackets(std::string_view name, bool of_data);

/// The content of a string token with its escapes replaced. A malformed `\x`, `\u` or `\U` is
/// reported; the result is nothing then.
std::optional<std::string> decode_string(const Token& token, diag::Report& report);

}  // namespace chengwen::jinja
