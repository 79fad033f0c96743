#pragma once

#include <map>
#include <pugixml.hpp>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace chengwen::wml {

class Needs;

/// Our styles (17.7) and those that sub-documents bring. Styles are the same when type and name
/// are; upper and lower case do not count.
class StyleMerge {
 public:
  explicit StyleMerge(Needs& needs);

  struct Match {
    std::string id;
    pugi::xml_node
        copied;  ///< the copy, when we had no such style; it still speaks of their styles
  };
  /// Our style for a w:style of another document; their default style is ours.
  Match match(pugi::xml_node style);
  /// Whether a style of ours came with a sub-document.
  bool came(std::string_view id) const { return came_.contains(id); }
  /// Our style that is called as in `style`, the XML of a w:style; that one is added when there is
  /// none.
  std::string made(const std::string& style);
  /// Our styles part, made when there is none.
  const std::string& part();
  void finish();

 private:
  using Key = std::pair<std::string, std::string>;  // type, name
  void know(pugi::xml_node style);

  Needs& needs_;
  std::string part_;
  std::set<std::string, std::less<>> ids_, came_;
  std::map<Key, std::string> by_name_;
  std::map<std::string, std::string, std::less<>> defaults_;  // by type
  pugi::xml_document copies_;
};

}  // namespace chengwen::wml
