#pragma once

#include <cstdint>
#include <pugixml.hpp>
#include <string>
#include <unordered_set>

namespace chengwen::wml {

/// Ids and names that a document uses already, so that fresh ones differ from all.
struct UsedIds {
  std::unordered_set<std::uint32_t> drawings;     ///< id of wp:docPr and the like
  std::unordered_set<std::uint32_t> annotations;  ///< w:id of bookmarks, insertions, comments
  std::unordered_set<std::string> bookmarks;      ///< w:name

  /// Adds what a part uses, its usual prefixes in place.
  void add(pugi::xml_node tree);
};

/// Hands out ids that are not in use, counting on from the largest.
class FreshIds {
 public:
  explicit FreshIds(const std::unordered_set<std::uint32_t>& used);
  std::uint32_t next();

 private:
  const std::unordered_set<std::uint32_t>& used_;
  std::uint32_t last_ = 0;
};

}  // namespace chengwen::wml
