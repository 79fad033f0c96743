#pragma once

#include <pugixml.hpp>
#include <vector>

namespace chengwen::wml {

/// Keeps complex fields whole when a stretch of the tree is about to be removed.
///
/// A field that ends in the stretch keeps its end (survives()); one that begins in it and ends
/// behind it is dissolved: its other characters go, its result stays as plain text.
class FieldEnds {
 public:
  /// `stretch`: subtrees in document order; `behind`: the first node behind them.
  FieldEnds(const std::vector<pugi::xml_node>& stretch, pugi::xml_node behind);
  bool survives(const pugi::xml_node& field_character) const;
  void dissolve();

 private:
  void visit(const pugi::xml_node& node);

  std::vector<pugi::xml_node> surviving_;
  std::vector<bool> open_;  // of each field that begins in the stretch: is its result reached?
  pugi::xml_node behind_;
};

}  // namespace chengwen::wml
