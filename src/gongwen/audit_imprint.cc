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
    return own ? own : manuscript.table_border(table, of_table);
  };
  return {border(first, "w:top", "w:top"), border(first, "w:bottom", "w:insideH"),
          border(last, "w:bottom", "w:bottom")};
}

void thickness(const Rule& rule, Inspection& inspection, std::size_t at, pugi::xml_node line,
               int eighths, std::string_view mm) {
  if (!line || std::abs(line.attribute("w:sz").as_int() - eighths) <= 1) return;
  const Words found = millimetres(line.attribute("w:sz").as_int() * 20 / 8);
  inspection.tell(rule, {at}, {"线粗" + found.zh, "a rule of " + found.en},
                  {std::string(mm) + "毫米", std::string(mm) + " mm"});
}

void look_of(const Rule& rule, Inspection& inspection, std::size_t at) {
  const Element& element = inspection.model()[at];
  tell_look(rule, inspection, at, element.begin, element.end,
            {rule.words("fonts"), rule.number("size"), true});
}

}  // namespace

void imprint_lines(const Rule& rule, Inspection& inspection) {
  std::vector<std::size_t> members = inspection.model().with(Role::copies);
  for (const std::size_t at : inspection.model().with(Role::issue)) members.push_back(at);
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
  if (members.size() > 1) thickness(rule, inspection, members.front(), lines.middle, 6, "0.25");
  thickness(rule, inspection, members.back(), lines.last, 8, "0.35");
}

void copies(const Rule& rule, Inspection& inspection) {
  for (const std::size_t at : inspection.model().with(Role::copies)) {
    look_of(rule, inspection, at);
    const Element& element = inspection.model()[at];
    const std::string& text = inspection.paragraph(at).text();
    const std::string_view words =
        std::string_view(text).substr(element.begin, element.end - element.begin);
    if (!words.starts_with("抄送：")) {
      inspection.tell(rule, {at, element.begin, element.begin + 7}, Words::quoted("抄送:"),
                      Words::quoted("抄送："));
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
