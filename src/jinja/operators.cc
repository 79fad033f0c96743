#include "jinja/operators.h"

#include <algorithm>
#include <string>
#include <vector>

#include "jinja/arguments.h"
#include "jinja/format.h"
#include "jinja/library_messages.h"
#include "jinja/objects.h"

namespace chengwen::jinja {

using data::Decimal;
using data::Kind;
using data::Value;

namespace {

template <class Calculation>
Value exact(Calculation calculation) {
  try {
    return Value::number(calculation());
  } catch (const data::TooManyDigits&) {
    fail_too_many_digits();
  }
}

void require_defined(const Value& a, const Value& b) {
  if (a.is_undefined()) fail_undefined(a);
  if (b.is_undefined()) fail_undefined(b);
}

void require_numbers(const char* sign, const Value& a, const Value& b) {
  require_defined(a, b);
  if (!a.is_numeric() || !b.is_numeric())
    fail(messages::kCannotCalculate, {sign, shown(a), shown(b)});
}

Decimal divisor(const Value& value) {
  Decimal number = value.as_number();
  if (number.is_zero()) fail(messages::kZeroDivision);
  return number;
}

std::vector<Value> joined(const std::vector<Value>& a, const std::vector<Value>& b) {
  check_items(a.size() + b.size());
  std::vector<Value> items;
  items.reserve(a.size() + b.size());
  items.insert(items.end(), a.begin(), a.end());
  items.insert(items.end(), b.begin(), b.end());
  return items;
}

bool can_repeat(const Value& value) {
  return value.is_string() || value.is_list() || value.is_tuple();
}

Value repeat(const Value& value, std::int64_t times) {
  const std::size_t size = value.is_string() ? value.as_string().size() : value.items().size();
  const std::size_t count = times <= 0 || size == 0 ? 0 : static_cast<std::size_t>(times);
  check_text(count);
  if (value.is_string()) {
    check_text(size * count);
    std::string out;
    out.reserve(size * count);
    for (std::size_t i = 0; i < count; ++i) out += value.as_string();
    return Value::string(out);
  }
  check_items(size * count);
  std::vector<Value> items;
  items.reserve(size * count);
  for (std::size_t i = 0; i < count; ++i)
    items.insert(items.end(), value.items().begin(), value.items().end());
  return value.is_list() ? Value::list(std::move(items)) : Value::tuple(std::move(items));
}

int sign_of(std::strong_ordering order) {
  return order < 0 ? -1 : order > 0 ? 1 : 0;
}

int compare_nested(const Value& a, const Value& b, int depth);

/// As Python: the first items that differ decide.
int compare_items(const std::vector<Value>& a, const std::vector<Value>& b, int depth) {
  constexpr int kDeepest = 500;
  if (depth > kDeepest) fail(messages::kTooDeep);
  const std::size_t shorter = std::min(a.size(), b.size());
  for (std::size_t i = 0; i < shorter; ++i)
    if (!(a[i] == b[i])) return compare_nested(a[i], b[i], depth + 1);
  return sign_of(a.size() <=> b.size());
}

int compare_nested(const Value& a, const Value& b, int depth) {
  if (a.is_numeric() && b.is_numeric()) return sign_of(a.as_number() <=> b.as_number());
  if (a.is_string() && b.is_string()) return sign_of(a.as_string() <=> b.as_string());
  if ((a.is_list() && b.is_list()) || (a.is_tuple() && b.is_tuple()))
    return compare_items(a.items(), b.items(), depth);
  require_defined(a, b);
  fail(messages::kCannotCompare, {shown(a), shown(b)});
}

}  // namespace

Value add(const Value& a, const Value& b) {
  if (a.is_numeric() && b.is_numeric()) return exact([&] { return a.as_number() + b.as_number(); });
  if (a.is_string() && b.is_string()) return concatenate(a, b);
  if (a.is_list() && b.is_list()) return Value::list(joined(a.items(), b.items()));
  if (a.is_tuple() && b.is_tuple()) return Value::tuple(joined(a.items(), b.items()));
  require_defined(a, b);
  fail(messages::kCannotAdd, {shown(a), shown(b)});
}

Value subtract(const Value& a, const Value& b) {
  require_numbers("-", a, b);
  return exact([&] { return a.as_number() - b.as_number(); });
}

Value multiply(const Value& a, const Value& b) {
  if (can_repeat(a))
    if (const auto times = to_index(b)) return repeat(a, *times);
  if (can_repeat(b))
    if (const auto times = to_index(a)) return repeat(b, *times);
  require_numbers("*", a, b);
  return exact([&] { return a.as_number() * b.as_number(); });
}

Value divide(const Value& a, const Value& b) {
  require_numbers("/", a, b);
  return exact([&] { return a.as_number().divided_by(divisor(b)); });
}

Value floor_divide(const Value& a, const Value& b) {
  require_numbers("//", a, b);
  return exact([&] { return a.as_number().floor_divided_by(divisor(b)); });
}

Value modulo(const Value& a, const Value& b) {
  if (a.is_string()) return Value::string(percent_format(a.as_string(), b));
  require_numbers("%", a, b);
  return exact([&] { return a.as_number().modulo(divisor(b)); });
}

Value power(const Value& a, const Value& b) {
  require_numbers("**", a, b);
  const Decimal exponent = b.as_number();
  if (!exponent.is_whole()) fail(messages::kExponentNotWhole, {exponent.to_string()});
  if (exponent.is_negative() && a.as_number().is_zero()) fail(messages::kZeroDivision);
  return exact([&] { return a.as_number().power(exponent); });
}

Value negate(const Value& a) {
  if (a.is_undefined()) fail_undefined(a);
  if (!a.is_numeric()) fail(messages::kCannotSign, {"-", shown(a)});
  return Value::number(a.as_number().negated());
}

Value positive(const Value& a) {
  if (a.is_undefined()) fail_undefined(a);
  if (!a.is_numeric()) fail(messages::kCannotSign, {"+", shown(a)});
  return Value::number(a.as_number());
}

Value concatenate(const Value& a, const Value& b) {
  std::string out;
  a.print(out);
  b.print(out);
  check_text(out.size());
  return Value::string(out);
}

bool contains(const Value& container, const Value& item) {
  switch (container.kind()) {
    case Kind::undefined:
      return false;
    case Kind::string:
      if (!item.is_string()) fail(messages::kPartNotText, {shown(item)});
      return container.as_string().find(item.as_string()) != std::string_view::npos;
    case Kind::list:
    case Kind::tuple:
      for (const Value& other : container.items())
        if (other == item) return true;
      return false;
    case Kind::map:
      if (item.is_undefined()) return false;
      if (!is_key(item)) fail(messages::kNotAKey, {shown(item)});
      return container.as_map().find(item) != nullptr;
    default:
      if (const auto* iterable = container.object_if<Iterable>()) return iterable->contains(item);
      fail(messages::kCannotContain, {shown(container)});
  }
}

int compare(const Value& a, const Value& b) {
  return compare_nested(a, b, 0);
}

}  // namespace chengwen::jinja
