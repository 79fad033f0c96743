#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "data/value.h"

/// Making values for data::json_text().
namespace chengwen {

inline void set(data::Value& map, std::string_view key, data::Value value) {
  map.mutable_map().set(data::Value::string(key), std::move(value));
}

inline data::Value texts(const std::vector<std::string>& words) {
  data::Value list = data::Value::list();
  for (const std::string& one : words) list.mutable_items().push_back(data::Value::string(one));
  return list;
}

}  // namespace chengwen
