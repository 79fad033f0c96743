#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "chengwen/fields.h"
#include "chengwen/json_values.h"
#include "data/json_text.h"
#include "gongwen/section.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace chengwen {
namespace {

using data::Value;
using jinja::Field;
using jinja::FieldType;
using Kind = FieldType::Kind;

constexpr std::size_t kMostPlaces = 3;

bool is_chinese(std::string_view words) {
  for (std::size_t position = 0; position < words.size();)
    if (text::is_ideograph(text::decode(words, position))) return true;
  return false;
}

/// The definition that gongwen::section_schema() is.
constexpr std::string_view kSection = "节";

/// What text::parse_date reads, as far as a regular expression can tell.
constexpr std::string_view kDatePattern =
    "^[0-9]{4}([-/.](0?[1-9]|1[0-2])([-/.](0?[1-9]|[12][0-9]|3[01]))?"
    "|年((0?[1-9]|1[0-2])月((0?[1-9]|[12][0-9]|3[01])日)?)?"
    "|(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01]))?$";

class SchemaWriter {
 public:
  explicit SchemaWriter(const Fields::State& state) : state_(state) {}

  Value write(const FieldType& root, std::string_view title) {
    count(root);
    Value map = Value::map();
    set(map, "$schema", Value::string("https://json-schema.org/draft/2020-12/schema"));
    set(map, "title", Value::string(title));
    set(map, "type", Value::string("object"));
    add_members(map, root);
    // Editors look there for the schema of a data file.
    if (const Value* properties = map.as_map().find("properties")) {
      Value name = Value::map(), all = *properties;
      set(name, "type", Value::string("string"));
      set(all, "$schema", name);
    }
    if (definitions_.as_map().size() > 0) set(map, "$defs", definitions_);
    return map;
  }

 private:
  void count(const FieldType& type) {
    if (++visits_[&type] > 1) return;
    if (type.item != nullptr) count(*type.item->type);
    if (type.value != nullptr) count(*type.value->type);
    for (const Field& member : type.members) count(*member.type);
  }

  Value schema(const Field& field, bool nullable, const std::string& around) {
    Value map = Value::map();
    const std::string label = state_.label(field);
    std::string title = field.name;
    if (!is_chinese(title) && is_chinese(label)) title = label;
    if (!title.empty()) set(map, "title", Value::string(title));
    if (const std::string words = description(field, label, title); !words.empty())
      set(map, "description", Value::string(words));
    const FieldType& type = *field.type;
    if (visits_[&type] < 2 || !object_or_list(type)) {
      add_type(map, type, nullable, field.name.empty() ? around : field.name);
      if (must_be_filled(field)) {
        set(map, "minLength", Value::integer(1));
        if (type.kinds.contains(Kind::list)) set(map, "minItems", Value::integer(1));
      }
      return map;
    }
    const Value reference = Value::string("#/$defs/" + defined(field, around));
    if (!nullable) {
      set(map, "$ref", reference);
      return map;
    }
    Value defined = Value::map(), null = Value::map();
    set(defined, "$ref", reference);
    set(null, "type", Value::string("null"));
    set(map, "anyOf", Value::list({defined, null}));
    return map;
  }

  /// Whether it is printed without asking whether there is anything: empty would leave a hole.
  static bool must_be_filled(const Field& field) {
    const FieldType& type = *field.type;
    return field.required && type.examples.empty() && type.kinds.contains(Kind::text) &&
           !type.kinds.contains(Kind::object) && !type.kinds.contains(Kind::date);
  }

  static bool object_or_list(const FieldType& type) {
    return type.kinds.contains(Kind::object) || type.kinds.contains(Kind::list);
  }

  /// The name of the definition of a field's type, which is made when there is none.
  std::string defined(const Field& field, const std::string& around) {
    const auto [known, added] = names_.try_emplace(field.type);
    if (!added) return known->second;
    std::string name = field.name.empty() ? around : field.name;
    while (definitions_.as_map().find(name) != nullptr) name += '_';
    known->second = name;
    set(definitions_, name, Value::map());  // its place among the others
    Value map = Value::map();
    add_type(map, *field.type, false, name);
    set(definitions_, name, map);
    return name;
  }

  std::string description(const Field& field, const std::string& label, const std::string& title) {
    std::string words;
    if (!label.empty() && label != title) words = "旁边写着“" + label + "”";
    const auto places = state_.places(field, diag::Language::zh, kMostPlaces);
    if (places.empty()) return words;
    words += words.empty() ? "用在" : "；用在";
    for (const std::string& place : places) words += (&place == &places[0] ? " " : "，") + place;
    if (field.uses.size() > places.size())
      words += "等 " + std::to_string(field.uses.size()) + " 处";
    return words;
  }

  void add_type(Value& map, const FieldType& type, bool nullable, const std::string& around) {
    std::vector<std::string> types;
    const auto has = [&](Kind kind) { return type.kinds.contains(kind); };
    if (has(Kind::text) || has(Kind::date) || has(Kind::content)) types.emplace_back("string");
    const bool picture = type.content_keys.contains("$image");
    if (has(Kind::number) || (has(Kind::content) && !picture)) types.emplace_back("number");
    if (has(Kind::boolean)) types.emplace_back("boolean");
    if (has(Kind::list)) types.emplace_back("array");
    if (has(Kind::object) || has(Kind::content)) types.emplace_back("object");
    if (nullable && !types.empty()) types.emplace_back("null");
    if (types.size() == 1) set(map, "type", Value::string(types[0]));
    if (types.size() > 1) set(map, "type", texts(types));
    if (has(Kind::date) && !has(Kind::text)) {
      set(map, "pattern", Value::string(kDatePattern));
      set(map, "format", Value::string("official-date"));
    }
    if (type.closed) {
      std::vector<Value> choices = type.examples;
      if (nullable) choices.push_back(Value::none());
      set(map, "enum", Value::list(std::move(choices)));
    } else if (!type.examples.empty()) {
      set(map, "examples", Value::list(type.examples));
    }
    if (has(Kind::list) && type.content_keys.contains("$sections")) {
      if (definitions_.as_map().find(kSection) == nullptr)
        set(definitions_, kSection, gongwen::section_schema());
      Value reference = Value::map();
      set(reference, "$ref", Value::string("#/$defs/" + std::string(kSection)));
      set(map, "items", reference);
    } else if (has(Kind::list) && type.item != nullptr) {
      set(map, "items", schema(*type.item, false, around));
    }
    if (has(Kind::object)) add_members(map, type);
  }

  void add_members(Value& map, const FieldType& type) {
    std::vector<std::string> required;
    Value properties = Value::map();
    for (const Field& member : type.members) {
      if (member.required) required.push_back(member.name);
      set(properties, member.name, schema(member, !member.required, member.name));
    }
    if (!required.empty()) set(map, "required", texts(required));
    if (!type.members.empty()) set(map, "properties", properties);
    if (type.value != nullptr) {
      set(map, "additionalProperties", schema(*type.value, false, "项"));
    } else if (!type.members.empty()) {
      set(map, "additionalProperties", Value::boolean(false));
    }
  }

  const Fields::State& state_;
  std::map<const FieldType*, int> visits_;
  std::map<const FieldType*, std::string> names_;
  Value definitions_ = Value::map();
};

}  // namespace

std::string Fields::schema() const {
  const std::string title = state_->file.substr(0, state_->file.rfind('.'));
  return data::json_text(SchemaWriter(*state_).write(state_->fields.root(), title));
}

}  // namespace chengwen
