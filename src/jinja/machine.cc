#include "jinja/machine.h"

#include <memory>
#include <new>
#include <stdexcept>
#include <utility>

#include "jinja/library_messages.h"
#include "jinja/messages.h"
#include "jinja/operators.h"

namespace chengwen::jinja {
namespace {

using data::Value;

bool is_poison(const Value& value) {
  return value.object_if<Poison>() != nullptr;
}

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

Machine::Machine(const Program& program, const Environment& environment, const Value& data,
                 Output& output, const RunOptions& options, diag::Report& report, Work& work)
    : program_(program),
      environment_(environment),
      data_(data),
      output_(output),
      options_(options),
      report_(report),
      errors_before_(report.errors()),
      work_(work),
      globals_(program.names.size()),
      known_globals_(program.names.size()),
      poison_(Value::object(new Poison)) {
  stack_.reserve(64);
  if (options.printing != nullptr) reached_.resize(program.printed.size());
}

Machine::Machine(const Program& program, Machine& outer, const Value& names, const Value& data,
                 Output& output, diag::Report& report)
    : Machine(program, outer.environment_, data, output, outer.options_, report, outer.work_) {
  outer_ = &outer;
  names_ = names;
}

Machine::~Machine() {
  main_ = FrameRef();
  Frame::clear_all(frames_);
}

Machine& Machine::of(Host& host) {
  return dynamic_cast<Machine&>(host);
}

void Machine::charge(std::size_t steps) {
  work_.steps += steps;
  if (work_.steps > options_.limits.steps) {
    stop(messages::kTooManySteps, {}, program_.spans[position_]);
  }
}

void Machine::report(diag::Diagnostic found) {
  if (!found.span.known()) found.span = program_.spans[position_];
  tell(std::move(found));
}

void Machine::run() {
  output_.begin(*this);
  try {
    main_ = make_frame(0, FrameRef());
    execute(0, main_);
  } catch (const diag::Failure& failure) {
    report_.add(failure.diagnostic());
  } catch (const Stop&) {
    while (captures_ > 0) {
      output_.abandon_capture();
      --captures_;
    }
    if (outer_ != nullptr) throw;
  }
  note_tags();
}

void Machine::note_tags() const {
  if (reached_.empty()) return;
  for (std::size_t i = 0; i < program_.ops.size(); ++i) {
    const Op& op = program_.ops[i];
    if (op.code != Code::print) continue;
    const diag::Span& span = program_.spans[i];
    PrintingTag& tag = (*options_.printing)[{span.source, span.begin}];
    tag = {std::string(program_.printed[op.a].text), span, tag.reached || reached_[op.a]};
  }
}

FrameRef Machine::make_frame(std::uint32_t function, FrameRef outer) {
  return FrameRef(
      new Frame(function, program_.functions[function].slots, std::move(outer), frames_));
}

// --- running functions ---

/// The uppermost `arguments` values of the stack belong to the function.
void Machine::execute(std::uint32_t function, const FrameRef& frame, std::size_t arguments) {
  const Base base{function, stack_.size() - arguments, running_.size(), captures_};
  const std::uint32_t caller = position_;
  if (work_.depth >= options_.limits.recursion) {
    stop(messages::kTooMuchRecursion, {std::to_string(work_.depth)}, program_.spans[position_]);
  }
  struct Level {
    Machine& machine;
    const Frame* outer;
    ~Level() {
      --machine.work_.depth;
      machine.frame_ = outer;
    }
  } const level{*this, std::exchange(frame_, frame.get())};
  ++work_.depth;
  std::uint32_t position = program_.functions[function].begin;
  for (bool done = false; !done;) {
    try {
      execute_ops(position, frame);
      done = true;
    } catch (const diag::Failure& failure) {
      position = recover(failure.diagnostic(), position, *frame, base);
    } catch (const data::TooManyDigits&) {
      position = recover(diag::Diagnostic(messages::kTooManyDigits), position, *frame, base);
    } catch (const std::length_error&) {
      position = recover(diag::Diagnostic(messages::kTooLarge), position, *frame, base);
    } catch (const std::bad_alloc&) {
      position = recover(diag::Diagnostic(messages::kTooLarge), position, *frame, base);
    }
  }
  position_ = caller;
}

Value Machine::render(std::uint32_t function, const FrameRef& frame, std::size_t arguments) {
  output_.begin_capture();
  ++captures_;
  execute(function, frame, arguments);
  --captures_;
  return output_.end_capture();
}

Value Machine::render_macro(const Macro& macro, std::vector<Value> arguments, Named named) {
  if (&macro.program() != &program_) {
    if (outer_ == nullptr) fail(messages::kForeignMacro);
    return outer_->render_macro(macro, std::move(arguments), std::move(named));
  }
  const FrameRef frame = make_frame(macro.function(), macro.outer());
  bind(program_.functions[macro.function()], *frame, std::move(arguments), std::move(named));
  return render(macro.function(), frame);
}

Value Machine::render_loop(const Loop& loop, Value items) {
  push(std::move(items));
  push(Value::integer(static_cast<std::int64_t>(loop.depth0()) + 1));
  const Loop::Again& again = *loop.again();
  return render(again.function, make_frame(again.function, again.outer), 2);
}

Value Machine::render_block(const Program& program, std::uint32_t function) {
  if (&program != &program_) fail(messages::kForeignMacro);
  return render(function, make_frame(function, main_));
}

bool Machine::chooses(std::uint32_t function, const FrameRef& outer, const Value& item) {
  push(item);
  execute(function, make_frame(function, outer), 1);
  return pop().truth();
}

void Machine::bind(const Function& function, Frame& frame, std::vector<Value> arguments,
                   Named named) {
  const std::size_t count = function.parameters.size();
  const auto take_named = [&](std::string_view name, Value& into) {
    for (auto it = named.begin(); it != named.end(); ++it) {
      if (it->first != name) continue;
      into = std::move(it->second);
      named.erase(it);
      return true;
    }
    return false;
  };
  bool caller_bound = arguments.size() >= count && function.explicit_caller;
  for (std::size_t i = 0; i < count; ++i) {
    Value& slot = frame.values[function.parameter_slots[i]];
    const bool positional = i < arguments.size();
    if (positional) slot = std::move(arguments[i]);
    if (positional || take_named(function.parameters[i], slot)) frame.given |= 1ull << i;
    if (!positional && function.parameters[i] == "caller") caller_bound = true;
  }
  if (function.caller_slot >= 0 && !caller_bound) {
    Value& slot = frame.values[static_cast<std::size_t>(function.caller_slot)];
    take_named("caller", slot);
    if (slot.is_none() || slot.is_undefined()) slot = Value::missing("caller", Value::none());
  }
  if (function.kwargs_slot >= 0) {
    std::vector<std::pair<Value, Value>> entries;
    for (auto& [name, value] : named) entries.emplace_back(Value::string(name), std::move(value));
    frame.values[static_cast<std::size_t>(function.kwargs_slot)] = Value::map(std::move(entries));
  } else if (!named.empty()) {
    if (named.front().first == "caller") fail(messages::kNoCaller, {function.name});
    fail(messages::kUnknownArgument, {function.name, named.front().first});
  }
  if (function.varargs_slot >= 0) {
    if (arguments.size() > count) {
      arguments.erase(arguments.begin(), arguments.begin() + static_cast<std::ptrdiff_t>(count));
    } else {
      arguments.clear();
    }
    frame.values[static_cast<std::size_t>(function.varargs_slot)] =
        Value::tuple(std::move(arguments));
  } else if (arguments.size() > count) {
    fail(messages::kTooManyArguments,
         {function.name, std::to_string(count), std::to_string(arguments.size())});
  }
}

/// Keeps `position` up to date, so that a mistake has a place.
void Machine::execute_ops(std::uint32_t& position, const FrameRef& frame) {
  const Op* const ops = program_.ops.data();
  std::vector<Value>& slots = frame->values;
  for (;; ++position) {
    const Op op = ops[position];
    position_ = position;
    switch (op.code) {
      case Code::literal:
        output_.literal(program_.chunk(op.a));
        break;
      case Code::hook:
        output_.hook(op.a);
        break;
      case Code::include:
        include(program_.includes[op.a]);
        break;
      case Code::print:
        print(program_.printed[op.a], position);
        break;
      case Code::constant:
        push(program_.constants[op.a]);
        break;
      case Code::none:
        push({});
        break;
      case Code::poison:
        push(poison_);
        break;
      case Code::global:
        push(global(op.a));
        break;
      case Code::top:
        push(main_->values[op.b].is_undefined() ? global(op.a) : main_->values[op.b]);
        break;
      case Code::load:
        push(slots[op.a]);
        break;
      case Code::load_outer: {
        const Frame* outer = frame.get();
        for (std::uint16_t i = 0; i < op.b; ++i) outer = outer->outer.get();
        push(outer->values[op.a]);
        break;
      }
      case Code::store:
        slots[op.a] = pop();
        break;
      case Code::clear:
        for (std::uint32_t i = 0; i < op.b; ++i) slots[op.a + i] = Value();
        break;
      case Code::attribute:
        top() = attribute(top(), program_.names[op.a]);
        break;
      case Code::load_attribute:
        push(attribute(slots[op.a], program_.names[op.b]));
        break;
      case Code::item:
        replace(2, get_item(environment_, top(1), top()));
        break;
      case Code::slice:
        replace(4, get_slice(top(3), top(2), top(1), top()));
        break;
      case Code::tuple:
        push(Value::tuple(take(op.a)));
        break;
      case Code::list:
        push(Value::list(take(op.a)));
        break;
      case Code::map:
        make_map(op.a);
        break;
      case Code::add:
        replace(2, add(top(1), top()));
        break;
      case Code::subtract:
        replace(2, subtract(top(1), top()));
        break;
      case Code::multiply:
        replace(2, multiply(top(1), top()));
        break;
      case Code::divide:
        replace(2, divide(top(1), top()));
        break;
      case Code::floor_divide:
        replace(2, floor_divide(top(1), top()));
        break;
      case Code::modulo:
        replace(2, modulo(top(1), top()));
        break;
      case Code::power:
        replace(2, power(top(1), top()));
        break;
      case Code::concat:
        concat(op.a, position);
        break;
      case Code::negate:
        replace(1, negate(top()));
        break;
      case Code::positive:
        replace(1, positive(top()));
        break;
      case Code::not_:
        replace(1, Value::boolean(!top().truth()));
        break;
      case Code::equal:
        replace(2, Value::boolean(top(1) == top()));
        break;
      case Code::not_equal:
        replace(2, Value::boolean(!(top(1) == top())));
        break;
      case Code::less:
        replace(2, Value::boolean(compare(top(1), top()) < 0));
        break;
      case Code::less_equal:
        replace(2, Value::boolean(compare(top(1), top()) <= 0));
        break;
      case Code::greater:
        replace(2, Value::boolean(compare(top(1), top()) > 0));
        break;
      case Code::greater_equal:
        replace(2, Value::boolean(compare(top(1), top()) >= 0));
        break;
      case Code::in:
        replace(2, Value::boolean(contains(top(), top(1))));
        break;
      case Code::not_in:
        replace(2, Value::boolean(!contains(top(), top(1))));
        break;
      case Code::tuck: {
        Value right = top();
        stack_.insert(stack_.end() - 2, std::move(right));
        break;
      }
      case Code::chain:
        if (top().truth()) {
          stack_.pop_back();
        } else {
          replace(2, Value::boolean(false));
          position = op.a - 1;
        }
        break;
      case Code::jump:
        position = op.a - 1;
        break;
      case Code::jump_if_false:
        if (!pop().truth()) position = op.a - 1;
        break;
      case Code::and_:
        if (top().truth()) {
          stack_.pop_back();
        } else {
          position = op.a - 1;
        }
        break;
      case Code::or_:
        if (top().truth()) {
          position = op.a - 1;
        } else {
          stack_.pop_back();
        }
        break;
      case Code::call:
        call(program_.shapes[op.a]);
        break;
      case Code::call_method:
        call_method(program_.shapes[op.a], program_.names[op.b]);
        break;
      case Code::filter:
        filter(program_.shapes[op.a], program_.natives[op.b], position);
        break;
      case Code::test:
        test(program_.shapes[op.a], program_.natives[op.b]);
        break;
      case Code::loop_begin:
        begin_loop(program_.loops[op.a], frame, position);
        break;
      case Code::loop_next:
        if (!next_item(op.a - position)) position = op.a - 1;
        break;
      case Code::loop_object:
        push(running_.back().object);
        break;
      case Code::loop_end: {
        const bool had_items = running_.back().current().count() > 0;
        running_.pop_back();
        if (had_items) position = op.a - 1;
        break;
      }
      case Code::recurse:
        push(Value::integer(0));
        execute(op.a, make_frame(op.a, frame), 2);
        break;
      case Code::unpack:
        unpack(op.a);
        break;
      case Code::default_value:
        if ((frame->given >> op.b & 1u) != 0) position = op.a - 1;
        break;
      case Code::macro:
        push(Value::object(new Macro(program_.shared_from_this(), op.a, frame)));
        break;
      case Code::begin_capture:
        output_.begin_capture();
        ++captures_;
        break;
      case Code::end_capture:
        --captures_;
        push(output_.end_capture());
        break;
      case Code::block:
        execute(op.a, make_frame(op.a, main_));
        break;
      case Code::self:
        push(Value::object(new SelfReference(program_.shared_from_this())));
        break;
      case Code::set_member:
        set_member(program_.names[op.a]);
        break;
      case Code::finish:
        return;
    }
  }
}

// --- ops ---

Value Machine::pop() {
  Value value = std::move(stack_.back());
  stack_.pop_back();
  return value;
}

void Machine::replace(std::size_t count, Value result) {
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
  if (!value.is_undefined()) {
    output_.value(value, printed.site);
  } else if (!value.missing_name().empty()) {
    print_missing(value, printed, position);
  }
  stack_.pop_back();
}

void Machine::print_missing(const Value& missing, const Printed& printed, std::uint32_t position) {
  warn_missing(missing, position, &printed);
  if (options_.missing == Missing::keep && !printed.text.empty()) {
    output_.value(Value::string("{{" + printed.text + "}}"), printed.site);
  } else if (options_.missing == Missing::mark) {
    output_.value(Value::string("【缺：" + missing_words(missing, &printed) + "】"), printed.site);
  }
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
  if (missing && !result.is_undefined()) warn_missing(subject, position, nullptr);
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
  if (is_poison(value)) {
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
