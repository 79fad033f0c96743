#include "jinja/arguments.h"
#include "jinja/inference.h"
#include "jinja/library.h"
#include "jinja/library_messages.h"
#include "jinja/objects.h"

namespace chengwen::jinja {
namespace {

using data::Value;

Value length(Call& call) {
  const auto length = length_of(call.subject());
  if (!length) fail(messages::kNoLength, {shown(call.subject())});
  return Value::integer(static_cast<std::int64_t>(*length));
}

Value first(Call& call) {
  Value item;
  iterate(call.subject())->next(item);
  return item;
}

Value last(Call& call) {
  const Value& subject = call.subject();
  if (subject.is_list() || subject.is_tuple())
    return subject.items().empty() ? Value() : subject.items().back();
  Value item;
  const auto cursor = iterate(subject);
  while (cursor->next(item)) call.host().charge(1);
  return item;
}

/// Not by chance: the same data must give the same document. The length decides, so that a longer
/// list may give another item.
Value random(Call& call) {
  const std::vector<Value> items = to_items(call.host(), call.subject());
  if (items.empty()) return {};
  constexpr std::uint64_t kGoldenRatio = 0x9E3779B97F4A7C15;
  return items[(items.size() * kGoldenRatio >> 32) % items.size()];
}

Value reverse(Call& call) {
  const Value& subject = call.subject();
  std::vector<Value> items = to_items(call.host(), subject);
  if (!subject.is_string()) return make_generator({items.rbegin(), items.rend()});
  std::string out;
  for (auto item = items.rbegin(); item != items.rend(); ++item) item->print(out);
  return Value::string(out);
}

Value list(Call& call) {
  return Value::list(to_items(call.host(), call.subject()));
}

Value join(Call& call) {
  const std::string separator = call[0].to_string();
  const AttributePath path = attribute_argument(call, 1);
  const auto cursor = iterate(call.subject());
  std::string out;
  bool between = false;
  for (Value item; cursor->next(item); between = true) {
    if (between) out += separator;
    path.of(call.host().environment(), std::move(item)).print(out);
    call.host().charge(1);
    check_text(out.size());
  }
  return Value::string(out);
}

Value batch(Call& call) {
  const std::int64_t size = integer_argument(call, 0);
  std::vector<Value> rows, row;
  for (Value& item : to_items(call.host(), call.subject())) {
    if (static_cast<std::int64_t>(row.size()) == size)
      rows.push_back(Value::list(std::exchange(row, {})));
    row.push_back(std::move(item));
  }
  if (row.empty()) return make_generator(std::move(rows));
  if (has_argument(call, 1) && static_cast<std::int64_t>(row.size()) < size) {
    check_items(static_cast<std::size_t>(size));
    call.host().charge(static_cast<std::size_t>(size));
    row.resize(static_cast<std::size_t>(size), call[1]);
  }
  rows.push_back(Value::list(std::move(row)));
  return make_generator(std::move(rows));
}

Value slice(Call& call) {
  const std::int64_t given = integer_argument(call, 0);
  if (given == 0) fail(messages::kZeroDivision);
  const std::vector<Value> items = to_items(call.host(), call.subject());
  const std::size_t columns = given < 0 ? 0 : static_cast<std::size_t>(given);
  check_items(columns);
  call.host().charge(columns);
  std::vector<Value> made;
  auto next = items.begin();
  for (std::size_t column = 0; column < columns; ++column) {
    const bool longer = column < items.size() % columns;
    const auto end = next + static_cast<std::ptrdiff_t>(items.size() / columns + (longer ? 1 : 0));
    std::vector<Value> taken(next, end);
    if (has_argument(call, 1) && !longer) taken.push_back(call[1]);
    made.push_back(Value::list(std::move(taken)));
    next = end;
  }
  return make_generator(std::move(made));
}

Value items(Call& call) {
  if (call.subject().is_undefined()) return make_generator({});
  if (!call.subject().is_map()) fail(messages::kAppliesToMaps, {"items", shown(call.subject())});
  std::vector<Value> pairs;
  for (const auto& entry : call.subject().as_map().entries())
    pairs.push_back(Value::tuple({entry.key, entry.value}));
  call.host().charge(pairs.size());
  return make_generator(std::move(pairs));
}

/// What is missing has the length 0.
Shape infer_length(Inference& call) {
  call.host().touch(call.subject());
  call.hint(Want::sized);
  Shape length = call.host().store().length(call.host().here(call.subject()));
  Shape filled = call.condition(DataTree::Says::filled);
  if (!filled.branches->when_true.empty()) length.branches = std::move(filled.branches);
  return length;
}

Shape infer_join(Inference& call) {
  // Without anything in between a text stays as it is.
  if (!call.given(0)) call.may_be(call.subject(), Want::text);
  call.want(call.item_or_attribute(1), Want::printed);
  return call.unknown();
}

Shape infer_batch(Inference& call) {
  Shape items = call.items();
  items.add(call[1]);
  return call.list(call.list(std::move(items)));
}

/// Pairs of a name and a value.
Shape infer_items(Inference& call) {
  return call.list(call.host().store().tuple({call.unknown(), call.values()}));
}

constexpr Native kFilters[] = {
    {"length", "", 0, length, infer_length, "size", true},
    {"first", "", 0, first, gives_item},
    {"last", "", 0, last, gives_item},
    {"random", "", 0, random, gives_item},
    {"reverse", "", 0, reverse, gives_list_of_items},
    {"list", "", 0, list, gives_list_of_items},
    {"join", "d attribute", 0, join, infer_join, "arrayJoin"},
    {"batch", "linecount fill_with", 1, batch, infer_batch},
    {"slice", "slices fill_with", 1, slice, infer_batch},
    {"items", "", 0, items, infer_items},
};

}  // namespace

void install_sequence_filters(Environment& environment) {
  for (const Native& filter : kFilters) environment.add_filter(filter);
  environment.alias_filter("count", "length");
}

}  // namespace chengwen::jinja
