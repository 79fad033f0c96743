#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "chengwen/fields.h"
#include "chengwen/json_values.h"
#include "data/json_text.h"

namespace chengwen {
namespace {

using data::Value;
using jinja::Field;
using jinja::FieldType;
using Kind = FieldType::Kind;

/// A white dot.
constexpr std::string_view kPicture =
    "data:image/png;base64,"
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAGy3W2AAAAABJRU5ErkJggg==";

class Sample {
 public:
  Value object(const FieldType& type) {
    Value map = Value::map();
    for (const Field& member : type.members) set(map, member.name, value(member, member.name));
    if (type.value != nullptr) set(map, "名称", value(*type.value, "名称"));
    return map;
  }

 private:
  /// `name`: what the value is called, for its text.
  Value value(const Field& field, const std::string& name) {
    const FieldType& type = *field.type;
    const bool open = std::ranges::find(open_, &type) != open_.end();
    open_.push_back(&type);
    Value result = one(type, name, open);
    open_.pop_back();
    return result;
  }

  Value one(const FieldType& type, const std::string& name, bool open) {
    const auto has = [&](Kind kind) { return type.kinds.contains(kind); };
    if (type.content_keys.contains("$image")) return Value::string(kPicture);
    if (has(Kind::list)) return list(type, name, open);
    if (has(Kind::object)) return open ? Value::map() : object(type);
    if (!type.examples.empty()) return type.examples.front();
    if (has(Kind::date)) return Value::string("2025年1月1日");
    if (has(Kind::text) || has(Kind::content)) return Value::string(name);
    if (has(Kind::number)) return Value::integer(1);
    return Value::boolean(true);
  }

  /// With an item of each kind that the items may be.
  Value list(const FieldType& type, const std::string& name, bool open) {
    std::vector<Value> items;
    if (open || type.item == nullptr) return Value::list();
    const FieldType& item = *type.item->type;
    if (item.kinds.contains(Kind::object) && item.kinds.contains(Kind::text))
      items.push_back(Value::string(name));
    items.push_back(value(*type.item, name));
    return Value::list(std::move(items));
  }

  std::vector<const FieldType*> open_;
};

}  // namespace

std::string Fields::sample() const {
  return data::json_text(Sample().object(state_->fields.root()));
}

}  // namespace chengwen
