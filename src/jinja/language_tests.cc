#include "jinja/arguments.h"
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

constexpr Native kTests[] = {
    {"defined", "", 0, is_defined},
    {"undefined", "", 0, is_undefined},
    {"none", "", 0, is_none},
    {"boolean", "", 0, is_boolean},
    {"true", "", 0, is_true},
    {"false", "", 0, is_false},
    {"integer", "", 0, is_integer},
    {"float", "", 0, is_float},
    {"number", "", 0, is_number},
    {"string", "", 0, is_string},
    {"mapping", "", 0, is_mapping},
    {"sequence", "", 0, is_sequence},
    {"iterable", "", 0, is_iterable_value},
    {"callable", "", 0, is_callable},
    {"escaped", "", 0, is_escaped},
    {"odd", "", 0, is_odd},
    {"even", "", 0, is_even},
    {"divisibleby", "num", 1, is_divisible_by},
    {"lower", "", 0, is_lower},
    {"upper", "", 0, is_upper},
    {"eq", "other", 1, is_equal},
    {"ne", "other", 1, is_different},
    {"lt", "other", 1, is_less},
    {"le", "other", 1, is_at_most},
    {"gt", "other", 1, is_greater},
    {"ge", "other", 1, is_at_least},
    {"in", "seq", 1, is_in},
    {"sameas", "other", 1, is_same},
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
