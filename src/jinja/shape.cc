#include "jinja/shape.h"

#include <algorithm>
#include <iterator>

#include "jinja/code.h"

namespace chengwen::jinja {
namespace {

constexpr std::size_t kMostAlternatives = 100;

bool is_same(const Shape::Alternative& a, const Shape::Alternative& b) {
  if (a.field != nullptr || b.field != nullptr) {
    return a.field != nullptr && b.field != nullptr && a.computed == b.computed &&
           &DataTree::find(*a.field) == &DataTree::find(*b.field);
  }
  if (a.made == b.made) return true;
  const bool constants =
      a.made->kind == Made::Kind::constant && b.made->kind == Made::Kind::constant;
  return constants && a.made->constant.kind() == b.made->constant.kind() &&
         a.made->constant == b.made->constant;
}

}  // namespace

void Shape::add(Alternative alternative) {
  for (Alternative& known : alternatives_) {
    if (!is_same(known, alternative)) continue;
    Path common;
    std::ranges::set_intersection(known.guard, alternative.guard, std::back_inserter(common));
    known.guard = std::move(common);
    return;
  }
  if (alternatives_.size() < kMostAlternatives) alternatives_.push_back(std::move(alternative));
}

void Shape::add(const Shape& other, const Path& guard) {
  // `other` may be this shape.
  const std::vector<Alternative> added = other.alternatives_;
  for (const Alternative& alternative : added)
    add({alternative.field, alternative.made, joined(alternative.guard, guard),
         alternative.computed});
}

Shape Shape::guarded(const Path& guard) const {
  Shape shape;
  shape.add(*this, guard);
  shape.branches = branches;
  return shape;
}

Shape Shape::computed() const {
  Shape shape = *this;
  shape.branches = Branches{};
  for (Alternative& alternative : shape.alternatives_) alternative.computed = true;
  return shape;
}

std::vector<data::Value> Shape::constants() const {
  std::vector<data::Value> found;
  for (const Alternative& alternative : alternatives_) {
    if (alternative.made != nullptr && alternative.made->kind == Made::Kind::constant)
      found.push_back(alternative.made->constant);
  }
  return found;
}

std::vector<std::string> Shape::texts() const {
  std::vector<std::string> found;
  for (const data::Value& constant : constants())
    if (constant.is_string()) found.emplace_back(constant.as_string());
  return found;
}

bool Shape::is_data() const {
  return std::ranges::any_of(alternatives_, [](const Alternative& alternative) {
    return alternative.field != nullptr && !alternative.computed;
  });
}

bool ShapeStore::depends_on_data(const Shape& value) const {
  return std::ranges::any_of(value.alternatives(), [&](const Shape::Alternative& alternative) {
    return alternative.field != nullptr || alternative.made == &unknown_ ||
           (alternative.made->kind == Made::Kind::length &&
            depends_on_data(alternative.made->iterable));
  });
}

Made& ShapeStore::make(Made::Kind kind) {
  Made& made = made_.emplace_back();
  made.kind = kind;
  return made;
}

ShapeFrame& ShapeStore::make_frame(const Function& function, ShapeFrame* outer) {
  ShapeFrame& frame = frames_.emplace_back();
  frame.function = &function;
  frame.slots.resize(function.slots);
  frame.outer = outer;
  return frame;
}

Shape ShapeStore::constant(data::Value value) {
  Made& made = make(Made::Kind::constant);
  made.constant = std::move(value);
  return Shape(made);
}

Shape ShapeStore::list(Shape items) {
  Made& made = make(Made::Kind::list);
  made.items = std::move(items);
  return Shape(made);
}

Shape ShapeStore::tuple(std::vector<Shape> parts) {
  Made& made = make(Made::Kind::tuple);
  made.parts = std::move(parts);
  return Shape(made);
}

Shape ShapeStore::length(Shape of) {
  Made& made = make(Made::Kind::length);
  made.iterable = std::move(of);
  return Shape(made);
}

}  // namespace chengwen::jinja
