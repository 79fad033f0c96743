#include <algorithm>

#include "jinja/arguments.h"
#include "jinja/library_messages.h"
#include "jinja/objects.h"
#include "jinja/range.h"
#include "text/utf8.h"

namespace chengwen::jinja {

using data::Kind;
using data::Value;

namespace {

[[noreturn]] void fail_lookup(const Value& object, std::string_view name) {
  if (object.missing_name().empty()) fail(messages::kUndefinedExpression);
  fail(messages::kUndefinedLookup, {std::string(name), std::string(object.missing_name())});
}

/// What a key is called in messages: itself, or [1] for an index.
std::string key_name(const Value& key) {
  return key.is_string() ? std::string(key.as_string()) : '[' + shown(key) + ']';
}

Value method_or_missing(const Environment& environment, const Value& object,
                        std::string_view name) {
  if (const Native* method = environment.method(object.kind(), name))
    return make_bound_method(object, *method);
  return Value::missing(name, object);
}

/// An attribute that is no method and no item; undefined when there is none.
Value own_attribute(const Value& object, std::string_view name) {
  if (object.is_object()) return object.as_object()->attribute(name);
  // The pairs of groupby have names for their parts. A tuple is a tuple, so every pair has them.
  if (object.is_tuple() && object.items().size() == 2) {
    if (name == "grouper") return object.items()[0];
    if (name == "list") return object.items()[1];
  }
  return {};
}

/// Item `index` of something with positions, counted from the end when negative; undefined past the
/// ends.
Value at_index(const Value& object, std::int64_t index) {
  const auto* iterable = object.object_if<Iterable>();
  const auto known = length_of(object);
  if (!known || object.is_map()) return {};
  const auto length = static_cast<std::int64_t>(*known);
  if (index < 0) index += length;
  if (index < 0 || index >= length) return {};
  const auto position = static_cast<std::size_t>(index);
  if (iterable != nullptr) return iterable->at(position);
  if (object.is_string()) return Value::string(object.string_slice(position, position + 1));
  return object.items()[position];
}

std::int64_t bound(const Value& value, std::int64_t otherwise) {
  if (value.is_none()) return otherwise;
  if (value.is_undefined()) fail_undefined(value);
  if (const auto index = to_index(value)) return *index;
  fail(messages::kSliceBound, {shown(value)});
}

/// The positions first, first + step … (`count` of them) that a slice takes, as Python's
/// slice.indices() finds them.
struct Cut {
  std::int64_t first, step, count;

  Cut(std::int64_t length, const Value& start, const Value& stop, const Value& by) {
    step = bound(by, 1);
    if (step == 0) fail(messages::kSliceStep);
    const std::int64_t lowest = step > 0 ? 0 : -1;
    const std::int64_t highest = step > 0 ? length : length - 1;
    const auto clamp = [&](std::int64_t index) {
      return std::clamp(index < 0 ? index + length : index, lowest, highest);
    };
    // The default ends of a backward slice lie past −1, which would count from the end.
    first = start.is_none() ? (step > 0 ? lowest : highest) : clamp(bound(start, 0));
    const std::int64_t end = stop.is_none() ? (step > 0 ? highest : lowest) : clamp(bound(stop, 0));
    const std::int64_t distance = step > 0 ? end - first : first - end;
    count = distance <= 0 ? 0 : (distance - 1) / std::abs(step) + 1;
  }
};

Value slice_string(const Value& string, const Cut& cut) {
  const auto first = static_cast<std::size_t>(cut.first);
  if (cut.step == 1)
    return Value::string(string.string_slice(first, first + static_cast<std::size_t>(cut.count)));
  // Backwards through UTF-8 is not constant time, so the positions come first.
  const std::string_view text = string.as_string();
  std::vector<std::size_t> offsets;
  for (std::size_t position = 0; position < text.size(); text::decode(text, position))
    offsets.push_back(position);
  offsets.push_back(text.size());
  std::string out;
  for (std::int64_t i = 0; i < cut.count; ++i) {
    const auto index = static_cast<std::size_t>(cut.first + i * cut.step);
    out += text.substr(offsets[index], offsets[index + 1] - offsets[index]);
  }
  return Value::string(out);
}

std::vector<Value> slice_items(const std::vector<Value>& items, const Cut& cut) {
  std::vector<Value> taken;
  taken.reserve(static_cast<std::size_t>(cut.count));
  for (std::int64_t i = 0; i < cut.count; ++i)
    taken.push_back(items[static_cast<std::size_t>(cut.first + i * cut.step)]);
  return taken;
}

}  // namespace

Value get_attribute(const Environment& environment, const Value& object, std::string_view name) {
  if (object.is_undefined()) fail_lookup(object, name);
  if (object.is_map())
    if (const Value* item = object.as_map().find(name)) return *item;
  if (Value own = own_attribute(object, name); !own.is_undefined()) return own;
  return method_or_missing(environment, object, name);
}

Value get_method(const Environment& environment, const Value& object, std::string_view name) {
  if (object.is_map())
    if (const Native* method = environment.method(Kind::map, name))
      return make_bound_method(object, *method);
  return get_attribute(environment, object, name);
}

Value get_item(const Environment& environment, const Value& object, const Value& key) {
  if (object.is_undefined()) fail_lookup(object, key_name(key));
  if (object.is_map() && is_key(key)) {
    if (const Value* item = object.as_map().find(key)) return *item;
  } else if (const auto index = to_index(key)) {
    if (Value item = at_index(object, *index); !item.is_undefined()) return item;
  }
  if (key.is_string()) return get_attribute(environment, object, key.as_string());
  return Value::missing(key_name(key), object);
}

Value get_slice(const Value& object, const Value& start, const Value& stop, const Value& step) {
  if (object.is_undefined()) fail_undefined(object);
  const auto* range = object.object_if<Range>();
  if (range == nullptr && !object.is_string() && !object.is_list() && !object.is_tuple())
    fail(messages::kCannotSlice, {shown(object)});
  const Cut cut(static_cast<std::int64_t>(*length_of(object)), start, stop, step);
  if (range != nullptr) return range->slice(cut.first, cut.step, cut.count);
  if (object.is_string()) return slice_string(object, cut);
  std::vector<Value> items = slice_items(object.items(), cut);
  return object.is_list() ? Value::list(std::move(items)) : Value::tuple(std::move(items));
}

AttributePath::AttributePath(const Value& path) {
  if (path.is_none()) return;
  if (!path.is_string()) {
    steps_.push_back(path);
    return;
  }
  std::string_view rest = path.as_string();
  for (bool more = true; more;) {
    const std::size_t dot = rest.find('.');
    const std::string_view step = rest.substr(0, dot);
    const bool digits =
        !step.empty() && step.find_first_not_of("0123456789") == std::string_view::npos;
    const auto index = digits ? data::Decimal::parse_integer(step, 10) : std::nullopt;
    steps_.push_back(index ? Value::number(*index) : Value::string(step));
    more = dot != std::string_view::npos;
    if (more) rest.remove_prefix(dot + 1);
  }
}

Value AttributePath::of(const Environment& environment, Value item, const Value* otherwise) const {
  for (const Value& step : steps_) {
    item = get_item(environment, item, step);
    if (otherwise != nullptr && item.is_undefined()) item = *otherwise;
  }
  return item;
}

}  // namespace chengwen::jinja
