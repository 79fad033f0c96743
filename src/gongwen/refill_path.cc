#include "gongwen/refill_path.h"

#include <algorithm>

#include "text/characters.h"

namespace chengwen::gongwen {
namespace {

bool is_identifier(std::string_view word) {
  return !word.empty() && text::identifier_end(word) == word.size();
}

bool is_note(std::string_view key) {
  return key.starts_with('_') || key.starts_with('$');
}

}  // namespace

bool begins_with(const DataPath& path, const DataPath& with) {
  return path.size() >= with.size() && std::equal(with.begin(), with.end(), path.begin());
}

bool passes_item(const DataPath& path, std::size_t from) {
  return std::any_of(path.begin() + static_cast<std::ptrdiff_t>(std::min(from, path.size())),
                     path.end(), [](const PathStep& step) { return step.is_item; });
}

DataPath generic(DataPath path) {
  for (PathStep& step : path) step.index = 0;
  return path;
}

const data::Value* value_at(const data::Value& root, const DataPath& path) {
  const data::Value* value = &root;
  for (const PathStep& step : path) {
    if (step.is_item) {
      if (!value->is_list() || step.index >= value->items().size()) return nullptr;
      value = &value->items()[step.index];
      continue;
    }
    if (!value->is_map()) return nullptr;
    const auto& entries = value->as_map().peek();
    const auto entry = std::find_if(entries.begin(), entries.end(), [&](const auto& each) {
      return each.key.to_string() == step.key;
    });
    if (entry == entries.end()) return nullptr;
    value = &entry->value;
  }
  return value;
}

std::string path_words(const DataPath& path, std::size_t from, std::string_view variable) {
  std::string out(variable);
  for (std::size_t i = from; i < path.size(); ++i) {
    const PathStep& step = path[i];
    if (step.is_item) {
      out += "[" + std::to_string(step.index) + "]";
    } else if (is_identifier(step.key)) {
      if (!out.empty()) out += ".";
      out += step.key;
    } else {
      out += "[";
      data::Value::string(step.key).print_quoted(out);
      out += "]";
    }
  }
  return out;
}

DataLeaves::DataLeaves(const data::Value& root) {
  if (!root.is_map()) return;
  for (const auto& entry : root.as_map().peek()) {
    const std::string key = entry.key.to_string();
    // A tag begins with a name.
    if (is_identifier(key) && !is_note(key)) add(entry.value, {{key, 0, false}});
  }
}

void DataLeaves::add(const data::Value& value, const DataPath& path) {
  if (value.is_map()) {
    for (const auto& entry : value.as_map().peek()) {
      DataPath inner = path;
      inner.push_back({entry.key.to_string(), 0, false});
      if (!is_note(inner.back().key)) add(entry.value, inner);
    }
  } else if (value.is_list()) {
    const std::size_t size = value.items().size();
    DataList list{path, size, {}};
    for (const data::Value& item : value.items()) {
      if (!item.is_map()) continue;
      for (const auto& entry : item.as_map().peek()) list.keys.insert(entry.key.to_string());
    }
    if (size > 0) lists.push_back(std::move(list));
    for (std::size_t i = 0; i < size; ++i) {
      DataPath inner = path;
      inner.push_back({{}, i, true});
      add(value.items()[i], inner);
    }
  } else if (value.is_number() || (value.is_string() && !text::trim(value.as_string()).empty())) {
    leaves.push_back({path, value});
  }
}

}  // namespace chengwen::gongwen
