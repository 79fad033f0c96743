#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chengwen::wml {

/// A stretch of text of one format, or something that stands in a line of text.
struct MarkdownSpan {
  enum class Kind { text, code, line_break, image, html };
  Kind kind = Kind::text;
  std::string text;  ///< of an image what stands for it: its alternative text
  bool bold = false, italic = false, struck = false;
  std::string address;  ///< of the link that it is in
  std::string path;     ///< of an image
};

/// A block of a Markdown text.
struct MarkdownBlock {
  enum class Kind { paragraph, heading, quote, list, item, code, html, rule, table, row, cell };
  Kind kind = Kind::paragraph;
  std::vector<MarkdownSpan> spans;    ///< of a paragraph, heading, cell
  std::vector<MarkdownBlock> blocks;  ///< of a quote, list, item, table, row
  std::string text;                   ///< of code, html
  int level = 0;                      ///< of a heading: 1…6
  bool ordered = false;               ///< a list
  int start = 1;                      ///< its first number
  char delimiter = '.';               ///< behind its numbers: `.` or `)`
  std::optional<bool> done;           ///< an item that is a task
  bool head = false;                  ///< a row, a cell
  std::string alignment;              ///< of a cell: "left", "center", "right", ""
};

/// Reads CommonMark with tables, struck text and task lists. Fails with wml.markdown-depth where
/// lists or quotes are nested more than 9 deep.
std::vector<MarkdownBlock> read_markdown(std::string_view text);

}  // namespace chengwen::wml
