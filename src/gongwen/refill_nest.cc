#include "gongwen/refill_nest.h"

#include <algorithm>
#include <utility>

namespace chengwen::gongwen {
namespace {

/// Units that are the same for all records and stand between two that are not.
constexpr std::size_t kMostFixed = 2;
/// Units that a record may have.
constexpr std::size_t kMostElements = 8;

DataPath item_of(const DataPath& list, std::size_t item) {
  DataPath record = list;
  record.push_back({{}, item, true});
  return record;
}

}  // namespace

bool have_same_columns(const LoopUnit& a, const LoopUnit& b) {
  return std::equal(a.cells.begin(), a.cells.end(), b.cells.begin(), b.cells.end(),
                    [](const LoopUnit::Cell& one, const LoopUnit::Cell& other) {
                      return one.column == other.column;
                    });
}

std::size_t NestList::height() const {
  std::size_t below = 0;
  for (const Item& item : items)
    for (const Element& element : item.elements)
      for (const NestList& list : element.list) below = std::max(below, list.height());
  return below + 1;
}

NestReader::NestReader(const std::vector<LoopUnit>& units,
                       const std::vector<std::vector<Match>>& matches, const DataLeaves& data,
                       const data::Value& root)
    : units_(units), data_(data), root_(root), texts_(units.size()) {
  for (std::size_t at = 0; at < units.size(); ++at)
    for (const LoopUnit::Cell& cell : units[at].cells)
      for (std::size_t p = cell.begin; p < cell.end; ++p)
        for (const Match& match : matches[p])
          for (const Origin& origin : match.origins)
            if (!match.is_number) texts_[at].push_back(&origin.path);
}

bool NestReader::shows(std::size_t unit, const DataPath& record) const {
  return unit < texts_.size() &&
         std::any_of(texts_[unit].begin(), texts_[unit].end(),
                     [&](const DataPath* path) { return begins_with(*path, record); });
}

bool NestReader::shows_first(std::size_t unit, const DataPath& list) const {
  DataPath record = item_of(list, 0);
  while (value_at(root_, record) != nullptr && !shows(unit, record)) {
    if (!has_empty_list(record)) return false;
    ++record.back().index;
  }
  return shows(unit, record);
}

/// Whether a unit is the first of a record: shows more of it than of the one before.
bool NestReader::begins(std::size_t unit, const DataPath& record, const DataPath& before) const {
  const auto of = [&](const DataPath& which) {
    return std::count_if(texts_[unit].begin(), texts_[unit].end(),
                         [&](const DataPath* path) { return begins_with(*path, which); });
  };
  return of(record) > of(before);
}

bool NestReader::goes_on(std::size_t unit, const DataPath& record, const DataPath* next) const {
  for (std::size_t at = unit + 1; at <= unit + kMostFixed; ++at)
    if (shows(at, record) || (next != nullptr && shows(at, *next))) return true;
  return false;
}

bool NestReader::has_empty_list(const DataPath& record) const {
  const data::Value* value = value_at(root_, record);
  if (value == nullptr || !value->is_map()) return false;
  const auto& entries = value->as_map().peek();
  return std::any_of(entries.begin(), entries.end(), [](const auto& entry) {
    return entry.value.is_list() && entry.value.items().empty();
  });
}

std::set<std::string> NestReader::lists_below(const DataPath& list) const {
  std::set<std::string> found;
  for (const DataList& each : data_.lists)
    if (each.path.size() > list.size() && begins_with(each.path, list))
      found.insert(path_words(generic(each.path)));
  return found;
}

std::optional<NestList> NestReader::read(const DataPath& list, std::size_t at,
                                         const std::set<std::string>& in_units) {
  in_units_ = in_units;
  elements_of_.clear();
  return read_list(list, at);
}

std::optional<NestList> NestReader::read_list(const DataPath& list, std::size_t at) {
  const data::Value* value = value_at(root_, list);
  if (value == nullptr || !value->is_list()) return std::nullopt;
  const std::size_t size = value->items().size();
  NestList made{list, {}, at, at};
  std::size_t& elements = elements_of_[path_words(generic(list))];
  for (std::size_t i = 0; i < size; ++i) {
    const DataPath record = item_of(list, i), next = item_of(list, i + 1);
    if (!shows(made.end, record)) {
      if (!has_empty_list(record)) return std::nullopt;
      made.items.push_back({{}, made.end, made.end});
      continue;
    }
    const bool last = i + 1 == size;
    const std::size_t most = last && elements > 0 ? elements : size > 1 ? kMostElements : 1;
    NestList::Item item = read_item(record, last ? nullptr : &next, made.end, most);
    // Units that are the same for all end the last one, too.
    while (last && item.elements.size() < elements && item.end < units_.size() &&
           item.elements.back().list.empty())
      item.elements.push_back({item.end++, {}});
    elements = std::max(elements, item.elements.size());
    made.end = item.end;
    made.items.push_back(std::move(item));
  }
  if (made.end == at) return std::nullopt;
  return made;
}

NestList::Item NestReader::read_item(const DataPath& record, const DataPath* next, std::size_t at,
                                     std::size_t most) {
  NestList::Item item{{}, at, at};
  std::set<std::string> read;
  while (item.end < units_.size() && item.elements.size() < most) {
    if (auto list = read_child(record, item.end, read)) {
      const std::size_t begin = std::exchange(item.end, list->end);
      item.elements.push_back({begin, {}});
      item.elements.back().list.push_back(std::move(*list));
      continue;
    }
    if (!item.elements.empty()) {
      if (next != nullptr && begins(item.end, *next, record)) break;
      if (!shows(item.end, record) && (most == 1 || !goes_on(item.end, record, next))) break;
    }
    item.elements.push_back({item.end++, {}});
  }
  return item;
}

/// A list of the record that begins at a unit and that is not in `read` yet.
std::optional<NestList> NestReader::read_child(const DataPath& record, std::size_t at,
                                               std::set<std::string>& read) {
  for (const DataList& list : data_.lists) {
    if (list.path.size() <= record.size() || !begins_with(list.path, record) ||
        passes_item(list.path, record.size()) || !shows_first(at, list.path))
      continue;
    std::string words = path_words(generic(list.path));
    if (in_units_.contains(words) || read.contains(words)) continue;
    auto made = read_list(list.path, at);
    if (!made) continue;
    read.insert(std::move(words));
    return made;
  }
  return std::nullopt;
}

}  // namespace chengwen::gongwen
