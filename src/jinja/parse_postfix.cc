#include <algorithm>
#include <utility>

#include "diag/messages.h"
#include "diag/suggest.h"
#include "jinja/library_messages.h"
#include "jinja/messages.h"
#include "jinja/parser.h"

namespace chengwen::jinja {
namespace {

using Kind = Expression::Kind;

}  // namespace

ExpressionPtr Parser::parse_postfix(ExpressionPtr left) {
  for (;;) {
    if (peek().is(TokenKind::dot)) {
      left = parse_dotted(std::move(left));
    } else if (peek().is(TokenKind::left_bracket)) {
      left = parse_brackets(std::move(left));
    } else if (peek().is(TokenKind::left_paren)) {
      left = parse_call(std::move(left));
    } else {
      return left;
    }
  }
}

ExpressionPtr Parser::parse_dotted(ExpressionPtr left) {
  const diag::Span begin = left->span;
  next();
  const Token name = peek();
  if (name.is(TokenKind::number)) {
    ExpressionPtr index = parse_number();
    return make(Kind::item, begin, list_of(std::move(left), std::move(index)));
  }
  if (!name.is(TokenKind::name)) {
    fail_at(name, messages::kExpectedAttribute);
    return left;
  }
  next();
  ExpressionPtr result = make(Kind::attribute, begin, list_of(std::move(left)));
  result->name = name.text;
  result->name_span = name.span;
  return result;
}

ExpressionPtr Parser::parse_brackets(ExpressionPtr left) {
  const diag::Span begin = left->span;
  const Token opener = next();
  ExpressionPtr index = parse_index();
  if (peek().is(TokenKind::comma)) {
    const diag::Span first = index->span;
    std::vector<ExpressionPtr> parts = list_of(std::move(index));
    while (accept(TokenKind::comma)) parts.push_back(parse_index());
    index = make(Kind::tuple, first, std::move(parts));
  }
  close_bracket(TokenKind::right_bracket, opener);
  return make(Kind::item, begin, list_of(std::move(left), std::move(index)));
}

ExpressionPtr Parser::parse_index() {
  const diag::Span begin = peek().span;
  const auto bound = [&]() -> ExpressionPtr {
    const Token& token = peek();
    const bool none = token.is(TokenKind::colon) || token.is(TokenKind::right_bracket) ||
                      token.is(TokenKind::comma);
    return none ? nullptr : parse_expression();
  };
  ExpressionPtr start = peek().is(TokenKind::colon) ? nullptr : parse_expression();
  if (!accept(TokenKind::colon)) return start;
  std::vector<ExpressionPtr> parts;
  parts.push_back(std::move(start));
  parts.push_back(bound());
  parts.push_back(accept(TokenKind::colon) ? bound() : nullptr);
  return make(Kind::slice, begin, std::move(parts));
}

ExpressionPtr Parser::parse_call(ExpressionPtr left) {
  const diag::Span begin = left->span;
  auto arguments = parse_arguments(left->name);
  ExpressionPtr result = make(Kind::call, begin, list_of(std::move(left)));
  result->arguments = std::move(arguments);
  return result;
}

std::unique_ptr<Arguments> Parser::parse_arguments(std::string_view callee) {
  auto arguments = std::make_unique<Arguments>();
  const Token opener = next();
  while (!peek().is(TokenKind::right_paren) && !peek().is(TokenKind::end)) {
    parse_argument(*arguments, callee);
    if (!accept(TokenKind::comma)) break;
  }
  close_bracket(TokenKind::right_paren, opener);
  return arguments;
}

void Parser::parse_argument(Arguments& arguments, std::string_view callee) {
  const Token token = peek();
  const auto ordered = [&](bool allowed) {
    if (!allowed) fail_at(token, messages::kArgumentOrder);
  };
  if (accept(TokenKind::star)) {
    ordered(arguments.rest == nullptr && arguments.named_rest == nullptr);
    arguments.rest = parse_expression();
  } else if (accept(TokenKind::double_star)) {
    ordered(arguments.named_rest == nullptr);
    arguments.named_rest = parse_expression();
  } else if (token.is(TokenKind::name) && peek(1).is(TokenKind::assign)) {
    ordered(arguments.named_rest == nullptr);
    const bool repeated =
        std::any_of(arguments.named.begin(), arguments.named.end(),
                    [&](const NamedArgument& other) { return other.name == token.text; });
    if (repeated) {
      fail_at(token, messages::kRepeatedArgument, {std::string(callee), std::string(token.text)});
    }
    next();
    next();
    arguments.named.push_back({token.text, token.span, parse_expression()});
  } else {
    ordered(arguments.rest == nullptr && arguments.named_rest == nullptr &&
            arguments.named.empty());
    arguments.positional.push_back(parse_expression());
  }
}

bool Parser::close_bracket(TokenKind kind, const Token& opener) {
  if (accept(kind)) return true;
  const Token& token = peek();
  if (token.is(TokenKind::error)) {
    fail_at(token, messages::kExpected);
    return false;
  }
  const std::string wanted(name_of(kind));
  diag::Diagnostic mistake =
      token.is(TokenKind::end)
          ? diag::Diagnostic(messages::kUnclosedBracket, {std::string(opener.text), wanted},
                             opener.span)
          : diag::Diagnostic(messages::kExpectedInBrackets, {wanted, std::string(token.text)},
                             token.span)
                .note(diag::messages::kOpenedHere, {std::string(opener.text)}, opener.span);
  fail(std::move(mistake));
  return false;
}

ExpressionPtr Parser::parse_filters(ExpressionPtr left) {
  for (;;) {
    if (accept(TokenKind::pipe)) {
      left = parse_filter(std::move(left));
    } else if (peek().is_name("is")) {
      left = parse_test(std::move(left));
    } else if (peek().is(TokenKind::left_paren)) {
      left = parse_call(std::move(left));
    } else {
      return left;
    }
  }
}

/// `a.b` counts as one name, which no filter or test has.
Token Parser::parse_dotted_name() {
  Token name = expect_identifier();
  while (!failed_ && accept(TokenKind::dot)) {
    const Token part = expect_identifier();
    if (failed_) break;
    name.span = cover(name.span, part.span);
    name.text = {name.text.data(), name.span.end - name.span.begin};
  }
  return name;
}

ExpressionPtr Parser::parse_filter(ExpressionPtr left) {
  const Token name = parse_dotted_name();
  check_filter(name);
  std::unique_ptr<Arguments> arguments;
  if (peek().is(TokenKind::left_paren)) arguments = parse_arguments(name.text);
  const diag::Span begin = left != nullptr ? left->span : name.span;
  std::vector<ExpressionPtr> parts;
  parts.push_back(std::move(left));
  ExpressionPtr result = make(Kind::filter, begin, std::move(parts));
  result->name = name.text;
  result->name_span = name.span;
  result->arguments = std::move(arguments);
  return result;
}

ExpressionPtr Parser::parse_block_filter(bool first) {
  ExpressionPtr filter = first ? parse_filter(nullptr) : nullptr;
  while (accept(TokenKind::pipe)) filter = parse_filter(std::move(filter));
  return filter;
}

ExpressionPtr Parser::parse_test(ExpressionPtr left) {
  const diag::Span begin = left->span;
  next();
  const bool negated = accept_name("not");
  const Token name = parse_dotted_name();
  check_test(name);
  auto arguments = std::make_unique<Arguments>();
  if (peek().is(TokenKind::left_paren)) {
    arguments = parse_arguments(name.text);
  } else if (at_test_argument()) {
    arguments->positional.push_back(parse_postfix(parse_primary()));
  }
  ExpressionPtr result = make(Kind::test, begin, list_of(std::move(left)));
  result->name = name.text;
  result->name_span = name.span;
  result->arguments = std::move(arguments);
  if (!negated) return result;
  result = make(Kind::unary, begin, list_of(std::move(result)));
  result->operators.push_back(Operator::not_);
  return result;
}

/// `x is divisibleby 3`
bool Parser::at_test_argument() {
  const Token& token = peek();
  switch (token.kind) {
    case TokenKind::string:
    case TokenKind::number:
    case TokenKind::left_bracket:
    case TokenKind::left_brace:
      return true;
    case TokenKind::name:
      if (token.text == "is") fail_at(token, messages::kChainedTest);
      return !failed_ && !is_reserved_word(token.text);
    default:
      return false;
  }
}

void Parser::check_filter(const Token& name) {
  if (failed_ || environment_.filter(name.text) != nullptr) return;
  diag::Diagnostic mistake = environment_.unknown_filter(name.text);
  mistake.span = name.span;
  report_.add(std::move(mistake));
  doubt_names();
}

void Parser::check_test(const Token& name) {
  if (failed_ || environment_.test(name.text) != nullptr) return;
  diag::Diagnostic mistake(messages::kUnknownTest, {std::string(name.text)}, name.span);
  diag::suggest(mistake, name.text, environment_.test_names());
  report_.add(std::move(mistake));
  doubt_names();
}

}  // namespace chengwen::jinja
