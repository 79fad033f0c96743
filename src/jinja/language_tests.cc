#include "jinja/arguments.h"
#include "jinja/inference.h"
#include "jinja/library.h"
#include "jinja/library_messages.h"
#include "jinja/objects.h"
#include "jinja/operators.h"
#include "jinja/python_strings.h"

namespace chengwen::jinja {
namespace {

using data::Decimal;
using data::Kind;
using data::Value;

Value is_defined(Call& call) {
  return Value::boolean(!call.subject().is_undefined());
}
Value is_undefined(Call& call) {
  return Value::boolean(call.subject().is_undefined());
}
Value is_none(Call& call) {
  return Value::boolean(call.subject().is_none());
}
Value is_boolean(Call& call) {
  return Value::boolean(call.subject().is_boolean());
}
Value is_integer(Call& call) {
  return Value::boolean(call.subject().kind() == Kind::integer);
}
Value is_float(Call& call) {
  return Value::boolean(call.subject().kind() == Kind::decimal);
}
Value is_number(Call& call) {
  return Value::boolean(call.subject().is_numeric());
}
Value is_string(Call& call) {
  return Value::boolean(call.subject().is_string());
}
Value is_mapping(Call& call) {
  return Value::boolean(call.subject().is_map());
}

Value is_true(Call& call) {
  return Value::boolean(call.subject().is_boolean() && call.subject().as_boolean());
}

Value is_false(Call& call) {
  return Value::boolean(call.subject().is_boolean() && !call.subject().as_boolean());
}

Value is_sequence(Call& call) {
  const Value& subject = call.subject();
  if (const auto* iterable = subject.object_if<Iterable>())
    return Value::boolean(iterable->is_sequence());
  return Value::boolean(is_iterable(subject));
}

Value is_iterable_value(Call& call) {
  return Value::boolean(is_iterable(call.subject()));
}

Value is_callable(Call& call) {
  // As in Jinja2, where a call of what is missing is only a mistake when it is made.
  return Value::boolean(call.subject().is_undefined() || call.subject().object_if<Callable>());
}

/// Every text is escaped when it is written and none before.
Value is_escaped(Call&) {
  return Value::boolean(false);
}

/// The rest of the subject divided by `divisor`.
Decimal rest(const Call& call, const Value& divisor) {
  if (call.subject().is_string())
    fail(messages::kAppliesToNumbers, {std::string(call.native().name), shown(call.subject())});
  return modulo(call.subject(), divisor).as_number();
}

Value is_even(Call& call) {
  return Value::boolean(rest(call, Value::integer(2)).is_zero());
}
Value is_divisible_by(Call& call) {
  return Value::boolean(rest(call, call[0]).is_zero());
}

Value is_odd(Call& call) {
  return Value::boolean(rest(call, Value::integer(2)) == Decimal::integer(1));
}

Value is_lower(Call& call) {
  return Value::boolean(is_all_lower(call.subject().to_string()));
}
Value is_upper(Call& call) {
  return Value::boolean(is_all_upper(call.subject().to_string()));
}
Value is_equal(Call& call) {
  return Value::boolean(call.subject() == call[0]);
}
Value is_different(Call& call) {
  return Value::boolean(!(call.subject() == call[0]));
}
Value is_less(Call& call) {
  return Value::boolean(compare(call.subject(), call[0]) < 0);
}
Value is_at_most(Call& call) {
  return Value::boolean(compare(call.subject(), call[0]) <= 0);
}
Value is_greater(Call& call) {
  return Value::boolean(compare(call.subject(), call[0]) > 0);
}
Value is_at_least(Call& call) {
  return Value::boolean(compare(call.subject(), call[0]) >= 0);
}
Value is_same(Call& call) {
  return Value::boolean(call.subject().same_as(call[0]));
}
Value is_in(Call& call) {
  return Value::boolean(contains(call[0], call.subject()));
}

Value is_filter(Call& call) {
  const Environment& environment = call.host().environment();
  return Value::boolean(environment.filter(call.subject().to_string()) != nullptr);
}

Value is_test(Call& call) {
  const Environment& environment = call.host().environment();
  return Value::boolean(environment.test(call.subject().to_string()) != nullptr);
}

Shape says_defined(Inference& call) {
  call.host().touch(call.subject());
  return call.condition(DataTree::Says::defined);
}
Shape says_none(Inference& call) {
  call.host().touch(call.subject());
  return call.condition(DataTree::Says::none);
}
Shape says_undefined(Inference& call) {
  Shape result = says_defined(call);
  std::swap(result.branches->when_true, result.branches->when_false);
  return result;
}

/// The subject may be of the type, and of another.
Shape says_type(Inference& call, Want type) {
  call.host().touch(call.subject());
  call.may_be(call.subject(), type);
  return call.condition(DataTree::Says::type, call.native().name);
}
Shape says_boolean(Inference& call) {
  return says_type(call, Want::boolean);
}
Shape says_number(Inference& call) {
  return says_type(call, Want::number);
}
Shape says_string(Inference& call) {
  return says_type(call, Want::text);
}
Shape says_mapping(Inference& call) {
  return says_type(call, Want::object);
}
Shape says_list(Inference& call) {
  return says_type(call, Want::list);
}

Shape compares(Inference& call) {
  return call.host().compare(call.subject(), call[0], false);
}
Shape orders(Inference& call) {
  return call.host().compare(call.subject(), call[0], true);
}

constexpr Native kTests[] = {
    {"defined", "", 0, is_defined, says_defined},
    {"undefined", "", 0, is_undefined, says_undefined},
    {"none", "", 0, is_none, says_none},
    {"boolean", "", 0, is_boolean, says_boolean},
    {"true", "", 0, is_true, says_boolean},
    {"false", "", 0, is_false, says_boolean},
    {"integer", "", 0, is_integer, says_number},
    {"float", "", 0, is_float, says_number},
    {"number", "", 0, is_number, says_number},
    {"string", "", 0, is_string, says_string},
    {"mapping", "", 0, is_mapping, says_mapping},
    {"sequence", "", 0, is_sequence, says_list},
    {"iterable", "", 0, is_iterable_value, says_list},
    {"callable", "", 0, is_callable},
    {"escaped", "", 0, is_escaped},
    {"odd", "", 0, is_odd, wants_number},
    {"even", "", 0, is_even, wants_number},
    {"divisibleby", "num", 1, is_divisible_by, wants_number},
    {"lower", "", 0, is_lower, wants_text},
    {"upper", "", 0, is_upper, wants_text},
    {"eq", "other", 1, is_equal, compares},
    {"ne", "other", 1, is_different, compares},
    {"lt", "other", 1, is_less, orders},
    {"le", "other", 1, is_at_most, orders},
    {"gt", "other", 1, is_greater, orders},
    {"ge", "other", 1, is_at_least, orders},
    {"in", "seq", 1, is_in},
    {"sameas", "other", 1, is_same, compares},
    {"filter", "", 0, is_filter},
    {"test", "", 0, is_test},
};

constexpr std::string_view kAliases[][2] = {
    {"==", "eq"}, {"equalto", "eq"}, {"!=", "ne"}, {"<", "lt"},           {"lessthan", "lt"},
    {"<=", "le"}, {">", "gt"},       {">=", "ge"}, {"greaterthan", "gt"},
};

}  // namespace

void install_language_tests(Environment& environment) {
  for (const Native& test : kTests) environment.add_test(test);
  for (const auto& alias : kAliases) environment.alias_test(alias[0], alias[1]);
}

}  // namespace chengwen::jinja
