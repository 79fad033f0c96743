#include "gongwen/characters.h"
#include "gongwen/look.h"
#include "gongwen/measures.h"
#include "gongwen/role_finder.h"
#include "gongwen/rules.h"
#include "text/characters.h"
#include "text/utf8.h"
#include "wml/format_edit.h"

namespace chengwen::gongwen::rules {
namespace {

Words red() {
  return {"红色", "red"};
}

/// 顶格 at the left edge, in this look.
void marginal_line(const Rule& rule, Inspection& inspection, Role role, const Look& look) {
  for (const std::size_t at : inspection.model().with(role)) {
    const Element& element = inspection.model()[at];
    tell_look(rule, inspection, at, element.begin, element.end, look);
    tell_indent(rule, inspection, at, 0);
    const wml::ManuscriptParagraph& paragraph = inspection.paragraph(at);
    const wml::Alignment alignment = paragraph.format.alignment;
    if (alignment == wml::Alignment::left || alignment == wml::Alignment::both) continue;
    inspection.tell(rule, {at}, alignment_words(alignment), {"顶格", "at the left edge"},
                    [node = paragraph.node] { wml::set_alignment(node, "left"); });
  }
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
  for (const std::size_t at : inspection.model().with(Role::copy_number)) {
    const Element& element = inspection.model()[at];
    for (const Deviation& one :
         wrong_sizes(inspection.paragraph(at), element.begin, element.end, rule.number("size"))) {
      inspection.tell(rule, {at, one.begin, one.end}, size_words(one.size),
                      size_words(rule.number("size")),
                      [node = inspection.paragraph(at).node, one, size = rule.number("size")] {
                        for (const pugi::xml_node run : wml::runs_of(node, one.begin, one.end)) {
                          wml::set_size(run, size);
                        }
                      });
    }
    tell_indent(rule, inspection, at, 0);
  }
}

void secrecy(const Rule& rule, Inspection& inspection) {
  marginal_line(rule, inspection, Role::secrecy, {rule.words("fonts"), rule.number("size"), false});
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
  marginal_line(rule, inspection, Role::urgency, {rule.words("fonts"), rule.number("size"), false});
}

void issuer_mark(const Rule& rule, Inspection& inspection) {
  for (const std::size_t at : inspection.model().with(Role::issuer_mark)) {
    const Element& element = inspection.model()[at];
    const wml::ManuscriptParagraph& paragraph = inspection.paragraph(at);
    const int size = paragraph.formats.empty() ? 0 : paragraph.formats.front().size;
    tell_look(rule, inspection, at, element.begin, element.end, {rule.words("fonts"), size, false});
    const wml::Alignment alignment = paragraph.format.alignment;
    if (alignment != wml::Alignment::center && alignment != wml::Alignment::distribute) {
      inspection.tell(rule, {at}, alignment_words(alignment),
                      alignment_words(wml::Alignment::center),
                      [node = paragraph.node] { wml::set_alignment(node, "center"); });
    }
    for (std::size_t i = 0; i < paragraph.formats.size(); ++i) {
      const wml::ParagraphPiece& piece = paragraph.content.pieces[i];
      const std::string_view color = paragraph.formats[i].color;
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
  for (const Role role : {Role::signatory, Role::document_number}) {
    for (const std::size_t at : inspection.model().with(role)) {
      const std::string& text = inspection.paragraph(at).text();
      const std::size_t label = text.find("签发人");
      if (label == std::string::npos) continue;
      const std::size_t colon = label + std::string_view("签发人").size();
      if (std::string_view(text).substr(colon).starts_with("：")) continue;
      std::size_t end = colon;
      if (end < text.size()) text::decode(text, end);
      inspection.tell(rule, {at, label, end}, Words::quoted(text.substr(label, end - label)),
                      Words::quoted("签发人："));
    }
  }
}

void head_rule(const Rule& rule, Inspection& inspection) {
  for (const std::size_t at : inspection.model().with(Role::document_number)) {
    // The rule is a border of this line or of an empty paragraph below it.
    for (std::size_t i = at; i < at + 2 && i < inspection.model().elements().size(); ++i) {
      if (i != at && !inspection.model()[i].blank()) break;
      const pugi::xml_node node = inspection.paragraph(i).node;
      const pugi::xml_node border = inspection.manuscript().paragraph_border(node, "w:bottom");
      const std::string_view color = border.attribute("w:color").value();
      if (!border || is_red(color)) continue;
      inspection.tell(rule, {i},
                      color.empty() || color == "auto" ? Words{"黑色", "black"}
                                                       : Words::both("#" + std::string(color)),
                      red(), own_border(node, border));
    }
  }
}

}  // namespace chengwen::gongwen::rules
