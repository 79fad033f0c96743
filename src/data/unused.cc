#include "data/unused.h"

#include <algorithm>

namespace chengwen::data {
namespace {

/// The same record in all items of a list, at any depth.
using Records = std::vector<const Map*>;

void add_records(const Value& value, Records& records) {
  if (value.is_map()) {
    records.push_back(&value.as_map());
  } else if (value.is_list()) {
    for (const Value& item : value.items()) add_records(item, records);
  }
}

bool is_note(const Value& key) {
  return key.is_string() && (key.as_string().starts_with('$') || key.as_string().starts_with('_'));
}

/// An entry under its key, in all records that have it.
struct Column {
  Unused key;
  bool read = false;
  Records below;
};

std::vector<Column> columns_of(const Records& records) {
  std::vector<Column> columns;
  Map positions;
  for (const Map* record : records) {
    const std::vector<Map::Entry>& entries = record->peek();
    for (std::size_t i = 0; i < entries.size(); ++i) {
      if (is_note(entries[i].key)) continue;
      const Value next = Value::integer(static_cast<std::int64_t>(columns.size()));
      const Value* known = positions.find(entries[i].key);
      const std::int64_t position = *(known ? *known : next).as_small_integer();
      if (known == nullptr) {
        positions.set(entries[i].key, next);
        columns.push_back({{entries[i].key, 0}, false, {}});
      }
      Column& column = columns[static_cast<std::size_t>(position)];
      ++column.key.places;
      column.read = column.read || record->was_read(i);
      add_records(entries[i].value, column.below);
    }
  }
  return columns;
}

void look(const std::vector<Column>& columns, std::vector<Unused>& found) {
  for (const Column& column : columns) {
    if (!column.read) {
      found.push_back(column.key);
      continue;
    }
    const std::vector<Column> below = columns_of(column.below);
    const bool any =
        std::any_of(below.begin(), below.end(), [](const Column& each) { return each.read; });
    if (any || below.empty()) {
      look(below, found);
    } else {
      found.push_back(column.key);
    }
  }
}

void watch_all(const Value& value) {
  if (value.is_map()) {
    value.as_map().watch();
    for (const Map::Entry& entry : value.as_map().peek()) watch_all(entry.value);
  } else if (value.is_list()) {
    for (const Value& item : value.items()) watch_all(item);
  }
}

}  // namespace

void watch(const Value& root) {
  watch_all(root);
}

std::vector<Unused> unused(const Value& root) {
  std::vector<Unused> found;
  Records top;
  add_records(root, top);
  look(columns_of(top), found);
  return found;
}

}  // namespace chengwen::data
