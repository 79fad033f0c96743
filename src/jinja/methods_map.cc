#include "jinja/arguments.h"
#include "jinja/inference.h"
#include "jinja/library.h"
#include "jinja/library_messages.h"
#include "jinja/objects.h"

namespace chengwen::jinja {
namespace {

using data::Map;
using data::Value;

enum class Shows { keys, values, items };

Value part_of(const Map::Entry& entry, Shows shows) {
  switch (shows) {
    case Shows::keys:
      return entry.key;
    case Shows::values:
      return entry.value;
    default:
      return Value::tuple({entry.key, entry.value});
  }
}

class ViewCursor : public Cursor {
 public:
  ViewCursor(Value map, Shows shows) : map_(std::move(map)), shows_(shows) {}
  bool next(Value& item) override {
    if (index_ >= map_.as_map().size()) return false;
    item = part_of(map_.as_map().entries()[index_++], shows_);
    return true;
  }

 private:
  Value map_;
  Shows shows_;
  std::size_t index_ = 0;
};

/// What keys(), values() and items() give: the map as it is whenever it is looked at.
class View : public Iterable {
 public:
  View(Value map, Shows shows) : map_(std::move(map)), shows_(shows) {}
  std::string_view type_name() const override { return "view"; }
  std::unique_ptr<Cursor> begin() const override {
    return std::make_unique<ViewCursor>(map_, shows_);
  }
  std::ptrdiff_t length() const override {
    return static_cast<std::ptrdiff_t>(map_.as_map().size());
  }
  bool contains(const Value& item) const override {
    if (shows_ != Shows::keys || !is_key(item)) return Iterable::contains(item);
    return map_.as_map().find(item) != nullptr;
  }

 private:
  Value map_;
  Shows shows_;
};

Value keys(Call& call) {
  return Value::object(new View(call.subject(), Shows::keys));
}
Value values(Call& call) {
  return Value::object(new View(call.subject(), Shows::values));
}
Value items(Call& call) {
  return Value::object(new View(call.subject(), Shows::items));
}

/// The value of the key that is the first argument; null when it is not there.
const Value* find(const Call& call) {
  if (!is_key(call[0])) fail(messages::kNotAKey, {shown(call[0])});
  return call.subject().as_map().find(call[0]);
}

Value get(Call& call) {
  if (const Value* value = find(call)) return *value;
  return call.given(1) ? call[1] : Value::none();
}

Value copy(Call& call) {
  Value made = Value::map();
  call.host().charge(call.subject().as_map().size());
  for (const auto& entry : call.subject().as_map().entries())
    set_item(made, entry.key, entry.value);
  return made;
}

Value pop(Call& call) {
  const Value* found = find(call);
  if (found == nullptr) {
    if (call.given(1)) return call[1];
    fail(messages::kNotFound, {shown(call[0]), shown(call.subject())});
  }
  const Value value = *found;
  call.subject().mutable_map().erase(call[0]);
  return value;
}

Value update(Call& call) {
  Value& map = call.subject();
  const Value other = only_argument(call);
  // A copy of the entries: the other map may be this one.
  const std::vector<Value> pairs =
      to_items(call.host(), other.is_map() ? Value::object(new View(other, Shows::items)) : other);
  for (const Value& item : pairs) {
    const std::vector<Value> pair = to_items(call.host(), item);
    if (pair.size() != 2) fail(messages::kNotAPair, {shown(item)});
    set_item(map, pair[0], pair[1]);
  }
  for (const auto& [name, value] : call.named()) set_item(map, Value::string(name), value);
  return Value::none();
}

Value setdefault(Call& call) {
  if (const Value* value = find(call)) return *value;
  Value value = call.given(1) ? call[1] : Value::none();
  set_item(call.subject(), call[0], value);
  return value;
}

Value clear(Call& call) {
  Map& map = call.subject().mutable_map();
  while (map.size() > 0) map.erase(Value(map.entries().back().key));
  return Value::none();
}

Shape infer_keys(Inference& call) {
  call.values();
  return call.list(call.unknown());
}
Shape infer_values(Inference& call) {
  return call.list(call.values());
}
Shape infer_items(Inference& call) {
  return call.list(call.host().store().tuple({call.unknown(), call.values()}));
}
Shape infer_get(Inference& call) {
  return call.host().attribute_if_any(call.subject(), call[0], call[1]);
}
Shape infer_update(Inference& call) {
  for (const Shape::Alternative& map : call.subject().alternatives()) {
    if (map.made == nullptr) continue;
    for (const auto& [name, shape] : call.named()) map.made->members[name].add(shape);
  }
  return call.unknown();
}

constexpr Native kMethods[] = {
    {"keys", "", 0, keys, infer_keys},
    {"values", "", 0, values, infer_values},
    {"items", "", 0, items, infer_items},
    {"get", "key default", 1, get, infer_get},
    {"copy", "", 0, copy, gives_subject},
    {"pop", "key default", 1, pop, infer_get},
    {"update", "*other **named", 0, update, infer_update},
    {"setdefault", "key default", 1, setdefault, infer_get},
    {"clear", "", 0, clear},
};

}  // namespace

void install_map_methods(Environment& environment) {
  for (const Native& method : kMethods) environment.add_method(data::Kind::map, method);
}

}  // namespace chengwen::jinja
