#include "chengwen/fields.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "chengwen/findings.h"
#include "chengwen/json_values.h"
#include "data/json_text.h"
#include "diag/print.h"
#include "text/characters.h"
#include "text/columns.h"

namespace chengwen {
namespace {

using data::Value;
using jinja::Field;
using jinja::FieldType;
using Kind = FieldType::Kind;
using diag::in;

struct KindWords {
  Kind kind;
  std::string_view zh, en, json;
};
constexpr KindWords kKinds[] = {
    {Kind::text, "文字", "text", "text"},
    {Kind::number, "数字", "number", "number"},
    {Kind::date, "日期", "date", "date"},
    {Kind::boolean, "true 或 false", "true or false", "boolean"},
    {Kind::content, "文字、图片等", "text, picture …", "content"},
    {Kind::object, "对象", "object", "object"},
    {Kind::list, "一组", "list", "list"},
};

std::string kind_words(const FieldType& type, diag::Language language) {
  std::string words;
  for (const KindWords& kind : kKinds) {
    if (!type.kinds.contains(kind.kind)) continue;
    if (!words.empty()) words += in(language, "或", " or ");
    words += in(language, kind.zh, kind.en);
    if (kind.kind == Kind::list && type.item != nullptr) {
      const bool deeper = type.item->type->kinds.contains(Kind::list);
      std::string items = deeper ? "" : kind_words(*type.item->type, language);
      if (type.item->type->kinds.size() > 1)
        items = std::string(in(language, "（", "(")) + items + std::string(in(language, "）", ")"));
      if (!items.empty()) words += std::string(in(language, "", " of ")) + items;
    }
  }
  return words.empty() ? std::string(in(language, "任意", "anything")) : words;
}

/// The members that are below a field in its tree: of an object, or of the objects in a list.
const FieldType* object_in(const FieldType& type) {
  const FieldType* at = &type;
  while (at->members.empty() && at->value == nullptr && at->item != nullptr) at = at->item->type;
  return at->members.empty() && at->value == nullptr ? nullptr : at;
}

}  // namespace

Fields::Fields(std::unique_ptr<State> state) : state_(std::move(state)) {}
Fields::Fields(Fields&&) noexcept = default;
Fields& Fields::operator=(Fields&&) noexcept = default;
Fields::~Fields() = default;

std::vector<std::string> Fields::State::places(const Field& field, diag::Language language,
                                               std::size_t most) const {
  std::vector<std::string> words;
  for (const diag::Span& use : field.uses) {
    if (words.size() == most) break;
    diag::Place place = sources.locate(use);
    if (place.file == file) place.file.clear();
    place.headings.clear();
    std::string one = diag::print(place, language);
    if (std::ranges::find(words, one) == words.end()) words.push_back(std::move(one));
  }
  return words;
}

std::string Fields::State::label(const Field& field) const {
  if (field.type->kinds.contains(Kind::list) || field.type->kinds.contains(Kind::object)) return {};
  constexpr std::size_t kMostLooks = 10;
  for (std::size_t i = 0; i < std::min(field.uses.size(), kMostLooks); ++i) {
    const diag::Place place = sources.locate(field.uses[i]);
    const auto known = labels.find(place.file);
    std::string words = known == labels.end() ? std::string() : known->second.at(place);
    if (!words.empty()) return words;
  }
  return {};
}

// --- for people ---

namespace {

/// The tree as a table.
class Table {
 public:
  Table(const Fields::State& state, diag::Language language) : state_(state), language_(language) {}

  std::string write(const FieldType& root) && {
    add_members(root, 0);
    std::vector<std::size_t> widths(kColumns);
    for (const auto& row : rows_)
      for (std::size_t i = 0; i < kColumns; ++i)
        widths[i] = std::max(widths[i], text::columns(row[i]));
    std::string out;
    for (const auto& row : rows_) {
      std::string line;
      for (std::size_t i = 0; i < kColumns; ++i) {
        line += row[i];
        line.append(widths[i] - text::columns(row[i]) + 2, ' ');
      }
      out += std::string(text::trim_end(line)) + '\n';
    }
    return out;
  }

 private:
  static constexpr std::size_t kColumns = 5;

  void add_members(const FieldType& type, std::size_t depth) {
    for (const Field& member : type.members) add(member, member.name, depth);
    if (type.value != nullptr)
      add(*type.value, std::string(in(language_, "（任意名称）", "(any name)")), depth);
  }

  void add(const Field& field, const std::string& name, std::size_t depth) {
    std::string kind = kind_words(*field.type, language_);
    const FieldType* inside = object_in(*field.type);
    const auto known = inside == nullptr ? named_.end() : named_.find(inside);
    if (known != named_.end()) kind += std::string(in(language_, "，同 ", ", as ")) + known->second;
    const std::string label = state_.label(field);
    const auto places = state_.places(field, language_, 1);
    std::string where = places.empty() ? "" : places.front();
    const std::string count = std::to_string(field.uses.size());
    if (field.uses.size() > 1)
      where += std::string(in(language_, "（共 ", " (")) + count +
               std::string(in(language_, " 处）", " uses)"));
    rows_.push_back({std::string(2 * depth, ' ') + name, kind,
                     std::string(field.required ? in(language_, "必填", "required")
                                                : in(language_, "可不写", "optional")),
                     label.empty() || label == name
                         ? ""
                         : std::string(in(language_, "“", "\"")) + label +
                               std::string(in(language_, "”", "\"")),
                     where});
    if (inside == nullptr || known != named_.end()) return;
    named_.emplace(inside, name);
    add_members(*inside, depth + 1);
  }

  const Fields::State& state_;
  diag::Language language_;
  std::vector<std::array<std::string, kColumns>> rows_;
  std::map<const FieldType*, std::string> named_;
};

}  // namespace

std::string Fields::text(Language language) const {
  const auto words = in_diag(language);
  return Table(*state_, words).write(state_->fields.root());
}

// --- for programs ---

namespace {

class Tree {
 public:
  Tree(const Fields::State& state, diag::Language language) : state_(state), language_(language) {}

  Value members(const FieldType& type) {
    Value list = Value::list();
    for (const Field& member : type.members) list.mutable_items().push_back(field(member));
    return list;
  }

 private:
  Value field(const Field& field) {
    Value map = Value::map();
    if (!field.name.empty()) set(map, "name", Value::string(field.name));
    std::vector<std::string> kinds;
    for (const KindWords& kind : kKinds)
      if (field.type->kinds.contains(kind.kind)) kinds.emplace_back(kind.json);
    set(map, "types", texts(kinds));
    if (!field.name.empty()) set(map, "required", Value::boolean(field.required));
    if (const std::string label = state_.label(field); !label.empty())
      set(map, "label", Value::string(label));
    set(map, "places", texts(state_.places(field, language_, field.uses.size())));
    const auto [known, added] = named_.emplace(field.type, field.name);
    const bool has_parts =
        field.type->item != nullptr || field.type->value != nullptr || !field.type->members.empty();
    if (!added && has_parts) {
      set(map, "same_as", Value::string(known->second));
      return map;
    }
    if (field.type->item != nullptr) set(map, "items", this->field(*field.type->item));
    if (field.type->value != nullptr) set(map, "values", this->field(*field.type->value));
    if (!field.type->members.empty()) set(map, "fields", members(*field.type));
    return map;
  }

  const Fields::State& state_;
  diag::Language language_;
  std::map<const FieldType*, std::string> named_;
};

}  // namespace

std::string Fields::json(Language language) const {
  const auto words = in_diag(language);
  Value map = Value::map();
  set(map, "fields", Tree(*state_, words).members(state_->fields.root()));
  return data::json_text(map);
}

}  // namespace chengwen
