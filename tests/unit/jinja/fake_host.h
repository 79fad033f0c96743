#pragma once

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "data/value.h"
#include "diag/diagnostic.h"
#include "jinja/environment.h"
#include "jinja/objects.h"

/// What the tests of the library half share: a host without a VM, values in few letters, results as
/// text.
namespace chengwen::jinja {

using data::Value;

class FakeHost : public Host {
 public:
  const Environment& environment() const override { return environment_; }
  void charge(std::size_t steps) override { charged += steps; }
  void report(diag::Diagnostic) override {}

  diag::Span where() const override { return {}; }
  void run(const Program&, Output&, diag::Report&, Names) override {}

  std::size_t charged = 0;

 private:
  Environment environment_ = Environment::standard();
};

inline FakeHost& host() {
  static FakeHost host;
  return host;
}

inline Value str(std::string_view text) {
  return Value::string(text);
}
inline Value num(std::int64_t number) {
  return Value::integer(number);
}
/// A number as it would be written in a template: dec("12.50").
inline Value dec(std::string_view token) {
  return Value::number(*data::Decimal::parse(token));
}
inline Value list(std::vector<Value> items) {
  return Value::list(std::move(items));
}
inline Value tuple(std::vector<Value> items) {
  return Value::tuple(std::move(items));
}
inline Value yes() {
  return Value::boolean(true);
}
inline Value no() {
  return Value::boolean(false);
}
inline Value none() {
  return Value::none();
}
inline Value missing() {
  return Value::missing("缺", Value());
}

inline Value map(std::vector<std::pair<Value, Value>> entries) {
  Value made = Value::map();
  for (auto& [key, value] : entries) made.mutable_map().set(key, std::move(value));
  return made;
}

inline Value texts(std::vector<std::string_view> items) {
  std::vector<Value> values;
  for (const std::string_view item : items) values.push_back(str(item));
  return list(std::move(values));
}

/// As it stands inside a list ('a', [1], None), so that types can be told apart; what loops once is
/// looped.
inline std::string repr(const Value& value) {
  std::string out;
  if (value.object_if<Iterable>() != nullptr) {
    Value::list(to_items(host(), value)).print_quoted(out);
  } else {
    value.print_quoted(out);
  }
  return out;
}

/// repr() of what `evaluate` gives, or "!" and the id of the message it fails with.
template <class Evaluate>
std::string outcome(Evaluate evaluate) {
  try {
    return repr(evaluate());
  } catch (const diag::Failure& failure) {
    return "!" + std::string(failure.diagnostic().message->id);
  }
}

inline std::vector<Value> with_subject(Value subject, const std::vector<Value>& arguments) {
  std::vector<Value> all{std::move(subject)};
  all.insert(all.end(), arguments.begin(), arguments.end());
  return all;
}

/// `subject|name(arguments)`.
inline std::string filter(std::string_view name, Value subject, std::vector<Value> arguments = {},
                          Named named = {}) {
  return outcome([&] {
    return host().filter(name, with_subject(std::move(subject), arguments), std::move(named));
  });
}

/// `subject is name(arguments)`.
inline std::string test(std::string_view name, Value subject, std::vector<Value> arguments = {}) {
  return outcome([&] {
    return Value::boolean(host().test(name, with_subject(std::move(subject), arguments)));
  });
}

/// `subject.name(arguments)`.
inline std::string method(const Value& subject, std::string_view name,
                          std::vector<Value> arguments = {}, Named named = {}) {
  return outcome([&] {
    return host().call(get_method(host().environment(), subject, name), std::move(arguments),
                       std::move(named));
  });
}

/// `name(arguments)` of a global function.
inline Value function(std::string_view name, std::vector<Value> arguments = {}, Named named = {}) {
  const Native* native = host().environment().global(name);
  if (native == nullptr) {
    ADD_FAILURE() << "no function " << name;
    return {};
  }
  return host().call(make_function(*native), std::move(arguments), std::move(named));
}

}  // namespace chengwen::jinja
