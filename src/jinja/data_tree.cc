#include "jinja/data_tree.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace chengwen::jinja {
namespace {

constexpr std::size_t kMostPaths = 64;

bool implies(const Path& strong, const Path& weak) {
  return std::ranges::includes(strong, weak);
}

/// `path` without the conditions that hold either way, as `other` shows.
bool resolve(Path& path, const Path& other) {
  for (const Literal literal : path) {
    if (!std::ranges::binary_search(other, -literal)) continue;
    Path rest = path, other_rest = other;
    std::erase(rest, literal);
    std::erase(other_rest, -literal);
    if (!implies(rest, other_rest)) continue;
    path = std::move(rest);
    return true;
  }
  return false;
}

}  // namespace

Path joined(const Path& a, const Path& b) {
  Path both;
  std::ranges::set_union(a, b, std::back_inserter(both));
  return both;
}

void Paths::add(Path path) {
  for (bool again = true; again;) {
    again = false;
    for (const Path& other : paths_) {
      if (implies(path, other)) return;
      again = again || resolve(path, other);
    }
  }
  std::erase_if(paths_, [&](const Path& other) { return implies(other, path); });
  if (paths_.size() < kMostPaths) paths_.push_back(std::move(path));
}

DataTree::DataTree() : root_(&add_field({})) {
  root_->seen.add({});
  root_->type->wants.insert(Want::object);
}

DataField& DataTree::add_field(std::string_view name) {
  DataField& field = fields_.emplace_back();
  field.name = name;
  field.type = &types_.emplace_back();
  return field;
}

std::vector<DataField*> DataTree::fields() {
  std::vector<DataField*> all;
  for (DataField& field : fields_)
    if (field.same == nullptr) all.push_back(&field);
  return all;
}

DataField& DataTree::find(DataField& field) {
  DataField* found = &field;
  while (found->same != nullptr) found = found->same;
  return *found;
}

DataType& DataTree::type(DataField& field) {
  DataType* found = find(field).type;
  while (found->same != nullptr) found = found->same;
  return *found;
}

DataField& DataTree::member(DataField& owner, std::string_view name) {
  DataType& inside = type(owner);
  const auto known = std::ranges::find(inside.members, name, &DataField::name);
  if (known != inside.members.end()) return find(**known);
  DataField& made = add_field(name);
  inside.members.push_back(&made);
  return made;
}

DataField& DataTree::item(DataField& list) {
  DataType& inside = type(list);
  if (inside.item == nullptr) inside.item = &add_field({});
  return find(*inside.item);
}

DataField& DataTree::value(DataField& object) {
  DataType& inside = type(object);
  if (inside.value == nullptr) inside.value = &add_field({});
  return find(*inside.value);
}

void DataTree::unify(DataField& a, DataField& b) {
  join_types(type(a), type(b));
  // What is joined may lead back to what was joined before.
  while (!unequal_.empty()) {
    const auto [first, second] = unequal_.back();
    unequal_.pop_back();
    DataField &to = find(*first), &from = find(*second);
    if (&to == &from) continue;
    DataType& other = type(from);
    from.same = &to;
    for (const Path& path : from.seen.all()) to.seen.add(path);
    for (const Path& path : from.needed.all()) to.needed.add(path);
    to.uses.insert(to.uses.end(), from.uses.begin(), from.uses.end());
    join_types(type(to), other);
  }
}

/// The fields that two types have in common are left to unify().
void DataTree::join_types(DataType& to, DataType& from) {
  if (&to == &from) return;
  from.same = &to;
  to.wants.insert(from.wants.begin(), from.wants.end());
  to.tested.insert(from.tested.begin(), from.tested.end());
  to.content_keys.insert(from.content_keys.begin(), from.content_keys.end());
  to.compared += from.compared;
  to.chosen += from.chosen;
  to.examples.insert(to.examples.end(), from.examples.begin(), from.examples.end());
  const auto join = [&](DataField*& here, DataField* there) {
    if (here != nullptr && there != nullptr) unequal_.emplace_back(here, there);
    if (here == nullptr) here = there;
  };
  join(to.item, from.item);
  join(to.value, from.value);
  for (DataField* member : from.members) {
    const auto known = std::ranges::find(to.members, member->name, &DataField::name);
    if (known == to.members.end()) {
      to.members.push_back(member);
    } else {
      unequal_.emplace_back(*known, member);
    }
  }
}

Literal DataTree::literal(Says what, DataField& field, std::string_view asked) {
  DataField& about = find(field);
  const auto [known, added] = known_.try_emplace({what, &about, asked}, literals_ + 1);
  if (added) {
    ++literals_;
    statements_.emplace(literals_, Statement{what, &about});
  }
  return known->second;
}

const DataTree::Statement* DataTree::statement(Literal literal) const {
  const auto found = statements_.find(std::abs(literal));
  return found == statements_.end() ? nullptr : &found->second;
}

}  // namespace chengwen::jinja
