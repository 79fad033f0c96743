#include "gongwen/totals.h"

#include <string>
#include <utility>
#include <vector>

#include "gongwen/amount.h"
#include "gongwen/messages.h"
#include "gongwen/tell.h"
#include "jinja/arguments.h"
#include "jinja/objects.h"

namespace chengwen::gongwen {
namespace {

using data::Decimal;
using data::Value;
using jinja::Call;

Value total(Call& call) {
  const jinja::AttributePath path = jinja::attribute_argument(call, 0);
  Decimal sum;
  int number = 0;
  for (const Value& item : jinja::to_items(call.host(), call.subject())) {
    ++number;
    const Value figure = path.of(call.host().environment(), item);
    if (figure.is_undefined()) {
      tell(call.host(), messages::kTotalLacks, {std::to_string(number), call[0].to_string()}, item);
      continue;
    }
    if (const auto addend = amount(call.native().name, figure)) sum = sum + *addend;
  }
  return Value::number(sum);
}

/// Pairs of a value and the list of the items that have it.
Value grouped(Call& call) {
  const jinja::AttributePath path = jinja::attribute_argument(call, 0);
  const auto key_of = [&](const Value& item) { return path.of(call.host().environment(), item); };
  std::vector<Value> pairs;
  for (auto& [key, items] : grouped_by(jinja::to_items(call.host(), call.subject()), key_of))
    pairs.push_back(Value::tuple({key, Value::list(std::move(items))}));
  return Value::list(std::move(pairs));
}

}  // namespace

std::vector<std::pair<Value, std::vector<Value>>> grouped_by(
    std::vector<Value> items, const std::function<Value(const Value&)>& key_of) {
  std::vector<std::pair<Value, std::vector<Value>>> groups;
  data::Map positions;
  for (Value& item : items) {
    Value key = key_of(item);
    if (!jinja::is_key(key)) key = Value::none();
    const Value* known = positions.find(key);
    if (known == nullptr) {
      positions.set(key, Value::integer(static_cast<std::int64_t>(groups.size())));
      groups.emplace_back(key, std::vector<Value>());
      known = positions.find(key);
    }
    groups[static_cast<std::size_t>(*known->as_small_integer())].second.push_back(std::move(item));
  }
  return groups;
}

void install_totals(jinja::Environment& environment) {
  environment.add_filter({"total", "attribute", 0, total});
  environment.alias_filter("合计", "total");
  environment.add_filter({"grouped", "attribute", 1, grouped});
  environment.alias_filter("分组", "grouped");
}

}  // namespace chengwen::gongwen
