#include <functional>

#include "jinja/arguments.h"
#include "jinja/inference.h"
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

/// What a filter or test that is named by the first of `arguments` makes of the item.
Shape applied(Inference& call, bool test, Shape item, std::size_t skip) {
  const Environment& environment = call.host().environment();
  Shape result;
  for (const std::string& name : call.rest()[skip].texts()) {
    const Native* native = test ? environment.test(name) : environment.filter(name);
    if (native == nullptr) continue;
    std::vector<Shape> arguments{item};
    arguments.insert(arguments.end(), call.rest().begin() + static_cast<std::ptrdiff_t>(skip) + 1,
                     call.rest().end());
    result.add(infer(call.host(), *native, std::move(arguments), call.named()));
  }
  return result;
}

Shape infer_map(Inference& call) {
  const Shape item = call.items();
  if (!call.rest().empty()) return call.list(applied(call, false, item, 0));
  Shape attribute, otherwise;
  bool has_default = false;
  for (const auto& [name, shape] : call.named()) {
    if (name == "attribute") attribute = shape;
    if (name == "default") otherwise = shape;
    has_default = has_default || name == "default";
  }
  if (has_default) return call.list(call.host().attribute_if_any(item, attribute, otherwise));
  const Shape part = call.host().attribute(item, attribute);
  call.host().need(part);
  return call.list(part);
}

Shape infer_pick(Inference& call, bool by_attribute) {
  const std::size_t at = by_attribute ? 1 : 0;
  const Shape item = call.items();
  if (call.rest().size() < at) return call.list(item);
  const Shape tested = by_attribute ? call.host().attribute(item, call.rest()[0]) : item;
  if (call.rest().size() > at) {
    applied(call, true, tested, at);
  } else {
    call.host().truth(tested);
  }
  return call.list(item);
}
Shape infer_select(Inference& call) {
  return infer_pick(call, false);
}
Shape infer_selectattr(Inference& call) {
  return infer_pick(call, true);
}

/// Of numbers, or with a list to start from, of lists.
Shape infer_sum(Inference& call) {
  const Shape part = call.item_or_attribute(0);
  const auto& start = call[1].alternatives();
  const bool of_lists = !start.empty() && start.front().made != nullptr &&
                        start.front().made->kind == Made::Kind::list;
  if (of_lists) return call.list(call.host().items(part));
  call.want(part, Want::number);
  return call.unknown();
}

Shape infer_attr(Inference& call) {
  return call.host().attribute(call.subject(), call[0]);
}

constexpr Native kFilters[] = {
    {"map", "*arguments **named", 0, map, infer_map},
    {"select", "*arguments **named", 0, select, infer_select},
    {"reject", "*arguments **named", 0, reject, infer_select},
    {"selectattr", "*arguments **named", 0, selectattr, infer_selectattr, "where filter"},
    {"rejectattr", "*arguments **named", 0, rejectattr, infer_selectattr},
    {"sum", "attribute start", 0, sum, infer_sum},
    {"attr", "name", 1, attr, infer_attr},
};

}  // namespace

void install_attribute_filters(Environment& environment) {
  for (const Native& filter : kFilters) environment.add_filter(filter);
}

}  // namespace chengwen::jinja
