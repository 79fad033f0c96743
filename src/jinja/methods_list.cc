#include <algorithm>

#include "jinja/arguments.h"
#include "jinja/inference.h"
#include "jinja/library.h"
#include "jinja/library_messages.h"
#include "jinja/objects.h"

namespace chengwen::jinja {
namespace {

using data::Value;

std::vector<Value>& items_of(Call& call) {
  return call.subject().mutable_items();
}

Value append(Call& call) {
  call.host().charge(1);
  items_of(call).push_back(call[0]);
  return Value::none();
}

Value extend(Call& call) {
  const std::vector<Value> added = to_items(call.host(), call[0]);
  check_items(items_of(call).size() + added.size());
  items_of(call).insert(items_of(call).end(), added.begin(), added.end());
  return Value::none();
}

Value insert(Call& call) {
  auto& items = items_of(call);
  const auto size = static_cast<std::int64_t>(items.size());
  std::int64_t index = integer_argument(call, 0);
  if (index < 0) index += size;
  call.host().charge(1);
  items.insert(items.begin() + std::clamp<std::int64_t>(index, 0, size), call[1]);
  return Value::none();
}

Value pop(Call& call) {
  auto& items = items_of(call);
  const std::int64_t given = integer_argument(call, 0, -1);
  const std::int64_t index = given < 0 ? given + static_cast<std::int64_t>(items.size()) : given;
  if (index < 0 || index >= static_cast<std::int64_t>(items.size()))
    fail(messages::kNoSuchItem, {std::to_string(given)});
  const Value item = items[static_cast<std::size_t>(index)];
  items.erase(items.begin() + index);
  return item;
}

std::vector<Value>::const_iterator find(const Call& call) {
  const auto& items = call.subject().items();
  const auto found = std::find(items.begin(), items.end(), call[0]);
  if (found == items.end()) fail(messages::kNotFound, {shown(call[0]), shown(call.subject())});
  return found;
}

Value index(Call& call) {
  return Value::integer(find(call) - call.subject().items().begin());
}

Value remove(Call& call) {
  items_of(call).erase(find(call));
  return Value::none();
}

Value count(Call& call) {
  const auto& items = call.subject().items();
  return Value::integer(std::count(items.begin(), items.end(), call[0]));
}

Value sort(Call& call) {
  Named named;
  if (call.given(0)) named.emplace_back("reverse", call[0]);
  named.emplace_back("case_sensitive", Value::boolean(true));
  const Value sorted = call.host().filter("sort", {call.subject()}, std::move(named));
  items_of(call) = sorted.items();
  return Value::none();
}

Value reverse(Call& call) {
  std::reverse(items_of(call).begin(), items_of(call).end());
  return Value::none();
}

Value copy(Call& call) {
  return Value::list(to_items(call.host(), call.subject()));
}

Value clear(Call& call) {
  items_of(call).clear();
  return Value::none();
}

/// The lists that the template made itself hold `items`, too.
void put(Inference& call, const Shape& items) {
  for (const Shape::Alternative& list : call.subject().alternatives())
    if (list.made != nullptr) list.made->items.add(call.host().here(items));
}

Shape infer_append(Inference& call) {
  put(call, call[0]);
  return call.unknown();
}
Shape infer_insert(Inference& call) {
  put(call, call[1]);
  return call.unknown();
}
Shape infer_extend(Inference& call) {
  put(call, call.host().items(call[0]));
  return call.unknown();
}

constexpr Native kListMethods[] = {
    {"append", "item", 1, append, infer_append},
    {"extend", "items", 1, extend, infer_extend},
    {"insert", "index item", 2, insert, infer_insert},
    {"pop", "index", 0, pop, gives_item},
    {"remove", "item", 1, remove},
    {"sort", "reverse", 0, sort},
    {"reverse", "", 0, reverse},
    {"copy", "", 0, copy, gives_list_of_items},
    {"clear", "", 0, clear},
    {"index", "item", 1, index},
    {"count", "item", 1, count},
};
constexpr Native kTupleMethods[] = {
    {"index", "item", 1, index},
    {"count", "item", 1, count},
};

}  // namespace

void install_list_methods(Environment& environment) {
  for (const Native& method : kListMethods) environment.add_method(data::Kind::list, method);
  for (const Native& method : kTupleMethods) environment.add_method(data::Kind::tuple, method);
}

}  // namespace chengwen::jinja
