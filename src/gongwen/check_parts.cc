#include "gongwen/check_parts.h"

#include <algorithm>
#include <array>

#include "jinja/parser.h"

namespace chengwen::gongwen {
namespace {

using jinja::Expression;
using jinja::ExpressionPtr;
using jinja::Operator;
using Kind = Expression::Kind;

/// Variables are followed this far.
constexpr int kDeepest = 8;
/// An expression with more parts than this explains nothing to anybody.
constexpr std::size_t kMostParts = 64;

/// Filters that give the same again and leave their subject alone.
constexpr std::string_view kPureFilters[] = {
    "sum",    "total",   "合计",  "map",  "select", "selectattr", "reject", "rejectattr", "list",
    "length", "count",   "round", "abs",  "int",    "float",      "first",  "last",       "min",
    "max",    "default", "d",     "attr", "fixed",  "保留",       "wan",    "万元",       "yi",
    "亿元",   "amount",  "金额",  "trim", "string", "sort",       "unique"};

/// Names that have another meaning in another place.
constexpr std::string_view kSpecialNames[] = {"loop", "self", "caller", "varargs", "kwargs"};

template <typename Set>
bool contains(const Set& set, std::string_view word) {
  return std::find(std::begin(set), std::end(set), word) != std::end(set);
}

bool is_pure(const Expression& expression);

bool all_pure(const std::vector<ExpressionPtr>& parts) {
  return std::all_of(parts.begin(), parts.end(),
                     [](const ExpressionPtr& part) { return part == nullptr || is_pure(*part); });
}

bool is_pure(const Expression& expression) {
  switch (expression.kind) {
    case Kind::error:
    case Kind::call:
      return false;
    case Kind::name:
      return !contains(kSpecialNames, expression.name);
    case Kind::filter:
      if (!contains(kPureFilters, expression.name) || expression.parts.front() == nullptr)
        return false;
      break;
    default:
      break;
  }
  if (!all_pure(expression.parts)) return false;
  if (expression.arguments == nullptr) return true;
  const jinja::Arguments& arguments = *expression.arguments;
  return arguments.rest == nullptr && arguments.named_rest == nullptr &&
         all_pure(arguments.positional) &&
         std::all_of(arguments.named.begin(), arguments.named.end(),
                     [](const jinja::NamedArgument& argument) { return is_pure(*argument.value); });
}

constexpr std::string_view kSums[] = {"sum", "total", "合计"};

/// `x|sum`, `x|sum("金额")`, `x|合计(attribute="金额")`; `attribute` is what each item gives.
bool is_sum(const Expression& expression, const Expression*& attribute) {
  attribute = nullptr;
  if (expression.kind != Kind::filter || !contains(kSums, expression.name) || !is_pure(expression))
    return false;
  if (expression.arguments == nullptr) return true;
  const jinja::Arguments& arguments = *expression.arguments;
  if (arguments.positional.size() + arguments.named.size() > 1) return false;
  if (!arguments.positional.empty()) attribute = arguments.positional.front().get();
  if (arguments.named.empty()) return true;
  attribute = arguments.named.front().value.get();
  return arguments.named.front().name == "attribute";
}

class PartFinder {
 public:
  explicit PartFinder(const jinja::Parser& parser) : parser_(parser) {}

  void addend(const Expression& expression, bool negative, int depth) {
    const Expression* attribute = nullptr;
    if (is_sum(expression, attribute)) {
      return add(CheckPart::Kind::addend_items, negative, *expression.parts.front(), attribute,
                 depth);
    }
    const bool calculates = expression.kind == Kind::binary || expression.kind == Kind::unary;
    const Operator sign = calculates ? expression.operators.front() : Operator::equal;
    if (sign == Operator::add || sign == Operator::subtract) {
      addend(*expression.parts[0], negative, depth);
      addend(*expression.parts[1], negative != (sign == Operator::subtract), depth);
    } else if (sign == Operator::negate || sign == Operator::positive) {
      addend(*expression.parts[0], negative != (sign == Operator::negate), depth);
    } else if (const Expression* assigned = assigned_to(expression, depth)) {
      addend(*assigned, negative, depth + 1);
    } else {
      add(CheckPart::Kind::addend, negative, expression, nullptr, depth);
      if (!is_path(expression)) inputs_of_parts(expression, depth);
    }
  }

  std::vector<CheckPart> take() { return std::move(parts_); }

 private:
  static bool is_path(const Expression& expression) {
    return expression.kind == Kind::name || expression.kind == Kind::attribute ||
           expression.kind == Kind::item || expression.kind == Kind::constant;
  }

  const Expression* assigned_to(const Expression& expression, int depth) const {
    if (expression.kind != Kind::name || depth >= kDeepest) return nullptr;
    const Expression* assigned = parser_.assigned(expression.name);
    return assigned != nullptr && is_pure(*assigned) ? assigned : nullptr;
  }

  void inputs_of_parts(const Expression& expression, int depth) {
    for (const ExpressionPtr& part : expression.parts)
      if (part != nullptr) input(*part, depth);
    if (expression.arguments == nullptr) return;
    for (const ExpressionPtr& argument : expression.arguments->positional) input(*argument, depth);
    for (const auto& argument : expression.arguments->named) input(*argument.value, depth);
  }

  void input(const Expression& expression, int depth) {
    const Expression* attribute = nullptr;
    if (expression.kind == Kind::constant) return;
    if (is_sum(expression, attribute)) {
      add(CheckPart::Kind::input, false, expression, nullptr, depth);
      add(CheckPart::Kind::input_items, false, *expression.parts.front(), attribute, depth);
    } else if (!is_path(expression)) {
      inputs_of_parts(expression, depth);
    } else {
      add(CheckPart::Kind::input, false, expression, nullptr, depth);
      if (const Expression* assigned = assigned_to(expression, depth)) input(*assigned, depth + 1);
    }
  }

  void add(CheckPart::Kind kind, bool negative, const Expression& value,
           const Expression* attribute, int depth) {
    if (parts_.size() >= kMostParts || !is_pure(value)) return;
    // What stands in the tag of a `set` cannot be quoted from this one.
    std::string_view words;
    if (value.kind == Kind::name) words = value.name;
    if (value.kind != Kind::constant && depth == 0) words = parser_.text(value.span);
    parts_.push_back({kind, negative, &value, attribute, words});
  }

  const jinja::Parser& parser_;
  std::vector<CheckPart> parts_;
};

}  // namespace

std::vector<CheckPart> check_parts(const Expression& expression, const jinja::Parser& parser) {
  PartFinder finder(parser);
  finder.addend(expression, false, 0);
  return finder.take();
}

}  // namespace chengwen::gongwen
