#include <algorithm>
#include <cstdlib>
#include <initializer_list>
#include <optional>

#include "gongwen/characters.h"
#include "gongwen/heading_label.h"
#include "gongwen/look.h"
#include "gongwen/measures.h"
#include "gongwen/rules.h"
#include "wml/format_edit.h"

namespace chengwen::gongwen::rules {
namespace {

/// In characters from the left: 附件： and what follows it.
constexpr int kLeft = 2, kNames = 5;

struct Attachment {
  std::size_t paragraph = 0;
  std::size_t begin = 0;  ///< of what follows “附件：”
  std::optional<HeadingLabel> label;
  std::string name;  ///< without number and blanks
};

/// The punctuation that wrongly ends the name of an attachment: its first byte, or the end of
/// `text`.
std::size_t stop_of(std::string_view text) {
  const Characters words(text);
  const bool stops = words.size() > 0 && one_of(words[words.size() - 1], U"。；，、;,.");
  return stops ? words.offset(words.size() - 1) : text.size();
}

std::vector<Attachment> attachments_of(const Inspection& inspection) {
  std::vector<Attachment> found;
  for (const std::size_t at : inspection.model().with(Role::attachment)) {
    const std::string& text = inspection.paragraph(at).text();
    const Element& element = inspection.model()[at];
    Attachment one{at, element.begin, {}, {}};
    for (const std::string_view colon : {"：", ":"}) {
      const std::size_t mark = text.find(colon);
      if (found.empty() && mark != std::string::npos && mark < element.begin + 12) {
        one.begin = mark + colon.size();
        break;
      }
    }
    one.begin += trimmed(std::string_view(text).substr(one.begin)).begin;
    one.label = read_label(text, one.begin);
    const std::size_t name = one.label ? one.label->after : one.begin;
    const std::size_t stop = stop_of(std::string_view(text).substr(0, element.end));
    one.name = without_blanks(std::string_view(text).substr(name, stop - name));
    found.push_back(std::move(one));
  }
  return found;
}

void attachment_label(const Rule& rule, Inspection& inspection, const Attachment& one,
                      std::int64_t expected) {
  const std::string& text = inspection.paragraph(one.paragraph).text();
  const HeadingLabel& label = *one.label;
  const std::string own = text.substr(label.begin, label.end - label.begin);
  const std::string number = std::to_string(expected), wanted = number + ".";
  if (own == wanted || own == number + "．") return;
  // 1、 2、 3、 are one finding: only their mark is told.
  const std::size_t mark = own.starts_with(number) ? number.size() : 0;
  inspection.tell_of_text(rule, {one.paragraph, label.begin + mark, label.end},
                          Words::quoted(own.substr(mark)), Words::quoted(wanted.substr(mark)),
                          [node = inspection.paragraph(one.paragraph).node, own, wanted] {
                            const std::string now = wml::read_paragraph(node).text;
                            const std::size_t at = now.find(own);
                            if (at != std::string::npos)
                              wml::replace_text(node, at, at + own.size(), wanted);
                          });
}

bool has_page_start(const Inspection& inspection, std::size_t at) {
  const wml::ManuscriptParagraph& own = inspection.paragraph(at);
  if (own.format.page_break_before || own.content.page_break_first) return true;
  for (std::size_t i = at; i-- > 0;) {
    const wml::ManuscriptParagraph& above = inspection.paragraph(i);
    if (above.section != own.section) {
      return inspection.manuscript().sections()[own.section].starts_page;
    }
    if (above.content.page_break_last || above.format.page_break_before) return true;
    if (!inspection.model()[i].blank()) return false;
  }
  return true;
}

/// 1 of 附件, 2 of 附件2, 附件二 and 附件２.
std::int64_t number_of_annex(std::string_view mark) {
  const Characters words(mark);
  std::int64_t number = 0;
  std::size_t at = 2;
  for (; is_figure(words[at]); ++at) {
    const char32_t zero = is_full_width_figure(words[at]) ? U'０' : U'0';
    number = number * 10 + static_cast<std::int64_t>(words[at] - zero);
  }
  constexpr std::u32string_view kChinese = U"一二三四五六七八九十";
  if (const std::size_t spelled = kChinese.find(words[at]); spelled != std::u32string_view::npos) {
    number = static_cast<std::int64_t>(spelled) + 1;
  }
  return std::max<std::int64_t>(number, 1);
}

void tell_alignment(const Rule& rule, Inspection& inspection, std::size_t at,
                    std::initializer_list<wml::Alignment> right) {
  const wml::ManuscriptParagraph& paragraph = inspection.paragraph(at);
  const wml::Alignment own = paragraph.format.alignment;
  if (std::find(right.begin(), right.end(), own) != right.end()) return;
  const bool centred = *right.begin() == wml::Alignment::center;
  // Blanks in front of the text are told with the indent.
  if (centred && inspection.model()[at].begin > 0) return;
  inspection.tell(
      rule, {at}, alignment_words(own),
      centred ? alignment_words(wml::Alignment::center) : Words{"顶格", "at the left edge"},
      [node = paragraph.node, word = centred ? "center" : "left"] {
        wml::set_alignment(node, word);
        wml::set_indent(node, {});
      });
}

/// 7.3.7: 附件 and its number, on a new page at the left edge.
void annex_mark(const Rule& rule, Inspection& inspection, std::size_t at) {
  const Element& element = inspection.model()[at];
  tell_look(rule, inspection, at, element.begin, element.end,
            {rule.words("fonts"), rule.number("size"), false});
  tell_indent(rule, inspection, at, 0);
  tell_alignment(rule, inspection, at, {wml::Alignment::left, wml::Alignment::both});
  if (!has_page_start(inspection, at)) {
    inspection.tell(rule, {at}, {"没有另面编排", "not on a new page"},
                    {"另面编排", "on a new page"}, [node = inspection.paragraph(at).node] {
                      wml::set_switch(wml::properties_for(node), "w:pageBreakBefore", true);
                    });
  }
  const std::string mark = without_blanks(inspection.words(at));
  if (!mark.ends_with("：") && !mark.ends_with(":")) return;
  inspection.tell(rule, {at, element.begin, element.end}, Words::quoted(mark),
                  {"“附件”和序号后面不加冒号", "no colon"});
}

struct AnnexTitle {
  std::size_t paragraph = Spot::kDocument;  ///< of its first line
  std::string words;                        ///< without blanks
};

/// The title below an annex mark: centred, on the third line.
AnnexTitle annex_title(const Rule& rule, Inspection& inspection, std::size_t mark) {
  AnnexTitle title;
  for (std::size_t at = mark + 1; at < inspection.model().elements().size(); ++at) {
    const Role role = inspection.model()[at].role;
    if (role == Role::empty) continue;
    if (role != Role::annex_title) break;
    if (title.words.empty()) {
      title.paragraph = at;
      tell_no_empty_line(rule, inspection, at,
                         {"“附件”和标题之间没有空行", "no empty line above the title"});
    }
    tell_alignment(rule, inspection, at, {wml::Alignment::center});
    title.words += without_blanks(inspection.paragraph(at).text());
  }
  return title;
}

}  // namespace

void attachments(const Rule& rule, Inspection& inspection) {
  const std::vector<Attachment> all = attachments_of(inspection);
  if (all.empty()) return;
  tell_no_empty_line(rule, inspection, all.front().paragraph);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Attachment& one = all[i];
    const std::string& text = inspection.paragraph(one.paragraph).text();
    const Element& element = inspection.model()[one.paragraph];
    const std::size_t colon = text.find(':');
    if (i == 0 && colon != std::string::npos && colon < one.begin) {
      inspection.tell_of_text(rule, {one.paragraph, element.begin, colon + 1},
                              Words::quoted("附件:"), Words::quoted("附件："),
                              [node = inspection.paragraph(one.paragraph).node] {
                                const std::size_t at = wml::read_paragraph(node).text.find(':');
                                wml::replace_text(node, at, at + 1, "：");
                              });
    }
    if (one.label) attachment_label(rule, inspection, one, static_cast<std::int64_t>(i) + 1);
    const bool continues = i > 0 && !one.label;
    if (!continues) {
      tell_hanging_indent(rule, inspection, one.paragraph, i == 0 ? kLeft : kNames,
                          one.label ? kNames + 1 : kNames);
    }
    const std::size_t stop = stop_of(std::string_view(text).substr(0, element.end));
    if (stop == element.end) continue;
    inspection.tell(rule, {one.paragraph, stop, element.end},
                    Words::quoted(text.substr(stop, element.end - stop)),
                    {"附件名称后面不加标点", "no punctuation behind a name"});
  }
}

void annex(const Rule& rule, Inspection& inspection) {
  const std::vector<Attachment> listed = attachments_of(inspection);
  const std::vector<std::size_t> marks = inspection.model().with(Role::annex_mark);
  std::int64_t expected = 0;
  for (const std::size_t at : marks) {
    annex_mark(rule, inspection, at);
    const AnnexTitle title = annex_title(rule, inspection, at);
    const Element& element = inspection.model()[at];
    const std::string mark = without_blanks(inspection.words(at));
    const std::int64_t number = number_of_annex(mark);
    // An annex on its own may be any of the document's.
    expected = expected == 0 && listed.empty() ? number : expected + 1;
    if (number != expected && std::max(marks.size(), listed.size()) > 1) {
      inspection.tell(rule, {at, element.begin, element.end}, Words::quoted(mark),
                      Words::quoted("附件" + std::to_string(expected)));
    }
    const auto item = static_cast<std::size_t>(expected) - 1;
    if (title.words.empty() || item >= listed.size() || listed[item].name == title.words) continue;
    inspection.tell(rule, {title.paragraph}, Words::quoted(title.words),
                    Words::quoted(listed[item].name));
  }
}

}  // namespace chengwen::gongwen::rules
