#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data/value.h"
#include "jinja/environment.h"

namespace chengwen::gongwen {

/// One node of a tree of sections as the data gives it: what a key says, in order; nothing for what
/// is not there.
struct Section {
  data::Value map;    ///< where it was read from
  data::Value title;  ///< undefined when there is none or an empty one
  std::vector<data::Value> paragraphs, items, tables, pictures, children;
  std::optional<int> level;  ///< where it is to stand, instead of one below what holds it
  bool run_in = false;       ///< its title runs into its first paragraph

  /// Anything but a title.
  bool has_content() const {
    return !paragraphs.empty() || !items.empty() || !tables.empty() || !pictures.empty() ||
           !children.empty();
  }
  /// Whether a section ends with its paragraph or its item.
  bool ends_with_paragraph(std::size_t index) const {
    return index + 1 == paragraphs.size() && items.empty() && ends_with_text();
  }
  bool ends_with_item(const data::Value& item) const {
    return &item == &items.back() && ends_with_text();
  }

 private:
  bool ends_with_text() const { return tables.empty() && pictures.empty() && children.empty(); }
};

/// Reads a map with any of 标题 段落 条目 表格 图片 子节 层次 接排, or title paragraphs items
/// tables pictures children level run_in. Other keys are reported; a map with none of them fails,
/// as does a level that is no whole number from 1. `parent` is the title above, for messages.
Section read_section(const data::Value& map, std::string_view parent, jinja::Host& host);

/// What may stand in a list of sections, as a JSON Schema whose own place is `#/$defs/节`.
data::Value section_schema();

/// A level of headings, 1 to 9; anything else fails.
int section_level(const data::Value& value);

/// What a key holds as a list: one thing is a list of one, undefined and none are an empty one.
std::vector<data::Value> list_of(const data::Value& value);

}  // namespace chengwen::gongwen
