#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "gongwen/inspection.h"

/// What rules about fonts, sizes and indents have in common.
namespace chengwen::gongwen {

/// 三号 with its width on the page: the measure of indents when a paragraph has no text.
inline constexpr int kCharacter = 320;

/// Body text, headings and numbered sentences.
bool is_running_text(Role role);
/// The width of a full character of the paragraph's text in twips.
int character_width(const wml::ManuscriptParagraph& paragraph);
/// Where its first line begins, seen from the left edge of the type area, in twips; blanks count.
int first_line_start(const wml::ManuscriptParagraph& paragraph, const Element& element);
/// The first line begins two characters from the left, the others at the left edge.
bool indented_by(const wml::ManuscriptParagraph& paragraph, int characters);
/// Nearly the same length: an eighth of a character is not seen.
bool nearly(int twips, int wanted);

/// A stretch of a paragraph's text that looks other than it should.
struct Deviation {
  std::size_t begin = 0, end = 0;
  std::string_view font;  ///< the wrong font
  int size = 0;           ///< the wrong size
};

/// Where East Asian characters of [begin, end) have a font that is not one of `fonts`.
std::vector<Deviation> wrong_fonts(const wml::ManuscriptParagraph& paragraph, std::size_t begin,
                                   std::size_t end, std::span<const std::string_view> fonts);
/// Where visible characters of [begin, end) are not of this size.
std::vector<Deviation> wrong_sizes(const wml::ManuscriptParagraph& paragraph, std::size_t begin,
                                   std::size_t end, int size);
/// Where visible characters of [begin, end) are bold.
std::vector<Deviation> bold_text(const wml::ManuscriptParagraph& paragraph, std::size_t begin,
                                 std::size_t end);

/// Tells wrong fonts, sizes and, unless `bold_allowed`, bold text of [begin, end), each with a
/// mend.
struct Look {
  std::vector<std::string_view> fonts;  ///< the first is the one that a mend sets; empty: any
  int size = 0;
  bool bold_allowed = true;
};
void tell_look(const Rule& rule, Inspection& inspection, std::size_t paragraph, std::size_t begin,
               std::size_t end, const Look& look);

/// Tells blanks in front of the text and an indent other than `characters`; a mend makes the indent
/// and takes the blanks away.
void tell_indent(const Rule& rule, Inspection& inspection, std::size_t paragraph, int characters);
/// Tells a first line that does not begin `first` characters from the left, and further lines that
/// do not `hang`; a mend makes the indent and takes blanks in front of the text away.
void tell_hanging_indent(const Rule& rule, Inspection& inspection, std::size_t paragraph, int first,
                         int hang);
/// Between what a line ends in, set by alignment or by its last tab, and the right edge of a width
/// of `area`; nothing where blanks move it.
std::optional<int> gap_at_right(const wml::ManuscriptParagraph& paragraph, int area);
/// Removes blanks at the beginning of a paragraph's text.
void remove_leading_blanks(pugi::xml_node paragraph);

/// Of a paragraph's first line in twips.
int line_height(const Inspection& inspection, std::size_t paragraph);
/// The paragraph of the same story that is shown above this one.
std::optional<std::size_t> shown_above(const Inspection& inspection, std::size_t paragraph);
/// Tells when the lines left empty above a paragraph are not the rule's `empty_lines`. An empty
/// paragraph much lower than a line is a distance, not a line.
void tell_empty_lines(const Rule& rule, Inspection& inspection, std::size_t paragraph,
                      const Words& below);
/// Empty lines, or space of as much, between a paragraph and what is shown above it.
bool has_empty_line_above(const Inspection& inspection, std::size_t paragraph);
/// Tells when there is none; a mend gives the paragraph the space of a line.
void tell_no_empty_line(const Rule& rule, Inspection& inspection, std::size_t paragraph,
                        Words found = {"和正文之间没有空行", "no empty line below the text"});

}  // namespace chengwen::gongwen
