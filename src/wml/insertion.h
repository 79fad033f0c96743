#pragma once

#include <map>
#include <pugixml.hpp>
#include <set>
#include <string>
#include <string_view>

#include "wml/list_merge.h"

namespace chengwen::wml {

class SourceDocument;
class SubdocumentMerge;

/// One insertion of a sub-document: turns copies of its elements into elements of our document,
/// with our styles, lists, relationships and notes and with ids and bookmark names that nothing
/// else has.
class Insertion {
 public:
  /// `sections`: section breaks come along.
  Insertion(SubdocumentMerge& merge, SourceDocument& source, bool sections);

  /// The part that elements come from and the part of ours that they go to.
  struct Move {
    std::string from, to;
  };

  /// Finds names for the bookmarks in `tree`; what is brought later refers to them.
  void claim_bookmarks(pugi::xml_node tree);
  /// Changes a copied element and what is in it.
  void bring(pugi::xml_node element, const Move& move);
  /// The same for w:abstractNum and w:num, with their namespaces.
  void bring_numbering(pugi::xml_node element);
  void declare(pugi::xml_node element, const Move& move);
  /// Whether our document lacked the style; makes it a copy then.
  bool is_copied_style(std::string_view id);
  /// Whether section breaks were left out; the page setup at the end does not count.
  bool dropped_sections() const { return dropped_sections_; }
  bool dropped_notes() const { return dropped_notes_; }

 private:
  /// False when the element is to go.
  bool bring_self(pugi::xml_node element, const Move& move);
  bool bring_style(pugi::xml_node reference);
  bool bring_note(pugi::xml_node reference, const Move& move);
  bool bring_section(pugi::xml_node section);
  bool is_last_edit(pugi::xml_node bookmark);
  /// The relationship of our main part to a copy of a header or footer.
  std::string story(const std::string& id, const Move& move);
  void bring_paragraph_list(pugi::xml_node paragraph);
  void restart_style_list(pugi::xml_node paragraph);
  void bring_attributes(pugi::xml_node element, const Move& move);
  std::string style_id(std::string_view id);
  std::string renamed(std::string_view words) const;

  SubdocumentMerge& merge_;
  SourceDocument& source_;
  ListMerge own_lists_;
  ListMerge style_lists_;  ///< those that our styles give
  ListMerge* lists_;
  std::map<std::string, std::string, std::less<>> annotations_, comments_, bookmarks_;
  std::set<std::string, std::less<>> last_edits_;
  bool sections_;
  bool dropped_sections_ = false, dropped_notes_ = false;
};

}  // namespace chengwen::wml
