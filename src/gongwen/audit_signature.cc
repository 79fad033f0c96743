#include <algorithm>
#include <cstdlib>

#include "gongwen/characters.h"
#include "gongwen/look.h"
#include "gongwen/measures.h"
#include "gongwen/role_finder.h"
#include "gongwen/rules.h"
#include "gongwen/signature.h"
#include "text/chinese_numerals.h"
#include "text/columns.h"
#include "text/dates.h"
#include "text/utf8.h"
#include "wml/format_edit.h"

namespace chengwen::gongwen::rules {
namespace {

constexpr int kTolerance = kCharacter * 6 / 10;

/// Where a line of text stands in the type area, in twips from its left edge.
struct Extent {
  int left = 0, right = 0;
  int area = 0;
  int width() const { return right - left; }
  int gap() const { return area - right; }
};

/// 二〇二四年八月五日 as 2024年8月5日; other text as it is.
std::string with_arabic_figures(const std::string& date) {
  const Characters words(date);
  std::string out;
  for (std::size_t at = 0; at < words.size();) {
    std::size_t end = at;
    while (is_chinese_figure(words[end])) ++end;
    if (end == at) {
      text::append(out, words[at++]);
      continue;
    }
    if (words[end] == U'年') {
      constexpr std::u32string_view kDigits = U"〇一二三四五六七八九";
      for (; at < end; ++at) {
        const char32_t digit = one_of(words[at], U"零○") ? U'〇' : words[at];
        out += static_cast<char>('0' + std::min<std::size_t>(kDigits.find(digit), 9));
      }
    } else {
      const std::size_t from = words.offset(at);
      const auto number = text::parse_chinese_numeral(
          std::string_view(date).substr(from, words.offset(end) - from));
      out += number ? std::to_string(*number) : "?";
    }
    at = end;
  }
  return out;
}

/// The official form of a date line; "" when it does not name a day.
std::string official_form(std::string_view date_line) {
  std::string date = with_arabic_figures(without_blanks(date_line));
  constexpr std::string_view kNumber = "号";
  if (date.ends_with(kNumber)) date.replace(date.size() - kNumber.size(), kNumber.size(), "日");
  const auto day = text::parse_date(date);
  const bool complete = day && day->month != 0 && day->day != 0;
  return complete ? text::official_date(*day) : std::string();
}

/// The width of a line's words. A date in a wrong form takes the room that it should: its form is
/// told once, by DATE-01.
int half_ems_of(const Inspection& inspection, std::size_t at) {
  const std::string_view words = inspection.words(at);
  const std::string official =
      inspection.model()[at].role == Role::date ? official_form(words) : std::string();
  return static_cast<int>(text::half_ems(official.empty() ? words : official));
}

/// Whether the date has a width of its own to be placed by.
bool names_day(const Inspection& inspection, std::size_t date) {
  return !official_form(inspection.words(date)).empty();
}

Extent extent_of(const Inspection& inspection, std::size_t at) {
  const wml::ManuscriptParagraph& paragraph = inspection.paragraph(at);
  const Element& element = inspection.model()[at];
  const wml::ParagraphFormat& format = paragraph.format;
  const int character = character_width(paragraph);
  const int spacing = paragraph.formats().empty() ? 0 : paragraph.formats().front().spacing;
  const int width = half_ems_of(inspection, at) * (character + spacing) / 2;
  Extent extent;
  extent.area = inspection.manuscript().sections()[paragraph.section].page.text_width();
  const int begin = first_line_start(paragraph, element);
  const int end = extent.area - format.indent.right_at(character);
  switch (format.alignment) {
    case wml::Alignment::right:
      extent.left = end - width;
      break;
    case wml::Alignment::center:
      extent.left = (begin + end - width) / 2;
      break;
    default:
      extent.left = begin;
  }
  extent.right = extent.left + width;
  return extent;
}

bool near(int a, int b) {
  return std::abs(a - b) <= kTolerance;
}

/// 7.3.5.1: the date four characters from the right, the signature centred above it.
bool is_sealed(const Extent& signature, const Extent& date, int right_chars) {
  const bool date_ok = near(date.gap(), right_chars * kCharacter);
  const int centred = (date.left + date.right) / 2 - (signature.left + signature.right) / 2;
  // A long name ends at the edge instead of beyond it.
  const bool at_edge = signature.gap() >= -kCharacter && near(signature.gap(), 0) && centred > 0;
  return date_ok && (near(centred, 0) || at_edge);
}

/// 7.3.5.2: the signature two characters from the right, the date beginning two characters behind
/// the signature's first; the other way round when the date is longer.
bool is_unsealed(const Extent& signature, const Extent& date, int right_chars) {
  const int margin = right_chars * kCharacter;
  const bool staggered = near(date.left, signature.left + 2 * kCharacter);
  return staggered && (near(signature.gap(), margin) || near(date.gap(), margin));
}

/// The last line of the signature and the date; npos for what is not there. Several issuers are
/// set by other rules.
struct Closing {
  std::size_t signature = Spot::kDocument, date = Spot::kDocument;
};

/// 区长　　张三: the office, blanks and a name, where a personal seal stands (7.3.5.3).
struct PersonalSignature {
  std::size_t paragraph = 0;
  std::size_t blank_half_ems = 0;
};

std::optional<PersonalSignature> personal_of(const Inspection& inspection) {
  const std::vector<std::size_t> signatures = inspection.model().with(Role::signature);
  if (signatures.size() != 1) return std::nullopt;
  const Characters words(inspection.words(signatures.front()));
  std::size_t blank = 0;
  while (blank < words.size() && !one_of(words[blank], U" \u3000")) ++blank;
  std::size_t name = blank, half_ems = 0;
  for (; one_of(words[name], U" \u3000"); ++name) half_ems += words[name] == U' ' ? 1 : 2;
  const std::size_t length = words.size() - name;
  if (blank < 2 || half_ems == 0 || length < 2 || length > 4 ||
      !one_of(words[blank - 1], U"长任记席")) {
    return std::nullopt;
  }
  return PersonalSignature{signatures.front(), half_ems};
}

/// Several issuers in a row, a tab or two blanks between them.
bool names_several(std::string_view words) {
  return words.find('\t') != std::string_view::npos ||
         words.find("　　") != std::string_view::npos || words.find("  ") != std::string_view::npos;
}

Closing closing_of(const Inspection& inspection) {
  const std::vector<std::size_t> signatures = inspection.model().with(Role::signature);
  const std::vector<std::size_t> dates = inspection.model().with(Role::date);
  Closing closing;
  const bool in_row = signatures.size() == 1 && names_several(inspection.words(signatures.front()));
  if (in_row || personal_of(inspection)) return closing;
  if (signatures.size() == 1) closing.signature = signatures.front();
  if (!dates.empty() && signatures.size() <= 1) closing.date = dates.back();
  return closing;
}

/// Right-aligned, this many hundredths of a character from the edge.
void place_right(pugi::xml_node node, int right_chars) {
  remove_leading_blanks(node);
  wml::set_alignment(node, "right");
  wml::Indent indent;
  indent.right_chars = right_chars;
  indent.right = right_chars * kCharacter / 100;
  wml::set_indent(node, indent);
}

Words gap_words(const Words& who, int twips) {
  const Words count = character_count(twips, kCharacter);
  return {who.zh + "右空" + count.zh, who.en + " " + count.en + " from the right"};
}

Words signature_words() {
  return {"署名", "signature"};
}
Words date_words() {
  return {"成文日期", "date"};
}

}  // namespace

void sealed_signature(const Rule& rule, Inspection& inspection) {
  const Closing closing = closing_of(inspection);
  if (closing.signature == Spot::kDocument || closing.date == Spot::kDocument ||
      !names_day(inspection, closing.date)) {
    return;
  }
  const Extent own = extent_of(inspection, closing.signature);
  const Extent date = extent_of(inspection, closing.date);
  const int right_chars = rule.number("right_chars");
  const Rule* unsealed = inspection.profile().find("SIGN-02");
  if (!near(date.gap(), right_chars * kCharacter) || is_sealed(own, date, right_chars) ||
      is_unsealed(own, date, unsealed->number("right_chars"))) {
    return;
  }
  const int gap = sealed_indents({half_ems_of(inspection, closing.signature)},
                                 half_ems_of(inspection, closing.date))
                      .units.front();
  inspection.tell_of_text(
      rule, {closing.signature}, gap_words(signature_words(), own.gap()),
      {"以成文日期为准居中", "centred above the date"},
      [node = inspection.paragraph(closing.signature).node, gap] { place_right(node, gap); });
}

namespace {

/// 7.3.5: the date stands in the line below the signature.
void tell_line_between(const Rule& rule, Inspection& inspection, const Closing& closing) {
  if (shown_above(inspection, closing.date) != closing.signature ||
      !has_empty_line_above(inspection, closing.date)) {
    return;
  }
  inspection.tell(rule, {closing.date}, {"和署名之间有空行", "an empty line below the signature"},
                  {"署名的下一行", "the line below the signature"});
}

}  // namespace

void signature(const Rule& rule, Inspection& inspection) {
  const Closing closing = closing_of(inspection);
  const std::vector<std::size_t> signatures = inspection.model().with(Role::signature);
  if (!signatures.empty()) tell_no_empty_line(rule, inspection, signatures.front());
  if (closing.date == Spot::kDocument || !names_day(inspection, closing.date)) return;
  const Extent date = extent_of(inspection, closing.date);
  const int sealed_chars = inspection.profile().find("SIGN-01")->number("right_chars");
  const pugi::xml_node date_node = inspection.paragraph(closing.date).node;
  if (closing.signature == Spot::kDocument) {
    if (date.gap() >= kCharacter && date.left > date.area / 3) return;
    inspection.tell_of_text(
        rule, {closing.date}, gap_words(date_words(), date.gap()),
        gap_words(date_words(), sealed_chars * kCharacter),
        [date_node, sealed_chars] { place_right(date_node, sealed_chars * 100); });
    return;
  }
  const Extent own = extent_of(inspection, closing.signature);
  const int right_chars = rule.number("right_chars");
  const bool by_blanks =
      inspection.model()[closing.signature].begin > 0 || inspection.model()[closing.date].begin > 0;
  tell_line_between(rule, inspection, closing);
  const bool placed = is_sealed(own, date, sealed_chars) || is_unsealed(own, date, right_chars);
  const bool told_by_sealed = near(date.gap(), sealed_chars * kCharacter);
  if ((placed && !by_blanks) || (!placed && !by_blanks && told_by_sealed)) return;
  const SignatureIndents right = unsealed_indents({half_ems_of(inspection, closing.signature)},
                                                  half_ems_of(inspection, closing.date));
  const Words found = by_blanks ? Words{"用空格移到右边", "moved to the right by blanks"}
                                : listed(gap_words(signature_words(), own.gap()),
                                         gap_words(date_words(), date.gap()));
  inspection.tell_of_text(
      rule, {closing.signature}, found,
      listed(gap_words(signature_words(), right.units.front() * kCharacter / 100),
             gap_words(date_words(), right.date * kCharacter / 100)),
      [node = inspection.paragraph(closing.signature).node, date_node, right] {
        place_right(node, right.units.front());
        place_right(date_node, right.date);
      });
}

void personal_signature(const Rule& rule, Inspection& inspection) {
  const auto personal = personal_of(inspection);
  if (!personal) return;
  const std::size_t at = personal->paragraph;
  const int blank = rule.number("blank_chars"), right = rule.number("right_chars");
  if (personal->blank_half_ems != static_cast<std::size_t>(blank) * 2) {
    const Words found =
        character_count(static_cast<int>(personal->blank_half_ems) * kCharacter / 2, kCharacter);
    const Words wanted = character_count(blank * kCharacter, kCharacter);
    inspection.tell(rule, {at},
                    {"职务和姓名之间空" + found.zh, found.en + " between office and name"},
                    {"空" + wanted.zh, wanted.en});
  }
  std::vector<std::pair<std::size_t, Words>> lines = {{at, signature_words()}};
  const std::vector<std::size_t> dates = inspection.model().with(Role::date);
  if (!dates.empty() && names_day(inspection, dates.back()))
    lines.emplace_back(dates.back(), date_words());
  for (const auto& [line, who] : lines) {
    const int gap = extent_of(inspection, line).gap();
    if (near(gap, right * kCharacter)) continue;
    inspection.tell_of_text(
        rule, {line}, gap_words(who, gap), gap_words(who, right * kCharacter),
        [node = inspection.paragraph(line).node, right] { place_right(node, right * 100); });
  }
}

void no_text_here(const Rule& rule, Inspection& inspection) {
  for (std::size_t at = 0; at < inspection.model().elements().size(); ++at) {
    const std::string_view words = "此页无正文";
    const std::size_t begin = inspection.paragraph(at).text().find(words);
    if (begin == std::string::npos) continue;
    inspection.tell(rule, {at, begin, begin + words.size()}, Words::quoted(words),
                    {"调整行距、字距，使署名和正文同处一面",
                     "line or character spacing that brings text and signature to one page"});
  }
}

void date(const Rule& rule, Inspection& inspection) {
  for (const std::size_t at : inspection.model().with(Role::date)) {
    const Element& element = inspection.model()[at];
    const std::string own(inspection.words(at));
    const std::string close = without_blanks(own);
    const std::string official = official_form(own);
    if (own == official) continue;
    const Spot spot{at, element.begin, element.end};
    if (close == official) {
      inspection.tell_of_text(
          rule, spot, Words::quoted(own), Words::quoted(official),
          [node = inspection.paragraph(at).node] {
            const std::string now = wml::read_paragraph(node).text;
            const Stretch inner = trimmed(now);
            const std::string_view date_words_now =
                std::string_view(now).substr(inner.begin, inner.end - inner.begin);
            for (std::size_t i = date_words_now.size(); i-- > 0;) {
              // Blanks between figures and words are ASCII or U+3000.
              const std::string_view rest = date_words_now.substr(i);
              const std::size_t length = rest.starts_with(' ') ? 1 : rest.starts_with("　") ? 3 : 0;
              if (length == 0) continue;
              wml::replace_text(node, inner.begin + i, inner.begin + i + length, "");
            }
          });
      continue;
    }
    inspection.tell(rule, spot, Words::quoted(own),
                    official.empty()
                        ? Words{"阿拉伯数字，年月日写全，月、日不加0，如 `2024年1月5日`",
                                "Arabic figures, year, month and day, no zeros: `2024年1月5日`"}
                        : Words::quoted(official));
  }
}

void note(const Rule& rule, Inspection& inspection) {
  for (const std::size_t at : inspection.model().with(Role::note)) {
    const wml::ManuscriptParagraph& paragraph = inspection.paragraph(at);
    const Element& element = inspection.model()[at];
    const std::string_view words = inspection.words(at);
    if (!words.starts_with("（") || !words.ends_with("）")) {
      inspection.tell(rule, {at, element.begin, element.end},
                      {"没有全角括号", "no full-width brackets"},
                      {"加圆括号 `（` `）`", "in `（` `）`"});
    }
    const wml::Alignment alignment = paragraph.format.alignment;
    if (alignment == wml::Alignment::left || alignment == wml::Alignment::both) {
      // Further lines may be set in, too: nothing says where they begin.
      const bool set_in =
          nearly(first_line_start(paragraph, element), 2 * character_width(paragraph));
      if (element.begin > 0 || !set_in) tell_indent(rule, inspection, at, 2);
      continue;
    }
    inspection.tell(rule, {at}, alignment_words(alignment),
                    {"居左空二字", "two characters from the left"}, [node = paragraph.node] {
                      wml::set_alignment(node, "both");
                      wml::set_indent(node, {0, 0, 2 * kCharacter, 0, 0, 200});
                    });
  }
}

}  // namespace chengwen::gongwen::rules
