#include "jinja/machine.h"

#include <memory>
#include <new>
#include <stdexcept>
#include <utility>

#include "jinja/library_messages.h"
#include "jinja/messages.h"
#include "jinja/operators.h"

namespace chengwen::jinja {

using data::Value;

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
      position = recover(
          diag::Diagnostic(messages::kTooManyDigits, {std::to_string(data::Decimal::kMaxDigits)}),
          position, *frame, base);
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
        Running& loop = running_.back();
        const bool past_else = loop.current().count() > 0 && !loop.poisoned;
        running_.pop_back();
        if (past_else) position = op.a - 1;
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

}  // namespace chengwen::jinja
