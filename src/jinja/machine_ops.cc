#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "jinja/arguments.h"
#include "jinja/library_messages.h"
#include "jinja/machine.h"
#include "jinja/messages.h"
#include "jinja/operators.h"

namespace chengwen::jinja {
namespace {

using data::Value;

/// The items of another cursor that a loop's condition chooses.
class ChoosingCursor final : public Cursor {
 public:
  ChoosingCursor(Machine& machine, std::unique_ptr<Cursor> all, std::uint32_t condition,
                 FrameRef frame)
      : machine_(machine), all_(std::move(all)), condition_(condition), frame_(std::move(frame)) {}

  bool next(Value& item) override {
    while (all_->next(item)) {
      if (machine_.chooses(condition_, frame_, item)) return true;
    }
    return false;
  }

 private:
  Machine& machine_;
  std::unique_ptr<Cursor> all_;
  std::uint32_t condition_;
  FrameRef frame_;
};

}  // namespace

Value Machine::pop() {
  Value value = std::move(stack_.back());
  stack_.pop_back();
  return value;
}

void Machine::check_digits(const Value& result) const {
  if (options_.limits.digits >= data::Decimal::kMaxDigits || !result.is_number()) return;
  const std::string printed = result.to_string();
  const auto digits = std::ranges::count_if(printed, [](char c) { return c >= '0' && c <= '9'; });
  if (digits > options_.limits.digits) fail_too_many_digits(options_.limits.digits);
}

void Machine::replace(std::size_t count, Value result) {
  check_digits(result);
  for (; count > 1; --count) stack_.pop_back();
  stack_.back() = std::move(result);
}

const Value& Machine::global(std::uint32_t index) {
  Value& value = globals_[index];
  if (known_globals_[index]) return value;
  known_globals_[index] = true;
  const Name& name = program_.names[index];
  const Value* found = names_.is_map() ? names_.as_map().find(name.text, name.hash) : nullptr;
  if (found != nullptr && !found->is_undefined()) return value = *found;
  found = data_.is_map() ? data_.as_map().find(name.text, name.hash) : nullptr;
  if (found != nullptr) {
    value = *found;
  } else if (const Native* native = environment_.global(name.text)) {
    value = make_function(*native);
  } else if (name.text == "data") {
    value = data_;
  } else {
    value = Value::missing(name.text, Value());
  }
  return value;
}

Value Machine::attribute(const Value& object, const Name& name) const {
  if (object.is_map()) {
    if (const Value* found = object.as_map().find(name.text, name.hash)) return *found;
  }
  return get_attribute(environment_, object, name.text);
}

void Machine::print(const Printed& printed, std::uint32_t position) {
  const Value& value = top();
  if (!reached_.empty()) {
    reached_[static_cast<std::size_t>(&printed - program_.printed.data())] = true;
  }
  if (value.is_undefined()) warn_missing(value, position, &printed);
  const std::string lost = take_lost(value, position);
  if (!lost.empty() && options_.missing == Missing::keep && !printed.text.empty()) {
    output_.value(Value::string("{{" + printed.text + "}}"), printed.site);
  } else {
    if (!value.is_undefined()) output_.value(value, printed.site);
    if (!lost.empty() && options_.missing == Missing::mark)
      output_.value(Value::string("【缺：" + lost + "】"), printed.site);
  }
  stack_.pop_back();
}

std::vector<Value> Machine::take(std::uint32_t count) {
  const auto begin = stack_.end() - static_cast<std::ptrdiff_t>(count);
  std::vector<Value> values(std::make_move_iterator(begin), std::make_move_iterator(stack_.end()));
  stack_.erase(begin, stack_.end());
  return values;
}

void Machine::make_map(std::uint32_t count) {
  Value map = Value::map();
  const std::size_t first = stack_.size() - 2 * std::size_t{count};
  for (std::size_t i = first; i < stack_.size(); i += 2) set_item(map, stack_[i], stack_[i + 1]);
  stack_.resize(first);
  push(std::move(map));
}

void Machine::concat(std::uint32_t count, std::uint32_t position) {
  std::string text;
  for (std::uint32_t i = count; i-- > 0;) {
    const Value& part = top(i);
    if (part.is_undefined()) {
      warn_missing(part, position, nullptr);
    } else if (part.is_string()) {
      text += part.as_string();
    } else {
      part.print(text);
    }
  }
  charge(text.size() / 64);
  stack_.resize(stack_.size() - count);
  push(Value::string(text));
}

/// Copies the arguments, so that the stack still shows them to recover().
void Machine::gather(const CallShape& shape, std::vector<Value>& arguments, Named& named) {
  const std::size_t first = stack_.size() - shape.count();
  const auto at = [&](std::size_t index) {
    return stack_.begin() + static_cast<std::ptrdiff_t>(index);
  };
  std::size_t next = first + shape.positional;
  arguments.insert(arguments.end(), at(first), at(next));
  if (shape.rest) {
    std::vector<Value> rest = to_items(*this, stack_[next++]);
    arguments.insert(arguments.end(), rest.begin(), rest.end());
  }
  const std::size_t named_rest = next;
  if (shape.named_rest) ++next;
  for (const std::string& name : shape.named) named.emplace_back(name, stack_[next++]);
  if (!shape.named_rest) return;
  const Value& rest = stack_[named_rest];
  if (!rest.is_map()) fail(messages::kNamedRestNoMap, {std::string(rest.type_name())});
  for (const data::Map::Entry& entry : rest.as_map().entries()) {
    if (!entry.key.is_string()) fail(messages::kNamedRestNoMap, {entry.key.to_string()});
    named.emplace_back(entry.key.as_string(), entry.value);
  }
}

void Machine::call(const CallShape& shape) {
  std::vector<Value> arguments;
  Named named;
  gather(shape, arguments, named);
  const Value callee = top(shape.count());
  replace(shape.count() + 1, Host::call(callee, std::move(arguments), std::move(named)));
}

void Machine::call_method(const CallShape& shape, const Name& name) {
  std::vector<Value> arguments;
  Named named;
  const Value object = top(shape.count());
  const Native* method = environment_.method(object.kind(), name.text);
  if (method != nullptr) arguments.push_back(object);
  gather(shape, arguments, named);
  Value result;
  if (method != nullptr) {
    result = invoke(*this, *method, std::move(arguments), std::move(named));
  } else {
    const Value callee = get_method(environment_, object, name.text);
    result = Host::call(callee, std::move(arguments), std::move(named));
  }
  replace(shape.count() + 1, std::move(result));
}

void Machine::filter(const CallShape& shape, const Native& native, std::uint32_t position) {
  std::vector<Value> arguments;
  Named named;
  gather(shape, arguments, named);
  const bool missing = arguments.front().is_undefined() && !shape.silent;
  const Value subject = missing ? arguments.front() : Value();
  Value result = invoke(*this, native, std::move(arguments), std::move(named));
  // What passes a missing value on leaves it to the next to say so.
  if (missing && result.missing_name().empty()) warn_missing(subject, position, nullptr);
  replace(shape.count(), std::move(result));
}

void Machine::test(const CallShape& shape, const Native& native) {
  std::vector<Value> arguments;
  Named named;
  gather(shape, arguments, named);
  const bool result = invoke(*this, native, std::move(arguments), std::move(named)).truth();
  replace(shape.count(), Value::boolean(result));
}

void Machine::begin_loop(const LoopInfo& info, const FrameRef& frame, std::uint32_t position) {
  std::size_t depth0 = 0;
  if (info.recursive) depth0 = static_cast<std::size_t>(*pop().as_small_integer());
  if (top().is_undefined()) warn_missing(top(), position, nullptr);
  Running running;
  running.poisoned = is_poisoned(top());
  if (running.poisoned) top() = Value::list({poison_});
  if (info.condition >= 0) {
    running.iteration.emplace(
        top(), std::make_unique<ChoosingCursor>(*this, iterate(top()),
                                                static_cast<std::uint32_t>(info.condition), frame));
  } else {
    running.iteration.emplace(top());
  }
  // The Loop stays where it is while a condition runs loops of its own.
  if (info.object || info.condition >= 0) {
    std::optional<Loop::Again> again;
    if (info.recursive) again = Loop::Again{info.function, frame->outer};
    running.loop = new Loop(std::move(*running.iteration), depth0, std::move(again));
    running.object = Value::object(running.loop);
  }
  running_.push_back(std::move(running));
  stack_.pop_back();
}

/// `ops` is the length of the loop's body.
bool Machine::next_item(std::uint32_t ops) {
  charge(ops);
  if (output_.size() > options_.limits.output_bytes) {
    stop(messages::kTooMuchOutput, {}, program_.spans[position_]);
  }
  Value item;
  if (Loop* loop = running_.back().loop; loop != nullptr) {
    const Value keep = running_.back().object;
    if (!loop->iteration().next(item)) return false;
    loop->advance(item);
  } else if (!running_.back().iteration->next(item)) {
    return false;
  }
  push(std::move(item));
  return true;
}

void Machine::unpack(std::uint32_t count) {
  const Value value = top();
  std::vector<Value> items;
  if (is_poisoned(value)) {
    items.assign(count, value);
  } else {
    items = to_items(*this, value);
  }
  if (items.size() != count) {
    fail(messages::kUnpack, {std::to_string(count), std::to_string(items.size())});
  }
  stack_.pop_back();
  for (std::uint32_t i = count; i-- > 0;) push(std::move(items[i]));
}

void Machine::set_member(const Name& name) {
  const Value target = top();
  auto* const holder = target.object_if<Namespace>();
  if (holder == nullptr) fail(messages::kNoNamespace, {std::string(target.type_name())});
  stack_.pop_back();
  holder->set(name.text, pop());
}

/// Slots of inner scopes come later, and what is in them hides the outer ones.
Value Machine::names_here() const {
  std::vector<const Frame*> frames;
  for (const Frame* frame = frame_; frame != nullptr; frame = frame->outer.get()) {
    frames.push_back(frame);
  }
  Value names = Value::map();
  if (names_.is_map()) {
    for (const data::Map::Entry& entry : names_.as_map().entries()) {
      names.mutable_map().set(entry.key, entry.value);
    }
  }
  for (; !frames.empty(); frames.pop_back()) {
    const std::vector<std::string>& slots = program_.functions[frames.back()->function].slot_names;
    for (std::size_t i = 0; i < slots.size(); ++i) {
      const Value& value = frames.back()->values[i];
      if (!value.is_undefined()) names.mutable_map().set(Value::string(slots[i]), value);
    }
  }
  return names;
}

void Machine::run(const Program& program, Output& output, diag::Report& report, Names names) {
  static const Value kNoData;
  const bool all = names == Names::all;
  Machine(program, *this, all ? names_here() : Value(), all ? data_ : kNoData, output, report)
      .run();
}

void Machine::include(const Include& include) {
  constexpr std::size_t kCost = 1000;
  charge(kCost);
  Inclusion wanted;
  wanted.ignore_missing = include.ignore_missing;
  if (!include.with_context) wanted.sees = Names::functions;
  wanted.site = include.site;
  const std::size_t options = include.options.size();
  for (std::size_t i = 0; i < options; ++i) {
    wanted.options.emplace_back(include.options[i], top(options - 1 - i));
  }
  const Value name = top(options);
  if (name.is_string()) {
    wanted.names.emplace_back(name.as_string());
  } else if (name.is_list() || name.is_tuple()) {
    for (const Value& one : name.items()) {
      if (!one.is_string()) fail(messages::kIncludeName, {std::string(one.type_name())});
      wanted.names.emplace_back(one.as_string());
    }
  } else if (!name.is_undefined()) {
    fail(messages::kIncludeName, {std::string(name.type_name())});
  } else if (!name.missing_name().empty() && !include.ignore_missing) {
    fail(messages::kIncludeUndefined, {std::string(name.missing_name())});
  }
  if (!wanted.names.empty()) output_.include(wanted);
  stack_.resize(stack_.size() - options - 1);
}

void run(const Program& program, const Environment& environment, const data::Value& data,
         Output& output, const RunOptions& options, diag::Report& report) {
  Machine::Work work;
  Machine(program, environment, data, output, options, report, work).run();
}

}  // namespace chengwen::jinja
