#include <initializer_list>
#include <optional>
#include <utility>

#include "diag/diagnostic.h"
#include "jinja/compiler.h"
#include "jinja/messages.h"
#include "jinja/operators.h"

namespace chengwen::jinja {
namespace {

using Kind = Expression::Kind;

Code code_of(Operator op) {
  switch (op) {
    case Operator::add:
      return Code::add;
    case Operator::subtract:
      return Code::subtract;
    case Operator::multiply:
      return Code::multiply;
    case Operator::divide:
      return Code::divide;
    case Operator::floor_divide:
      return Code::floor_divide;
    case Operator::modulo:
      return Code::modulo;
    case Operator::power:
      return Code::power;
    case Operator::negate:
      return Code::negate;
    case Operator::positive:
      return Code::positive;
    case Operator::not_:
      return Code::not_;
    case Operator::equal:
      return Code::equal;
    case Operator::not_equal:
      return Code::not_equal;
    case Operator::less:
      return Code::less;
    case Operator::less_equal:
      return Code::less_equal;
    case Operator::greater:
      return Code::greater;
    case Operator::greater_equal:
      return Code::greater_equal;
    case Operator::in:
      return Code::in;
    case Operator::not_in:
      return Code::not_in;
  }
  return Code::add;
}

data::Value calculate(Operator op, const data::Value& a, const data::Value& b) {
  switch (op) {
    case Operator::add:
      return add(a, b);
    case Operator::subtract:
      return subtract(a, b);
    case Operator::multiply:
      return multiply(a, b);
    case Operator::divide:
      return divide(a, b);
    case Operator::floor_divide:
      return floor_divide(a, b);
    case Operator::modulo:
      return modulo(a, b);
    case Operator::negate:
      return negate(a);
    case Operator::positive:
      return positive(a);
    default:
      return {};
  }
}

/// The value of a calculation with constant numbers; nothing when it is none, or fails. Only what
/// costs little: `**` and texts stay for the run.
std::optional<data::Value> folded(const Expression& expression) {
  if (expression.kind == Kind::constant) return expression.constant;
  if (expression.kind != Kind::unary && expression.kind != Kind::binary) return std::nullopt;
  const Operator op = expression.operators.front();
  if (op == Operator::power || op == Operator::not_) return std::nullopt;
  std::vector<data::Value> operands;
  for (const ExpressionPtr& part : expression.parts) {
    auto operand = folded(*part);
    if (!operand || !operand->is_number()) return std::nullopt;
    operands.push_back(std::move(*operand));
  }
  try {
    return calculate(op, operands.front(), operands.back());
  } catch (const diag::Failure&) {
    return std::nullopt;
  } catch (const data::TooManyDigits&) {
    return std::nullopt;
  }
}

bool all_constant(const Expression& expression) {
  for (const ExpressionPtr& part : expression.parts) {
    if (part->kind != Kind::constant) return false;
  }
  return true;
}

}  // namespace

/// The value of what has a mistake.
void Compiler::unknown(const Expression& expression) {
  const Expression* first = &expression;
  while (!first->parts.empty() && first->parts.front() != nullptr)
    first = first->parts.front().get();
  const bool is_block_filter = first->kind == Kind::filter;
  if (is_block_filter) drop(expression.span);
  emit(Code::poison, expression.span);
}

void Compiler::expression(const Expression& expression) {
  const diag::Span& span = expression.span;
  if (mistakes_.cover(span)) return unknown(expression);
  const auto count = static_cast<std::uint32_t>(expression.parts.size());
  switch (expression.kind) {
    case Kind::error:
      unknown(expression);
      break;
    case Kind::constant:
      constant(expression.constant, span);
      break;
    case Kind::name:
      read(expression.name, span);
      break;
    case Kind::tuple:
      if (!fold(expression)) {
        parts(expression);
        emit(Code::tuple, span, count);
      }
      break;
    case Kind::list:
      parts(expression);
      emit(Code::list, span, count);
      break;
    case Kind::map:
      parts(expression);
      emit(Code::map, span, count / 2);
      break;
    case Kind::attribute:
      attribute(expression);
      break;
    case Kind::item:
      item(expression);
      break;
    case Kind::slice:
      // Only as a part of a tuple, which no container has as a key.
      emit(Code::none, span);
      break;
    case Kind::call:
      call(expression, nullptr);
      break;
    case Kind::filter:
      filter(expression);
      break;
    case Kind::test:
      test(expression);
      break;
    case Kind::unary:
    case Kind::binary:
      if (!fold(expression)) {
        parts(expression);
        emit(code_of(expression.operators.front()), span);
      }
      break;
    case Kind::compare:
      compare(expression);
      break;
    case Kind::concat:
      parts(expression);
      emit(Code::concat, span, count);
      break;
    case Kind::and_:
      short_circuit(expression, Code::and_);
      break;
    case Kind::or_:
      short_circuit(expression, Code::or_);
      break;
    case Kind::conditional:
      conditional(expression);
      break;
  }
}

void Compiler::parts(const Expression& expression_) {
  for (const ExpressionPtr& part : expression_.parts) expression(*part);
}

void Compiler::constant(const data::Value& value, const diag::Span& span) {
  auto& constants = program_->constants;
  if (value.is_string()) {
    const auto [it, added] = strings_.emplace(value.as_string(), constants.size());
    if (added) constants.push_back(value);
    emit(Code::constant, span, it->second);
    return;
  }
  emit(Code::constant, span, static_cast<std::uint32_t>(constants.size()));
  constants.push_back(value);
}

/// Emits the value of what does not depend on anything. Lists are made anew each time, because they
/// can be changed.
bool Compiler::fold(const Expression& expression) {
  if (expression.kind == Kind::tuple) {
    if (!all_constant(expression)) return false;
    std::vector<data::Value> items;
    for (const ExpressionPtr& part : expression.parts) items.push_back(part->constant);
    constant(data::Value::tuple(std::move(items)), expression.span);
    return true;
  }
  auto value = folded(expression);
  if (!value) return false;
  constant(*value, expression.span);
  return true;
}

void Compiler::attribute(const Expression& expression_) {
  const Expression& object = *expression_.parts.front();
  const std::uint16_t name = add_name(expression_.name);
  expression(object);
  Builder& to = builder();
  if (to.ops.size() > to.barrier && to.ops.back().code == Code::load && object.kind == Kind::name) {
    to.ops.back() = {Code::load_attribute, name, to.ops.back().a};
    to.spans.back() = expression_.span;
  } else {
    emit(Code::attribute, expression_.span, name);
  }
}

void Compiler::item(const Expression& expression_) {
  const Expression& index = *expression_.parts.back();
  expression(*expression_.parts.front());
  if (index.kind != Kind::slice) {
    expression(index);
    emit(Code::item, expression_.span);
    return;
  }
  for (const ExpressionPtr& bound : index.parts) {
    if (bound != nullptr) {
      expression(*bound);
    } else {
      constant(data::Value::none(), index.span);
    }
  }
  emit(Code::slice, expression_.span);
}

void Compiler::call(const Expression& expression_, const std::uint32_t* caller) {
  const Expression& callee = *expression_.parts.front();
  const bool is_method = callee.kind == Kind::attribute;
  expression(is_method ? *callee.parts.front() : callee);
  CallShape shape = arguments(expression_.arguments.get(), 0);
  if (caller != nullptr) {
    shape.named.emplace_back("caller");
    emit(Code::macro, expression_.span, *caller);
  }
  const std::uint32_t number = add_shape(std::move(shape));
  if (is_method) {
    emit(Code::call_method, expression_.span, number, add_name(callee.name));
  } else {
    emit(Code::call, expression_.span, number);
  }
}

void Compiler::call_with_caller(const Expression& call_, std::uint32_t function) {
  if (mistakes_.cover(call_.span)) return unknown(call_);
  call(call_, &function);
}

CallShape Compiler::arguments(const Arguments* arguments, std::uint32_t before) {
  CallShape shape;
  shape.positional = before;
  if (arguments == nullptr) return shape;
  for (const ExpressionPtr& argument : arguments->positional) expression(*argument);
  shape.positional += static_cast<std::uint32_t>(arguments->positional.size());
  if (arguments->rest != nullptr) {
    expression(*arguments->rest);
    shape.rest = true;
  }
  if (arguments->named_rest != nullptr) {
    expression(*arguments->named_rest);
    shape.named_rest = true;
  }
  for (const NamedArgument& argument : arguments->named) {
    expression(*argument.value);
    shape.named.emplace_back(argument.name);
  }
  return shape;
}

std::uint32_t Compiler::add_shape(CallShape shape) {
  auto& shapes = program_->shapes;
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    if (shapes[i] == shape) return static_cast<std::uint32_t>(i);
  }
  shapes.push_back(std::move(shape));
  return static_cast<std::uint32_t>(shapes.size() - 1);
}

std::uint16_t Compiler::add_native(const Native& native) {
  auto& natives = program_->natives;
  for (std::size_t i = 0; i < natives.size(); ++i) {
    if (natives[i].run == native.run && natives[i].name == native.name) {
      return static_cast<std::uint16_t>(i);
    }
  }
  natives.push_back(native);
  return static_cast<std::uint16_t>(natives.size() - 1);
}

void Compiler::filter(const Expression& expression_) {
  const Native* native = environment_.filter(expression_.name);
  // A block's filter finds its subject on the stack.
  if (expression_.parts.front() != nullptr) expression(*expression_.parts.front());
  if (native == nullptr) {
    drop(expression_.span);
    emit(Code::poison, expression_.span);
    return;
  }
  CallShape shape = arguments(expression_.arguments.get(), 1);
  shape.silent = native->takes_missing;
  emit(Code::filter, expression_.span, add_shape(std::move(shape)), add_native(*native));
}

void Compiler::test(const Expression& expression_) {
  const Native* native = environment_.test(expression_.name);
  expression(*expression_.parts.front());
  if (native == nullptr) {
    drop(expression_.span);
    emit(Code::poison, expression_.span);
    return;
  }
  CallShape shape = arguments(expression_.arguments.get(), 1);
  emit(Code::test, expression_.span, add_shape(std::move(shape)), add_native(*native));
}

void Compiler::call(const Native& native, std::uint32_t count, const diag::Span& span) {
  CallShape shape;
  shape.positional = count + 1;
  shape.silent = true;
  emit(Code::filter, span, add_shape(std::move(shape)), add_native(native));
}

void Compiler::drop(const diag::Span& span) {
  land(emit(Code::jump_if_false, span));
}

void Compiler::compare(const Expression& expression_) {
  std::vector<Position> exits;
  expression(*expression_.parts.front());
  for (std::size_t i = 0; i < expression_.operators.size(); ++i) {
    const Expression& right = *expression_.parts[i + 1];
    const bool last = i + 1 == expression_.operators.size();
    const diag::Span span = cover(expression_.parts[i]->span, right.span);
    expression(right);
    if (!last) emit(Code::tuck, span);
    emit(code_of(expression_.operators[i]), span);
    if (!last) exits.push_back(emit(Code::chain, span));
  }
  for (const Position exit : exits) land(exit);
}

void Compiler::short_circuit(const Expression& expression_, Code code) {
  std::vector<Position> exits;
  for (const ExpressionPtr& part : expression_.parts) {
    expression(*part);
    if (&part != &expression_.parts.back()) exits.push_back(emit(code, part->span));
  }
  for (const Position exit : exits) land(exit);
}

void Compiler::conditional(const Expression& expression_) {
  const diag::Span& span = expression_.span;
  expression(*expression_.parts[1]);
  const Position to_else = emit(Code::jump_if_false, expression_.parts[1]->span);
  expression(*expression_.parts[0]);
  const Position to_end = emit(Code::jump, span);
  land(to_else);
  if (expression_.parts[2] != nullptr) {
    expression(*expression_.parts[2]);
  } else {
    emit(Code::none, span);
  }
  land(to_end);
}

}  // namespace chengwen::jinja
