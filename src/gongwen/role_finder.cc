#include "gongwen/role_finder.h"

#include <algorithm>

#include "gongwen/characters.h"
#include "text/columns.h"
#include "text/utf8.h"

namespace chengwen::gongwen {
namespace {

/// More than this is a paragraph, not a heading (characters).
constexpr std::size_t kLongestHeading = 50;
constexpr std::size_t kLongestCaption = 40;

bool is_sentence(std::string_view words) {
  return words.find("。") != std::string_view::npos;
}

/// The end of the first sentence of `words`; npos when none ends before the last character.
std::size_t first_sentence(std::string_view words) {
  const std::size_t stop = words.find("。");
  if (stop == std::string_view::npos) return stop;
  const std::size_t end = stop + std::string_view("。").size();
  return end < words.size() ? end : std::string_view::npos;
}

/// 第一部分　部门概况, 第二章 总则: a numbered title above the headings.
bool is_part(std::string_view words) {
  if (!words.starts_with("第")) return false;
  const Characters part(words);
  std::size_t at = 1;
  while (is_chinese_figure(part[at]) || is_figure(part[at])) ++at;
  if (at == 1 || part.size() > 40) return false;
  const std::size_t after = part.at(at, U"部分")          ? at + 2
                            : one_of(part[at], U"章篇编") ? at + 1
                                                          : 0;
  if (after == 0 || is_sentence(words)) return false;
  return after == part.size() || one_of(part[after], U" \u3000、：:");
}

/// 第三条, then blanks.
bool is_article(std::string_view words) {
  if (!words.starts_with("第")) return false;
  const Characters article(words);
  std::size_t at = 1;
  while (is_chinese_figure(article[at]) || is_figure(article[at])) ++at;
  return at > 1 && article[at] == U'条' && one_of(article[at + 1], U" \u3000");
}

bool names_unit(std::string_view words) {
  for (const std::string_view name : {"单位：", "单位:", "单位 ："}) {
    if (words.find(name) != std::string_view::npos) return true;
  }
  return false;
}

}  // namespace

std::size_t leading_blanks(const wml::ManuscriptParagraph& paragraph, const Element& element) {
  std::size_t width = 0;
  const std::string_view blanks = std::string_view(paragraph.text()).substr(0, element.begin);
  for (std::size_t at = 0; at < blanks.size();) {
    const char32_t c = text::decode(blanks, at);
    width += c == U'\t' ? 4 : c == U'\u3000' ? 2 : 1;
  }
  return width;
}

bool is_red(std::string_view color) {
  if (color.size() != 6) return false;
  const auto low = [&](std::size_t at) { return color[at] >= '0' && color[at] <= '3'; };
  const bool strong = color[0] >= 'A' || color[0] >= '8';
  return strong && low(2) && low(4);
}

bool has_red(const wml::ManuscriptParagraph& paragraph) {
  for (const wml::RunFormat& format : paragraph.formats()) {
    if (is_red(format.color)) return true;
  }
  return false;
}

bool ends_with_one_of(std::string_view words, std::u32string_view set) {
  return one_of(last_character(words), set);
}

RoleFinder::RoleFinder(const wml::Manuscript& manuscript)
    : manuscript_(manuscript),
      elements_(manuscript.paragraphs().size()),
      decided_(elements_.size(), false) {
  for (std::size_t i = 0; i < elements_.size(); ++i) {
    const Stretch inner = trimmed(paragraph(i).text());
    elements_[i].begin = inner.begin;
    elements_[i].end = inner.end;
    elements_[i].heading_end = inner.end;
    if (paragraph(i).story == 0) body_end_ = i + 1;
  }
  annex_begin_ = body_end_;
}

std::vector<Element> RoleFinder::run() {
  trivial();
  contents();
  annexes();
  opening();
  attendance();
  closing();
  around_tables();
  labels();
  levels();
  hierarchy();
  return std::move(elements_);
}

const wml::ManuscriptParagraph& RoleFinder::paragraph(std::size_t at) const {
  return manuscript_.paragraphs()[at];
}

std::string_view RoleFinder::words(std::size_t at) const {
  return std::string_view(paragraph(at).text())
      .substr(elements_[at].begin, elements_[at].end - elements_[at].begin);
}

bool RoleFinder::open(std::size_t at) const {
  return at < body_end_ && !decided_[at];
}

std::size_t RoleFinder::next_shown(std::size_t after) const {
  for (std::size_t i = after + 1; i < body_end_; ++i) {
    if (paragraph(i).number != 0 && !elements_[i].blank()) return i;
  }
  return std::string::npos;
}

std::size_t RoleFinder::previous_shown(std::size_t before) const {
  for (std::size_t i = before; i-- > 0;) {
    if (paragraph(i).number != 0 && !elements_[i].blank()) return i;
  }
  return std::string::npos;
}

bool RoleFinder::has_label(std::size_t at) const {
  return read_label(paragraph(at).text(), elements_[at].begin).has_value() ||
         read_label(paragraph(at).label, 0).has_value();
}

void RoleFinder::trivial() {
  std::string_view id, style;  // of the paragraph before, mostly the same
  for (std::size_t i = 0; i < elements_.size(); ++i) {
    const wml::ManuscriptParagraph& own = paragraph(i);
    Element& element = elements_[i];
    decided_[i] = true;
    if (own.format.style != id) style = manuscript_.style_name(id = own.format.style);
    if (element.blank()) {
      element.role = own.content.has_object ? Role::other : Role::empty;
    } else if (own.in_contents || style.starts_with("toc ") || style.starts_with("TOC")) {
      element.role = Role::contents;
    } else if (own.story != 0 || own.in_text_box) {
      element.role = Role::other;
    } else if (own.table != 0) {
      element.role = Role::cell;
    } else {
      decided_[i] = false;
    }
  }
}

void RoleFinder::contents() {
  for (std::size_t i = 0; i < body_end_; ++i) {
    if (!open(i) || !words(i).starts_with("目") || without_blanks(words(i)) != "目录") continue;
    // A typed table of contents ends with its page.
    for (std::size_t line = i; line < body_end_; ++line) {
      const wml::ManuscriptParagraph& own = paragraph(line);
      const bool starts_page = own.format.page_break_before || own.content.page_break_first ||
                               own.section != paragraph(i).section;
      if (line > i && starts_page) break;
      if (open(line)) {
        elements_[line].role = Role::contents;
        decided_[line] = true;
      }
      if (own.content.page_break_last) break;
    }
    return;
  }
}

void RoleFinder::around_tables() {
  for (const wml::ManuscriptTable& table : manuscript_.tables()) {
    if (table.story != 0 || table.nested || table.begin >= body_end_) continue;
    above_table(table.begin);
    below_table(table.end);
  }
}

void RoleFinder::below_table(std::size_t table_end) {
  constexpr std::string_view kStarts[] = {"注：",  "注:",    "说明：", "说明:", "备注：",
                                          "备注:", "填表人", "填报人", "制表人"};
  for (std::size_t at = table_end; at < body_end_; ++at) {
    if (elements_[at].role == Role::empty) continue;
    const bool starts =
        std::any_of(std::begin(kStarts), std::end(kStarts),
                    [&](std::string_view word) { return words(at).starts_with(word); });
    if (!open(at) || !starts) return;
    elements_[at].role = Role::table_note;
    decided_[at] = true;
  }
}

void RoleFinder::above_table(std::size_t table_begin) {
  std::size_t at = previous_shown(table_begin);
  if (at == std::string::npos || !open(at)) return;
  if (names_unit(words(at)) && text::length(words(at)) <= 60 && !is_sentence(words(at))) {
    elements_[at].role = Role::unit_line;
    decided_[at] = true;
    at = previous_shown(at);
    if (at == std::string::npos || !open(at)) return;
  }
  // What stands between the caption and the table is at most a line of it: （2024年度）.
  for (int lines = 0; lines < 2 && at != std::string::npos && open(at); ++lines) {
    const std::string_view own = words(at);
    const wml::Alignment alignment = paragraph(at).format.alignment;
    const bool named_table = own.starts_with("表") || own.starts_with("附表") ||
                             own.ends_with("表") || own.ends_with("年度）");
    const bool short_line = text::length(own) <= kLongestCaption && !is_sentence(own) &&
                            !ends_with_one_of(own, U"：:；;，,");
    if (!short_line || has_label(at) || (alignment != wml::Alignment::center && !named_table)) {
      return;
    }
    elements_[at].role = Role::caption;
    decided_[at] = true;
    if (!own.starts_with("（") && !own.starts_with("(")) return;
    at = previous_shown(at);
  }
}

void RoleFinder::labels() {
  for (std::size_t i = 0; i < body_end_; ++i) {
    if (elements_[i].role == Role::annex_mark) below_article_ = false;
    if (!open(i)) continue;
    if (is_part(words(i))) {
      elements_[i].role = Role::part;
      decided_[i] = true;
      continue;
    }
    elements_[i].article = is_article(words(i));
    below_article_ = below_article_ || elements_[i].article;
    label(i);
    if (decided_[i]) continue;
    decided_[i] = true;
    const wml::ManuscriptParagraph& own = paragraph(i);
    Element& element = elements_[i];
    const int outline = own.format.outline_level;
    const bool list = own.format.list != 0;
    const bool short_line = text::length(words(i)) <= kLongestCaption && !is_sentence(words(i));
    const bool set_apart = own.format.alignment == wml::Alignment::center ||
                           own.format.alignment == wml::Alignment::right;
    if (outline < 9 && !list && short_line) {
      element.role = Role::heading;
      element.label.level = std::min(outline + 1, 5);
    } else {
      element.role = list || (set_apart && short_line) ? Role::other : Role::body;
    }
  }
}

void RoleFinder::label(std::size_t at) {
  const wml::ManuscriptParagraph& own = paragraph(at);
  Element& element = elements_[at];
  std::optional<HeadingLabel> found;
  if (!own.label.empty()) {
    found = read_label(own.label, 0);
    if (!found || found->end != own.label.size()) return;
    element.automatic = true;
    element.label_words = own.label;
    element.label = {found->level, found->number, 0, 0, 0};
  } else {
    found = read_label(own.text(), element.begin);
    if (!found) return;
    element.label = *found;
    element.label_words = own.text().substr(found->begin, found->end - found->begin);
  }
  decided_[at] = true;
  if (element.label.level == 1) below_article_ = false;
  const std::size_t begin = element.automatic ? element.begin : element.label.after;
  if (begin >= element.end) {
    element.role = Role::other;
    return;
  }
  const std::string_view rest = std::string_view(own.text()).substr(begin, element.end - begin);
  const std::size_t sentence = first_sentence(rest);
  const bool stops = ends_with_one_of(rest, U"。；！？;");
  const bool short_line = text::length(rest) <= kLongestHeading;
  element.role = Role::item;
  if (below_article_) return;
  if (sentence != std::string_view::npos) {
    // Only what a reader takes for a heading: short, and without commas for the deeper levels.
    const std::string_view first = rest.substr(0, sentence);
    const bool plain = first.find("，") == std::string_view::npos;
    if (text::length(first) <= (element.label.level <= 2 ? 40 : 25) &&
        (element.label.level <= 2 || plain)) {
      element.role = Role::heading;
      element.run_in = true;
      element.heading_end = begin + sentence;
    }
  } else if (!stops && short_line) {
    element.role = Role::heading;
  } else if (stops && text::length(rest) <= 25 && stands_above_text(at)) {
    element.role = Role::heading;
  }
}

/// A short sentence with a number that what follows belongs to: text without a number, or numbers
/// of a deeper level. Below the second level such sentences are items unless they are set as
/// headings.
bool RoleFinder::stands_above_text(std::size_t at) const {
  const int level = elements_[at].label.level;
  const wml::ParagraphFormat& format = paragraph(at).format;
  if (level > 2 && !format.keep_next && format.outline_level == 9) return false;
  const std::size_t next = next_shown(at);
  if (next == std::string::npos || !open(next)) return false;
  auto label = read_label(paragraph(next).label, 0);
  if (!label) label = read_label(paragraph(next).text(), elements_[next].begin);
  return !label || label->level > level;
}

void RoleFinder::levels() {
  std::vector<OpenSeries> open;
  for (std::size_t i = 0; i < body_end_; ++i) {
    if (elements_[i].starts_anew()) open.clear();
    if (elements_[i].article) open.push_back({1, 1, 0});
    if (elements_[i].numbered()) level(i, open);
  }
}

/// The level of a first number whose series goes on in another form: 1、 before 二、, （1） before
/// （二）; 0 when nothing speaks for one.
int RoleFinder::level_meant(std::size_t at, const std::vector<OpenSeries>& open) const {
  int parent = 0;
  for (const OpenSeries& series : open) {
    if (series.level < elements_[at].label.level) parent = series.level;
    if (series.level == elements_[at].label.level) return 0;
  }
  const int meant = parent + 1;
  if (elements_[at].label.level <= meant) return 0;
  for (std::size_t i = at + 1; i < body_end_ && !elements_[i].starts_anew(); ++i) {
    const Element& next = elements_[i];
    if (next.numbered() && next.label.level <= meant)
      return next.label.level == meant && next.label.number == 2 ? meant : 0;
  }
  return 0;
}

/// The level of the series that a heading's number continues though its form is another level's; 0
/// when there is none.
int RoleFinder::slipped_from(std::size_t at, const std::vector<OpenSeries>& open) const {
  const Element& element = elements_[at];
  const std::int64_t number = element.label.number;
  const int own = element.label.level;
  if (element.role != Role::heading || own < 3) return 0;
  if (number == 1 && !element.run_in) return level_meant(at, open);
  const int other = own == 4 ? 2 : 1;
  if (number < 2 || open.empty() || (own == 3 && open.back().level != 1)) return 0;
  // Numbered sentences often begin anew; only the very next of the series is taken for a slip.
  if (element.run_in && open.back().level != other) return 0;
  bool continues = false;
  for (const OpenSeries& series : open) {
    if (series.level == own && series.number + 1 == number) return 0;
    continues = continues || (series.level == other && series.number + 1 == number);
  }
  return continues && own <= 4 ? other : 0;
}

void RoleFinder::level(std::size_t at, std::vector<OpenSeries>& open) {
  Element& element = elements_[at];
  const int own = element.label.level;
  const int slipped = slipped_from(at, open);
  const int in_series = slipped != 0 ? slipped : own;
  element.order = slipped != 0 ? Element::Order::slip : Element::Order::fine;
  while (!open.empty() && open.back().level > in_series) open.pop_back();
  if (!open.empty() && open.back().level == in_series) {
    open.back().number = element.label.number;
    element.expected_level = open.back().expected;
    return;
  }
  const int parent = open.empty() ? 0 : open.back().level;
  // 一、→1. and 1. alone are usual in short documents; the fifth level ① is nobody's child.
  const bool skips = in_series == 3 && parent <= 1;
  const bool fine = in_series == parent + 1 || skips || in_series == 5;
  element.expected_level = fine ? in_series : parent + 1;
  if (!fine && slipped == 0) element.order = Element::Order::jump;
  open.push_back({in_series, element.expected_level, element.label.number});
}

void RoleFinder::hierarchy() {
  std::vector<std::size_t> above;
  bool in_annex = false;
  for (std::size_t i = 0; i < body_end_; ++i) {
    Element& element = elements_[i];
    if (element.role == Role::annex_mark || element.role == Role::part) above.clear();
    in_annex = in_annex || element.role == Role::annex_mark;
    element.in_annex = in_annex;
    if (element.role == Role::heading) {
      while (!above.empty() && elements_[above.back()].label.level >= element.label.level) {
        above.pop_back();
      }
    }
    if (!above.empty()) element.parent = above.back();
    if (element.role == Role::heading) above.push_back(i);
  }
}

}  // namespace chengwen::gongwen
