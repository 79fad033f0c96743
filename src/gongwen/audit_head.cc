#include <algorithm>
#include <cstdlib>
#include <initializer_list>

#include "gongwen/characters.h"
#include "gongwen/look.h"
#include "gongwen/measures.h"
#include "gongwen/role_finder.h"
#include "gongwen/rules.h"
#include "text/characters.h"
#include "text/columns.h"
#include "text/utf8.h"
#include "wml/format_edit.h"

namespace chengwen::gongwen::rules {
namespace {

constexpr std::string_view kSignatory = "签发人";

Words red() {
  return {"红色", "red"};
}

/// 顶格 at the left edge, in this look, below all of `above`.
void marginal_line(const Rule& rule, Inspection& inspection, Role role, const Look& look,
                   std::initializer_list<Role> above) {
  for (const std::size_t at : inspection.model().with(role)) {
    const Element& element = inspection.model()[at];
    tell_look(rule, inspection, at, element.begin, element.end, look);
    tell_indent(rule, inspection, at, 0);
    const wml::ManuscriptParagraph& paragraph = inspection.paragraph(at);
    const wml::Alignment alignment = paragraph.format.alignment;
    if (alignment != wml::Alignment::left && alignment != wml::Alignment::both) {
      inspection.tell(rule, {at}, alignment_words(alignment), {"顶格", "at the left edge"},
                      [node = paragraph.node] { wml::set_alignment(node, "left"); });
    }
    for (const Role other : above) {
      const std::vector<std::size_t> found = inspection.model().with(other);
      if (found.empty() || found.front() < at) continue;
      inspection.tell(
          rule, {at}, {"次序不对", "in the wrong order"},
          {"份号、密级、紧急程度依次自上而下", "copy number, secrecy, urgency from the top down"});
      break;
    }
  }
}

/// The width of the text; that of the standard where paper or margins, which have rules of their
/// own, are wrong.
int area_of(const Inspection& inspection, std::size_t at) {
  constexpr int kStandard = 8844;
  const int own =
      inspection.manuscript().sections()[inspection.paragraph(at).section].page.text_width();
  return std::abs(own - kStandard) <= 60 ? own : kStandard;
}

/// The first byte behind the document number of a line, where 签发人 or a name may follow.
std::size_t number_end(std::string_view line) {
  const std::size_t year = line.find("20");
  const std::size_t sign = line.find("号", year == std::string_view::npos ? 0 : year);
  const std::size_t end =
      sign == std::string_view::npos ? line.size() : sign + std::string_view("号").size();
  return std::min(end, line.find(kSignatory));
}

/// The place of the issuer mark: within the type area.
void mark_place(const Rule& rule, Inspection& inspection, std::size_t at) {
  const wml::ManuscriptParagraph& paragraph = inspection.paragraph(at);
  if (paragraph.formats().empty() || paragraph.text().find('\n') != std::string::npos) return;
  if (paragraph.content.pieces.front().run.child("w:rPr").child("w:fitText")) return;
  const wml::RunFormat& format = paragraph.formats().front();
  const int character = format.size * 10 * format.scale / 100 + format.spacing;
  const std::size_t width =
      text::half_ems(without_blanks(paragraph.text())) * static_cast<std::size_t>(character) / 2;
  const int area = area_of(inspection, at);
  if (width <= static_cast<std::size_t>(area)) return;
  const Words found = millimetres(static_cast<int>(width)), most = millimetres(area);
  inspection.tell(rule, {at}, {"宽" + found.zh, found.en + " wide"},
                  {"小于版心宽度" + most.zh, "less than the text: " + most.en});
}

/// A 请示 goes to a higher body and names who signed it (7.2.6).
bool is_request(const Inspection& inspection) {
  const std::vector<std::size_t> titles = inspection.model().with(Role::title);
  return !titles.empty() && inspection.words(titles.back()).ends_with("请示");
}

/// 10.1: at the right edge.
void letter_number_place(const Rule& rule, Inspection& inspection, std::size_t at) {
  const wml::ManuscriptParagraph& paragraph = inspection.paragraph(at);
  const wml::Alignment alignment = paragraph.format.alignment;
  if (paragraph.table != 0 || alignment == wml::Alignment::right ||
      paragraph.text().find('\t') != std::string::npos || inspection.model()[at].begin > 0) {
    return;
  }
  inspection.tell(rule, {at}, alignment_words(alignment), alignment_words(wml::Alignment::right),
                  [node = paragraph.node] {
                    wml::set_alignment(node, "right");
                    wml::set_indent(node, {});
                  });
}

/// 7.2.5: two lines below the issuer mark, in the middle; with 签发人 one character from the left.
void number_place(const Rule& rule, Inspection& inspection, std::size_t at) {
  const wml::ManuscriptParagraph& paragraph = inspection.paragraph(at);
  const std::string& text = paragraph.text();
  const Element& element = inspection.model()[at];
  const std::size_t end = std::min(number_end(text), element.end);
  tell_look(rule, inspection, at, element.begin, end, {rule.words("fonts"), rule.number("size")});
  const std::vector<std::size_t> marks = inspection.model().with(Role::issuer_mark);
  if (inspection.model().is_letter()) return letter_number_place(rule, inspection, at);
  if (marks.empty()) return;
  if (paragraph.table == 0) {
    const auto above = shown_above(inspection, at);
    if (above && inspection.model()[*above].role == Role::issuer_mark) {
      tell_empty_lines(rule, inspection, at, {"发文机关标志", "the issuer mark"});
    }
  }
  const wml::Alignment alignment = paragraph.format.alignment;
  const bool with_signatory = end < element.end ||
                              !inspection.model().with(Role::signatory).empty() ||
                              is_request(inspection);
  if (with_signatory || alignment == wml::Alignment::center || element.begin > 0) return;
  inspection.tell(rule, {at}, alignment_words(alignment), alignment_words(wml::Alignment::center),
                  [node = paragraph.node] {
                    wml::set_alignment(node, "center");
                    wml::set_indent(node, {});
                  });
}

/// 7.2.6: one character from the right, by a tab or by alignment; blanks tell nothing.
void signatory_place(const Rule& rule, Inspection& inspection, std::size_t at) {
  const auto gap = gap_at_right(inspection.paragraph(at), area_of(inspection, at));
  if (!gap || std::abs(*gap - kCharacter) <= kCharacter / 2) return;
  const Words found = character_count(*gap, kCharacter);
  inspection.tell(rule, {at}, {"右空" + found.zh, found.en + " from the right"},
                  {"居右空一字", "one character from the right"});
}

/// The rule below the document number: a border of its line or of the empty paragraph below.
struct HeadRule {
  pugi::xml_node border;
  std::size_t paragraph = 0;
  int distance = -1;  ///< twips below the number; -1 when it cannot be told
};

HeadRule rule_below(const Inspection& inspection, std::size_t at) {
  for (std::size_t i = at; i < at + 2 && i < inspection.model().elements().size(); ++i) {
    if (i != at && !inspection.model()[i].blank()) break;
    const wml::ManuscriptParagraph& paragraph = inspection.paragraph(i);
    const pugi::xml_node border =
        inspection.manuscript().paragraph_border(paragraph.node, "w:bottom");
    if (!border) continue;
    const wml::ParagraphFormat& format = paragraph.format;
    int distance = border.attribute("w:space").as_int() * 20;
    if (i != at) {
      distance = format.line_rule == wml::LineRule::exact ? distance + format.line : -1;
    }
    return {border, i, distance};
  }
  return {};
}

/// A line may be drawn as a shape, also in the header, or be a border of a table.
bool has_drawn_head(const Inspection& inspection, std::size_t number) {
  const auto& paragraphs = inspection.manuscript().paragraphs();
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    const bool in_head = paragraphs[i].story != 0 || i <= number ||
                         inspection.model()[i - 1].role == Role::empty || i == number + 1;
    if (paragraphs[i].content.has_object && in_head) return true;
    if (i <= number && paragraphs[i].table != 0) return true;
  }
  return false;
}

/// Only a border of the paragraph itself is coloured; one of a style serves others, too.
Mend own_border(pugi::xml_node paragraph, pugi::xml_node border) {
  if (border.parent().parent().parent() != paragraph) return {};
  return [border] { wml::set_attribute(border, "w:color", "FF0000"); };
}

/// Characters [begin, end) of a document number's faulty place and what belongs there; empty when
/// the number is right.
struct Fault {
  std::size_t begin = 0, end = 0;
  std::string wanted;
};

Fault fault_in(const Characters& number, std::size_t begin, std::size_t end) {
  std::size_t open = begin;
  while (open < end && !one_of(number[open], U"〔[［（(【")) ++open;
  if (number[open] != U'〔') return {open, open + 1, "〔"};
  std::size_t close = open + 1;
  while (close < end && is_figure(number[close])) ++close;
  if (close - open - 1 != 4) return {open + 1, close, ""};
  if (number[close] != U'〕') return {close, close + 1, "〕"};
  std::size_t serial = close + 1;
  if (number[serial] == U'第') return {serial, serial + 1, ""};
  if (number[serial] == U'0') return {serial, serial + 1, ""};
  return {};
}

}  // namespace

void copy_number(const Rule& rule, Inspection& inspection) {
  marginal_line(rule, inspection, Role::copy_number, {{}, rule.number("size")}, {});
  for (const std::size_t at : inspection.model().with(Role::copy_number)) {
    const Element& element = inspection.model()[at];
    const std::string number =
        inspection.paragraph(at).text().substr(element.begin, element.end - element.begin);
    if (number.size() == 6) continue;
    inspection.tell(rule, {at, element.begin, element.end}, Words::quoted(number),
                    {"6位阿拉伯数字，如 `000001`", "six figures, as in `000001`"});
  }
}

void secrecy(const Rule& rule, Inspection& inspection) {
  marginal_line(rule, inspection, Role::secrecy, {rule.words("fonts"), rule.number("size"), false},
                {Role::copy_number});
  for (const std::size_t at : inspection.model().with(Role::secrecy)) {
    const Element& element = inspection.model()[at];
    const std::string close = without_blanks(inspection.paragraph(at).text());
    const Characters words(close);
    // 机密 alone, or 机密★1年.
    if (words.size() == 2) continue;
    bool figures = is_figure(words[3]);
    for (std::size_t i = 3; i + 1 < words.size(); ++i) figures = figures && is_figure(words[i]);
    const bool term = words.at(3, U"长期") || (figures && one_of(words[words.size() - 1], U"年月"));
    if (words[2] == U'★' && term) continue;
    inspection.tell(rule, {at, element.begin, element.end}, Words::quoted(close),
                    {"密级、★和阿拉伯数字的期限，如 `机密★1年`",
                     "level, ★ and a term in figures, as in `机密★1年`"});
  }
}

void urgency(const Rule& rule, Inspection& inspection) {
  marginal_line(rule, inspection, Role::urgency, {rule.words("fonts"), rule.number("size"), false},
                {Role::copy_number, Role::secrecy});
  const std::vector<std::string_view> levels = rule.words("levels");
  for (const std::size_t at : inspection.model().with(Role::urgency)) {
    const std::string own = without_blanks(inspection.words(at));
    if (std::find(levels.begin(), levels.end(), own) != levels.end()) continue;
    inspection.tell(rule, {at}, Words::quoted(own), {"`特急` 或 `加急`", "`特急` or `加急`"});
  }
}

void issuer_mark(const Rule& rule, Inspection& inspection) {
  for (const std::size_t at : inspection.model().with(Role::issuer_mark)) {
    const Element& element = inspection.model()[at];
    const wml::ManuscriptParagraph& paragraph = inspection.paragraph(at);
    const int size = paragraph.formats().empty() ? 0 : paragraph.formats().front().size;
    tell_look(rule, inspection, at, element.begin, element.end, {rule.words("fonts"), size, false});
    const wml::Alignment alignment = paragraph.format.alignment;
    mark_place(rule, inspection, at);
    if (alignment != wml::Alignment::center && alignment != wml::Alignment::distribute) {
      inspection.tell(rule, {at}, alignment_words(alignment),
                      alignment_words(wml::Alignment::center),
                      [node = paragraph.node] { wml::set_alignment(node, "center"); });
    }
    for (std::size_t i = 0; i < paragraph.formats().size(); ++i) {
      const wml::ParagraphPiece& piece = paragraph.content.pieces[i];
      const std::string_view color = paragraph.formats()[i].color;
      if (is_red(color) || piece.end <= element.begin || piece.begin >= element.end) continue;
      inspection.tell(
          rule, {at, piece.begin, piece.end},
          color == "auto" ? Words{"黑色", "black"} : Words::both("#" + std::string(color)), red(),
          [run = piece.run] { wml::set_property(wml::properties_for(run), "w:color", "FF0000"); });
    }
  }
}

void document_number(const Rule& rule, Inspection& inspection) {
  for (const std::size_t at : inspection.model().with(Role::document_number)) {
    const std::string& text = inspection.paragraph(at).text();
    const Characters words(text);
    std::size_t end = 0;
    while (end < words.size() && words[end] != U'号') ++end;
    const Element& element = inspection.model()[at];
    std::size_t begin = 0;
    while (words.offset(begin) < element.begin) ++begin;
    number_place(rule, inspection, at);
    const Fault fault = fault_in(words, begin, end);
    if (fault.begin == fault.end) continue;
    const std::size_t from = words.offset(fault.begin), to = words.offset(fault.end);
    const Words wanted = fault.wanted.empty()
                             ? Words{"年份写全四位，不加“第”，序号前不加0，如 `〔2024〕1号`",
                                     "a year of four figures, no 第, no zeros: `〔2024〕1号`"}
                             : Words::quoted(fault.wanted);
    inspection.tell(rule, {at, from, to}, Words::quoted(text.substr(from, to - from)), wanted);
  }
}

void signatory(const Rule& rule, Inspection& inspection) {
  bool named = !inspection.model().with(Role::signatory).empty();
  for (const Role role : {Role::signatory, Role::document_number}) {
    for (const std::size_t at : inspection.model().with(role)) {
      const std::string& text = inspection.paragraph(at).text();
      const Element& element = inspection.model()[at];
      const int size = rule.number("size");
      const std::size_t label = text.find(kSignatory);
      if (label == std::string::npos) {
        // The last of several names stands beside the number.
        tell_look(rule, inspection, at, std::min(number_end(text), element.end), element.end,
                  {rule.words("fonts"), size});
        continue;
      }
      named = true;
      const std::size_t colon = label + kSignatory.size();
      std::size_t end = colon;
      if (end < text.size()) text::decode(text, end);
      tell_look(rule, inspection, at, label, end, {rule.words("label_fonts"), size});
      tell_look(rule, inspection, at, end, element.end, {rule.words("fonts"), size});
      signatory_place(rule, inspection, at);
      if (std::string_view(text).substr(colon).starts_with("：")) continue;
      inspection.tell(rule, {at, label, end}, Words::quoted(text.substr(label, end - label)),
                      Words::quoted("签发人："));
    }
  }
  const std::vector<std::size_t> numbers = inspection.model().with(Role::document_number);
  if (named || numbers.empty() || inspection.model().is_letter() || !is_request(inspection)) return;
  inspection.tell(rule, {numbers.front()}, {"没有签发人", "no signatory"},
                  {"上行文标注签发人", "a 请示 names who signed it"});
}

void head_rule(const Rule& rule, Inspection& inspection) {
  if (inspection.model().is_letter()) return;
  for (const std::size_t at : inspection.model().with(Role::document_number)) {
    const HeadRule own = rule_below(inspection, at);
    if (!own.border) {
      if (!has_drawn_head(inspection, at)) {
        inspection.tell(rule, {at}, {"没有分隔线", "no rule"},
                        {"发文字号之下有红色分隔线", "a red rule below the document number"});
      }
      continue;
    }
    const pugi::xml_node node = inspection.paragraph(own.paragraph).node;
    const std::string_view color = own.border.attribute("w:color").value();
    if (!is_red(color)) {
      inspection.tell(rule, {own.paragraph},
                      color.empty() || color == "auto" ? Words{"黑色", "black"}
                                                       : Words::both("#" + std::string(color)),
                      red(), own_border(node, own.border));
    }
    const wml::Indent& indent = inspection.paragraph(own.paragraph).format.indent;
    const int short_by = indent.left_at(kCharacter) + indent.right_at(kCharacter);
    if (std::abs(short_by) > kCharacter / 4) {
      const int area = area_of(inspection, own.paragraph);
      const Words found = millimetres(area - short_by), wanted = millimetres(area);
      inspection.tell(rule, {own.paragraph}, {"长" + found.zh, found.en + " long"},
                      {"与版心等宽，长" + wanted.zh, "as wide as the text: " + wanted.en});
    }
    const int least = rule.twips("least_mm"), most = rule.twips("most_mm");
    if (own.distance < 0 || (own.distance >= least && own.distance <= most)) continue;
    const Words found = millimetres(own.distance), wanted = millimetres(rule.twips("distance_mm"));
    inspection.tell(rule, {own.paragraph}, {"距发文字号" + found.zh, found.en + " below it"},
                    {wanted.zh, wanted.en});
  }
}

void letter_rules(const Rule& rule, Inspection& inspection) {
  if (!inspection.model().is_letter()) return;
  const auto& paragraphs = inspection.manuscript().paragraphs();
  for (std::size_t at = 0; at < paragraphs.size(); ++at) {
    const diag::Place::Story story =
        inspection.manuscript().stories()[paragraphs[at].story].part.kind;
    const bool above = story == diag::Place::Story::header;
    if (!above && story != diag::Place::Story::footer) continue;
    // Rules drawn as shapes are not looked at.
    const pugi::xml_node border =
        inspection.manuscript().paragraph_border(paragraphs[at].node, "w:bottom");
    if (!border) continue;
    const std::string_view color = border.attribute("w:color").value();
    if (!is_red(color)) {
      inspection.tell(rule, {at}, {"不是红色", "not red"}, red(),
                      own_border(paragraphs[at].node, border));
    }
    const std::string_view kind = border.attribute("w:val").value();
    if (kind.starts_with(above ? "thickThin" : "thinThick")) continue;
    // A low paragraph between two rules makes a double one, too.
    const int below_size = border.attribute("w:sz").as_int();
    const int above_size = inspection.manuscript()
                               .paragraph_border(paragraphs[at].node, "w:top")
                               .attribute("w:sz")
                               .as_int();
    if (above_size > 0 && (above ? above_size > below_size : above_size < below_size)) continue;
    inspection.tell(rule, {at}, Words::both(kind),
                    above ? Words{"上粗下细的双线", "a double rule, thick above thin"}
                          : Words{"上细下粗的双线", "a double rule, thin above thick"});
  }
}

}  // namespace chengwen::gongwen::rules
