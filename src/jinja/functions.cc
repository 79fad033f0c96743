#include "jinja/arguments.h"
#include "jinja/inference.h"
#include "jinja/library.h"
#include "jinja/library_messages.h"
#include "jinja/objects.h"
#include "jinja/range.h"

namespace chengwen::jinja {
namespace {

using data::Value;

Value range(Call& call) {
  const std::int64_t first = integer_argument(call, 0);
  if (!call.given(1)) return Value::object(new Range(0, first, 1));
  const std::int64_t step = integer_argument(call, 2, 1);
  if (step == 0) fail(messages::kRangeStep);
  return Value::object(new Range(first, integer_argument(call, 1), step));
}

/// Puts what dict(x) and namespace(x) accept into `map`: a map's entries, or pairs.
void add_entries(Call& call, Value& map, const Value& source) {
  if (source.is_map()) {
    call.host().charge(source.as_map().size());
    for (const auto& entry : source.as_map().entries()) set_item(map, entry.key, entry.value);
    return;
  }
  const auto cursor = iterate(source);
  for (Value item; cursor->next(item);) {
    const std::vector<Value> pair = to_items(call.host(), item);
    if (pair.size() != 2) fail(messages::kNotAPair, {shown(item)});
    set_item(map, pair[0], pair[1]);
  }
}

Value dict(Call& call) {
  Value map = Value::map();
  add_entries(call, map, only_argument(call));
  for (const auto& [name, value] : call.named()) set_item(map, Value::string(name), value);
  return map;
}

Value make_namespace(Call& call) {
  auto* made = new Namespace;
  Value result = Value::object(made);
  const Value members = dict(call);
  for (const auto& entry : members.as_map().entries())
    made->set(entry.key.to_string(), entry.value);
  return result;
}

/// What `cycler(…)` gives: next() hands out the items in turn.
class Cycler : public data::Object {
 public:
  explicit Cycler(std::vector<Value> items) : items_(std::move(items)) {}
  std::string_view type_name() const override { return "cycler"; }
  void print(std::string& out) const override { out += "<cycler>"; }
  Value attribute(std::string_view name) const override;

  const Value& current() const { return items_[position_]; }
  void advance() { position_ = (position_ + 1) % items_.size(); }
  void reset() { position_ = 0; }

 private:
  std::vector<Value> items_;
  std::size_t position_ = 0;
};

Cycler& cycler_of(Call& call) {
  return *call.subject().object_if<Cycler>();
}

Value next(Call& call) {
  const Value item = cycler_of(call).current();
  cycler_of(call).advance();
  return item;
}

Value reset(Call& call) {
  cycler_of(call).reset();
  return Value::none();
}

constexpr Native kNext{"next", "", 0, next};
constexpr Native kReset{"reset", "", 0, reset};

Value Cycler::attribute(std::string_view name) const {
  if (name == "current") return current();
  const Value self = Value::object(const_cast<Cycler*>(this));
  if (name == "next") return make_bound_method(self, kNext);
  if (name == "reset") return make_bound_method(self, kReset);
  return {};
}

Value cycler(Call& call) {
  if (call.rest().empty()) fail(messages::kEmptyCycler);
  return Value::object(new Cycler(call.rest()));
}

/// What `joiner(…)` gives: nothing on the first call, the separator on the others.
class Joiner : public Callable {
 public:
  explicit Joiner(Value separator) : separator_(std::move(separator)) {}
  std::string_view type_name() const override { return "joiner"; }
  Value call(Host& host, std::vector<Value> arguments, Named named) const override;

  Value join() const { return std::exchange(used_, true) ? separator_ : Value::string(""); }

 private:
  Value separator_;
  mutable bool used_ = false;
};

Value join(Call& call) {
  return call.subject().object_if<Joiner>()->join();
}

constexpr Native kJoin{"joiner", "", 0, join};

Value Joiner::call(Host& host, std::vector<Value> arguments, Named named) const {
  arguments.insert(arguments.begin(), Value::object(const_cast<Joiner*>(this)));
  return invoke(host, kJoin, std::move(arguments), std::move(named));
}

Value joiner(Call& call) {
  return Value::object(new Joiner(call.given(0) ? call[0] : Value::string(", ")));
}

Shape infer_range(Inference& call) {
  for (std::size_t i = 0; i < 3; ++i)
    if (call.given(i)) call.want(call[i], Want::number);
  return call.list(call.unknown());
}

Shape infer_members(Inference& call) {
  Made& made = call.host().store().make(Made::Kind::map);
  for (const auto& [name, shape] : call.named()) made.members[name].add(shape);
  return Shape(made);
}

constexpr Native kFunctions[] = {
    {"range", "start stop step", 1, range, infer_range},
    {"dict", "*source **members", 0, dict, infer_members},
    {"namespace", "*source **members", 0, make_namespace, infer_members},
    {"cycler", "*items", 0, cycler},
    {"joiner", "sep", 0, joiner},
};

}  // namespace

void install_functions(Environment& environment) {
  for (const Native& function : kFunctions) environment.add_global(function);
}

}  // namespace chengwen::jinja
