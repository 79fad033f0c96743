#pragma once

#include <cstddef>
#include <unordered_map>
#include <vector>

#include "wml/grid_plan.h"

namespace chengwen::wml {

struct StoryTree;

/// Where the cells of the tables stand in the grids that the template draws, found while the cells
/// that tags will take the place of are still there. Nodes are named by their hash_value().
struct GridPlaces {
  using Key = std::size_t;
  std::unordered_map<Key, CellShape> cells;                  ///< w:tc
  std::unordered_map<Key, RowShape> rows;                    ///< w:tr
  std::unordered_map<Key, std::vector<ColumnRange>> tables;  ///< w:tbl → where tags are, in order
};

GridPlaces find_grid_places(const StoryTree& tree);

}  // namespace chengwen::wml
