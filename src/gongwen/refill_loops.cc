#include "gongwen/refill_loops.h"

#include <algorithm>
#include <utility>

#include "gongwen/figure.h"
#include "text/characters.h"

namespace chengwen::gongwen {
namespace {

/// The key of a list of the record that has no items; "" when there is none.
std::string empty_list_of(const data::Value& root, const DataPath& record) {
  const data::Value* value = value_at(root, record);
  if (value == nullptr || !value->is_map()) return {};
  for (const auto& entry : value->as_map().peek())
    if (entry.value.is_list() && entry.value.items().empty()) return entry.key.to_string();
  return {};
}

std::size_t lists_of(const NestList::Item& item) {
  return static_cast<std::size_t>(
      std::count_if(item.elements.begin(), item.elements.end(),
                    [](const NestList::Element& element) { return !element.list.empty(); }));
}

}  // namespace

std::size_t UnitForm::slots() const {
  std::size_t count = 0;
  for (const Cell& cell : cells) {
    count += cell.expression.empty() ? 0 : 1;
    for (const Shape& shape : cell.shapes) count += shape.parts.size();
  }
  return count;
}

std::size_t LoopForm::slots() const {
  std::size_t count = 0;
  for (const Element& element : body)
    count += element.loop.empty() ? element.unit.slots() : element.loop.front().slots();
  return count;
}

std::vector<UnitForm*> LoopForm::units() {
  std::vector<UnitForm*> all;
  for (Element& element : body) {
    if (element.loop.empty()) {
      all.push_back(&element.unit);
      continue;
    }
    const auto inner = element.loop.front().units();
    all.insert(all.end(), inner.begin(), inner.end());
  }
  for (UnitForm& unit : otherwise) all.push_back(&unit);
  return all;
}

std::optional<LoopForm> LoopForms::of(const NestList& nest,
                                      const std::vector<std::string>& variables,
                                      const std::string& in_sentence) {
  variables_ = variables;
  in_sentence_ = in_sentence;
  begin_ = nest.begin;
  if (!merges_end_inside(nest)) return std::nullopt;
  auto made = form({{&nest, {}}});
  if (made) share_merges(*made);
  return made;
}

std::optional<LoopForm> LoopForms::form(const std::vector<List>& lists) {
  const List& first = lists.front();
  const std::string& variable = variables_[first.around.size()];
  LoopForm made;
  made.statement = "for " + variable + " in " + list_words(first.list->path, first.around);
  made.items = first.list->items.size();
  std::vector<Item> items;
  std::vector<DataPath> hidden;
  for (const List& each : lists) {
    std::size_t number = 0;
    for (std::size_t i = 0; i < each.list->items.size(); ++i) {
      const NestList::Item& item = each.list->items[i];
      Scope scope{each.list->path, i, number + 1, variable, item.begin, item.end};
      if (item.elements.empty()) {
        hidden.push_back(scope.record());
        continue;
      }
      ++number;
      Scopes scopes = each.around;
      scopes.push_back(std::move(scope));
      items.push_back({&item, std::move(scopes)});
    }
  }
  if (items.empty() || !hide_empty(hidden, items, made) || !add_body(items, made))
    return std::nullopt;
  return made;
}

/// Records that are not shown are those whose list has no items.
bool LoopForms::hide_empty(const std::vector<DataPath>& hidden, const std::vector<Item>& items,
                           LoopForm& form) const {
  if (hidden.empty()) return true;
  const std::string key = empty_list_of(root_, hidden.front());
  const auto has_none = [&](DataPath record) {
    record.push_back({key, 0, false});
    const data::Value* list = value_at(root_, record);
    return list == nullptr || !list->is_list() || list->items().empty();
  };
  const bool told = !key.empty() && std::all_of(hidden.begin(), hidden.end(), has_none) &&
                    std::none_of(items.begin(), items.end(), [&](const Item& item) {
                      return has_none(item.scopes.back().record());
                    });
  if (told)
    form.statement +=
        " if " + path_words({{key, 0, false}}, 0, items.front().scopes.back().variable);
  return told;
}

/// Holds the elements of an item against those of one whose lists all have items.
std::optional<LoopForms::Aligned> LoopForms::align(const NestList::Item& item,
                                                   const NestList::Item& model) {
  Aligned made;
  std::size_t at = 0;
  for (std::size_t i = 0; i < model.elements.size(); ++i) {
    const NestList::Element& wanted = model.elements[i];
    const NestList::Element* found = at < item.elements.size() ? &item.elements[at] : nullptr;
    const bool same_kind = found != nullptr && found->list.empty() == wanted.list.empty();
    if (same_kind && (wanted.list.empty() ||
                      generic(found->list.front().path) == generic(wanted.list.front().path))) {
      made.elements.push_back(found);
      ++at;
      continue;
    }
    if (wanted.list.empty()) return std::nullopt;
    made.elements.push_back(nullptr);
    const std::size_t behind = model.elements.size() - i - 1;
    while (at + behind < item.elements.size() && item.elements[at].list.empty())
      made.otherwise.push_back(item.elements[at++].unit);
  }
  if (at != item.elements.size()) return std::nullopt;
  return made;
}

/// Whether the lists that an item does not show have no items in the data.
bool LoopForms::lacks_nothing(const Item& item, const Aligned& aligned, const Item& model) const {
  for (std::size_t at = 0; at < aligned.elements.size(); ++at) {
    if (aligned.elements[at] != nullptr) continue;
    const DataPath& path = model.item->elements[at].list.front().path;
    const data::Value* list =
        value_at(root_, moved(path, model.scopes, item.scopes, item.scopes.size()));
    if (list != nullptr && list->is_list() && !list->items().empty()) return false;
  }
  return true;
}

bool LoopForms::add_body(const std::vector<Item>& items, LoopForm& form) {
  const auto model = std::max_element(items.begin(), items.end(), [](const Item& a, const Item& b) {
    return lists_of(*a.item) < lists_of(*b.item);
  });
  std::vector<Aligned> aligned;
  for (const Item& item : items) {
    auto each = align(*item.item, *model->item);
    if (!each || !lacks_nothing(item, *each, *model)) return false;
    aligned.push_back(std::move(*each));
  }
  for (std::size_t at = 0; at < model->item->elements.size(); ++at) {
    std::vector<Unit> units;
    std::vector<List> lists;
    for (std::size_t i = 0; i < items.size(); ++i) {
      const NestList::Element* element = aligned[i].elements[at];
      if (element == nullptr) continue;
      if (element->list.empty()) {
        units.push_back({element->unit, items[i].scopes});
      } else {
        lists.push_back({&element->list.front(), items[i].scopes});
      }
    }
    LoopForm::Element made;
    if (lists.empty()) {
      auto unit = form_unit(units);
      if (!unit) return false;
      made.unit = std::move(*unit);
    } else {
      auto loop = this->form(lists);
      if (!loop) return false;
      made.loop.push_back(std::move(*loop));
    }
    form.body.push_back(std::move(made));
  }
  auto instead = otherwise(items, aligned);
  if (!instead) return false;
  for (LoopForm::Element& element : form.body)
    if (!element.loop.empty()) element.loop.front().otherwise = std::move(*instead);
  return true;
}

/// What stands where a list has no items: everywhere the same, for one list of the record.
std::optional<std::vector<UnitForm>> LoopForms::otherwise(const std::vector<Item>& items,
                                                          const std::vector<Aligned>& aligned) {
  std::vector<std::vector<Unit>> units;
  std::size_t without = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Aligned& each = aligned[i];
    if (std::find(each.elements.begin(), each.elements.end(), nullptr) == each.elements.end())
      continue;
    if (without++ == 0) units.resize(each.otherwise.size());
    if (units.size() != each.otherwise.size()) return std::nullopt;
    for (std::size_t u = 0; u < units.size(); ++u)
      units[u].push_back({each.otherwise[u], items[i].scopes});
  }
  if (!units.empty() && aligned.front().elements.size() > 1 && lists_of(*items.front().item) > 1)
    return std::nullopt;
  std::vector<UnitForm> made;
  for (const std::vector<Unit>& each : units) {
    auto unit = form_unit(each);
    if (!unit) return std::nullopt;
    made.push_back(std::move(*unit));
  }
  return made;
}

std::vector<const DataList*> LoopForms::lists_in(const DataPath& record) const {
  std::vector<const DataList*> found;
  for (const DataList& list : data_.lists)
    if (list.path.size() > record.size() && begins_with(list.path, record) &&
        !passes_item(list.path, record.size()))
      found.push_back(&list);
  return found;
}

std::optional<UnitForm> LoopForms::form_unit(const std::vector<Unit>& instances) {
  const LoopUnit& first = units_[instances.front().unit];
  UnitForm form;
  form.depth = instances.front().scopes.size();
  // The one that is merged with the fewest rows above it says the most.
  std::size_t fewest = first.cells.size() + 1;
  for (const Unit& each : instances) {
    const LoopUnit& unit = units_[each.unit];
    if (!have_same_columns(unit, first)) return std::nullopt;
    const auto merged = static_cast<std::size_t>(
        std::count_if(unit.cells.begin(), unit.cells.end(),
                      [](const LoopUnit::Cell& cell) { return cell.continues; }));
    if (merged < fewest) form.unit = each.unit;
    fewest = std::min(fewest, merged);
  }
  for (std::size_t c = 0; c < first.cells.size(); ++c)
    if (!form_cell(instances, c, form)) return std::nullopt;
  // Of sentences the one stays that shows how several items are held apart.
  if (!first.is_row() && !form.cells.front().shapes.empty()) {
    const std::size_t paragraph = form.cells.front().shapes.front().paragraph;
    for (const Unit& each : instances)
      if (cell(each, 0).begin == paragraph) form.unit = each.unit;
  }
  return form;
}

bool LoopForms::form_cell(const std::vector<Unit>& instances, std::size_t c, UnitForm& form) {
  UnitForm::Cell made;
  made.column = cell(instances.front(), c).column;
  std::vector<Unit> live;
  for (const Unit& each : instances)
    if (!cell(each, c).continues) live.push_back(each);
  made.goes_on = live.empty();
  bool merged = false;
  if (!live.empty() && live.size() < instances.size()) {
    if (!find_merge(instances, c, made)) return false;
    merged = true;
  }
  const auto empty = static_cast<std::size_t>(std::count_if(
      live.begin(), live.end(), [&](const Unit& each) { return says_nothing(each, c); }));
  if (live.empty()) {
    form.cells.push_back(std::move(made));
    return true;
  }
  if (units_[live.front().unit].is_row() && empty > 0) {
    made.expression =
        empty == live.size() ? expression_by_heading(live, c) : sparse_expression(live, c);
    if (empty < live.size() && made.expression.empty()) return false;
  } else {
    const std::size_t paragraphs = cell(live.front(), c).end - cell(live.front(), c).begin;
    for (std::size_t p = 0; p < paragraphs; ++p) {
      auto shape = common_shape(live, c, p, merged);
      if (!shape) return false;
      made.shapes.push_back(std::move(*shape));
    }
  }
  if (merged || merges_single_groups(live, made)) name_merge(made);
  form.cells.push_back(std::move(made));
  return true;
}

/// Whether a cell is blank, or has a dash in place of a number.
bool LoopForms::says_nothing(const Unit& instance, std::size_t c) const {
  const LoopUnit::Cell& own = cell(instance, c);
  if (own.end != own.begin + 1) return false;
  const auto figure = whole_figure(text(own.begin));
  return text::trim(text(own.begin)).empty() || (figure && figure->nil);
}

/// What paragraph `p` of a cell says everywhere.
std::optional<Shape> LoopForms::common_shape(const std::vector<Unit>& live, std::size_t c,
                                             std::size_t p, bool merged) const {
  const auto paragraph_of = [&](const Unit& each) { return cell(each, c).begin + p; };
  const bool same_size = std::all_of(live.begin(), live.end(), [&](const Unit& each) {
    return cell(each, c).end - cell(each, c).begin ==
           cell(live.front(), c).end - cell(live.front(), c).begin;
  });
  if (!same_size) return std::nullopt;
  const bool numbered = !merged && std::all_of(live.begin(), live.end(), [&](const Unit& each) {
    const std::size_t at = paragraph_of(each);
    const auto number = item_number(text(at), each.scopes.back().number);
    const bool is_value =
        number && live.size() == 1 && number->end == text(at).size() && !matches_[at].empty();
    return number && !is_value;
  });
  std::vector<Shape> shapes;
  for (const Unit& each : live) {
    const std::size_t at = paragraph_of(each);
    shapes.push_back(shape_of(at, text(at), matches_[at], {root_, each.scopes, in_sentence_},
                              numbered, lists_in(each.scopes.back().record())));
  }
  std::vector<bool> firsts;
  for (const Unit& each : live) firsts.push_back(each.scopes.back().number == 1);
  if (!merged) split_opening(shapes, firsts);
  const auto best =
      std::max_element(shapes.begin(), shapes.end(),
                       [](const Shape& a, const Shape& b) { return a.items() < b.items(); });
  Shape common = *best;
  for (const Shape& shape : shapes)
    if (!narrow(common, shape)) return std::nullopt;
  // Nothing tells how two items would be held apart.
  for (const Shape::Part& part : common.parts)
    if (!part.loop.empty() && !part.loop.front().separator) return std::nullopt;
  return common;
}

}  // namespace chengwen::gongwen
