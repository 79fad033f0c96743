#include "gongwen/look.h"

#include <algorithm>
#include <cstdlib>

#include "gongwen/characters.h"
#include "gongwen/measures.h"
#include "gongwen/role_finder.h"
#include "text/characters.h"
#include "text/columns.h"
#include "text/utf8.h"
#include "wml/format_edit.h"

namespace chengwen::gongwen {
namespace {

using wml::ManuscriptParagraph;
using wml::RunFormat;

/// A line of the type area in twips.
constexpr int kLine = 579;
constexpr int kLeastEmptyLine = 400;

/// Stretches of [begin, end) whose characters `concerns` and whose format is `wrong`; neighbours
/// that `joins` are one.
template <typename Concerns, typename Wrong, typename Joins>
std::vector<Deviation> stretches(const ManuscriptParagraph& paragraph, std::size_t begin,
                                 std::size_t end, Concerns concerns, Wrong wrong, Joins joins) {
  std::vector<Deviation> found;
  bool open = false;
  for (std::size_t i = 0; i < paragraph.content.pieces.size(); ++i) {
    const wml::ParagraphPiece& piece = paragraph.content.pieces[i];
    const RunFormat& format = paragraph.formats()[i];
    for (std::size_t at = std::max(piece.begin, begin); at < std::min(piece.end, end);) {
      const std::size_t from = at;
      const char32_t c = text::decode(paragraph.text(), at);
      if (text::is_white_space(c) || !concerns(c, format)) continue;
      if (!wrong(format)) {
        open = false;
        continue;
      }
      const Deviation own{from, at, format.fonts[static_cast<std::size_t>(wml::Script::east_asian)],
                          format.size};
      if (open && joins(found.back(), own)) {
        found.back().end = at;
      } else {
        found.push_back(own);
        open = true;
      }
    }
  }
  return found;
}

bool any(char32_t, const RunFormat&) {
  return true;
}
bool always(const Deviation&, const Deviation&) {
  return true;
}

}  // namespace

bool is_running_text(Role role) {
  return role == Role::body || role == Role::heading || role == Role::item;
}

int character_width(const ManuscriptParagraph& paragraph) {
  for (std::size_t i = 0; i < paragraph.formats().size(); ++i) {
    const wml::ParagraphPiece& piece = paragraph.content.pieces[i];
    const std::string_view own =
        std::string_view(paragraph.text()).substr(piece.begin, piece.end - piece.begin);
    if (!text::trim(own).empty()) return paragraph.formats()[i].size * 10;
  }
  return paragraph.mark().size * 10;
}

int first_line_start(const ManuscriptParagraph& paragraph, const Element& element) {
  const int character = character_width(paragraph);
  return paragraph.format.indent.left_at(character) +
         paragraph.format.indent.first_line_at(character) +
         static_cast<int>(leading_blanks(paragraph, element)) * character / 2;
}

bool nearly(int twips, int wanted) {
  return std::abs(twips - wanted) <= 45;
}

bool indented_by(const ManuscriptParagraph& paragraph, int characters) {
  const wml::Indent& indent = paragraph.format.indent;
  const int own = character_width(paragraph);
  const int first = indent.first_line_at(own), left = indent.left_at(own);
  // The width of a character is that of the text, or of 三号 that the text should have.
  const auto fits = [&](int twips) {
    return nearly(twips, characters * own) || nearly(twips, characters * kCharacter);
  };
  if (nearly(left, 0)) return fits(first);
  // A single line looks the same however its indent is made.
  const std::size_t half_widths = text::length(paragraph.text()) * 2;
  return fits(left + first) && half_widths <= 50;
}

std::vector<Deviation> wrong_fonts(const ManuscriptParagraph& paragraph, std::size_t begin,
                                   std::size_t end, std::span<const std::string_view> fonts) {
  const auto east_asian = [](char32_t c, const RunFormat& format) {
    return wml::script_of(c, format.east_asian_hint) == wml::Script::east_asian && c > 0x2FFF;
  };
  const auto wrong = [&](const RunFormat& format) {
    const std::string_view font = format.fonts[static_cast<std::size_t>(wml::Script::east_asian)];
    return std::find(fonts.begin(), fonts.end(), font) == fonts.end();
  };
  return stretches(paragraph, begin, end, east_asian, wrong,
                   [](const Deviation& a, const Deviation& b) { return a.font == b.font; });
}

std::vector<Deviation> wrong_sizes(const ManuscriptParagraph& paragraph, std::size_t begin,
                                   std::size_t end, int size) {
  return stretches(
      paragraph, begin, end, any, [&](const RunFormat& format) { return format.size != size; },
      [](const Deviation& a, const Deviation& b) { return a.size == b.size; });
}

std::vector<Deviation> bold_text(const ManuscriptParagraph& paragraph, std::size_t begin,
                                 std::size_t end) {
  return stretches(
      paragraph, begin, end, any,
      [](const RunFormat& format) { return format.has(wml::Toggle::bold); }, always);
}

namespace {

std::string_view chinese_font(const RunFormat& format) {
  return format.fonts[static_cast<std::size_t>(wml::Script::east_asian)];
}

/// Gives the number of a list this look: of the paragraph mark, which Word gives it, and not of its
/// list level, which would win.
void set_label_look(Inspection& inspection, const ManuscriptParagraph& paragraph,
                    const std::string& font, int size) {
  const pugi::xml_node properties = wml::property_for(wml::properties_for(paragraph.node), "w:rPr");
  if (!font.empty()) wml::set_font(properties, font);
  wml::set_property(properties, "w:sz", std::to_string(size));
  wml::set_property(properties, "w:szCs", std::to_string(size));
  const wml::ParagraphFormat& format = paragraph.format;
  const auto level = inspection.manuscript().lists().level(format.list, format.list_level);
  if (!level) return;
  for (const char* name : {"w:rFonts", "w:sz", "w:szCs"}) {
    if (pugi::xml_node(level->node).child("w:rPr").remove_child(name))
      inspection.manuscript().touch(inspection.manuscript().numbering_part());
  }
}

/// Tells the look of a list's number where it is wrong and not that of its text, which is told as
/// such.
void tell_label_look(const Rule& rule, Inspection& inspection, std::size_t at, const Look& look) {
  const ManuscriptParagraph& paragraph = inspection.paragraph(at);
  if (paragraph.formats().empty()) return;
  const RunFormat label = paragraph.label_format();
  const RunFormat& text = paragraph.formats().front();
  const std::string& words = inspection.model()[at].label_words;
  const bool chinese = std::any_of(words.begin(), words.end(),
                                   [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  const bool font_wrong =
      chinese && chinese_font(label) != chinese_font(text) && !look.fonts.empty() &&
      std::find(look.fonts.begin(), look.fonts.end(), chinese_font(label)) == look.fonts.end();
  const bool size_wrong = label.size != text.size && label.size != look.size;
  if (!font_wrong && !size_wrong) return;
  const std::string font = font_wrong ? std::string(look.fonts.front()) : std::string();
  const Words found = size_wrong ? size_words(label.size) : Words::both(chinese_font(label));
  inspection.tell(rule, {at}, {"序数" + found.zh, "number in " + found.en},
                  size_wrong ? size_words(look.size) : Words::both(font),
                  [&inspection, &paragraph, font, size = look.size] {
                    set_label_look(inspection, paragraph, font, size);
                  });
}

}  // namespace

void tell_look(const Rule& rule, Inspection& inspection, std::size_t at, std::size_t begin,
               std::size_t end, const Look& look) {
  const ManuscriptParagraph& paragraph = inspection.paragraph(at);
  const pugi::xml_node node = paragraph.node;
  const Element& element = inspection.model()[at];
  if (element.automatic && begin == element.begin) tell_label_look(rule, inspection, at, look);
  const std::vector<Deviation> strange = look.fonts.empty()
                                             ? std::vector<Deviation>()
                                             : wrong_fonts(paragraph, begin, end, look.fonts);
  for (const Deviation& one : strange) {
    const std::string wanted(look.fonts.front());
    const Words found =
        one.font.empty() ? Words{"没有指定中文字体", "no East Asian font"} : Words::both(one.font);
    inspection.tell(rule, {at, one.begin, one.end}, found, Words::both(wanted),
                    [node, one, wanted] {
                      for (const pugi::xml_node run : wml::runs_of(node, one.begin, one.end)) {
                        wml::set_east_asian_font(run, wanted);
                      }
                    });
  }
  for (const Deviation& one : wrong_sizes(paragraph, begin, end, look.size)) {
    inspection.tell(rule, {at, one.begin, one.end}, size_words(one.size), size_words(look.size),
                    [node, one, size = look.size] {
                      for (const pugi::xml_node run : wml::runs_of(node, one.begin, one.end)) {
                        wml::set_size(run, size);
                      }
                    });
  }
  if (look.bold_allowed) return;
  for (const Deviation& one : bold_text(paragraph, begin, end)) {
    inspection.tell(rule, {at, one.begin, one.end}, {"加粗", "bold"}, {"不加粗", "not bold"},
                    [node, one] {
                      for (const pugi::xml_node run : wml::runs_of(node, one.begin, one.end)) {
                        wml::set_switch(wml::properties_for(run), "w:b", false);
                        wml::set_switch(wml::properties_for(run), "w:bCs", false);
                      }
                    });
  }
}

std::optional<int> gap_at_right(const ManuscriptParagraph& paragraph, int area) {
  if (paragraph.format.alignment == wml::Alignment::right)
    return paragraph.format.indent.right_at(character_width(paragraph));
  pugi::xml_node last;
  for (const pugi::xml_node tab : paragraph.node.child("w:pPr").child("w:tabs").children()) {
    const std::string_view kind = tab.attribute("w:val").value();
    if (kind == "right" || kind == "end") last = tab;
  }
  if (!last || paragraph.text().find('\t') == std::string::npos) return std::nullopt;
  return area - last.attribute("w:pos").as_int();
}

void remove_leading_blanks(pugi::xml_node paragraph) {
  const std::string text = wml::read_paragraph(paragraph).text;
  const Stretch inner = trimmed(text);
  if (inner.begin > 0 && inner.begin < inner.end) wml::replace_text(paragraph, 0, inner.begin, "");
}

void tell_indent(const Rule& rule, Inspection& inspection, std::size_t at, int characters) {
  const ManuscriptParagraph& paragraph = inspection.paragraph(at);
  const Element& element = inspection.model()[at];
  const pugi::xml_node node = paragraph.node;
  const int character = character_width(paragraph);
  const std::string count = std::to_string(characters);
  const Words wanted = characters == 0 ? Words{"顶格", "no indent"}
                                       : Words{"首行缩进" + count + "字",
                                               "a first line indent of " + count + " characters"};
  const Mend mend = [node, characters] {
    wml::set_indent(node, {0, 0, characters * kCharacter, 0, 0, characters * 100});
  };
  if (element.begin > 0) {
    const auto blanks = static_cast<int>(leading_blanks(paragraph, element)) * character / 2;
    const Words width = character_count(blanks, character);
    const bool also_indent = !indented_by(paragraph, characters);
    inspection.tell_of_text(
        rule, {at, 0, element.begin},
        {"用空格空出" + width.zh, "blanks of " + width.en + " in front of the text"}, wanted,
        [node, mend, also_indent] {
          if (also_indent) mend();
          remove_leading_blanks(node);
        });
    return;
  }
  if (indented_by(paragraph, characters)) return;
  const int left = paragraph.format.indent.left_at(character);
  const int first = paragraph.format.indent.first_line_at(character);
  Words found = character_count(left + first, character);
  found.zh = "首行缩进" + found.zh;
  found.en = "a first line indent of " + found.en;
  if (!nearly(left, 0)) {
    const Words rest = character_count(left, character);
    found.zh += "、左缩进" + rest.zh;
    found.en += " and a left indent of " + rest.en;
  }
  inspection.tell(rule, {at}, std::move(found), wanted, mend);
}

namespace {

/// More than a line of text; line breaks of its own tell nothing.
bool wraps(const Inspection& inspection, std::size_t at) {
  const ManuscriptParagraph& paragraph = inspection.paragraph(at);
  if (paragraph.text().find('\n') != std::string::npos || paragraph.formats().empty()) return false;
  const int area = inspection.manuscript().sections()[paragraph.section].page.text_width();
  const int character = character_width(paragraph) + paragraph.formats().front().spacing;
  const auto half_ems = static_cast<int>(text::half_ems(inspection.words(at)));
  return first_line_start(paragraph, inspection.model()[at]) + half_ems * character / 2 > area;
}

Words from_left(const Words& who, int twips, int character) {
  const Words count = character_count(twips, character);
  return {who.zh + "左空" + count.zh, who.en + count.en + " from the left"};
}

}  // namespace

void tell_hanging_indent(const Rule& rule, Inspection& inspection, std::size_t at, int first,
                         int hang) {
  const ManuscriptParagraph& paragraph = inspection.paragraph(at);
  const Element& element = inspection.model()[at];
  const int character = character_width(paragraph);
  wml::Indent indent;
  indent.left_chars = hang * 100;
  indent.first_line_chars = (first - hang) * 100;
  indent.left = hang * kCharacter;
  indent.first_line = (first - hang) * kCharacter;
  const Mend mend = [node = paragraph.node, indent] {
    remove_leading_blanks(node);
    wml::set_indent(node, indent);
  };
  const Words wanted = from_left({}, first * character, character);
  if (element.begin > 0) {
    const Words blanks = character_count(
        static_cast<int>(leading_blanks(paragraph, element)) * character / 2, character);
    inspection.tell_of_text(
        rule, {at, 0, element.begin},
        {"用空格空出" + blanks.zh, "blanks of " + blanks.en + " in front of the text"}, wanted,
        mend);
    return;
  }
  const int begin = first_line_start(paragraph, element);
  const auto stands_at = [&](int twips, int characters) {
    return std::abs(twips - characters * character) <= character / 2;
  };
  if (!stands_at(begin, first)) {
    inspection.tell_of_text(rule, {at}, from_left({}, begin, character), wanted, mend);
    return;
  }
  const int left = paragraph.format.indent.left_at(character);
  if (stands_at(left, hang) || !wraps(inspection, at)) return;
  const Words who{"回行", "further lines "};
  inspection.tell_of_text(rule, {at}, from_left(who, left, character),
                          from_left(who, hang * character, character), mend);
}

std::optional<std::size_t> shown_above(const Inspection& inspection, std::size_t at) {
  const std::size_t story = inspection.paragraph(at).story;
  while (at-- > 0 && inspection.paragraph(at).story == story) {
    if (!inspection.model()[at].blank()) return at;
  }
  return std::nullopt;
}

namespace {

/// Of lines where the grid and the font decide, as high as usual fonts make them.
int natural_line(int size, bool snaps, const wml::PageFormat& page) {
  const int natural = size * 10 * 13 / 10;
  if (!snaps || page.grid == wml::PageFormat::Grid::none || page.line_pitch <= 0) return natural;
  return (natural + page.line_pitch - 1) / page.line_pitch * page.line_pitch;
}

}  // namespace

int line_height(const Inspection& inspection, std::size_t at) {
  const ManuscriptParagraph& paragraph = inspection.paragraph(at);
  const wml::ParagraphFormat& format = paragraph.format;
  if (format.line_rule == wml::LineRule::exact) return format.line;
  const wml::PageFormat& page = inspection.manuscript().sections()[paragraph.section].page;
  const int natural = natural_line(character_width(paragraph) / 10, format.snaps_to_grid, page);
  return format.line_rule == wml::LineRule::at_least ? std::max(natural, format.line)
                                                     : natural * format.line / 240;
}

namespace {

/// The empty lines above a paragraph, in hundredths.
int empty_lines_above(const Inspection& inspection, std::size_t at) {
  int twips = inspection.paragraph(at).format.before;
  const int lines = inspection.paragraph(at).format.before_lines;
  for (std::size_t i = at; i-- > 0 && inspection.model()[i].blank();) {
    const wml::ManuscriptParagraph& paragraph = inspection.paragraph(i);
    if (inspection.manuscript().paragraph_border(paragraph.node, "w:bottom")) break;
    const int height = line_height(inspection, i);
    if (height >= kLine / 3) twips += height;
    twips += paragraph.format.before + paragraph.format.after;
  }
  return lines + twips * 100 / kLine;
}

}  // namespace

void tell_empty_lines(const Rule& rule, Inspection& inspection, std::size_t at,
                      const Words& below) {
  const int wanted = rule.number("empty_lines");
  const int lines = empty_lines_above(inspection, at);
  if (std::abs(lines - wanted * 100) <= 60) return;
  const wml::ManuscriptParagraph& paragraph = inspection.paragraph(at);
  // Running text has no space of its own above it (GRID-04).
  const bool text = is_running_text(inspection.model()[at].role);
  Mend mend;
  if (lines < wanted * 100 && !text && paragraph.table == 0) {
    const int own = paragraph.format.before_lines == 0
                        ? paragraph.format.before
                        : paragraph.format.before_lines * kLine / 100;
    mend = [node = paragraph.node, twips = own + (wanted * 100 - lines) * kLine / 100] {
      wml::set_space_before(node, twips);
    };
  }
  const std::string found = std::to_string((lines + 50) / 100);
  const std::string count = std::to_string(wanted);
  inspection.tell(
      rule, {at},
      {"在" + below.zh + "下空" + found + "行", found + " empty lines below " + below.en},
      {"空" + count + "行", count + " empty lines"}, std::move(mend));
}

bool has_empty_line_above(const Inspection& inspection, std::size_t at) {
  const ManuscriptParagraph& paragraph = inspection.paragraph(at);
  const wml::ParagraphFormat& own = paragraph.format;
  if (own.before >= kLeastEmptyLine || own.before_lines >= 70) return true;
  if (own.page_break_before || at == 0) return true;
  const ManuscriptParagraph& above = inspection.paragraph(at - 1);
  return inspection.model()[at - 1].blank() || above.format.after >= kLeastEmptyLine ||
         above.format.after_lines >= 70 || above.table != 0;
}

void tell_no_empty_line(const Rule& rule, Inspection& inspection, std::size_t at, Words found) {
  if (has_empty_line_above(inspection, at)) return;
  const ManuscriptParagraph& paragraph = inspection.paragraph(at);
  inspection.tell(rule, {at}, std::move(found), {"空一行", "one empty line"},
                  [node = paragraph.node] { wml::set_space_before(node, kLine); });
}

}  // namespace chengwen::gongwen
