#include "jinja/shape_machine.h"

#include <algorithm>
#include <utility>

namespace chengwen::jinja {
namespace {

using Alternative = Shape::Alternative;
using Branches = Shape::Branches;

bool is_false(const Alternative& alternative) {
  const Made* made = alternative.made;
  if (made == nullptr) return false;
  if (made->kind == Made::Kind::constant) return !made->constant.truth();
  return made->kind == Made::Kind::list && made->items.alternatives().empty();
}

/// What the variables are after two branches.
void merge(std::vector<Shape>& first, const std::vector<Shape>& second, const Branches& branches) {
  for (std::size_t i = 0; i < first.size(); ++i) {
    const auto& a = first[i].alternatives();
    const auto& b = second[i].alternatives();
    const auto in = [](const std::vector<Alternative>& others, const Alternative& one) {
      return std::ranges::any_of(others, [&](const Alternative& other) {
        return other.field == one.field && other.made == one.made && other.computed == one.computed;
      });
    };
    Shape merged;
    for (const Alternative& one : a)
      merged.add(in(b, one) ? Shape(one) : Shape(one).guarded(branches.when_true));
    for (const Alternative& one : b)
      merged.add(in(a, one) ? Shape(one) : Shape(one).guarded(branches.when_false));
    if (a.size() == b.size()) merged.branches = first[i].branches;
    first[i] = std::move(merged);
  }
}

}  // namespace

class ShapeMachine::Under {
 public:
  Under(ShapeMachine& machine, const Path& path)
      : machine_(machine), saved_(std::exchange(machine.path_, joined(machine.path_, path))) {}
  ~Under() { machine_.path_ = std::move(saved_); }
  Under(const Under&) = delete;
  Under& operator=(const Under&) = delete;

 private:
  ShapeMachine& machine_;
  Path saved_;
};

ShapeMachine::ShapeMachine(const Program& program, const Environment& environment, DataTree& tree,
                           ShapeSites sites)
    : program_(program), environment_(environment), tree_(tree), sites_(std::move(sites)) {}

void ShapeMachine::run() {
  main_ = &store_->make_frame(program_.functions[0], nullptr);
  execute(0, *main_);
}

void ShapeMachine::run(const Program& program, ShapeSites sites, Host::Names names) {
  ShapeMachine inner(program, environment_, tree_, std::move(sites));
  inner.store_ = store_;
  inner.path_ = path_;
  inner.steps_ = steps_;
  inner.sees_data_ = names == Host::Names::all;
  if (inner.sees_data_) inner.names_ = names_here();
  inner.run();
  steps_ = inner.steps_;
}

void ShapeMachine::execute(std::uint32_t function, ShapeFrame& frame) {
  const Position caller = position_;
  ShapeFrame* const outer = std::exchange(frame_, &frame);
  const Function& run = program_.functions[function];
  execute_ops(run.begin, run.end, frame);
  frame_ = outer;
  position_ = caller;
}

void ShapeMachine::execute_ops(Position begin, Position end, ShapeFrame& frame) {
  for (position_ = begin; position_ < end;) {
    ++steps_;
    position_ = step(end, frame);
  }
}

/// The ops that know of variables and branches; the others only calculate.
ShapeMachine::Position ShapeMachine::step(Position end, ShapeFrame& frame) {
  const Op& op = program_.ops[position_];
  switch (op.code) {
    case Code::top:
      push(main_->slots[op.b].alternatives().empty() ? global(program_.names[op.a])
                                                     : main_->slots[op.b]);
      break;
    case Code::load:
      push(frame.slots[op.a]);
      break;
    case Code::load_outer: {
      const ShapeFrame* outer = &frame;
      for (std::uint16_t i = 0; i < op.b; ++i) outer = outer->outer;
      push(outer->slots[op.a]);
      break;
    }
    case Code::store:
      frame.slots[op.a] = pop();
      break;
    case Code::clear:
      for (std::uint32_t i = 0; i < op.b; ++i) frame.slots[op.a + i] = Shape();
      break;
    case Code::load_attribute:
      push(member(frame.slots[op.a], program_.names[op.b].text));
      break;
    case Code::default_value:
      if ((frame.given >> op.b & 1u) != 0) return op.a;
      break;
    case Code::macro: {
      Made& macro = store_->make(Made::Kind::macro);
      macro.program = &program_;
      macro.function = op.a;
      macro.frame = &frame;
      push(Shape(macro));
      break;
    }
    case Code::block:
      execute(op.a, store_->make_frame(program_.functions[op.a], main_));
      break;
    case Code::recurse:
      push(store_->unknown());
      execute(op.a, store_->make_frame(program_.functions[op.a], &frame));
      break;
    case Code::finish:
      return end;
    default:
      return branch(end, frame);
  }
  return position_ + 1;
}

ShapeMachine::Position ShapeMachine::branch(Position end, ShapeFrame& frame) {
  const Op& op = program_.ops[position_];
  switch (op.code) {
    case Code::jump:
      return op.a > position_ ? op.a : end;
    case Code::jump_if_false:
      return fork(end, frame);
    case Code::and_:
    case Code::or_:
      return short_circuit(op.code == Code::and_, frame);
    case Code::chain:
      return chain(frame);
    case Code::loop_begin:
      begin_loop(program_.loops[op.a], frame);
      return position_ + 1;
    case Code::loop_next:
      return run_loop(end, frame);
    case Code::loop_end:
      return end_loop(frame);
    default:
      return calculate(op);
  }
}

ShapeMachine::Position ShapeMachine::calculate(const Op& op) {
  switch (op.code) {
    case Code::print:
      print(program_.printed[op.a], pop());
      break;
    case Code::constant:
      push(store_->constant(program_.constants[op.a]));
      break;
    case Code::none:
    case Code::poison:
      push(Shape());
      break;
    case Code::end_capture:
    case Code::self:
      push(store_->unknown());
      break;
    case Code::global:
      push(global(program_.names[op.a]));
      break;
    case Code::attribute:
      push(member(pop(), program_.names[op.a].text));
      break;
    case Code::item: {
      const Shape key = pop();
      push(item(pop(), key));
      break;
    }
    case Code::slice: {
      const std::vector<Shape> parts = take(4);
      want(parts[0], Want::sized);
      push(resolved(parts[0]).computed());
      break;
    }
    case Code::tuple:
    case Code::list:
      push(make_list(take(op.a), op.code == Code::list ? Made::Kind::list : Made::Kind::tuple));
      break;
    case Code::map:
      push(make_map(take(2 * std::size_t{op.a})));
      break;
    case Code::add: {
      const Shape right = pop();
      push(sum(pop(), right));
      break;
    }
    case Code::subtract:
    case Code::multiply:
    case Code::divide:
    case Code::floor_divide:
    case Code::modulo:
    case Code::power:
      for (const Shape& operand : take(2)) want(operand, Want::number);
      push(store_->unknown());
      break;
    case Code::negate:
    case Code::positive:
      want(pop(), Want::number);
      push(store_->unknown());
      break;
    case Code::concat:
      for (const Shape& part : take(op.a)) want(part, Want::printed);
      push(store_->unknown());
      break;
    case Code::not_:
      push(not_(pop()));
      break;
    case Code::equal:
    case Code::not_equal:
    case Code::less:
    case Code::less_equal:
    case Code::greater:
    case Code::greater_equal: {
      const Shape right = pop();
      const Shape left = pop();
      Shape result = compare(left, right, op.code != Code::equal && op.code != Code::not_equal);
      if (op.code == Code::equal) note_choice(result, left.is_data() ? left : right);
      push(std::move(result));
      break;
    }
    case Code::in:
    case Code::not_in: {
      const Shape container = pop();
      push(contained(pop(), container));
      break;
    }
    case Code::tuck: {
      const Shape right = stack_.back();
      stack_.insert(stack_.end() - 2, right);
      break;
    }
    case Code::call: {
      const Arguments given = arguments(program_.shapes[op.a]);
      push(call(pop(), given));
      break;
    }
    case Code::call_method: {
      const Arguments given = arguments(program_.shapes[op.a]);
      push(call_method(pop(), program_.names[op.b].text, given));
      break;
    }
    case Code::filter:
    case Code::test: {
      Arguments given = arguments(program_.shapes[op.a]);
      const Shape subject = given.positional.front();
      given.positional.erase(given.positional.begin());
      Shape result = call_native(program_.natives[op.b], subject, given);
      if (op.code == Code::test && !result.branches)
        result = condition(store_->depends_on_data(subject));
      push(std::move(result));
      break;
    }
    case Code::loop_object:
      push(Shape(*running_.back().loop));
      break;
    case Code::include:
      include(program_.includes[op.a]);
      break;
    case Code::unpack:
      unpack(op.a);
      break;
    case Code::set_member:
      set_member(program_.names[op.a].text);
      break;
    // What only writes, and what step() and branch() do.
    case Code::literal:
    case Code::hook:
    case Code::begin_capture:
    case Code::top:
    case Code::load:
    case Code::load_outer:
    case Code::store:
    case Code::clear:
    case Code::load_attribute:
    case Code::chain:
    case Code::jump:
    case Code::jump_if_false:
    case Code::and_:
    case Code::or_:
    case Code::loop_begin:
    case Code::loop_next:
    case Code::loop_end:
    case Code::recurse:
    case Code::default_value:
    case Code::macro:
    case Code::block:
    case Code::finish:
      break;
  }
  return position_ + 1;
}

// --- the stack ---

Shape ShapeMachine::pop() {
  if (stack_.empty()) return {};
  Shape shape = std::move(stack_.back());
  stack_.pop_back();
  return shape;
}

std::vector<Shape> ShapeMachine::take(std::size_t count) {
  std::vector<Shape> shapes(count);
  for (std::size_t i = count; i-- > 0;) shapes[i] = pop();
  return shapes;
}

// --- branches ---

ShapeMachine::Position ShapeMachine::fork(Position end, ShapeFrame& frame) {
  const Position begin = position_ + 1, target = program_.ops[position_].a;
  // A branch that ends with a jump forwards has an `else` behind it, which goes up to where it
  // leads.
  const Op& last = program_.ops[target - 1];
  const bool has_else = target > begin && last.code == Code::jump && last.a > target;
  const Position join = std::min(has_else ? last.a : target, end);
  const Branches branches = truth(pop());
  const bool has_other = has_else && does_something(target, join);
  if (branches.when_true.size() == 1 && !has_other)
    if (const auto choice = choices_.find(branches.when_true[0]); choice != choices_.end())
      ++DataTree::type(*choice->second).chosen;
  const std::size_t height = stack_.size();
  const std::vector<Shape> before = frame.slots;
  {
    const Under under(*this, branches.when_true);
    execute_ops(begin, join, frame);
  }
  std::vector<Shape> slots = std::exchange(frame.slots, before);
  Shape value = stack_.size() > height ? pop() : Shape();
  stack_.resize(height);
  if (has_else) {
    const Under under(*this, branches.when_false);
    execute_ops(target, join, frame);
  }
  merge(slots, frame.slots, branches);
  frame.slots = std::move(slots);
  if (stack_.size() > height) {
    Shape other = pop();
    Shape either = value.guarded(branches.when_true);
    either.branches.reset();
    either.add(other, branches.when_false);
    stack_.resize(height);
    push(std::move(either));
  }
  return join;
}

bool ShapeMachine::does_something(Position begin, Position end) const {
  for (Position at = begin; at < end; ++at) {
    const Code code = program_.ops[at].code;
    if (code == Code::jump_if_false) return false;
    if (code == Code::literal || code == Code::hook || code == Code::print) return true;
  }
  return end - begin > 1 || (end > begin && program_.ops[begin].code != Code::none);
}

ShapeMachine::Position ShapeMachine::short_circuit(bool is_and, ShapeFrame& frame) {
  const Position begin = position_ + 1, target = program_.ops[position_].a;
  const Shape left = pop();
  const Branches first = truth(left);
  const Path& goes_on = is_and ? first.when_true : first.when_false;
  {
    const Under under(*this, goes_on);
    execute_ops(begin, target, frame);
  }
  const Shape right = pop();
  const Branches second = truth(right);
  Shape result = right.guarded(goes_on);
  if (!is_and) result.add(left, first.when_true);
  const auto either = [&](const Path& a, const Path& b) {
    return a.empty() && b.empty() ? Path{} : Path{tree_.unknown_literal()};
  };
  if (is_and) {
    result.branches = Branches{joined(first.when_true, second.when_true),
                               either(first.when_false, second.when_false)};
  } else {
    result.branches = Branches{either(first.when_true, second.when_true),
                               joined(first.when_false, second.when_false)};
  }
  push(std::move(result));
  return target;
}

/// `a < b < c`: the first comparison decides only whether the others are made.
ShapeMachine::Position ShapeMachine::chain(ShapeFrame& frame) {
  const Position begin = position_ + 1, target = program_.ops[position_].a;
  const Branches first = truth(pop());
  execute_ops(begin, target, frame);
  const Branches second = truth(pop());
  push(condition(!first.when_true.empty() || !second.when_true.empty()));
  return target;
}

void ShapeMachine::begin_loop(const LoopInfo& info, ShapeFrame& frame) {
  if (info.recursive) pop();
  const Shape iterable = resolved(pop());
  Made& loop = store_->make(Made::Kind::loop);
  loop.iterable = iterable;
  loop.items = items(iterable);
  Running running{&loop, {}};
  const auto filled = std::ranges::find_if_not(iterable.alternatives(), is_false);
  const bool only = std::ranges::count_if(iterable.alternatives(), [](const Alternative& one) {
                      return !is_false(one);
                    }) == 1;
  if (only && filled->field != nullptr) {
    running.path = joined(filled->guard, {tree_.literal(DataTree::Says::filled, *filled->field)});
  }
  {
    const Under under(*this, running.path);
    touch(loop.items);
    if (info.condition >= 0) {
      const auto function = static_cast<std::uint32_t>(info.condition);
      push(loop.items);
      execute(function, store_->make_frame(program_.functions[function], &frame));
      running.path = joined(running.path, truth(pop()).when_true);
    }
  }
  running_.push_back(std::move(running));
}

ShapeMachine::Position ShapeMachine::run_loop(Position, ShapeFrame& frame) {
  const Position begin = position_ + 1, target = program_.ops[position_].a;
  const Under under(*this, running_.back().path);
  push(running_.back().loop->items);
  execute_ops(begin, target - 1, frame);
  return target;
}

ShapeMachine::Position ShapeMachine::end_loop(ShapeFrame& frame) {
  const Position begin = position_ + 1, target = program_.ops[position_].a;
  const Running running = std::move(running_.back());
  running_.pop_back();
  Path empty;
  if (running.path.size() == 1) empty = {-running.path.front()};
  const Under under(*this, empty);
  execute_ops(begin, target, frame);
  return target;
}

Shape ShapeMachine::condition(bool of_data) {
  Shape result = store_->unknown();
  result.branches = Branches{};
  if (of_data) {
    const Literal literal = tree_.unknown_literal();
    result.branches = Branches{{literal}, {-literal}};
  }
  return result;
}

void ShapeMachine::note_choice(const Shape& condition, const Shape& value) {
  const Path& path = condition.branches->when_true;
  for (const Alternative& alternative : value.alternatives())
    if (path.size() == 1 && alternative.field != nullptr) choices_[path[0]] = alternative.field;
}

Branches ShapeMachine::truth(const Shape& value) {
  touch(value);
  for (const Alternative& alternative : resolved(value).alternatives())
    if (alternative.field != nullptr && !alternative.computed)
      DataTree::type(*alternative.field).wants.insert(Want::truth);
  if (value.branches) return *value.branches;
  // A constant that is false stands for nothing, as in `x or none`.
  std::vector<Alternative> something = value.alternatives();
  std::erase_if(something, is_false);
  if (something.size() != 1 || something[0].field == nullptr || something[0].computed)
    return *condition(store_->depends_on_data(value)).branches;
  const Literal literal = tree_.literal(DataTree::Says::true_, *something[0].field);
  if (value.alternatives().size() == 1) return {{literal}, {-literal}};
  return {joined(something[0].guard, {literal}), {tree_.unknown_literal()}};
}

Shape ShapeMachine::not_(const Shape& value) {
  Branches branches = truth(value);
  std::swap(branches.when_true, branches.when_false);
  Shape result = store_->unknown();
  result.branches = std::move(branches);
  return result;
}

}  // namespace chengwen::jinja
