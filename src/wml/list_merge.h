#pragma once

#include <map>
#include <pugixml.hpp>

#include "wml/document_styles.h"

namespace chengwen::wml {

class Insertion;
class Needs;

/// Copies lists of a sub-document, or of our own (17.9): definitions and numbers under fresh ids.
/// Lists that share a definition there share its copy, so that they count together as they did.
class ListMerge {
 public:
  /// Whether the levels of the copies belong to the paragraph styles that came along. `ours`: the
  /// lists are our own, and none does.
  enum class Binding { none, to_styles, ours };
  ListMerge(const DocumentStyles& theirs, Needs& needs, Binding binding)
      : theirs_(theirs), needs_(needs), binding_(binding) {}

  /// What `list` is called in our document; 0 for a list that is not there.
  int copy_of(int list, Insertion& insertion);

 private:
  int definition(int id, Insertion& insertion);
  /// Makes what a copy refers to ours.
  void bring(pugi::xml_node copy, Insertion& insertion) const;
  void bind_levels(pugi::xml_node definition, Insertion& insertion) const;

  const DocumentStyles& theirs_;
  Needs& needs_;
  Binding binding_;
  std::map<int, int> lists_, definitions_;
};

}  // namespace chengwen::wml
