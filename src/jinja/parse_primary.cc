#include <algorithm>
#include <optional>
#include <utility>

#include "data/decimal.h"
#include "jinja/lexer.h"
#include "jinja/library_messages.h"
#include "jinja/messages.h"
#include "jinja/parser.h"
#include "jinja/quotes.h"
#include "text/utf8.h"

namespace chengwen::jinja {
namespace {

/// Frame::given has a bit for each.
constexpr std::size_t kMaxParameters = 64;

using Kind = Expression::Kind;

std::optional<data::Value> named_constant(std::string_view name) {
  if (name == "true" || name == "True") return data::Value::boolean(true);
  if (name == "false" || name == "False") return data::Value::boolean(false);
  if (name == "none" || name == "None") return data::Value::none();
  return std::nullopt;
}

/// The number that a token means; nothing when it has too many digits.
std::optional<data::Decimal> read_number(std::string_view text) {
  std::string digits;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = text::decode(text, i);
    if (c != U'_') digits.push_back(c < 0x80 ? static_cast<char>(c) : halfwidth_twin(c));
  }
  try {
    if (digits.size() > 2 && digits[0] == '0') {
      const char prefix = static_cast<char>(digits[1] | 0x20);
      const int base = prefix == 'x' ? 16 : prefix == 'o' ? 8 : prefix == 'b' ? 2 : 0;
      if (base != 0) return data::Decimal::parse_integer(std::string_view(digits).substr(2), base);
    }
    return data::Decimal::parse(digits);
  } catch (const data::TooManyDigits&) {
    return std::nullopt;
  }
}

}  // namespace

ExpressionPtr Parser::parse_primary() {
  switch (peek().kind) {
    case TokenKind::name:
      return is_reserved_word(peek().text) ? fail_expression() : parse_name();
    case TokenKind::string:
      return parse_string();
    case TokenKind::number:
      return parse_number();
    case TokenKind::left_paren:
      return parse_parentheses();
    case TokenKind::left_bracket:
      return parse_list();
    case TokenKind::left_brace:
      return parse_map();
    case TokenKind::error:
      fail_at(peek(), messages::kMissingValue);
      return make(Kind::error, peek().span);
    default:
      return fail_expression();
  }
}

ExpressionPtr Parser::parse_name() {
  const Token name = next();
  if (auto constant = named_constant(name.text)) {
    ExpressionPtr result = make(Kind::constant, name.span);
    result->constant = std::move(*constant);
    return result;
  }
  note_read(name.text);
  ExpressionPtr result = make(Kind::name, name.span);
  result->name = name.text;
  return result;
}

ExpressionPtr Parser::parse_number() {
  const Token token = next();
  const auto number = read_number(token.text);
  if (!number)
    fail_at(token, messages::kTooManyDigits, {std::to_string(data::Decimal::kMaxDigits)});
  ExpressionPtr result = make(Kind::constant, token.span);
  if (number) result->constant = data::Value::number(*number);
  return result;
}

ExpressionPtr Parser::parse_string() {
  const diag::Span begin = peek().span;
  std::string text;
  while (peek().is(TokenKind::string)) {
    const auto part = decode_string(next(), report_);
    if (!part) {
      failed_ = true;
      skip_tag();
      break;
    }
    text += *part;
  }
  ExpressionPtr result = make(Kind::constant, begin);
  result->constant = data::Value::string(text);
  return result;
}

ExpressionPtr Parser::parse_parentheses() {
  const Token opener = next();
  if (accept(TokenKind::right_paren)) return make(Kind::tuple, opener.span);
  ExpressionPtr inner = peek().is(TokenKind::end) ? nullptr : parse_tuple();
  close_bracket(TokenKind::right_paren, opener);
  if (inner == nullptr) return make(Kind::error, opener.span);
  if (!failed_) inner->span = cover(opener.span, tokens_[cursor_ - 1].span);
  return inner;
}

ExpressionPtr Parser::parse_list() {
  const Token opener = next();
  std::vector<ExpressionPtr> parts;
  while (!peek().is(TokenKind::right_bracket) && !peek().is(TokenKind::end)) {
    parts.push_back(parse_expression());
    if (!accept(TokenKind::comma)) break;
  }
  close_bracket(TokenKind::right_bracket, opener);
  return make(Kind::list, opener.span, std::move(parts));
}

ExpressionPtr Parser::parse_map() {
  const Token opener = next();
  std::vector<ExpressionPtr> parts;
  while (!peek().is(TokenKind::right_brace) && !peek().is(TokenKind::end)) {
    parts.push_back(parse_expression());
    expect(TokenKind::colon);
    parts.push_back(parse_expression());
    if (!accept(TokenKind::comma)) break;
  }
  close_bracket(TokenKind::right_brace, opener);
  return make(Kind::map, opener.span, std::move(parts));
}

Target Parser::parse_target(bool with_namespace, std::string_view end_word) {
  if (with_namespace && peek().is(TokenKind::name) && peek(1).is(TokenKind::dot)) {
    Target target;
    const Token name = next();
    next();
    const Token attribute = expect_identifier();
    target.name = name.text;
    target.attribute = attribute.text;
    target.span = cover(name.span, attribute.span);
    note_read(name.text);
    return target;
  }
  Target first = parse_target_part();
  if (!peek().is(TokenKind::comma)) return first;
  Target tuple;
  tuple.is_tuple = true;
  tuple.span = first.span;
  tuple.parts.push_back(std::move(first));
  while (accept(TokenKind::comma)) {
    if (at_tuple_end(end_word) || peek().is(TokenKind::assign)) break;
    tuple.parts.push_back(parse_target_part());
    tuple.span = cover(tuple.span, tuple.parts.back().span);
  }
  return tuple;
}

Target Parser::parse_target_part() {
  const Nested nested(*this);
  Target target;
  const Token token = peek();
  target.span = token.span;
  if (accept(TokenKind::left_paren)) {
    target = parse_target();
    if (!target.is_tuple && tokens_[cursor_ - 1].is(TokenKind::comma)) target.is_tuple = true;
    close_bracket(TokenKind::right_paren, token);
    return target;
  }
  if (!token.is(TokenKind::name) || is_reserved_word(token.text)) {
    fail_at(token, messages::kExpectedName);
    return target;
  }
  if (named_constant(token.text)) {
    fail_at(token, messages::kCannotAssign, {std::string(token.text)});
    return target;
  }
  next();
  note_set(token);
  target.name = token.text;
  return target;
}

std::vector<Parameter> Parser::parse_signature() {
  std::vector<Parameter> parameters;
  const Token opener = peek();
  if (!expect(TokenKind::left_paren)) return parameters;
  while (!peek().is(TokenKind::right_paren) && !peek().is(TokenKind::end)) {
    const Token name = expect_identifier();
    const bool repeated =
        std::any_of(parameters.begin(), parameters.end(),
                    [&](const Parameter& other) { return other.name == name.text; });
    if (repeated) fail_at(name, messages::kRepeatedParameter, {std::string(name.text)});
    ExpressionPtr value = accept(TokenKind::assign) ? parse_expression() : nullptr;
    if (value == nullptr && !parameters.empty() && parameters.back().value != nullptr) {
      fail_at(name, messages::kDefaultOrder, {std::string(name.text)});
    }
    if (parameters.size() == kMaxParameters) {
      fail_at(name, messages::kTooManyParameters, {std::to_string(kMaxParameters)});
    }
    parameters.push_back({name.text, name.span, std::move(value)});
    if (!accept(TokenKind::comma)) break;
  }
  close_bracket(TokenKind::right_paren, opener);
  return parameters;
}

}  // namespace chengwen::jinja
