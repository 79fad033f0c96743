#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "data/value.h"
#include "wml/manuscript.h"

namespace chengwen::gongwen {

/// A stretch of a document that a tree of sections of the data printed: titles with their numbers
/// in the styles of headings, paragraphs, items, and at most one table that a text of the tree
/// stands above as its caption.
struct SectionStretch {
  std::string key;                      ///< of the tree: 章节
  std::vector<std::size_t> paragraphs;  ///< printed by the tree; those of the table are none
  std::size_t body = 0;                 ///< one of them in the looks of the text
  std::optional<std::size_t> caption;   ///< the paragraph above the table
  std::vector<pugi::xml_node> drawn;    ///< caption, unit, table and what is blank below it
  int item_level = 0;                   ///< of items, where it is not one below their title; else 0

  /// 章节 | sections(items=4, tables=表格)
  std::string expression(std::string_view macro) const;
};

/// The stretch of the first tree of `data` that the document shows as a whole.
std::optional<SectionStretch> section_stretch(const wml::Manuscript& manuscript,
                                              const data::Value& data);

}  // namespace chengwen::gongwen
