#include "jinja/inference.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "jinja/parameters.h"

namespace chengwen::jinja {

void Inference::hint(Want what) const {
  for (const Shape::Alternative& alternative : subject().alternatives())
    if (alternative.field != nullptr) DataTree::type(*alternative.field).wants.insert(what);
}

void Inference::may_be(const Shape& value, Want what) const {
  for (const Shape::Alternative& alternative : value.alternatives())
    if (alternative.field != nullptr) DataTree::type(*alternative.field).tested.insert(what);
}

void Inference::example(const Shape& value, const data::Value& example) const {
  for (const Shape::Alternative& alternative : value.alternatives()) {
    if (alternative.field == nullptr) continue;
    auto& examples = DataTree::type(*alternative.field).examples;
    if (std::ranges::find(examples, example) == examples.end()) examples.push_back(example);
  }
}

void Inference::may_be_list(const Shape& value, Want items) const {
  may_be(value, Want::list);
  for (const Shape::Alternative& alternative : value.alternatives())
    if (alternative.field != nullptr)
      DataTree::type(host_.data().item(*alternative.field)).wants.insert(items);
}

Shape Inference::item_or_attribute(std::size_t index) const {
  const Shape item = items();
  return given(index) ? host_.attribute(item, (*this)[index]) : item;
}

Shape Inference::condition(DataTree::Says what, std::string_view type) const {
  Shape result = unknown();
  result.branches = Shape::Branches{};
  if (subject().alternatives().size() != 1) return result;
  const Shape::Alternative& only = subject().alternatives().front();
  if (only.field == nullptr || only.computed) return result;
  const Literal literal = host_.data().literal(what, *only.field, type);
  result.branches = Shape::Branches{{literal}, {-literal}};
  return result;
}

Shape infer(ShapeHost& host, const Native& native, std::vector<Shape> arguments,
            NamedShapes named) {
  if (native.infer == nullptr) {
    for (const Shape& argument : arguments) host.need(argument);
    for (const auto& [name, shape] : named) host.need(shape);
    return host.store().unknown();
  }
  const Parameters parameters(native.parameters);
  const auto names = parameters.names();
  const std::size_t came = std::min(arguments.size() - 1, parameters.count);
  auto given = static_cast<std::uint32_t>((std::uint64_t{1} << came) - 1);
  const auto first_rest = arguments.begin() + static_cast<std::ptrdiff_t>(came) + 1;
  std::vector<Shape> rest(std::make_move_iterator(first_rest),
                          std::make_move_iterator(arguments.end()));
  arguments.resize(parameters.count + 1);
  NamedShapes others;
  for (auto& [name, shape] : named) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) {
      others.emplace_back(std::move(name), std::move(shape));
      continue;
    }
    const auto index = static_cast<std::size_t>(found - names.begin());
    given |= 1u << index;
    arguments[index + 1] = std::move(shape);
  }
  Inference call(host, native, std::move(arguments), given, std::move(rest), std::move(others));
  return native.infer(call);
}

namespace {

Shape wants(Inference& call, Want what) {
  call.want(call.subject(), what);
  return call.unknown();
}

}  // namespace

Shape wants_printed(Inference& call) {
  return wants(call, Want::printed);
}
Shape wants_text(Inference& call) {
  return wants(call, Want::text);
}
Shape wants_number(Inference& call) {
  return wants(call, Want::number);
}
Shape wants_numeral(Inference& call) {
  return wants(call, Want::numeral);
}
Shape wants_date(Inference& call) {
  return wants(call, Want::date);
}
Shape wants_printed_items(Inference& call) {
  call.want(call.items(), Want::printed);
  return call.unknown();
}

Shape gives_subject(Inference& call) {
  return call.subject();
}
Shape gives_item(Inference& call) {
  return call.items();
}
Shape gives_list_of_items(Inference& call) {
  return call.list(call.items());
}

}  // namespace chengwen::jinja
