#include <algorithm>
#include <utility>

#include "jinja/shape_machine.h"

/// What ShapeMachine knows of fields, and of what is made of them.
namespace chengwen::jinja {
namespace {

constexpr std::size_t kMostConstants = 100;

using Alternative = Shape::Alternative;

bool is_index(const data::Value& key) {
  return key.is_number();
}

/// The items of a constant list, tuple or map.
std::vector<data::Value> constant_items(const data::Value& constant) {
  if (constant.is_list() || constant.is_tuple()) {
    const auto& items = constant.items();
    return {items.begin(),
            items.begin() + static_cast<std::ptrdiff_t>(std::min(items.size(), kMostConstants))};
  }
  return {};
}

bool has_kind(const Shape& shape, Made::Kind kind) {
  return std::ranges::any_of(shape.alternatives(), [&](const Alternative& alternative) {
    return alternative.made != nullptr && alternative.made->kind == kind;
  });
}

}  // namespace

DataField& ShapeMachine::touched(const Alternative& alternative, bool needed) {
  DataField& field = DataTree::find(*alternative.field);
  if (alternative.computed) return field;
  const Path path = joined(path_, alternative.guard);
  field.seen.add(path);
  if (needed) field.needed.add(path);
  const diag::Span& span = program_.spans[position_];
  if (std::ranges::find(field.uses, span) == field.uses.end()) field.uses.push_back(span);
  return field;
}

/// A name of a global function that is no callee is a name of the data.
Shape ShapeMachine::resolved(const Shape& value) {
  Shape shape;
  for (const Alternative& alternative : value.alternatives()) {
    if (alternative.made != nullptr && alternative.made->kind == Made::Kind::native) {
      shape.add(Shape(tree_.member(tree_.root(), alternative.made->native->name)),
                alternative.guard);
    } else {
      shape.add(alternative);
    }
  }
  shape.branches = value.branches;
  return shape;
}

void ShapeMachine::touch(const Shape& value) {
  for (const Alternative& alternative : resolved(value).alternatives())
    if (alternative.field != nullptr) touched(alternative, false);
}

void ShapeMachine::need(const Shape& value) {
  for (const Alternative& alternative : resolved(value).alternatives())
    if (alternative.field != nullptr) touched(alternative, true);
}

void ShapeMachine::want(const Shape& value, Want what) {
  for (const Alternative& alternative : resolved(value).alternatives())
    if (alternative.field != nullptr) DataTree::type(touched(alternative, true)).wants.insert(what);
}

Shape ShapeMachine::items(const Shape& list) {
  Shape result;
  want(list, Want::list);
  for (const Alternative& alternative : resolved(list).alternatives()) {
    Shape items;
    if (alternative.field != nullptr) {
      const Literal filled = tree_.literal(DataTree::Says::filled, *alternative.field);
      items = Shape(tree_.item(*alternative.field)).guarded({filled});
    } else {
      const Made& made = *alternative.made;
      items = made.items;
      for (const Shape& part : made.parts) items.add(part);
      for (const data::Value& constant : constant_items(made.constant))
        items.add(store_->constant(constant));
      if (made.kind == Made::Kind::unknown || made.kind == Made::Kind::map)
        items = store_->unknown();
    }
    result.add(items, alternative.guard);
  }
  return result;
}

Shape ShapeMachine::member(const Shape& value, std::string_view name) {
  Shape result;
  for (const Alternative& alternative : resolved(value).alternatives()) {
    Shape member;
    if (alternative.field != nullptr) {
      want(Shape(alternative), Want::object);
      member = Shape(tree_.member(*alternative.field, name));
    } else {
      const Made& made = *alternative.made;
      const auto known = made.members.find(name);
      if (known != made.members.end()) {
        member = known->second;
      } else if (made.kind == Made::Kind::loop) {
        member = name == "previtem" || name == "nextitem" ? made.items : store_->counted();
      } else if (made.kind == Made::Kind::map) {
        member = made.items;
      } else {
        member = store_->unknown();
      }
    }
    result.add(member, alternative.guard);
  }
  return result;
}

Shape ShapeMachine::item(const Shape& value, const Shape& key) {
  const Shape of = resolved(value);
  const std::vector<data::Value> constants = key.constants();
  Shape result;
  for (const data::Value& constant : constants) {
    if (constant.is_string()) {
      result.add(member(of, constant.as_string()));
      continue;
    }
    const auto index = is_index(constant) ? constant.as_small_integer() : std::nullopt;
    for (const Alternative& alternative : of.alternatives()) {
      const Made* made = alternative.made;
      const bool has_part = made != nullptr && index && *index >= 0 &&
                            static_cast<std::size_t>(*index) < made->parts.size();
      result.add(
          has_part ? made->parts[static_cast<std::size_t>(*index)] : items(Shape(alternative)),
          alternative.guard);
    }
  }
  if (!constants.empty()) return result;
  need(key);
  return key.is_data() ? values(of) : items(of);
}

Shape ShapeMachine::attribute(const Shape& value, const Shape& name) {
  Shape result;
  for (const data::Value& constant : name.constants()) {
    if (!constant.is_string()) {
      result.add(item(value, store_->constant(constant)));
      continue;
    }
    Shape at = value;
    for (std::string_view rest = constant.as_string(); !rest.empty();) {
      const std::string_view step = rest.substr(0, rest.find('.'));
      rest.remove_prefix(std::min(rest.size(), step.size() + 1));
      const bool digits = step.find_first_not_of("0123456789") == step.npos;
      at = digits ? item(at, store_->constant(data::Value::integer(0))) : member(at, step);
    }
    result.add(at);
  }
  if (name.constants().empty()) result = item(value, name);
  return result;
}

Shape ShapeMachine::attribute_if_any(const Shape& value, const Shape& name,
                                     const Shape& otherwise) {
  Shape result = otherwise;
  if (name.texts().empty()) result.add(values(value));
  for (const std::string& path : name.texts()) {
    Shape at = value;
    Path there;
    for (std::string_view rest = path; !rest.empty();) {
      const std::string_view step = rest.substr(0, rest.find('.'));
      rest.remove_prefix(std::min(rest.size(), step.size() + 1));
      at = member(at, step);
      touch(at);
      for (const Alternative& alternative : at.alternatives())
        if (alternative.field != nullptr)
          there.push_back(tree_.literal(DataTree::Says::defined, *alternative.field));
      std::ranges::sort(there);
      at = at.guarded(there);
    }
    result.add(at);
  }
  return result;
}

Shape ShapeMachine::values(const Shape& object) {
  Shape result;
  for (const Alternative& alternative : resolved(object).alternatives()) {
    if (alternative.field != nullptr) {
      want(Shape(alternative), Want::object);
      result.add(Shape(tree_.value(*alternative.field)), alternative.guard);
    } else {
      for (const auto& [name, member] : alternative.made->members) result.add(member);
      result.add(alternative.made->items);
    }
  }
  return result;
}

/// What is in slots of inner scopes, which come later, hides the outer ones.
std::map<std::string, Shape, std::less<>> ShapeMachine::names_here() const {
  std::vector<const ShapeFrame*> frames;
  for (const ShapeFrame* frame = frame_; frame != nullptr; frame = frame->outer)
    frames.push_back(frame);
  auto names = names_;
  for (; !frames.empty(); frames.pop_back()) {
    const ShapeFrame& frame = *frames.back();
    for (std::size_t i = 0; i < frame.function->slot_names.size(); ++i)
      if (!frame.slots[i].alternatives().empty())
        names.insert_or_assign(frame.function->slot_names[i], frame.slots[i]);
  }
  return names;
}

Shape ShapeMachine::global(const Name& name) {
  const auto known = names_.find(name.text);
  if (known != names_.end()) return known->second;
  if (name.text == "data" && sees_data_) return Shape(tree_.root());
  if (const Native* native = environment_.global(name.text)) {
    Made& made = store_->make(Made::Kind::native);
    made.native = native;
    return Shape(made);
  }
  return sees_data_ ? Shape(tree_.member(tree_.root(), name.text)) : store_->unknown();
}

Shape ShapeMachine::sum(const Shape& a, const Shape& b) {
  const auto is_list = [](const Shape& shape) {
    return has_kind(shape, Made::Kind::list) || has_kind(shape, Made::Kind::tuple);
  };
  if (is_list(a) || is_list(b)) {
    Shape both = items(a);
    both.add(items(b));
    return store_->list(std::move(both));
  }
  const bool texts = !a.texts().empty() || !b.texts().empty();
  for (const Shape* operand : {&a, &b}) want(*operand, texts ? Want::text : Want::addend);
  if (texts) return store_->unknown();
  // Numbers or lists: what is done with the sum will tell.
  Shape result = resolved(a).computed();
  result.add(resolved(b).computed());
  if (!a.constants().empty() || !b.constants().empty()) result.add(store_->unknown());
  return result;
}

Shape ShapeMachine::compare(const Shape& a, const Shape& b, bool ordered) {
  const auto learn = [&](const Shape& value, const Shape& other) {
    need(value);
    const std::vector<data::Value> constants = other.constants();
    for (const Alternative& alternative : resolved(value).alternatives()) {
      if (alternative.field == nullptr || alternative.computed) continue;
      DataType& type = DataTree::type(*alternative.field);
      ++type.compared;
      for (const data::Value& constant : constants) {
        if (constant.is_boolean()) type.wants.insert(Want::boolean);
        if (ordered && constant.is_number()) type.wants.insert(Want::number);
        if (!constant.is_string() && !constant.is_number()) continue;
        if (std::ranges::find(type.examples, constant) == type.examples.end())
          type.examples.push_back(constant);
      }
      if (ordered && constants.empty() && !other.is_data()) type.wants.insert(Want::addend);
    }
    // Up to 1 the question is whether there is anything at all.
    const bool counts = std::ranges::any_of(constants, [](const data::Value& constant) {
      return constant.is_number() && constant.as_small_integer().value_or(2) > 1;
    });
    for (const Alternative& alternative : value.alternatives())
      if (counts && has_kind(Shape(alternative), Made::Kind::length))
        need(alternative.made->iterable);
  };
  learn(a, b);
  learn(b, a);
  return condition(store_->depends_on_data(a) || store_->depends_on_data(b));
}

Shape ShapeMachine::contained(const Shape& item, const Shape& container) {
  Shape constants, items;
  for (const data::Value& constant : container.constants())
    for (const data::Value& one : constant_items(constant)) constants.add(store_->constant(one));
  for (const Alternative& alternative : container.alternatives())
    if (alternative.made != nullptr) constants.add(alternative.made->items);
  if (constants.alternatives().empty()) {
    need(item);
    want(container, Want::sized);
    compare(container, item, false);
    for (const Alternative& alternative : container.alternatives())
      if (alternative.field != nullptr && !alternative.computed)
        items.add(Shape(tree_.item(*alternative.field)));
    compare(items, item, false);
  } else {
    compare(item, constants, false);
  }
  Shape result = condition(store_->depends_on_data(item) || store_->depends_on_data(container));
  note_choice(result, items);
  return result;
}

Shape ShapeMachine::make_list(std::vector<Shape> parts, Made::Kind kind) {
  Made& made = store_->make(kind);
  if (kind == Made::Kind::list)
    for (const Shape& part : parts) made.items.add(part);
  made.parts = std::move(parts);
  return Shape(made);
}

Shape ShapeMachine::make_map(std::vector<Shape> pairs) {
  Made& made = store_->make(Made::Kind::map);
  for (std::size_t i = 0; i + 1 < pairs.size(); i += 2) {
    const std::vector<std::string> names = pairs[i].texts();
    for (const std::string& name : names) made.members[name].add(pairs[i + 1]);
    if (names.empty()) made.items.add(pairs[i + 1]);
  }
  return Shape(made);
}

void ShapeMachine::unpack(std::size_t count) {
  const Shape value = pop();
  std::vector<Shape> parts(count);
  for (const Alternative& alternative : resolved(value).alternatives()) {
    const Made* made = alternative.made;
    const bool known = made != nullptr && made->parts.size() == count;
    const Shape same = known ? Shape() : items(Shape(alternative));
    for (std::size_t i = 0; i < count; ++i)
      parts[i].add(known ? made->parts[i] : same, alternative.guard);
  }
  for (std::size_t i = count; i-- > 0;) push(std::move(parts[i]));
}

void ShapeMachine::print(const Printed& printed, const Shape& value) {
  want(value, sites_.prints_content(printed.site) ? Want::content : Want::printed);
  for (const Alternative& alternative : value.alternatives())
    if (alternative.made != nullptr)
      for (const Shape& part : alternative.made->parts) want(part, Want::printed);
}

void ShapeMachine::set_member(std::string_view name) {
  const Shape target = pop();
  const Shape value = pop();
  for (const Alternative& alternative : target.alternatives()) {
    if (alternative.made != nullptr && alternative.made->kind == Made::Kind::map)
      alternative.made->members[std::string(name)].add(here(value));
  }
}

}  // namespace chengwen::jinja
