#pragma once

#include <map>
#include <pugixml.hpp>
#include <span>
#include <string>
#include <vector>

#include "wml/made_list.h"

namespace chengwen::wml {

class Needs;

/// Multilevel lists made for headings of a document whose styles are in none, and the styles that
/// come into them. One per fill.
class HeadingLists {
 public:
  explicit HeadingLists(Needs& needs) : needs_(needs) {}

  /// The w:numId of a list with these levels, the same for the same levels; their styles are in it
  /// from now on.
  int list(std::span<const MadeLevel> levels);
  /// One that counts like a list of ours from its beginning; 0 when it is not ours.
  int restarted(int list);
  /// Writes the styles into the edit.
  void finish();

 private:
  struct Member {
    int list = 0, level = 0;
  };
  void bind(pugi::xml_node style, const Member& member) const;

  Needs& needs_;
  std::map<int, int> lists_;                            // by definition
  std::map<int, std::vector<MadeLevel>> levels_;        // by list
  std::map<std::string, Member, std::less<>> members_;  // by style
};

}  // namespace chengwen::wml
