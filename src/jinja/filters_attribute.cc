#include <functional>

#include "jinja/arguments.h"
#include "jinja/library.h"
#include "jinja/library_messages.h"
#include "jinja/objects.h"
#include "jinja/operators.h"

namespace chengwen::jinja {
namespace {

using data::Value;

/// A generator of what `make` pushes. Jinja2's are lazy: a mistake at some item shows only when the
/// loop gets there, so it is kept until then.
Value lazily(const std::function<void(std::vector<Value>&)>& make) {
  std::vector<Value> items;
  try {
    make(items);
  } catch (const diag::Failure& failure) {
    return make_generator(std::move(items), failure);
  }
  return make_generator(std::move(items));
}

std::vector<Value> arguments_for(Value item, const std::vector<Value>& rest, std::size_t skip) {
  std::vector<Value> arguments{std::move(item)};
  arguments.insert(arguments.end(), rest.begin() + static_cast<std::ptrdiff_t>(skip), rest.end());
  return arguments;
}

void map_attribute(Call& call, std::vector<Value>& out) {
  Value attribute, otherwise = Value::none();
  for (const auto& [name, value] : call.named()) {
    if (name == "attribute") {
      attribute = value;
    } else if (name == "default") {
      otherwise = value;
    } else {
      fail(messages::kUnknownArgument, {"map", name});
    }
  }
  const AttributePath path(attribute);
  const auto cursor = iterate(call.subject());
  for (Value item; cursor->next(item);) {
    call.host().charge(1);
    out.push_back(path.of(call.host().environment(), std::move(item),
                          otherwise.is_none() ? nullptr : &otherwise));
  }
}

void map_filter(Call& call, std::vector<Value>& out) {
  if (call.rest().empty()) fail(messages::kNeedsWhatToApply, {"map"});
  const std::string name = call.rest()[0].to_string();
  const auto cursor = iterate(call.subject());
  for (Value item; cursor->next(item);) {
    call.host().charge(1);
    out.push_back(
        call.host().filter(name, arguments_for(std::move(item), call.rest(), 1), call.named()));
  }
}

Value map(Call& call) {
  return lazily([&](std::vector<Value>& out) {
    if (!call.subject().truth()) return;
    bool by_attribute = false;
    for (const auto& entry : call.named()) by_attribute |= entry.first == "attribute";
    if (call.rest().empty() && by_attribute) {
      map_attribute(call, out);
    } else {
      map_filter(call, out);
    }
  });
}

/// select, reject (`wanted`) and selectattr, rejectattr (`by_attribute`).
Value pick(Call& call, bool wanted, bool by_attribute) {
  return lazily([&](std::vector<Value>& out) {
    if (!call.subject().truth()) return;
    const std::vector<Value>& rest = call.rest();
    const std::size_t at = by_attribute ? 1 : 0;
    if (rest.size() < at) fail(messages::kNeedsWhatToApply, {std::string(call.native().name)});
    const AttributePath path = by_attribute ? AttributePath(rest[0]) : AttributePath();
    const std::string test = rest.size() > at ? rest[at].to_string() : std::string();
    const auto cursor = iterate(call.subject());
    for (Value item; cursor->next(item);) {
      call.host().charge(1);
      Value tested = path.of(call.host().environment(), item);
      const bool passed =
          rest.size() > at
              ? call.host().test(test, arguments_for(std::move(tested), rest, at + 1), call.named())
              : tested.truth();
      if (passed == wanted) out.push_back(std::move(item));
    }
  });
}

Value select(Call& call) {
  return pick(call, true, false);
}
Value reject(Call& call) {
  return pick(call, false, false);
}
Value selectattr(Call& call) {
  return pick(call, true, true);
}
Value rejectattr(Call& call) {
  return pick(call, false, true);
}

Value sum(Call& call) {
  const AttributePath path = attribute_argument(call, 0);
  Value total = call.given(1) ? call[1] : Value::integer(0);
  if (total.is_string()) fail(messages::kSumOfText);
  const auto cursor = iterate(call.subject());
  for (Value item; cursor->next(item);) {
    call.host().charge(1);
    total = add(total, path.of(call.host().environment(), std::move(item)));
  }
  return total;
}

Value attr(Call& call) {
  const std::string name = call[0].to_string();
  const Value& subject = call.subject();
  const Environment& environment = call.host().environment();
  if (!subject.is_map()) return get_attribute(environment, subject, name);
  const Native* method = environment.method(data::Kind::map, name);
  return method != nullptr ? make_bound_method(subject, *method) : Value::missing(name, subject);
}

constexpr Native kFilters[] = {
    {"map", "*arguments **named", 0, map},
    {"select", "*arguments **named", 0, select},
    {"reject", "*arguments **named", 0, reject},
    {"selectattr", "*arguments **named", 0, selectattr},
    {"rejectattr", "*arguments **named", 0, rejectattr},
    {"sum", "attribute start", 0, sum},
    {"attr", "name", 1, attr},
};

}  // namespace

void install_attribute_filters(Environment& environment) {
  for (const Native& filter : kFilters) environment.add_filter(filter);
}

}  // namespace chengwen::jinja
