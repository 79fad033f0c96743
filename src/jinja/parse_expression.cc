#include <algorithm>
#include <optional>
#include <utility>

#include "data/decimal.h"
#include "diag/messages.h"
#include "diag/suggest.h"
#include "jinja/lexer.h"
#include "jinja/library_messages.h"
#include "jinja/messages.h"
#include "jinja/parser.h"
#include "jinja/quotes.h"
#include "text/utf8.h"

namespace chengwen::jinja {
namespace {

/// Left-leaning chains (`a + b + c …`, `x.a.b.c …`) are deep trees without nesting anything.
constexpr int kMaxTreeDepth = 1000;
/// Frame::given has a bit for each.
constexpr std::size_t kMaxParameters = 64;

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

/// One level of brackets, `not`, signs or conditions deeper.
class Parser::Nested {
 public:
  explicit Nested(Parser& parser) : parser_(parser) {
    if (++parser_.depth_ > parser_.nesting_) {
      parser_.fail_at(parser_.peek(), messages::kNestedTooDeep, {std::to_string(parser_.nesting_)});
    }
  }
  ~Nested() { --parser_.depth_; }
  Nested(const Nested&) = delete;
  Nested& operator=(const Nested&) = delete;

 private:
  Parser& parser_;
};

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

namespace {

std::vector<ExpressionPtr> list_of(ExpressionPtr first, ExpressionPtr second = nullptr) {
  std::vector<ExpressionPtr> parts;
  parts.push_back(std::move(first));
  if (second != nullptr) parts.push_back(std::move(second));
  return parts;
}

}  // namespace

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

ExpressionPtr Parser::parse_compare() {
  ExpressionPtr left = parse_sum();
  const diag::Span begin = left->span;
  std::vector<ExpressionPtr> parts = list_of(std::move(left));
  std::vector<Operator> operators;
  for (;;) {
    if (const auto op = comparison(peek())) {
      operators.push_back(*op);
      next();
    } else if (accept_name("in")) {
      operators.push_back(Operator::in);
    } else if (peek().is_name("not") && peek(1).is_name("in")) {
      operators.push_back(Operator::not_in);
      next();
      next();
    } else {
      break;
    }
    parts.push_back(parse_sum());
  }
  if (operators.empty()) return std::move(parts.front());
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
  diag::Diagnostic mistake(messages::kUnknownFilter, {std::string(name.text)}, name.span);
  diag::suggest(mistake, name.text, environment_.filter_names());
  report_.add(std::move(mistake));
}

void Parser::check_test(const Token& name) {
  if (failed_ || environment_.test(name.text) != nullptr) return;
  diag::Diagnostic mistake(messages::kUnknownTest, {std::string(name.text)}, name.span);
  diag::suggest(mistake, name.text, environment_.test_names());
  report_.add(std::move(mistake));
}

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
  if (!number) fail_at(token, messages::kTooManyDigits);
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
