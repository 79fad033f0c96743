#include <algorithm>

#include "gongwen/characters.h"
#include "gongwen/look.h"
#include "gongwen/measures.h"
#include "gongwen/role_finder.h"
#include "gongwen/rules.h"
#include "text/columns.h"
#include "text/utf8.h"
#include "text/words.h"
#include "wml/format_edit.h"

namespace chengwen::gongwen::rules {
namespace {

/// The lines of the title: one paragraph may hold several.
struct Line {
  std::size_t paragraph = 0;
  Stretch words;
  std::size_t half_widths = 0;
};

std::vector<Line> lines_of(const Inspection& inspection) {
  std::vector<Line> lines;
  for (const std::size_t at : inspection.model().with(Role::title)) {
    const std::string_view text = inspection.paragraph(at).text();
    for (std::size_t begin = 0; begin <= text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      const Stretch inner = trimmed(text.substr(begin, end - begin));
      if (inner.begin < inner.end) {
        const Stretch words{begin + inner.begin, begin + inner.end};
        lines.push_back(
            {at, words, text::half_ems(text.substr(words.begin, words.end - words.begin))});
      }
      begin = end + 1;
    }
  }
  return lines;
}

/// The word that the break between two lines of one title cuts; "" when it cuts none.
std::string word_cut(const Inspection& inspection, const Line& above, const Line& below) {
  const auto words_of = [&](const Line& line) {
    return inspection.paragraph(line.paragraph)
        .text()
        .substr(line.words.begin, line.words.end - line.words.begin);
  };
  const std::string first = words_of(above), both = first + words_of(below);
  std::size_t begin = 0;
  for (const std::string_view word : text::words(both)) {
    const std::size_t end = begin + word.size();
    if (begin < first.size() && first.size() < end) return std::string(word);
    begin = end;
  }
  return {};
}

/// Word's own style for titles draws a line below.
void tell_border(const Rule& rule, Inspection& inspection, std::size_t at) {
  const pugi::xml_node node = inspection.paragraph(at).node;
  const pugi::xml_node border = inspection.manuscript().paragraph_border(node, "w:bottom");
  const std::string_view kind = border.attribute("w:val").value();
  if (kind.empty() || kind == "nil" || kind == "none") return;
  inspection.tell(rule, {at}, {"下面有边框线", "a line below"}, {"没有边框线", "none"}, [node] {
    pugi::xml_node borders = wml::property_for(wml::properties_for(node), "w:pBdr");
    borders.remove_children();
    wml::set_attribute(borders.append_child("w:bottom"), "w:val", "nil");
  });
}

}  // namespace

void title_look(const Rule& rule, Inspection& inspection) {
  const Look look{rule.words("fonts"), rule.number("size"), false};
  for (const std::size_t at : inspection.model().with(Role::title)) {
    const Element& element = inspection.model()[at];
    const wml::ManuscriptParagraph& paragraph = inspection.paragraph(at);
    const pugi::xml_node node = paragraph.node;
    tell_look(rule, inspection, at, element.begin, element.end, look);
    tell_border(rule, inspection, at);
    const wml::Alignment alignment = paragraph.format.alignment;
    if (alignment != wml::Alignment::center) {
      const bool by_blanks = leading_blanks(paragraph, element) > 0;
      inspection.tell_of_text(rule, {at},
                              by_blanks ? Words{"用空格移到中间", "moved to the middle by blanks"}
                                        : alignment_words(alignment),
                              alignment_words(wml::Alignment::center), [node] {
                                wml::set_alignment(node, "center");
                                wml::set_indent(node, {});
                                remove_leading_blanks(node);
                              });
      continue;
    }
    tell_indent(rule, inspection, at, 0);
  }
  const std::vector<std::size_t> lines = inspection.model().with(Role::title);
  if (lines.empty()) return;
  const auto above = shown_above(inspection, lines.front());
  if (!above || inspection.paragraph(*above).table != 0) return;
  const Role role = inspection.model()[*above].role;
  if (role == Role::document_number || role == Role::signatory) {
    tell_empty_lines(rule, inspection, lines.front(),
                     inspection.model().is_letter() ? Words{"发文字号", "the document number"}
                                                    : Words{"红色分隔线", "the red rule"});
  }
}

void title_lines(const Rule& rule, Inspection& inspection) {
  const std::vector<Line> lines = lines_of(inspection);
  const auto most = static_cast<std::size_t>(rule.number("characters")) * 2;
  for (const Line& line : lines) {
    if (line.half_widths <= most) continue;
    const std::string length = std::to_string((line.half_widths + 1) / 2);
    const std::string limit = std::to_string(most / 2);
    inspection.tell(
        rule, {line.paragraph, line.words.begin, line.words.end},
        {"一行" + length + "字，会在行末断开", length + " characters in a line"},
        {"每行最多" + limit + "字，按词意分行", "at most " + limit + ", broken by sense"});
    return;
  }
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const std::string cut = word_cut(inspection, lines[i - 1], lines[i]);
    if (cut.empty()) continue;
    inspection.tell(rule, {lines[i].paragraph, lines[i].words.begin, lines[i].words.end},
                    {"`" + cut + "` 在行末断开", "`" + cut + "` is cut at the end of a line"},
                    {"按词意分行", "lines broken by sense"});
    return;
  }
  if (lines.size() < 3) return;
  const auto [least, widest] = std::minmax_element(
      lines.begin(), lines.end(),
      [](const Line& a, const Line& b) { return a.half_widths < b.half_widths; });
  const std::size_t middle = lines[lines.size() / 2].half_widths;
  const bool hourglass = middle < lines.front().half_widths && middle < lines.back().half_widths;
  if (!hourglass && least->half_widths != widest->half_widths) return;
  inspection.tell(rule, {lines.front().paragraph},
                  hourglass ? Words{"沙漏形", "an hourglass"} : Words{"长方形", "a rectangle"},
                  {"梯形或菱形", "a trapezium or a diamond"});
}

void title_punctuation(const Rule& rule, Inspection& inspection) {
  for (const std::size_t at : inspection.model().with(Role::title)) {
    const std::string& text = inspection.paragraph(at).text();
    const Characters words(text);
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (!one_of(words[i], U"。，；：！？,;:!?")) continue;
      const std::size_t begin = words.offset(i), end = words.offset(i + 1);
      inspection.tell(rule, {at, begin, end}, Words::quoted(text.substr(begin, end - begin)),
                      {"标题里只用书名号、引号、括号和顿号，末尾不加标点",
                       "only 《》 “” （） 、 within a title, and nothing at its end"});
    }
  }
}

void title_pitch(const Rule& rule, Inspection& inspection) {
  if (lines_of(inspection).size() < 2) return;
  const int line = rule.number("line_twips");
  for (const std::size_t at : inspection.model().with(Role::title)) {
    const wml::ParagraphFormat& format = inspection.paragraph(at).format;
    if (format.line_rule != wml::LineRule::exact ||
        (format.line >= rule.number("least_twips") && format.line <= rule.number("most_twips"))) {
      continue;
    }
    inspection.tell(
        rule, {at}, points(format.line), points(line),
        [node = inspection.paragraph(at).node, line] { wml::set_exact_line(node, line); });
  }
}

namespace {

/// 同志们： is no 主送机关; some indent it, some do not.
bool is_salutation(std::string_view words) {
  const Characters characters(words);
  const std::size_t size = characters.size();
  return size >= 2 && one_of(characters[size - 1], U"：:") &&
         one_of(characters[size - 2], U"们您你志");
}

}  // namespace

void addressee(const Rule& rule, Inspection& inspection) {
  for (const std::size_t at : inspection.model().with(Role::addressee)) {
    const Element& element = inspection.model()[at];
    const std::string& text = inspection.paragraph(at).text();
    const std::string_view words = inspection.words(at);
    const bool by_blanks = element.begin > 0;
    if (by_blanks || !is_salutation(words) || !indented_by(inspection.paragraph(at), 2))
      tell_indent(rule, inspection, at, 0);
    tell_no_empty_line(rule, inspection, at,
                       {"和标题之间没有空行", "no empty line below the title"});
    if (words.ends_with("：")) continue;
    const Characters characters(words);
    const std::size_t last = element.begin + characters.offset(characters.size() - 1);
    inspection.tell(rule, {at, last, element.end},
                    Words::quoted(text.substr(last, element.end - last)),
                    {"最后一个机关后面是全角冒号 `：`", "a full-width colon `：` at the end"});
  }
}

}  // namespace chengwen::gongwen::rules
