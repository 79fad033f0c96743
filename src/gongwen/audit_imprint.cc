#include <algorithm>
#include <cstdlib>

#include "gongwen/characters.h"
#include "gongwen/look.h"
#include "gongwen/measures.h"
#include "gongwen/rules.h"
#include "wml/tree.h"

namespace chengwen::gongwen::rules {
namespace {

struct Lines {
  pugi::xml_node first, middle, last;
};

/// The rules above, between and below the imprint: of its table, or of its paragraphs.
Lines lines_of(const wml::Manuscript& manuscript, pugi::xml_node first, pugi::xml_node last) {
  const pugi::xml_node table = wml::ancestor(first, "w:tbl");
  if (!table) {
    const pugi::xml_node between = manuscript.paragraph_border(first, "w:between");
    const pugi::xml_node below_first =
        first == last ? pugi::xml_node() : manuscript.paragraph_border(first, "w:bottom");
    return {manuscript.paragraph_border(first, "w:top"), between ? between : below_first,
            manuscript.paragraph_border(last, "w:bottom")};
  }
  const auto border = [&](pugi::xml_node paragraph, const char* side, const char* of_table) {
    const pugi::xml_node cell = wml::ancestor(paragraph, "w:tc");
    const pugi::xml_node own = cell.child("w:tcPr").child("w:tcBorders").child(side);
    const std::string_view kind = own.attribute("w:val").value();
    if (kind == "nil" || kind == "none") return pugi::xml_node();
    return own ? own : manuscript.table_border(table, of_table);
  };
  const pugi::xml_node below_first = border(first, "w:bottom", "w:insideH");
  return {border(first, "w:top", "w:top"),
          below_first ? below_first : border(last, "w:top", "w:insideH"),
          border(last, "w:bottom", "w:bottom")};
}

void thickness(const Rule& rule, Inspection& inspection, std::size_t at, pugi::xml_node line,
               int eighths, std::string_view mm) {
  if (!line || std::abs(line.attribute("w:sz").as_int() - eighths) <= 1) return;
  const Words found = millimetres(line.attribute("w:sz").as_int() * 20 / 8);
  inspection.tell(rule, {at}, {"线粗" + found.zh, "a rule of " + found.en},
                  {std::string(mm) + "毫米", std::string(mm) + " mm"});
}

/// Font and size, and one character free at the left.
void look_of(const Rule& rule, Inspection& inspection, std::size_t at) {
  const Element& element = inspection.model()[at];
  const wml::ManuscriptParagraph& paragraph = inspection.paragraph(at);
  tell_look(rule, inspection, at, element.begin, element.end,
            {rule.words("fonts"), rule.number("size"), true});
  const wml::Alignment alignment = paragraph.format.alignment;
  if (alignment != wml::Alignment::left && alignment != wml::Alignment::both) return;
  const int character = character_width(paragraph);
  // The margin of a cell counts with those who make the space of it.
  const int begin = first_line_start(paragraph, element);
  if (begin * 2 >= character && begin * 3 <= character * 5) return;
  const Words found = character_count(begin, character);
  inspection.tell(rule, {at}, {"左空" + found.zh, found.en + " from the left"},
                  {"左右各空一字", "one character from the left and from the right"});
}

/// The date one character from the right; the margins of a cell make a character, too.
void issue_date_place(const Rule& rule, Inspection& inspection, std::size_t at) {
  constexpr int kWidth = 8844;
  const wml::ManuscriptParagraph& paragraph = inspection.paragraph(at);
  const auto gap = gap_at_right(paragraph, kWidth);
  const int character = character_width(paragraph);
  if (!gap || (*gap >= 0 && *gap <= 2 * character)) return;
  const Words found = character_count(*gap, character);
  inspection.tell(rule, {at}, {"右空" + found.zh, found.en + " from the right"},
                  {"印发日期右空一字", "the date one character from the right"});
}

}  // namespace

void imprint_lines(const Rule& rule, Inspection& inspection) {
  std::vector<std::size_t> members = inspection.model().with(Role::copies);
  for (const std::size_t at : inspection.model().with(Role::issue)) members.push_back(at);
  std::sort(members.begin(), members.end());
  // The imprint of a letter has no rules (10.1).
  if (members.empty() || inspection.model().is_letter()) return;
  const wml::ManuscriptParagraph& first = inspection.paragraph(members.front());
  const wml::ManuscriptParagraph& last = inspection.paragraph(members.back());
  // Lines drawn as shapes are not looked at.
  for (const wml::ManuscriptParagraph* paragraph : {&first, &last}) {
    if (paragraph->content.has_object) return;
  }
  const Lines lines = lines_of(inspection.manuscript(), first.node, last.node);
  if (!lines.first || !lines.last) {
    inspection.tell(
        rule, {members.front()}, {"缺首条或末条分隔线", "the first or last rule is missing"},
        {"首条和末条用粗线，中间用细线", "thick first and last rules, thin ones between"});
    return;
  }
  thickness(rule, inspection, members.front(), lines.first, 8, "0.35");
  if (members.size() > 1 && !lines.middle) {
    inspection.tell(rule, {members.back()}, {"缺中间的分隔线", "the rule in the middle is missing"},
                    {"中间用细线", "a thin rule"});
  }
  if (members.size() > 1) thickness(rule, inspection, members.front(), lines.middle, 6, "0.25");
  thickness(rule, inspection, members.back(), lines.last, 8, "0.35");
}

void copies(const Rule& rule, Inspection& inspection) {
  for (const std::size_t at : inspection.model().with(Role::copies)) {
    look_of(rule, inspection, at);
    const Element& element = inspection.model()[at];
    const std::string& text = inspection.paragraph(at).text();
    const std::string_view words = inspection.words(at);
    if (words.starts_with("抄送:")) {
      inspection.tell(rule, {at, element.begin, element.begin + 7}, Words::quoted("抄送:"),
                      Words::quoted("抄送："));
    }
    if (words.starts_with("抄报")) {
      inspection.tell(rule, {at, element.begin, element.begin + 6}, Words::quoted("抄报"),
                      Words::quoted("抄送"));
    }
    if (words.ends_with("。")) continue;
    const Characters characters(words);
    const std::size_t last = element.begin + characters.offset(characters.size() - 1);
    inspection.tell(rule, {at, last, element.end},
                    Words::quoted(text.substr(last, element.end - last)),
                    {"最后一个机关名称后面是句号", "a full stop behind the last name"});
  }
}

void issue(const Rule& rule, Inspection& inspection) {
  for (const std::size_t at : inspection.model().with(Role::issue)) {
    look_of(rule, inspection, at);
    const std::string& text = inspection.paragraph(at).text();
    const Characters words(text);
    const std::vector<std::size_t> copied = inspection.model().with(Role::copies);
    if (!copied.empty() && copied.front() > at) {
      inspection.tell(rule, {at}, {"在抄送机关之上", "above the copies"},
                      {"在版记的最后一行", "the last line of the imprint"});
    }
    const Element& element = inspection.model()[at];
    if (!text.substr(0, element.end).ends_with("印发")) {
      inspection.tell(rule, {at, element.begin, element.end}, {"没有“印发”二字", "no 印发"},
                      {"日期后面加“印发”", "印发 behind the date"});
    }
    issue_date_place(rule, inspection, at);
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
      const bool zero =
          words[i] == U'0' && one_of(words[i - 1], U"年月 ") && is_figure(words[i + 1]);
      if (!zero && !one_of(words[i], U"〇○")) continue;
      inspection.tell(
          rule, {at, words.offset(i), words.offset(i + 1)},
          Words::quoted(text.substr(words.offset(i), words.offset(i + 1) - words.offset(i))),
          {"阿拉伯数字，月、日不加0", "Arabic figures without leading zeros"});
      break;
    }
  }
}

}  // namespace chengwen::gongwen::rules
