#include <algorithm>
#include <optional>
#include <utility>

#include "diag/messages.h"
#include "jinja/messages.h"
#include "jinja/parser.h"

namespace chengwen::jinja {
namespace {

/// Left-leaning chains (`a + b + c …`, `x.a.b.c …`) are deep trees without nesting anything.
constexpr int kMaxTreeDepth = 1000;

using Kind = Expression::Kind;

std::optional<Operator> comparison(const Token& token) {
  switch (token.kind) {
    case TokenKind::equal:
      return Operator::equal;
    case TokenKind::not_equal:
      return Operator::not_equal;
    case TokenKind::less:
      return Operator::less;
    case TokenKind::less_equal:
      return Operator::less_equal;
    case TokenKind::greater:
      return Operator::greater;
    case TokenKind::greater_equal:
      return Operator::greater_equal;
    default:
      return std::nullopt;
  }
}

std::optional<Operator> product_sign(const Token& token) {
  switch (token.kind) {
    case TokenKind::star:
      return Operator::multiply;
    case TokenKind::slash:
      return Operator::divide;
    case TokenKind::double_slash:
      return Operator::floor_divide;
    case TokenKind::percent:
      return Operator::modulo;
    default:
      return std::nullopt;
  }
}

}  // namespace

Parser::Nested::Nested(Parser& parser) : parser_(parser) {
  if (++parser_.depth_ > parser_.nesting_) {
    parser_.fail_at(parser_.peek(), messages::kNestedTooDeep, {std::to_string(parser_.nesting_)});
  }
}

std::vector<ExpressionPtr> Parser::list_of(ExpressionPtr first, ExpressionPtr second) {
  std::vector<ExpressionPtr> parts;
  parts.push_back(std::move(first));
  if (second != nullptr) parts.push_back(std::move(second));
  return parts;
}

ExpressionPtr Parser::make(Kind kind, const diag::Span& begin, std::vector<ExpressionPtr> parts) {
  auto result = std::make_unique<Expression>();
  result->kind = kind;
  result->span = begin;
  // The last token that was taken ends the expression.
  if (cursor_ > 0 && !failed_) result->span = cover(begin, tokens_[cursor_ - 1].span);
  int depth = 0;
  for (const ExpressionPtr& part : parts) {
    if (part != nullptr) depth = std::max<int>(depth, part->depth);
  }
  result->depth = static_cast<std::uint16_t>(depth + 1);
  result->parts = std::move(parts);
  if (depth >= kMaxTreeDepth) {
    fail(diag::Diagnostic(messages::kNestedTooDeep, {std::to_string(kMaxTreeDepth)}, begin));
  }
  return result;
}

ExpressionPtr Parser::make_binary(Operator op, ExpressionPtr left, ExpressionPtr right) {
  const diag::Span begin = left->span;
  std::vector<ExpressionPtr> parts;
  parts.push_back(std::move(left));
  parts.push_back(std::move(right));
  ExpressionPtr result = make(Kind::binary, begin, std::move(parts));
  result->operators.push_back(op);
  return result;
}

ExpressionPtr Parser::fail_expression() {
  fail(missing_value(peek()));
  return make(Kind::error, peek().span);
}

/// What to say where a value should stand and `token` does.
diag::Diagnostic Parser::missing_value(const Token& token) const {
  const Token* before = cursor_ > 0 ? &tokens_[cursor_ - 1] : nullptr;
  const auto is_before = [&](TokenKind kind) { return before != nullptr && before->is(kind); };
  if (token.is(TokenKind::end)) {
    if (before == nullptr) return diag::Diagnostic(messages::kEmptyTag, {}, tag());
    if (is_before(TokenKind::plus) && cursor_ > 1 && tokens_[cursor_ - 2].is(TokenKind::plus)) {
      return diag::Diagnostic(messages::kNoIncrement, {}, before->span);
    }
    return diag::Diagnostic(messages::kMissingValueAfter, {std::string(before->text)},
                            before->span);
  }
  diag::Diagnostic mistake(messages::kMissingValue, {std::string(token.text)}, token.span);
  const auto instead = [&](std::string_view meant) {
    mistake.notes.push_back({&diag::messages::kDidYouMean, {std::string(meant)}, {}});
  };
  if (token.is(TokenKind::assign)) {
    if (is_before(TokenKind::plus) || is_before(TokenKind::minus)) {
      return diag::Diagnostic(messages::kNoIncrement, {}, cover(before->span, token.span));
    }
    if (is_before(TokenKind::equal)) instead("==");
  }
  if (token.is(TokenKind::greater) && is_before(TokenKind::less)) instead("!=");
  if (token.is(TokenKind::dot) && peek(1).is(TokenKind::number)) {
    instead("0." + std::string(peek(1).text));
  }
  return mistake;
}

ExpressionPtr Parser::parse_expression(Conditional conditional) {
  const Nested nested(*this);
  ExpressionPtr value = parse_or();
  while (conditional == Conditional::allowed && accept_name("if")) {
    const diag::Span begin = value->span;
    ExpressionPtr condition = parse_or();
    ExpressionPtr otherwise = accept_name("else") ? parse_expression() : nullptr;
    std::vector<ExpressionPtr> parts = list_of(std::move(value), std::move(condition));
    parts.push_back(std::move(otherwise));
    value = make(Kind::conditional, begin, std::move(parts));
  }
  return value;
}

bool Parser::at_tuple_end(std::string_view end_word) const {
  return peek().is(TokenKind::end) || peek().is(TokenKind::right_paren) ||
         (!end_word.empty() && peek().is_name(end_word));
}

ExpressionPtr Parser::parse_tuple(Conditional conditional, std::string_view end_word) {
  const diag::Span begin = peek().span;
  if (at_tuple_end(end_word)) return fail_expression();
  ExpressionPtr first = parse_expression(conditional);
  if (!peek().is(TokenKind::comma)) return first;
  std::vector<ExpressionPtr> parts = list_of(std::move(first));
  while (accept(TokenKind::comma) && !at_tuple_end(end_word)) {
    parts.push_back(parse_expression(conditional));
  }
  return make(Kind::tuple, begin, std::move(parts));
}

ExpressionPtr Parser::parse_or() {
  ExpressionPtr left = parse_and();
  if (!peek().is_name("or")) return left;
  const diag::Span begin = left->span;
  std::vector<ExpressionPtr> parts = list_of(std::move(left));
  while (accept_name("or")) parts.push_back(parse_and());
  return make(Kind::or_, begin, std::move(parts));
}

ExpressionPtr Parser::parse_and() {
  ExpressionPtr left = parse_not();
  if (!peek().is_name("and")) return left;
  const diag::Span begin = left->span;
  std::vector<ExpressionPtr> parts = list_of(std::move(left));
  while (accept_name("and")) parts.push_back(parse_not());
  return make(Kind::and_, begin, std::move(parts));
}

ExpressionPtr Parser::parse_not() {
  const diag::Span begin = peek().span;
  if (!accept_name("not")) return parse_compare();
  const Nested nested(*this);
  ExpressionPtr result = make(Kind::unary, begin, list_of(parse_not()));
  result->operators.push_back(Operator::not_);
  return result;
}

std::optional<Operator> Parser::accept_comparison() {
  const std::optional<Operator> sign = comparison(peek());
  if (sign) {
    next();
    return sign;
  }
  if (accept_name("in")) return Operator::in;
  if (!peek().is_name("not") || !peek(1).is_name("in")) return std::nullopt;
  next();
  next();
  return Operator::not_in;
}

ExpressionPtr Parser::parse_compare() {
  ExpressionPtr left = parse_sum();
  std::optional<Operator> op = accept_comparison();
  if (!op) return left;
  const diag::Span begin = left->span;
  std::vector<ExpressionPtr> parts = list_of(std::move(left));
  std::vector<Operator> operators;
  for (; op; op = accept_comparison()) {
    operators.push_back(*op);
    parts.push_back(parse_sum());
  }
  ExpressionPtr result = make(Kind::compare, begin, std::move(parts));
  result->operators = std::move(operators);
  return result;
}

ExpressionPtr Parser::parse_sum() {
  ExpressionPtr left = parse_concat();
  while (peek().is(TokenKind::plus) || peek().is(TokenKind::minus)) {
    const Operator op = next().is(TokenKind::plus) ? Operator::add : Operator::subtract;
    ExpressionPtr right = parse_concat();
    left = make_binary(op, std::move(left), std::move(right));
  }
  return left;
}

ExpressionPtr Parser::parse_concat() {
  ExpressionPtr left = parse_product();
  if (!peek().is(TokenKind::tilde)) return left;
  const diag::Span begin = left->span;
  std::vector<ExpressionPtr> parts = list_of(std::move(left));
  while (accept(TokenKind::tilde)) parts.push_back(parse_product());
  return make(Kind::concat, begin, std::move(parts));
}

ExpressionPtr Parser::parse_product() {
  ExpressionPtr left = parse_power();
  while (const auto op = product_sign(peek())) {
    next();
    ExpressionPtr right = parse_power();
    left = make_binary(*op, std::move(left), std::move(right));
  }
  return left;
}

ExpressionPtr Parser::parse_power() {
  ExpressionPtr left = parse_unary();
  while (accept(TokenKind::double_star)) {
    ExpressionPtr right = parse_unary();
    left = make_binary(Operator::power, std::move(left), std::move(right));
  }
  return left;
}

ExpressionPtr Parser::parse_unary() {
  return parse_filters(parse_signed());
}

ExpressionPtr Parser::parse_signed() {
  const Token sign = peek();
  if (!sign.is(TokenKind::minus) && !sign.is(TokenKind::plus))
    return parse_postfix(parse_primary());
  const Nested nested(*this);
  next();
  ExpressionPtr result = make(Kind::unary, sign.span, list_of(parse_signed()));
  result->operators.push_back(sign.is(TokenKind::minus) ? Operator::negate : Operator::positive);
  return result;
}

}  // namespace chengwen::jinja
