#include "jinja/loop.h"

#include <string>
#include <utility>

#include "jinja/environment.h"
#include "jinja/library_messages.h"
#include "jinja/machine.h"
#include "jinja/messages.h"

namespace chengwen::jinja {
namespace {

using data::Value;

Value number(std::size_t value) {
  return Value::integer(static_cast<std::int64_t>(value));
}

void refuse_named(const Named& named, std::string_view callee) {
  if (!named.empty()) {
    fail(messages::kUnknownArgument, {std::string(callee), named.front().first});
  }
}

/// `loop.cycle(…)` or `loop.changed(…)` before it is called.
class LoopMethod final : public Callable {
 public:
  LoopMethod(Loop* loop, bool cycle) : keep_(Value::object(loop)), loop_(loop), cycle_(cycle) {}

  std::string_view type_name() const override { return "method"; }
  Value call(Host&, std::vector<Value> arguments, Named named) const override {
    refuse_named(named, cycle_ ? "cycle" : "changed");
    if (!cycle_) return Value::boolean(loop_->changed(std::move(arguments)));
    if (arguments.empty()) fail(messages::kMissingArgument, {"cycle", "*items"});
    return arguments[(loop_->iteration().count() - 1) % arguments.size()];
  }

 private:
  Value keep_;
  Loop* loop_;
  bool cycle_;
};

}  // namespace

Iteration::Iteration(Value source) : source_(std::move(source)), counted_(true) {
  if (!source_.is_list() && !source_.is_tuple()) cursor_ = iterate(source_);
}

Iteration::Iteration(Value source, std::unique_ptr<Cursor> cursor)
    : source_(std::move(source)), cursor_(std::move(cursor)), counted_(false) {}

bool Iteration::next(Value& item) {
  if (is_list()) {
    const std::vector<Value>& items = source_.items();
    if (count_ >= items.size()) return false;
    item = items[count_];
  } else if (next_ahead_ < ahead_.size()) {
    item = std::move(ahead_[next_ahead_++]);
  } else if (!cursor_->next(item)) {
    return false;
  }
  ++count_;
  return true;
}

const Value* Iteration::peek() {
  if (is_list()) {
    const std::vector<Value>& items = source_.items();
    return count_ < items.size() ? &items[count_] : nullptr;
  }
  if (next_ahead_ == ahead_.size()) {
    ahead_.clear();
    next_ahead_ = 0;
    Value item;
    if (!cursor_->next(item)) return nullptr;
    ahead_.push_back(std::move(item));
  }
  return &ahead_[next_ahead_];
}

std::size_t Iteration::length() {
  if (length_) return *length_;
  if (counted_) length_ = length_of(source_);
  if (!length_) {
    Value item;
    while (cursor_->next(item)) ahead_.push_back(std::move(item));
    length_ = count_ + ahead_.size() - next_ahead_;
  }
  return *length_;
}

void Loop::advance(const Value& item) {
  before_ = std::exchange(current_, item);
}

bool Loop::changed(std::vector<Value> values) {
  if (changed_ == values) return false;
  changed_ = std::move(values);
  return true;
}

void Loop::print(std::string& out) const {
  out += "<LoopContext " + std::to_string(iteration_.count()) + "/" +
         std::to_string(iteration_.length()) + ">";
}

Value Loop::attribute(std::string_view name) const {
  const std::size_t index = iteration_.count();
  if (name == "index") return number(index);
  if (name == "index0") return number(index - 1);
  if (name == "first") return Value::boolean(index == 1);
  if (name == "last") return Value::boolean(iteration_.peek() == nullptr);
  if (name == "length") return number(iteration_.length());
  if (name == "revindex") return number(iteration_.length() - index + 1);
  if (name == "revindex0") return number(iteration_.length() - index);
  if (name == "depth") return number(depth0_ + 1);
  if (name == "depth0") return number(depth0_);
  if (name == "previtem") return index > 1 ? before_ : Value();
  if (name == "nextitem") {
    const Value* item = iteration_.peek();
    return item != nullptr ? *item : Value();
  }
  const bool cycle = name == "cycle";
  if (cycle || name == "changed") {
    return Value::object(new LoopMethod(const_cast<Loop*>(this), cycle));
  }
  return {};
}

Value Loop::call(Host& host, std::vector<Value> arguments, Named named) const {
  if (!again_) fail(messages::kLoopNotRecursive);
  refuse_named(named, "loop");
  if (arguments.empty()) fail(messages::kMissingArgument, {"loop", "items"});
  if (arguments.size() > 1) {
    fail(messages::kTooManyArguments, {"loop", "1", std::to_string(arguments.size())});
  }
  return Machine::of(host).render_loop(*this, std::move(arguments.front()));
}

}  // namespace chengwen::jinja
