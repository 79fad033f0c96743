#include "gongwen/check_policy.h"

#include <optional>
#include <utility>

#include "diag/suggest.h"
#include "gongwen/check_messages.h"
#include "jinja/arguments.h"
#include "jinja/ast_dump.h"

namespace chengwen::gongwen {
namespace {

using data::Value;
using jinja::Parser;
using jinja::TokenKind;

enum Argument : std::size_t { kMessage, kTolerance, kLevel, kId };

struct ArgumentNames {
  std::string_view zh, en;
};
constexpr ArgumentNames kNames[] = {
    {"说明", "message"}, {"尾差", "tolerance"}, {"级别", "level"}, {"编号", "id"}};

constexpr std::string_view kWan = "万元";

std::optional<std::size_t> argument_of(std::string_view name) {
  for (std::size_t i = 0; i < std::size(kNames); ++i)
    if (kNames[i].zh == name || kNames[i].en == name) return i;
  return std::nullopt;
}

std::optional<diag::Severity> severity_of(const Value& value) {
  if (!value.is_string()) return std::nullopt;
  const std::string_view word = value.as_string();
  if (word == "错误" || word == "error") return diag::Severity::error;
  if (word == "警告" || word == "warning") return diag::Severity::warning;
  if (word == "提示" || word == "hint") return diag::Severity::hint;
  return std::nullopt;
}

bool is_tolerance(const Value& value) {
  if (value.is_string()) return value.as_string() == kWan;
  return value.is_number() && !value.as_number().is_negative();
}

/// Mistakes in constants are seen before anything runs.
void look_at_constant(Parser& parser, std::size_t argument, const jinja::Expression& given) {
  if (given.kind != jinja::Expression::Kind::constant) return;
  const Value& value = given.constant;
  if (argument == kTolerance && !is_tolerance(value))
    parser.fail(diag::Diagnostic(messages::kBadTolerance, {jinja::shown(value)}, given.span));
  if (argument == kLevel && !severity_of(value))
    parser.fail(diag::Diagnostic(messages::kBadLevelWord, {jinja::shown(value)}, given.span));
}

void fail_unknown(Parser& parser, const jinja::Token& name) {
  diag::Diagnostic mistake(messages::kUnknownOption, {std::string(name.text)}, name.span);
  diag::suggest(mistake, name.text, PolicyExpressions::names());
  parser.fail(std::move(mistake));
}

}  // namespace

std::vector<std::string_view> PolicyExpressions::names() {
  std::vector<std::string_view> names;
  for (const ArgumentNames& name : kNames) names.insert(names.end(), {name.zh, name.en});
  return names;
}

PolicyExpressions PolicyExpressions::parse(Parser& parser, const Other& other) {
  PolicyExpressions policy;
  bool named = false;
  while (parser.accept(TokenKind::comma)) {
    if (!parser.peek().is(TokenKind::name) || !parser.peek(1).is(TokenKind::assign)) {
      if (named || policy.given_[kMessage] != nullptr) {
        parser.fail_at(parser.peek(), messages::kNoCondition);
        break;
      }
      policy.given_[kMessage] = parser.parse_expression();
      continue;
    }
    named = true;
    const jinja::Token name = parser.next();
    parser.next();
    jinja::ExpressionPtr value = parser.parse_expression();
    if (const auto argument = argument_of(name.text)) {
      if (!parser.failed()) look_at_constant(parser, *argument, *value);
      policy.given_[*argument] = std::move(value);
    } else if (other) {
      other(name, std::move(value));
    } else {
      fail_unknown(parser, name);
    }
  }
  return policy;
}

void PolicyExpressions::collect_names(jinja::NameCollector& names) const {
  for (const jinja::ExpressionPtr& given : given_) names.read(given);
}

void PolicyExpressions::compile(jinja::Compiler& compiler, const diag::Span& span) const {
  for (const jinja::ExpressionPtr& given : given_) {
    if (given != nullptr) {
      compiler.expression(*given);
    } else {
      compiler.emit(jinja::Code::none, span);
    }
  }
}

std::string PolicyExpressions::dump() const {
  std::string out;
  for (std::size_t i = 0; i < given_.size(); ++i) {
    if (given_[i] == nullptr) continue;
    out += " " + std::string(kNames[i].en) + "=" + jinja::AstDump::expression(given_[i]);
  }
  return out;
}

Policy policy_of(const PolicyExpressions::Values& values) {
  Policy policy;
  policy.message = Words::both(values[kMessage].to_string());
  policy.id = values[kId].to_string();
  const Value& tolerance = values[kTolerance];
  if (!tolerance.is_undefined()) {
    if (!is_tolerance(tolerance)) jinja::fail(messages::kBadTolerance, {jinja::shown(tolerance)});
    policy.tolerance.given = true;
    policy.tolerance.rounded_wan = tolerance.is_string();
    if (tolerance.is_number()) policy.tolerance.fixed = tolerance.as_number();
  }
  if (!values[kLevel].is_undefined()) {
    const auto severity = severity_of(values[kLevel]);
    if (!severity) jinja::fail(messages::kBadLevelWord, {jinja::shown(values[kLevel])});
    policy.severity = *severity;
  }
  return policy;
}

}  // namespace chengwen::gongwen
