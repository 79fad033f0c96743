#include <algorithm>
#include <utility>

#include "jinja/shape_machine.h"

/// How ShapeMachine calls natives, methods and macros, and what it includes.
namespace chengwen::jinja {
namespace {

/// Ops that are run before macros are no longer looked into.
constexpr std::size_t kMostSteps = 500'000;

using Alternative = Shape::Alternative;

}  // namespace

void ShapeMachine::include(const Include& include) {
  for (const Shape& option : take(include.options.size())) need(option);
  const Shape name = pop();
  Inclusion inclusion;
  inclusion.ignore_missing = include.ignore_missing;
  if (!include.with_context) inclusion.sees = Host::Names::functions;
  inclusion.site = include.site;
  inclusion.names = name.texts();
  if (inclusion.names.empty()) inclusion.names = items(name).texts();
  sites_.include(*this, inclusion, program_.spans[position_]);
}

ShapeMachine::Arguments ShapeMachine::arguments(const CallShape& shape) {
  std::vector<Shape> given = take(shape.count());
  Arguments result;
  std::size_t next = shape.positional;
  result.positional.assign(given.begin(), given.begin() + static_cast<std::ptrdiff_t>(next));
  if (shape.rest) result.positional.push_back(items(given[next++]));
  if (shape.named_rest) need(given[next++]);
  for (const std::string& name : shape.named) result.named.emplace_back(name, given[next++]);
  return result;
}

Shape ShapeMachine::call(const Shape& callee, const Arguments& arguments) {
  Shape result;
  for (const Alternative& alternative : callee.alternatives()) {
    const Made* made = alternative.made;
    if (made == nullptr) continue;
    switch (made->kind) {
      case Made::Kind::native:
        result.add(call_native(*made->native, Shape(), arguments));
        break;
      case Made::Kind::macro:
        call_macro(*made, arguments);
        break;
      case Made::Kind::loop:
        // A recursive loop over a part of what it runs through.
        for (const Shape& argument : arguments.positional) {
          want(argument, Want::list);
          unify(made->iterable, argument);
        }
        break;
      default:
        for (const Shape& argument : arguments.positional) need(argument);
    }
  }
  if (result.alternatives().empty()) result = store_->unknown();
  return result;
}

Shape ShapeMachine::call_native(const Native& native, const Shape& subject,
                                const Arguments& arguments) {
  for (const Shape& argument : arguments.positional) hand_over(argument);
  for (const auto& [name, argument] : arguments.named) hand_over(argument);
  std::vector<Shape> all{subject};
  all.insert(all.end(), arguments.positional.begin(), arguments.positional.end());
  return infer(*this, native, std::move(all), arguments.named);
}

/// A macro that a native is given is called by it.
void ShapeMachine::hand_over(const Shape& argument) {
  for (const Alternative& alternative : argument.alternatives()) {
    const Made* made = alternative.made;
    if (made == nullptr || made->kind != Made::Kind::macro || made->program != &program_) continue;
    const Function& function = program_.functions[made->function];
    call_macro(*made, {std::vector<Shape>(function.parameters.size(), store_->unknown()), {}});
  }
}

Shape ShapeMachine::call_method(const Shape& object, std::string_view name,
                                const Arguments& arguments) {
  struct Owner {
    data::Kind kind;
    Want want;
  };
  constexpr Owner kOwners[] = {{data::Kind::string, Want::text},
                               {data::Kind::list, Want::list},
                               {data::Kind::map, Want::object}};
  Shape result;
  for (const Alternative& alternative : resolved(object).alternatives()) {
    const Made* made = alternative.made;
    std::vector<Owner> owners;
    for (const Owner& owner : kOwners)
      if (environment_.method(owner.kind, name) != nullptr) owners.push_back(owner);
    if (made != nullptr && made->kind == Made::Kind::list)
      owners = {{data::Kind::list, Want::list}};
    if (made != nullptr && made->kind == Made::Kind::map)
      owners = {{data::Kind::map, Want::object}};
    const Shape subject = Shape(alternative);
    if (owners.size() == 1) {
      want(subject, owners.front().want);
    } else {
      need(subject);
    }
    const Native* method = owners.empty() ? nullptr : environment_.method(owners.back().kind, name);
    if (method != nullptr) {
      result.add(call_native(*method, subject, arguments));
    } else {
      // A macro that a namespace holds, `loop.cycle(…)`, or a method that nobody knows.
      const Shape member = made == nullptr ? Shape() : this->member(subject, name);
      result.add(call(member, arguments));
      for (const Shape& argument : arguments.positional) need(argument);
    }
  }
  return result;
}

void ShapeMachine::call_macro(const Made& macro, const Arguments& arguments) {
  for (const Shape& argument : arguments.positional) touch(argument);
  if (macro.program != &program_) return;
  const auto running = std::ranges::find(active_, macro.function, &Active::function);
  if (running != active_.end()) {
    for (std::size_t i = 0; i < arguments.positional.size() && i < running->given.size(); ++i) {
      need(arguments.positional[i]);
      unify(running->given[i], arguments.positional[i]);
    }
    return;
  }
  if (steps_ > kMostSteps) return;
  const Function& function = program_.functions[macro.function];
  ShapeFrame& frame = store_->make_frame(function, macro.frame);
  bind(function, frame, arguments);
  active_.push_back({macro.function, arguments.positional});
  execute(macro.function, frame);
  active_.pop_back();
}

void ShapeMachine::bind(const Function& function, ShapeFrame& frame, const Arguments& arguments) {
  const std::size_t count = function.parameters.size();
  for (std::size_t i = 0; i < std::min(count, arguments.positional.size()); ++i) {
    frame.slots[function.parameter_slots[i]] = arguments.positional[i];
    frame.given |= std::uint64_t{1} << i;
  }
  Made& others = store_->make(Made::Kind::map);
  for (const auto& [name, shape] : arguments.named) {
    const auto known = std::ranges::find(function.parameters, name);
    if (known != function.parameters.end()) {
      const auto index = static_cast<std::size_t>(known - function.parameters.begin());
      frame.slots[function.parameter_slots[index]] = shape;
      frame.given |= std::uint64_t{1} << index;
    } else if (name == "caller" && function.caller_slot >= 0) {
      frame.slots[static_cast<std::size_t>(function.caller_slot)] = shape;
    } else {
      others.members[name].add(shape);
    }
  }
  if (function.kwargs_slot >= 0)
    frame.slots[static_cast<std::size_t>(function.kwargs_slot)] = Shape(others);
  if (function.varargs_slot >= 0) {
    const auto first = static_cast<std::ptrdiff_t>(std::min(count, arguments.positional.size()));
    frame.slots[static_cast<std::size_t>(function.varargs_slot)] = make_list(
        {arguments.positional.begin() + first, arguments.positional.end()}, Made::Kind::tuple);
  }
}

void ShapeMachine::unify(const Shape& a, const Shape& b) {
  for (const Alternative& one : a.alternatives()) {
    for (const Alternative& other : b.alternatives()) {
      if (one.field != nullptr && other.field != nullptr) tree_.unify(*one.field, *other.field);
    }
  }
}

}  // namespace chengwen::jinja
