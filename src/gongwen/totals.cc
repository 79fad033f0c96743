#include "gongwen/totals.h"

#include <string>
#include <utility>
#include <vector>

#include "gongwen/amount.h"
#include "gongwen/messages.h"
#include "gongwen/tell.h"
#include "jinja/arguments.h"
#include "jinja/inference.h"
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

jinja::Shape infer_total(jinja::Inference& call) {
  call.want(call.item_or_attribute(0), jinja::Want::number);
  return call.unknown();
}

jinja::Shape infer_grouped(jinja::Inference& call) {
  const jinja::Shape key = call.item_or_attribute(0);
  call.want(key, jinja::Want::printed);
  return call.list(call.host().store().tuple({key, call.list(call.items())}));
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
  environment.add_filter({"total", "attribute", 0, total, infer_total, "sumBy 求和"});
  environment.alias_filter("合计", "total");
  environment.add_filter({"grouped", "attribute", 1, grouped, infer_grouped});
  environment.alias_filter("分组", "grouped");
}

}  // namespace chengwen::gongwen
