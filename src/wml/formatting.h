#pragma once

#include <cstdint>
#include <map>
#include <pugixml.hpp>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "wml/format.h"
#include "wml/list_levels.h"
#include "wml/style_sheet.h"
#include "wml/theme_fonts.h"

namespace chengwen::wml {

/// What a table adds to the formatting of a cell: its style, and which of its special formats hold.
struct TableFormatting {
  std::string_view style;
  bool first_row = false, last_row = false, first_column = false, last_column = false;
};

/// Computes formats the way Word does (17.7.2): document defaults, table style, paragraph style
/// chain with the indents of its list, direct properties; and for runs defaults, table style,
/// paragraph style, character style, direct properties, toggles combined by 17.7.3.
///
/// Attributes of one property are inherited one by one, as Word does. Not thread-safe (it caches).
class Formatting {
 public:
  Formatting(StyleSheet styles, ListLevels lists, ThemeFonts theme)
      : styles_(std::move(styles)), lists_(std::move(lists)), theme_(std::move(theme)) {}

  /// `table` is null outside tables. What is given lives as long as the Formatting.
  const ParagraphFormat& paragraph(pugi::xml_node paragraph,
                                   const TableFormatting* table = nullptr);
  /// The same by the bytes of its w:pPr, "" when it has none.
  const ParagraphFormat& paragraph(std::string_view properties, const TableFormatting* table);
  const RunFormat& run(pugi::xml_node run, pugi::xml_node paragraph,
                       const TableFormatting* table = nullptr);
  /// Of the paragraph mark, which decides the height of an empty paragraph.
  const RunFormat& mark(pugi::xml_node paragraph, const TableFormatting* table = nullptr);
  /// Of the number of a list: the mark's with what the list level adds (17.9.6).
  RunFormat label(pugi::xml_node paragraph, const TableFormatting* table = nullptr);

  /// The same without the special formats that its style does not have: formats of its cells are
  /// then computed once.
  TableFormatting simplified(TableFormatting table) const;

  /// The effective border of a table (17.4.38) or a paragraph (17.3.1.24) on a side: "w:top",
  /// "w:insideH", "w:between" …; null when there is none.
  pugi::xml_node table_border(pugi::xml_node table, const char* side) const;
  pugi::xml_node paragraph_border(pugi::xml_node paragraph, const char* side);

  const StyleSheet& styles() const { return styles_; }
  const ListLevels& lists() const { return lists_; }
  /// Id of the paragraph's style; the default style's where it names none.
  std::string_view style_of(pugi::xml_node paragraph);

 private:
  /// What runs in paragraphs of one style have in common; and what became of it with direct
  /// properties, which a document repeats, by their XML.
  struct Base {
    RunFormat format;
    std::uint16_t default_toggles = 0;
    std::uint16_t style_toggles = 0;  // table style against paragraph style
    std::map<std::string, RunFormat, std::less<>> runs;
  };
  Base& base_of(pugi::xml_node paragraph, const TableFormatting* table);
  const RunFormat& finished(Base& base, pugi::xml_node properties);
  RunFormat direct(const Base& base, pugi::xml_node properties);
  ParagraphFormat direct(pugi::xml_node paragraph, const TableFormatting* table);
  void apply_run(pugi::xml_node properties, RunFormat& format);
  std::string_view interned(std::string_view value);
  std::string_view font(pugi::xml_node fonts, const char* name, const char* theme_name);

  StyleSheet styles_;
  ListLevels lists_;
  ThemeFonts theme_;
  std::set<std::string, std::less<>> words_;
  std::map<std::string, Base, std::less<>> bases_;
  /// By the bytes of their direct properties and what tells tables apart.
  std::map<std::string, ParagraphFormat, std::less<>> paragraphs_;
};

/// The page of a w:sectPr; Word's defaults for what it does not say, and for a null node.
PageFormat page_format(pugi::xml_node section_properties);

}  // namespace chengwen::wml
