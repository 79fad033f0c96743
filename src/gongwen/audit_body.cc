#include <vector>

#include "gongwen/characters.h"
#include "gongwen/look.h"
#include "gongwen/measures.h"
#include "gongwen/role_finder.h"
#include "gongwen/rules.h"
#include "text/characters.h"
#include "wml/format_edit.h"
#include "wml/paragraph_split.h"

namespace chengwen::gongwen::rules {
namespace {

/// Lines of their own around the text; an empty line above them may be space.
bool is_line_of_its_own(Role role) {
  return role == Role::addressee || role == Role::attachment || role == Role::signature ||
         role == Role::date || role == Role::note;
}

/// The paragraphs of running text.
template <typename Look>
void each_running_paragraph(const Inspection& inspection, Look look) {
  for (std::size_t at = 0; at < inspection.model().elements().size(); ++at) {
    if (is_running_text(inspection.model()[at].role)) look(at, inspection.paragraph(at));
  }
}

Words line_words(const wml::ParagraphFormat& format) {
  if (format.line_rule == wml::LineRule::exact) {
    const Words value = points(format.line);
    return {"固定值" + value.zh, "exactly " + value.en};
  }
  if (format.line_rule == wml::LineRule::at_least) {
    const Words value = points(format.line);
    return {"最小值" + value.zh, "at least " + value.en};
  }
  const std::string percent = std::to_string(format.line * 100 / 240);
  return {"行高的" + percent + "%", percent + "% of a line"};
}

}  // namespace

/// A page that ends between title and text leaves the first page without text. A cover and a table
/// of contents belong to reports, which have no addressee.
void first_page(const Rule& rule, Inspection& inspection) {
  const std::vector<std::size_t> addressees = inspection.model().with(Role::addressee);
  const std::vector<std::size_t> text = inspection.model().with(Role::body);
  if (addressees.empty() || text.empty() || text.front() < addressees.front()) return;
  const std::vector<std::size_t> titles = inspection.model().with(Role::title);
  const std::size_t first = titles.empty() ? addressees.front() : titles.front();
  for (std::size_t at = first + 1; at <= text.front(); ++at) {
    const wml::ManuscriptParagraph& own = inspection.paragraph(at);
    const wml::ManuscriptParagraph& above = inspection.paragraph(at - 1);
    const bool new_section =
        own.section != above.section && inspection.manuscript().sections()[own.section].starts_page;
    if (!new_section && !own.format.page_break_before && !own.content.page_break_first &&
        !above.content.page_break_last) {
      continue;
    }
    inspection.tell(rule, {at}, {"首页没有正文", "no text on the first page"},
                    {"首页必须显示正文", "text on the first page"});
    return;
  }
}

namespace {

/// A line break that a reader takes for the end of a paragraph: behind the end of a sentence, or
/// before blanks, a number or a date.
bool ends_paragraph(std::string_view text, std::size_t at) {
  const std::string_view above = text.substr(0, at);
  const std::string_view below = text.substr(at + 1);
  const std::string_view next = below.substr(0, below.find('\n'));
  const Stretch inner = trimmed(next);
  return ends_sentence(last_character(text::trim(above))) ||
         ends_with_one_of(text::trim(above), U"：:") || inner.begin > 0 ||
         read_label(next, inner.begin) || is_date_line(next);
}

/// Other mends may have changed the text.
void split_at_breaks(pugi::xml_node paragraph) {
  const wml::ParagraphText content = wml::read_paragraph(paragraph);
  for (std::size_t i = content.text.size(); i-- > 0;) {
    if (content.text[i] == '\n' && ends_paragraph(content.text, i) &&
        wml::splits_at(paragraph, wml::read_paragraph(paragraph), i))
      wml::split_paragraph(paragraph, i);
  }
}

/// Paragraphs that are lines of one: text pasted from elsewhere.
void typed_breaks(const Rule& rule, Inspection& inspection, std::size_t at) {
  const Role role = inspection.model()[at].role;
  const wml::ManuscriptParagraph& paragraph = inspection.paragraph(at);
  const bool split = is_running_text(role) || role == Role::addressee || role == Role::signature;
  const bool centred = paragraph.format.alignment == wml::Alignment::center;
  if (!split || centred || paragraph.format.list != 0) return;
  const std::string& text = paragraph.text();
  std::vector<std::size_t> breaks;
  for (std::size_t i = text.find('\n'); i != std::string::npos; i = text.find('\n', i + 1)) {
    if (ends_paragraph(text, i) && wml::splits_at(paragraph.node, paragraph.content, i))
      breaks.push_back(i);
  }
  if (breaks.empty()) return;
  inspection.tell_of_text(rule, {at, breaks.front(), breaks.front() + 1},
                          {"用换行符分段", "line breaks between paragraphs"},
                          {"另起一段", "paragraphs of their own"},
                          [node = paragraph.node] { split_at_breaks(node); });
}

}  // namespace

void body(const Rule& rule, Inspection& inspection) {
  const Look look{rule.words("fonts"), rule.number("size"), true};
  Look look_of_items = look;
  for (const char* fonts : {"level1_fonts", "level2_fonts"}) {
    for (const std::string_view font : inspection.profile().find("HEADG-02")->words(fonts))
      look_of_items.fonts.push_back(font);
  }
  for (std::size_t at = 0; at < inspection.model().elements().size(); ++at) {
    const Element& element = inspection.model()[at];
    typed_breaks(rule, inspection, at);
    switch (element.role) {
      case Role::body:
        tell_look(rule, inspection, at, element.begin, element.end, look);
        tell_indent(rule, inspection, at, rule.number("indent_chars"));
        break;
      case Role::item:
        // 一、 and （一） before whole sentences are set like headings by some, like text by
        // others.
        tell_look(rule, inspection, at, element.begin, element.end,
                  element.label.level > 2 ? look : look_of_items);
        tell_indent(rule, inspection, at, rule.number("indent_chars"));
        break;
      case Role::heading:
        if (element.run_in) {
          tell_look(rule, inspection, at, element.heading_end, element.end, look);
        }
        break;
      case Role::attachment:
      case Role::note:
      case Role::signature:
      case Role::date:
      case Role::addressee:
        tell_look(rule, inspection, at, element.begin, element.end, look);
        break;
      case Role::other:
        // What stands behind bullets is text with the indent of its list.
        if (inspection.paragraph(at).format.list != 0)
          tell_look(rule, inspection, at, element.begin, element.end, look);
        break;
      default:
        break;
    }
  }
}

void line_pitch(const Rule& rule, Inspection& inspection) {
  const int line = rule.number("line_twips");
  const int least = rule.number("least_twips"), most = rule.number("most_twips");
  Words wanted = points(line);
  wanted = {"固定值" + wanted.zh, "exactly " + wanted.en};
  for (std::size_t at = 0; at < inspection.model().elements().size(); ++at) {
    const Role role = inspection.model()[at].role;
    const wml::ManuscriptParagraph& own = inspection.paragraph(at);
    const wml::ParagraphFormat& format = own.format;
    const bool apart = is_line_of_its_own(role);
    if ((!apart && !is_running_text(role)) || own.content.has_object) continue;
    const wml::PageFormat& page = inspection.manuscript().sections()[own.section].page;
    const bool exact =
        format.line_rule == wml::LineRule::exact && format.line >= least && format.line <= most;
    const bool on_grid = format.line_rule == wml::LineRule::automatic && format.line == 240 &&
                         format.snaps_to_grid && page.grid != wml::PageFormat::Grid::none;
    if (!exact && !on_grid) {
      inspection.tell(rule, {at}, line_words(format), wanted,
                      [node = own.node, line] { wml::set_exact_line(node, line); });
    }
    const bool above = format.before_lines != 0 || format.before != 0;
    const bool spaced = (above && !apart) || format.after_lines != 0 || format.after != 0;
    // An empty line made of space above the text is layout of the opening.
    const bool under_title = at > 0 && format.after == 0 && format.after_lines == 0 &&
                             inspection.model()[at - 1].role == Role::title;
    if (!spaced || under_title) continue;
    inspection.tell(rule, {at}, {"段前或段后有间距", "space before or after the paragraph"},
                    {"段前段后都是0", "none"}, [node = own.node, apart] {
                      if (!apart) wml::set_space_before(node, 0);
                      wml::set_space_after(node, 0);
                    });
  }
}

namespace {

/// Chinese text stands beside characters of a kind: only there Word puts a space.
template <typename Kind>
bool has_border(std::string_view text, Kind is_of_kind) {
  const Characters words(text);
  for (std::size_t at = 1; at < words.size(); ++at) {
    const char32_t before = words[at - 1], after = words[at];
    if ((text::is_ideograph(before) && is_of_kind(after)) ||
        (is_of_kind(before) && text::is_ideograph(after))) {
      return true;
    }
  }
  return false;
}

bool has_latin_border(std::string_view text) {
  return has_border(
      text, [](char32_t c) { return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z'); });
}

bool has_figure_border(std::string_view text) {
  return has_border(text, [](char32_t c) { return c >= U'0' && c <= U'9'; });
}

bool is_always_seen(std::string_view) {
  return true;
}

/// Nothing is in it but its own format; it ends no section.
bool is_removable(pugi::xml_node paragraph) {
  if (paragraph.child("w:pPr").child("w:sectPr")) return false;
  for (const pugi::xml_node child : paragraph.children()) {
    const std::string_view name = child.name();
    if (name == "w:pPr") continue;
    if (name != "w:r" || child.first_child() != child.child("w:rPr") ||
        child.child("w:rPr").next_sibling()) {
      return false;
    }
  }
  return true;
}

/// Empty paragraphs between two of the text, or between 主送机关 and the text.
void tell_empty_paragraphs(const Rule& rule, Inspection& inspection) {
  const std::vector<Element>& elements = inspection.model().elements();
  const auto is_text = [&](std::size_t at) {
    return is_running_text(elements[at].role) && inspection.paragraph(at).table == 0;
  };
  for (std::size_t at = 0; at < elements.size(); ++at) {
    if (!is_text(at) && elements[at].role != Role::addressee) continue;
    std::size_t end = at + 1;
    while (end < elements.size() && elements[end].role == Role::empty &&
           inspection.paragraph(end).table == 0 && !inspection.paragraph(end).content.has_object) {
      ++end;
    }
    if (end == elements.size() || !is_text(end) ||
        inspection.paragraph(end).section != inspection.paragraph(at).section) {
      continue;
    }
    for (std::size_t empty = at + 1; empty < end; ++empty) {
      const pugi::xml_node node = inspection.paragraph(empty).node;
      Mend mend;
      if (is_removable(node)) mend = [node] { node.parent().remove_child(node); };
      inspection.tell_of_text(rule, {empty}, {"正文中间有空行", "an empty line in the text"},
                              {"没有空行", "none"}, std::move(mend));
    }
  }
}

}  // namespace

void paragraph_settings(const Rule& rule, Inspection& inspection) {
  const struct {
    bool wml::ParagraphFormat::*setting;
    bool wrong;
    const char* property;
    bool (*is_seen)(std::string_view text);
    Words found, wanted;
  } kSwitches[] = {
      {&wml::ParagraphFormat::widow_control,
       true,
       "w:widowControl",
       is_always_seen,
       {"选了“孤行控制”", "widow control is on"},
       {"不选：每面才能排满22行", "off"}},
      {&wml::ParagraphFormat::auto_space_latin,
       true,
       "w:autoSpaceDE",
       has_latin_border,
       {"选了“自动调整中文与西文的间距”", "automatic space between Chinese and Latin is on"},
       {"不选：每行才能排28个字", "off"}},
      {&wml::ParagraphFormat::auto_space_digits,
       true,
       "w:autoSpaceDN",
       has_figure_border,
       {"选了“自动调整中文与数字的间距”", "automatic space between Chinese and figures is on"},
       {"不选：每行才能排28个字", "off"}},
      {&wml::ParagraphFormat::kinsoku,
       false,
       "w:kinsoku",
       is_always_seen,
       {"没有选“按中文习惯控制首尾字符”", "Chinese line breaking rules are off"},
       {"选上", "on"}}};
  each_running_paragraph(inspection, [&](std::size_t at, const wml::ManuscriptParagraph& own) {
    for (const auto& one : kSwitches) {
      if (own.format.*one.setting != one.wrong || !one.is_seen(own.text())) continue;
      inspection.tell(rule, {at}, one.found, one.wanted,
                      [node = own.node, name = one.property, on = !one.wrong] {
                        wml::set_switch(wml::properties_for(node), name, on);
                      });
    }
    const Role role = inspection.model()[at].role;
    if (role == Role::heading || own.format.alignment == wml::Alignment::both) return;
    inspection.tell(rule, {at}, alignment_words(own.format.alignment),
                    alignment_words(wml::Alignment::both),
                    [node = own.node] { wml::set_alignment(node, "both"); });
  });
  tell_empty_paragraphs(rule, inspection);
}

}  // namespace chengwen::gongwen::rules
