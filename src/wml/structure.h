#pragma once

#include <map>
#include <pugixml.hpp>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "wml/document_styles.h"
#include "wml/grid_plan.h"
#include "wml/hook.h"
#include "wml/mark.h"

namespace chengwen::wml {

/// A paragraph's list, where it begins inside a loop.
struct ListUse {
  std::uint32_t list = 0;
  bool by_style = false;
  int level = 0;
};

/// What the blocks of a story mean for its elements: found once, before the story is cut. Nodes are
/// named by their hash_value().
struct Structure {
  using Key = std::size_t;
  std::vector<TableShape> tables;                          ///< those with hooks
  std::unordered_map<Key, std::uint32_t> table_of;         ///< w:tbl → its index in `tables`
  std::unordered_map<Key, std::uint32_t> row_of, cell_of;  ///< w:tr, w:tc → index in its table
  std::unordered_map<Key, std::string> ensure;  ///< container → the paragraph it must not lack
  std::unordered_set<Key> repeated;             ///< elements with an id, inside a loop or macro
  /// Elements that hold a mark or something that may be written otherwise than it stands. All else
  /// is copied.
  std::unordered_set<Key> concerned;
  /// Pieces of w:ins and its like that were cut in several, without the first: their ids are taken.
  std::unordered_set<Key> split_revisions;
  std::vector<RepeatedBookmark> bookmarks;
  std::map<std::string, std::uint32_t, std::less<>> bookmark_by_id, bookmark_by_name;
  std::unordered_set<Key> ahead;  ///< references before their bookmark
  std::vector<RestartedList> lists;
  std::unordered_map<Key, ListUse> list_of;                              ///< w:p → list
  std::unordered_map<std::size_t, std::vector<std::uint32_t>> restarts;  ///< mark of a for → lists

  /// Adds an element, and all around it, to those concerned.
  void concern(pugi::xml_node node) {
    while (node && concerned.insert(node.hash_value()).second) node = node.parent();
  }
};

/// `repeated_notes` are the numbers of footnotes or endnotes that are written several times.
Structure analyse(const StoryTree& tree, const DocumentStyles& styles,
                  const std::set<std::string, std::less<>>& repeated_notes = {});

bool is_note(const pugi::xml_node& node);

}  // namespace chengwen::wml
