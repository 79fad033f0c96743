#include "gongwen/budget_columns.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "gongwen/messages.h"
#include "wml/content_fields.h"

namespace chengwen::gongwen {
namespace {

using data::Value;
using Kind = BudgetColumn::Kind;

constexpr std::string_view kWhat = "columns";
constexpr std::string_view kAllKeys =
    "title 标题 key 键 width 宽 align 对齐 merge 合并 nil 空 columns 列 places 小数 amount 金额 "
    "number 序号 sum 相加 difference 增减 ratio 比率 growth 增长率 share 占比";

/// Keys that every table knows, by their Chinese names.
constexpr std::pair<std::string_view, std::string_view> kLayoutKeys[] = {
    {"title", "标题"}, {"key", "键"},     {"width", "宽"},
    {"align", "对齐"}, {"merge", "合并"}, {"nil", "空"},
};
constexpr std::pair<std::string_view, std::string_view> kAlignments[] = {
    {"left", "左"}, {"center", "中"}, {"right", "右"}};

struct KindKey {
  std::string_view english, chinese;
  Kind kind;
  std::size_t operands;  ///< 0: true or false; kMany: one or more
};
constexpr std::size_t kMany = 63;
constexpr KindKey kKinds[] = {
    {"number", "序号", Kind::number, 0}, {"amount", "金额", Kind::amount, 0},
    {"sum", "相加", Kind::sum, kMany},   {"difference", "增减", Kind::difference, 2},
    {"ratio", "比率", Kind::ratio, 2},   {"growth", "增长率", Kind::growth, 2},
    {"share", "占比", Kind::share, 1},
};

const Value* find(const Value& map, std::string_view english, std::string_view chinese) {
  for (const std::string_view name : {english, chinese}) {
    const Value* value = map.as_map().find(name);
    if (value && !value->is_none()) return value;
  }
  return nullptr;
}

bool is_content(const Value& map) {
  const auto& entries = map.as_map().entries();
  return std::any_of(entries.begin(), entries.end(), [](const data::Map::Entry& entry) {
    return entry.key.is_string() && entry.key.as_string().starts_with('$');
  });
}

std::vector<std::string> operands(const KindKey& key, const Value& value) {
  std::vector<std::string> of;
  if (value.is_string()) of.push_back(value.to_string());
  if (value.is_list() || value.is_tuple()) {
    for (const Value& item : value.items()) of.push_back(item.to_string());
  }
  const bool good = key.operands == kMany ? !of.empty() : of.size() == key.operands;
  if (!good) {
    wml::fail_at(value, messages::kColumnOperands,
                 {std::string(key.chinese), std::string(key.english),
                  key.operands == kMany ? "≥1" : std::to_string(key.operands)});
  }
  return of;
}

BudgetColumn column_of(const Value& map) {
  BudgetColumn column;
  for (const KindKey& key : kKinds) {
    const Value* value = find(map, key.english, key.chinese);
    if (!value || (key.operands == 0 && !value->truth())) continue;
    if (column.kind != Kind::text) wml::fail_at(map, messages::kColumnKinds);
    column.kind = key.kind;
    if (key.operands > 0) column.of = operands(key, *value);
  }
  if (const Value* places = find(map, "places", "小数")) {
    const auto number = places->is_number() ? places->as_small_integer() : std::nullopt;
    if (!number || *number < 0 || *number > 10)
      wml::fail_at(*places, messages::kBadPlaces, {"小数", places->to_string()});
    column.places = static_cast<int>(*number);
  }
  return column;
}

class Reader {
 public:
  BudgetColumns read(const Value& list) {
    const Value plain = translated(list);
    found_.layout = wml::read_table_columns(plain);
    return std::move(found_);
  }

 private:
  /// The list as a table of any kind wants it; what is of budget tables alone goes to found_.
  Value translated(const Value& list) {
    if (!list.is_list() && !list.is_tuple()) return list;
    std::vector<Value> plain;
    for (const Value& item : list.items()) {
      if (item.is_map() && !is_content(item)) {
        plain.push_back(translated_column(item));
        continue;
      }
      plain.push_back(item);
      found_.columns.emplace_back();
    }
    return Value::list(std::move(plain)).with_origin(list.origin());
  }

  Value translated_column(const Value& map) {
    wml::check_keys(kWhat, map, kAllKeys);
    Value plain = Value::map().with_origin(map.origin());
    data::Map& fields = plain.mutable_map();
    for (const auto& [english, chinese] : kLayoutKeys) {
      const Value* value = find(map, english, chinese);
      if (!value) continue;
      fields.set(Value::string(english), english == "align" ? alignment(*value) : *value);
    }
    if (const Value* below = find(map, "columns", "列")) {
      fields.set(Value::string("columns"), translated(*below));
    } else {
      found_.columns.push_back(column_of(map));
    }
    return plain;
  }

  static Value alignment(const Value& value) {
    for (const auto& [english, chinese] : kAlignments) {
      if (value.to_string() == chinese) return Value::string(english).with_origin(value.origin());
    }
    return value;
  }

  BudgetColumns found_;
};

}  // namespace

BudgetColumns read_budget_columns(const Value& list) {
  return Reader().read(list);
}

}  // namespace chengwen::gongwen
