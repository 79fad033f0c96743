#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace chengwen::diag {

/// A place as the reader of the file sees it: never a byte offset, never a line of XML.
///
/// In a Word template: story, headings above it, paragraph or table cell, and the paragraph's text
/// as excerpt. In a text file (data, plain-text template): line and column, and the path of the
/// value.
struct Place {
  std::string file;  ///< "绩效报告.docx", "数据.json"
  enum class Story {
    none,
    body,
    header,
    footer,
    footnote,
    endnote,
    comment,
    text_box,
    properties,
    chart,
    other
  };
  Story story = Story::none;
  int story_number = 0;               ///< 1-based; 0 when there is only one
  std::vector<std::string> headings;  ///< the headings above, outermost first
  int paragraph = 0;                  ///< 1-based in its story (outside tables); 0 = not said
  int table = 0, row = 0, cell = 0;   ///< 1-based; 0 = not in a table
  int line = 0, column = 0;           ///< 1-based, in code points; 0 = not a text file
  std::string value_path;             ///< "项目[3].金额"
  std::string excerpt;                ///< one line of text around the place
  std::size_t mark_begin = 0;         ///< byte range of `excerpt` to underline
  std::size_t mark_end = 0;
};

}  // namespace chengwen::diag
