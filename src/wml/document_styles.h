#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "opc/package.h"
#include "wml/list_levels.h"
#include "wml/style_sheet.h"

namespace chengwen::wml {

/// The list that a paragraph is in.
struct ListPosition {
  int list = 0;  ///< w:numId; 0 = none
  int level = 0;
  bool by_style = false;   ///< the paragraph's style puts it there,
  std::string_view style;  ///< this one, which it is or is based on
};

/// Styles and lists of a document, as far as filling asks for them. Immutable.
class DocumentStyles {
 public:
  /// Parts that are missing or damaged count as empty.
  explicit DocumentStyles(const opc::Package& package);

  /// Of a paragraph with these properties (a w:pPr or null).
  ListPosition list_of(pugi::xml_node properties) const;
  /// Of a paragraph in this style; an empty one is the default.
  ListPosition list_of_style(std::string_view style) const;
  /// Outline level 0…8 of a heading: `own` (the paragraph's w:outlineLvl, "" when it has none), its
  /// style's, or the number in a style name like "heading 2" or "标题 2"; -1 of body text. An empty
  /// `style` is the default one.
  int outline_level(std::string_view style, std::string_view own) const;

  /// The id of the paragraph style of outline level 0…8: that called "heading 1" … or else the
  /// first in the file; "" when there is none.
  std::string_view heading_style(int level) const;

  const StyleSheet& sheet() const { return styles_; }
  const ListLevels& lists() const { return lists_; }
  /// The roots of the parts, null when they are missing or damaged, and the names of the parts.
  pugi::xml_node styles() const { return styles_xml_.document_element(); }
  pugi::xml_node numbering() const { return numbering_xml_.document_element(); }
  const std::string& styles_part() const { return styles_part_; }
  const std::string& numbering_part() const { return numbering_part_; }
  /// A number that no list has; those after it are free too.
  int free_list() const { return free_list_; }
  /// The same for w:abstractNumId.
  int free_definition() const { return free_definition_; }
  /// A w:num with number `fresh` that counts like `list`, but from its beginning; "" for no list.
  std::string restarted(int list, int fresh) const;

 private:
  std::string styles_part_, numbering_part_;
  pugi::xml_document styles_xml_, numbering_xml_;
  StyleSheet styles_;
  ListLevels lists_;
  int free_list_ = 1, free_definition_ = 0;
};

}  // namespace chengwen::wml
