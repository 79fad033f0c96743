#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "gongwen/refill_matches.h"
#include "gongwen/refill_path.h"
#include "wml/manuscript.h"

namespace chengwen::gongwen {

/// What a loop repeats: a row of a table or a paragraph, which counts as one cell.
struct LoopUnit {
  struct Cell {
    std::size_t begin = 0, end = 0;  ///< its paragraphs
    int column = 0;
    bool continues = false;  ///< a vertical merge goes on from the row above
  };
  pugi::xml_node node;  ///< w:p or w:tr
  std::vector<Cell> cells;

  bool is_row() const { return std::string_view(node.name()) == "w:tr"; }
};

bool have_same_columns(const LoopUnit& a, const LoopUnit& b);

/// How a list of the data, and the lists in its records, stand in a run of units.
struct NestList {
  struct Element;
  struct Item {
    std::vector<Element> elements;  ///< none: its only list is empty, and so it is not shown
    std::size_t begin = 0, end = 0;
  };
  DataPath path;
  std::vector<Item> items;
  std::size_t begin = 0, end = 0;  ///< units

  /// Of loops inside each other: 1 of a list of which no record holds a list.
  std::size_t height() const;
};
/// A unit, or the units that a list in the record printed.
struct NestList::Element {
  std::size_t unit = 0;
  std::vector<NestList> list;  ///< at most one
};

/// Reads units as records of a list of the data: each begins with a text of the record.
class NestReader {
 public:
  NestReader(const std::vector<LoopUnit>& units, const std::vector<std::vector<Match>>& matches,
             const DataLeaves& data, const data::Value& root);

  /// From unit `at` on. Lists at a path of `in_units` (generic) are not looked for: what they
  /// printed lies within the units of the records around them. Nothing where not all is there.
  std::optional<NestList> read(const DataPath& list, std::size_t at,
                               const std::set<std::string>& in_units);
  /// The generic paths of all lists in the records of a list.
  std::set<std::string> lists_below(const DataPath& list) const;
  /// Whether the unit shows a text of the first record of a list that is shown at all.
  bool shows_first(std::size_t unit, const DataPath& list) const;

 private:
  bool shows(std::size_t unit, const DataPath& record) const;
  std::optional<NestList> read_list(const DataPath& list, std::size_t at);
  NestList::Item read_item(const DataPath& record, const DataPath* next, std::size_t at,
                           std::size_t most);
  std::optional<NestList> read_child(const DataPath& record, std::size_t at,
                                     std::set<std::string>& read);
  bool begins(std::size_t unit, const DataPath& record, const DataPath& before) const;
  bool goes_on(std::size_t unit, const DataPath& record, const DataPath* next) const;
  bool has_empty_list(const DataPath& record) const;

  const std::vector<LoopUnit>& units_;
  const DataLeaves& data_;
  const data::Value& root_;
  std::vector<std::vector<const DataPath*>> texts_;  ///< of the data, that each unit shows
  std::set<std::string> in_units_;
  std::map<std::string, std::size_t> elements_of_;  ///< of the first item, by generic path
};

}  // namespace chengwen::gongwen
