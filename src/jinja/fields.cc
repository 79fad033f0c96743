#include "jinja/fields.h"

#include <algorithm>
#include <map>

#include "jinja/shape_machine.h"

namespace chengwen::jinja {
namespace {

using Kind = FieldType::Kind;

/// What the values are by what is certain: how they are used, and which types are asked for.
std::set<Kind> certain_kinds(const DataType& type) {
  const auto has = [&](Want want) {
    return type.wants.contains(want) || type.tested.contains(want);
  };
  std::set<Kind> kinds;
  if (has(Want::object) || !type.members.empty() || type.value != nullptr)
    kinds.insert(Kind::object);
  if (has(Want::list)) kinds.insert(Kind::list);
  if (has(Want::number)) kinds.insert(Kind::number);
  if (has(Want::numeral)) kinds.insert({Kind::text, Kind::number});
  if (has(Want::date)) kinds.insert(Kind::date);
  if (has(Want::text) && !has(Want::date)) kinds.insert(Kind::text);
  if (has(Want::boolean)) kinds.insert(Kind::boolean);
  if (has(Want::content)) kinds.insert(Kind::content);
  return kinds;
}

bool compared_with(const DataType& type, bool (data::Value::*is_kind)() const) {
  return !type.examples.empty() && std::ranges::all_of(type.examples, is_kind);
}

/// Whether a template only asks which of several texts a value is, and does nothing otherwise.
bool is_choice(const DataType& type, const std::set<Kind>& kinds) {
  return kinds == std::set{Kind::text} && type.chosen > 1 && type.compared == type.chosen &&
         !type.wants.contains(Want::printed) && !type.wants.contains(Want::text);
}

/// Where nothing is certain, or the values are printed besides being something that is not.
std::set<Kind> kinds_of(const DataType& type) {
  std::set<Kind> kinds = certain_kinds(type);
  const auto has = [&](Want want) { return type.wants.contains(want); };
  const bool only_parts = std::ranges::all_of(
      kinds, [](Kind kind) { return kind == Kind::list || kind == Kind::object; });
  if (!only_parts || (!kinds.empty() && type.tested.empty())) return kinds;
  if (kinds.empty() && has(Want::addend)) return {Kind::number};
  if (kinds.empty() && has(Want::sized) && !has(Want::printed)) return {Kind::text, Kind::list};
  if (compared_with(type, &data::Value::is_string) || (has(Want::printed) && has(Want::sized))) {
    kinds.insert(Kind::text);
  } else if (has(Want::printed)) {
    kinds.insert({Kind::text, Kind::number});
  } else if (compared_with(type, &data::Value::is_number)) {
    kinds.insert(Kind::number);
  }
  return kinds;
}

}  // namespace

/// Turns a DataTree into fields and types.
class Fields::Resolver {
 public:
  explicit Resolver(Fields& fields) : fields_(fields), tree_(fields.tree_) {
    for (DataField* field : tree_.fields()) owners_[&DataTree::type(*field)].push_back(field);
  }

  const FieldType* type(DataField& field) {
    DataType& from = DataTree::type(field);
    const auto [known, added] = known_.try_emplace(&from, nullptr);
    if (!added) return known->second;
    FieldType& made = fields_.types_.emplace_back();
    known->second = &made;
    made.kinds = kinds_of(from);
    if (made.kinds.empty() && is_switch(from)) made.kinds.insert(Kind::boolean);
    made.examples = from.examples;
    made.closed = is_choice(from, made.kinds);
    made.content_keys.insert(from.content_keys.begin(), from.content_keys.end());
    if (from.item != nullptr) made.item = &fields_.items_.emplace_back(resolved(*from.item));
    if (from.value != nullptr) made.value = &fields_.items_.emplace_back(resolved(*from.value));
    for (DataField* member : from.members) {
      const bool is_used = !DataTree::find(*member).seen.all().empty();
      if (!is_used) continue;
      Field part = resolved(*member);
      part.required = is_required(*member, from);
      made.members.push_back(std::move(part));
    }
    return &made;
  }

 private:
  Field resolved(DataField& field) {
    const DataField& found = DataTree::find(field);
    return {found.name, false, found.uses, type(field)};
  }

  /// Whether nothing is done with the values but to ask whether they are true.
  bool is_switch(DataType& type) {
    return type.wants == std::set{Want::truth} &&
           std::ranges::all_of(owners_[&type],
                               [](DataField* field) { return field->needed.all().empty(); });
  }

  /// Whether the member is needed wherever its owner is used.
  bool is_required(DataField& member, DataType& owner) {
    DataField& field = DataTree::find(member);
    const auto [known, added] = required_.try_emplace(&field, false);
    if (!added) return known->second;
    Paths needed;
    for (const Path& path : field.needed.all()) needed.add(without_certain(path, owner));
    bool required = !needed.all().empty();
    for (const DataField* other : owners_[&owner]) {
      for (const Path& path : other->seen.all()) {
        required = required && std::ranges::any_of(needed.all(), [&](const Path& weak) {
                     return std::ranges::includes(path, weak);
                   });
      }
    }
    return required_[&field] = required;
  }

  /// Without the conditions that hold anyhow: that the owner is there and of its type, and that a
  /// list has items where there must be a list.
  Path without_certain(Path path, DataType& owner) {
    std::erase_if(path, [&](Literal literal) {
      const DataTree::Statement* statement = tree_.statement(literal);
      if (statement == nullptr) return false;
      DataType& about = DataTree::type(*statement->field);
      if (&about == &owner)
        return literal > 0 || statement->what == DataTree::Says::type ||
               statement->what == DataTree::Says::none;
      if (statement->what != DataTree::Says::filled || literal < 0) return false;
      return is_required_list(*statement->field);
    });
    return path;
  }

  bool is_required_list(DataField& list) {
    for (const auto& [type, fields] : owners_) {
      for (DataField* member : type->members)
        if (&DataTree::find(*member) == &DataTree::find(list)) return is_required(*member, *type);
    }
    return true;
  }

  Fields& fields_;
  DataTree& tree_;
  std::map<DataType*, std::vector<DataField*>> owners_;
  std::map<DataType*, const FieldType*> known_;
  std::map<DataField*, bool> required_;
};

void Fields::add(const Program& program, const Environment& environment, const ShapeSites& sites) {
  ShapeMachine(program, environment, tree_, sites).run();
}

void Fields::finish() {
  root_ = Resolver(*this).type(tree_.root());
}

}  // namespace chengwen::jinja
