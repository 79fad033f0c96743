#include <algorithm>
#include <functional>
#include <unordered_set>

#include "jinja/arguments.h"
#include "jinja/inference.h"
#include "jinja/library.h"
#include "jinja/library_messages.h"
#include "jinja/objects.h"
#include "jinja/operators.h"
#include "text/case_mapping.h"

namespace chengwen::jinja {
namespace {

using data::Value;

/// What items are compared by: an attribute, or several; strings in lower case unless told
/// otherwise.
class SortKey {
 public:
  SortKey(const Call& call, bool case_sensitive) : call_(call), case_sensitive_(case_sensitive) {}

  void add(AttributePath path) { paths_.push_back(std::move(path)); }
  void set_default(const Value& otherwise) { otherwise_ = otherwise; }

  /// The attribute itself, of the first path.
  Value attribute_of(const Value& item) const { return attribute_of(item, paths_.front()); }
  /// What it is compared by.
  Value of(const Value& item) const { return folded(attribute_of(item)); }
  std::vector<Value> all_of(const Value& item) const {
    std::vector<Value> keys;
    keys.reserve(paths_.size());
    for (const AttributePath& path : paths_) keys.push_back(folded(attribute_of(item, path)));
    return keys;
  }

  Value folded(Value key) const {
    if (case_sensitive_ || !key.is_string()) return key;
    return Value::string(text::to_lower(key.as_string()));
  }

 private:
  Value attribute_of(const Value& item, const AttributePath& path) const {
    return path.of(call_.host().environment(), item, otherwise_.is_none() ? nullptr : &otherwise_);
  }

  const Call& call_;
  bool case_sensitive_;
  std::vector<AttributePath> paths_;
  Value otherwise_ = Value::none();
};

struct Keyed {
  std::vector<Value> keys;
  Value item;
};

bool before(const Keyed& a, const Keyed& b) {
  for (std::size_t i = 0; i < a.keys.size(); ++i)
    if (!(a.keys[i] == b.keys[i])) return compare(a.keys[i], b.keys[i]) < 0;
  return false;
}

/// A single key has no equality to fall back on: two nones cannot be ordered.
bool strictly_before(const Keyed& a, const Keyed& b) {
  return compare(a.keys[0], b.keys[0]) < 0;
}

std::vector<Value> sorted(std::vector<Keyed> keyed, bool reverse,
                          bool (*less)(const Keyed&, const Keyed&)) {
  std::stable_sort(keyed.begin(), keyed.end(), [&](const Keyed& a, const Keyed& b) {
    return reverse ? less(b, a) : less(a, b);
  });
  std::vector<Value> items;
  items.reserve(keyed.size());
  for (Keyed& entry : keyed) items.push_back(std::move(entry.item));
  return items;
}

Value sort(Call& call) {
  SortKey key(call, flag_argument(call, 1));
  if (call[2].is_string()) {
    std::string_view rest = call[2].as_string();
    for (std::size_t comma = 0; comma != std::string_view::npos;) {
      comma = rest.find(',');
      key.add(AttributePath(Value::string(rest.substr(0, comma))));
      if (comma != std::string_view::npos) rest.remove_prefix(comma + 1);
    }
  } else {
    key.add(attribute_argument(call, 2));
  }
  std::vector<Keyed> keyed;
  for (Value& item : to_items(call.host(), call.subject())) {
    std::vector<Value> keys = key.all_of(item);
    keyed.push_back({std::move(keys), std::move(item)});
  }
  return Value::list(sorted(std::move(keyed), flag_argument(call, 0), before));
}

struct KeyHash {
  std::size_t operator()(const Value& key) const { return key.is_undefined() ? 0 : key.hash(); }
};

Value unique(Call& call) {
  SortKey key(call, flag_argument(call, 0));
  key.add(attribute_argument(call, 1));
  std::unordered_set<Value, KeyHash> seen;
  std::vector<Value> kept;
  for (Value& item : to_items(call.host(), call.subject())) {
    Value by = key.of(item);
    if (!by.is_undefined() && !is_key(by)) fail(messages::kNotHashable, {shown(by)});
    if (seen.insert(std::move(by)).second) kept.push_back(std::move(item));
  }
  return make_generator(std::move(kept));
}

/// The first of the items that are greatest (`sign` 1) or least (−1).
Value extreme(Call& call, int sign) {
  SortKey key(call, flag_argument(call, 0));
  key.add(attribute_argument(call, 1));
  const auto cursor = iterate(call.subject());
  Value best;
  if (!cursor->next(best)) return {};
  Value best_key = key.of(best);
  for (Value item; cursor->next(item);) {
    call.host().charge(1);
    Value item_key = key.of(item);
    if (compare(item_key, best_key) != sign) continue;
    best = std::move(item);
    best_key = std::move(item_key);
  }
  return best;
}

Value min(Call& call) {
  return extreme(call, -1);
}
Value max(Call& call) {
  return extreme(call, 1);
}

Value groupby(Call& call) {
  SortKey key(call, flag_argument(call, 2));
  key.add(attribute_argument(call, 0));
  if (has_argument(call, 1)) key.set_default(call[1]);
  std::vector<Keyed> keyed;
  for (Value& item : to_items(call.host(), call.subject())) {
    Value by = key.of(item);
    keyed.push_back({{std::move(by)}, std::move(item)});
  }
  std::vector<Value> groups, members;
  Value current;
  const auto close = [&] {
    if (members.empty()) return;
    Value grouper = key.attribute_of(members.front());
    groups.push_back(Value::tuple({std::move(grouper), Value::list(std::exchange(members, {}))}));
  };
  for (Value& item : sorted(std::move(keyed), false, strictly_before)) {
    Value by = key.of(item);
    if (!members.empty() && !(by == current)) close();
    current = std::move(by);
    members.push_back(std::move(item));
  }
  close();
  return Value::list(std::move(groups));
}

Value dictsort(Call& call) {
  const Value& subject = call.subject();
  if (subject.is_undefined()) fail_undefined(subject);
  if (!subject.is_map()) fail(messages::kAppliesToMaps, {"dictsort", shown(subject)});
  const std::string by = call.given(1) ? call[1].to_string() : "key";
  if (by != "key" && by != "value")
    fail(messages::kOneOf, {"dictsort", "by", "'key', 'value'", shown(call[1])});
  const SortKey key(call, flag_argument(call, 0));
  std::vector<Keyed> keyed;
  for (const auto& entry : subject.as_map().entries())
    keyed.push_back({{key.folded(by == "key" ? entry.key : entry.value)},
                     Value::tuple({entry.key, entry.value})});
  call.host().charge(keyed.size());
  return Value::list(sorted(std::move(keyed), flag_argument(call, 2), strictly_before));
}

Shape infer_sort(Inference& call) {
  const Shape items = call.items();
  for (const std::string& names : call[2].texts()) {
    for (std::string_view rest = names; !rest.empty();) {
      const std::string_view name = rest.substr(0, rest.find(','));
      rest.remove_prefix(std::min(rest.size(), name.size() + 1));
      ShapeHost& host = call.host();
      host.need(host.attribute(items, host.store().constant(Value::string(name))));
    }
  }
  return call.list(items);
}

Shape infer_unique(Inference& call) {
  call.host().need(call.item_or_attribute(1));
  return call.list(call.items());
}

Shape infer_extreme(Inference& call) {
  call.want(call.item_or_attribute(1), Want::addend);
  return call.items().computed();
}

/// Pairs that have names, too.
Shape infer_groupby(Inference& call) {
  const Shape grouper = call.item_or_attribute(0), list = call.list(call.items());
  call.host().need(grouper);
  const Shape pair = call.host().store().tuple({grouper, list});
  Made& made = *pair.alternatives().front().made;
  made.members = {{"grouper", grouper}, {"list", list}};
  return call.list(pair);
}

Shape infer_dictsort(Inference& call) {
  return call.list(call.host().store().tuple({call.unknown(), call.values()}));
}

constexpr Native kFilters[] = {
    {"sort", "reverse case_sensitive attribute", 0, sort, infer_sort, "orderBy sort_by"},
    {"unique", "case_sensitive attribute", 0, unique, infer_unique, "uniq"},
    {"min", "case_sensitive attribute", 0, min, infer_extreme},
    {"max", "case_sensitive attribute", 0, max, infer_extreme},
    {"groupby", "attribute default case_sensitive", 1, groupby, infer_groupby, "group_by"},
    {"dictsort", "case_sensitive by reverse", 0, dictsort, infer_dictsort},
};

}  // namespace

void install_order_filters(Environment& environment) {
  for (const Native& filter : kFilters) environment.add_filter(filter);
}

}  // namespace chengwen::jinja
