#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "data/value.h"

namespace chengwen::gongwen {

/// A step into the data: a key, or an item of a list.
struct PathStep {
  std::string key;
  std::size_t index = 0;
  bool is_item = false;
  friend bool operator==(const PathStep&, const PathStep&) = default;
};

/// Where a value stands in the data.
using DataPath = std::vector<PathStep>;

bool begins_with(const DataPath& path, const DataPath& with);
/// Whether a step behind the first `from` is an item of a list.
bool passes_item(const DataPath& path, std::size_t from);
/// The path with all items counted as the first: what the lists at 类[0].项目 and 类[1].项目 share.
DataPath generic(DataPath path);
/// The value at a path; null where the data has none.
const data::Value* value_at(const data::Value& root, const DataPath& path);

/// The path in a template's words: `项目[0].预算数`; behind its first `from` steps, of which
/// `variable` holds the value: `行.预算数`.
std::string path_words(const DataPath& path, std::size_t from = 0, std::string_view variable = {});

/// A text or number of the data.
struct Leaf {
  DataPath path;
  data::Value value;
};

/// A list that a loop can go through: of records, or of texts and numbers.
struct DataList {
  DataPath path;
  std::size_t size = 0;
  std::set<std::string, std::less<>> keys;  ///< of its records
};

/// All leaves and lists, in their order. Keys that begin with `_` or `$` are notes of their writer.
struct DataLeaves {
  std::vector<Leaf> leaves;
  std::vector<DataList> lists;

  explicit DataLeaves(const data::Value& root);

 private:
  void add(const data::Value& value, const DataPath& path);
};

}  // namespace chengwen::gongwen
