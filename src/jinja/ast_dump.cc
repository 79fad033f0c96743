#include "jinja/ast_dump.h"

#include <utility>

#include "jinja/statement.h"

namespace chengwen::jinja {
namespace {

using Kind = Expression::Kind;

std::string list_of(std::string_view head, const std::vector<ExpressionPtr>& parts) {
  std::string result = "(" + std::string(head);
  for (const ExpressionPtr& part : parts) result += " " + AstDump::expression(part);
  return result + ")";
}

std::string arguments_of(const Arguments& arguments) {
  std::string result;
  for (const ExpressionPtr& argument : arguments.positional) {
    result += " " + AstDump::expression(argument);
  }
  if (arguments.rest != nullptr) result += " *" + AstDump::expression(arguments.rest);
  for (const NamedArgument& argument : arguments.named) {
    result += " " + std::string(argument.name) + "=" + AstDump::expression(argument.value);
  }
  if (arguments.named_rest != nullptr) result += " **" + AstDump::expression(arguments.named_rest);
  return result;
}

std::string applied(std::string_view head, const Expression& expression) {
  std::string result = "(" + std::string(head);
  if (expression.parts.front() != nullptr) {
    result += " " + AstDump::expression(expression.parts.front());
  }
  if (expression.arguments != nullptr) result += arguments_of(*expression.arguments);
  return result + ")";
}

std::string compared(const Expression& expression) {
  std::string result = "(compare " + AstDump::expression(expression.parts.front());
  for (std::size_t i = 0; i < expression.operators.size(); ++i) {
    result += " " + std::string(sign_of(expression.operators[i])) + " " +
              AstDump::expression(expression.parts[i + 1]);
  }
  return result + ")";
}

}  // namespace

std::string_view sign_of(Operator op) {
  constexpr std::string_view kSigns[] = {"+",   "-",  "*",  "/", "//", "%", "**", "-",  "+",
                                         "not", "==", "!=", "<", "<=", ">", ">=", "in", "not in"};
  return kSigns[static_cast<std::size_t>(op)];
}

void AstDump::line(std::string_view text) {
  out_.append(static_cast<std::size_t>(depth_) * 2, ' ');
  out_.append(text);
  out_.push_back('\n');
}

void AstDump::body(const Body& body) {
  ++depth_;
  for (const auto& statement : body) statement->dump(*this);
  --depth_;
}

void AstDump::body(std::string_view title, const Body& body_) {
  line(title);
  body(body_);
}

std::string AstDump::expression(const ExpressionPtr& expression_) {
  return expression_ == nullptr ? "-" : expression(*expression_);
}

std::string AstDump::expression(const Expression& expression) {
  const std::string name(expression.name);
  switch (expression.kind) {
    case Kind::error:
      return "error";
    case Kind::constant: {
      std::string result;
      expression.constant.print_quoted(result);
      return result;
    }
    case Kind::name:
      return name;
    case Kind::tuple:
      return list_of("tuple", expression.parts);
    case Kind::list:
      return list_of("list", expression.parts);
    case Kind::map:
      return list_of("map", expression.parts);
    case Kind::attribute:
      return list_of("." + name, expression.parts);
    case Kind::item:
      return list_of("item", expression.parts);
    case Kind::slice:
      return list_of("slice", expression.parts);
    case Kind::call:
      return applied("call", expression);
    case Kind::filter:
      return applied("|" + name, expression);
    case Kind::test:
      return applied("is-" + name, expression);
    case Kind::unary:
    case Kind::binary:
      return list_of(sign_of(expression.operators.front()), expression.parts);
    case Kind::compare:
      return compared(expression);
    case Kind::concat:
      return list_of("~", expression.parts);
    case Kind::and_:
      return list_of("and", expression.parts);
    case Kind::or_:
      return list_of("or", expression.parts);
    case Kind::conditional:
      return list_of("if-else", expression.parts);
  }
  return {};
}

std::string AstDump::target(const Target& target_) {
  if (!target_.is_tuple) {
    std::string result(target_.name);
    if (!target_.attribute.empty()) result += "." + std::string(target_.attribute);
    return result;
  }
  std::string result;
  for (const Target& part : target_.parts) result += (result.empty() ? "" : ", ") + target(part);
  return "(" + result + ")";
}

std::string AstDump::signature(const std::vector<Parameter>& parameters) {
  std::string result;
  for (const Parameter& parameter : parameters) {
    if (!result.empty()) result += ", ";
    result += parameter.name;
    if (parameter.value != nullptr) result += "=" + expression(parameter.value);
  }
  return "(" + result + ")";
}

}  // namespace chengwen::jinja
