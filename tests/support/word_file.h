#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace chengwen::test {

using Parts = std::vector<std::pair<std::string, std::string>>;

/// A zip of these entries, in this order.
std::string zip(const Parts& parts);

/// The content of `part` of a zip; fails the test when it is not there.
std::string part_of(const std::string& docx, std::string_view part);

/// A small .docx around `body` (the block elements of w:body, without w:sectPr). It has the styles
/// Normal, Heading1 to Heading3 and TableGrid; `extra` adds parts or replaces those with the same
/// name.
std::string docx_of_body(std::string_view body, const Parts& extra = {});

/// A small .docx from text: a paragraph a line; `# `, `## `, `### ` begin headings; lines `| a | b
/// |` are rows of a table, in whose cells `\|` is a bar.
std::string docx_of_lines(std::string_view lines);

/// The block elements that docx_of_lines() makes.
std::string body_of_lines(std::string_view lines);

}  // namespace chengwen::test
