#include "gongwen/characters.h"
#include "gongwen/role_finder.h"
#include "text/utf8.h"

namespace chengwen::gongwen {
namespace {

using wml::Alignment;

/// Words that official documents and reports are called by (文种); a title ends in one.
constexpr std::string_view kKinds[] = {
    "报告", "通知", "请示", "批复", "函",   "意见", "决定", "决议", "公报", "公告", "通告",
    "通报", "议案", "纪要", "命令", "方案", "办法", "规定", "细则", "规划", "计划", "总结",
    "说明", "章程", "条例", "制度", "表",   "目标", "情况", "要点", "汇报", "清单", "公示"};

/// Last characters of names of units.
constexpr std::u32string_view kUnitEnds =
    U"局委办府部厅院会室司位校团心区市县省处站所行队组志您你们门构业科厂社村庭";

/// What stands in front of （试行） or 《…》 at the end.
std::string_view without_bracket(std::string_view words) {
  for (const std::string_view close : {"）", ")", "》"}) {
    if (!words.ends_with(close)) continue;
    const std::string_view open = close == "》" ? "《" : close == ")" ? "(" : "（";
    if (const std::size_t at = words.rfind(open); at != std::string_view::npos && at > 0) {
      words = words.substr(0, at);
    }
  }
  return words;
}

bool ends_in_kind(std::string_view words) {
  words = without_bracket(words);
  for (const std::string_view kind : kKinds) {
    if (words.ends_with(kind)) return true;
  }
  return false;
}

int largest_size(const wml::ManuscriptParagraph& paragraph) {
  int size = 0;
  for (const wml::RunFormat& format : paragraph.formats()) size = std::max(size, format.size);
  return size;
}

bool all_figures(std::string_view words) {
  return !words.empty() &&
         std::all_of(words.begin(), words.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool has_mark_words(std::string_view close) {
  return close.ends_with("文件") || is_order_mark(close) || names_minutes(close);
}

Role head_role(std::string_view words, const wml::ManuscriptParagraph& paragraph) {
  const std::string close = without_blanks(words);
  const std::size_t length = text::length(close);
  if (all_figures(close) && length == 6) return Role::copy_number;
  for (const std::string_view level : {"绝密", "机密", "秘密"}) {
    if (close.starts_with(level) && length <= 10) return Role::secrecy;
  }
  for (const std::string_view level : {"特急", "加急", "特提", "平急"}) {
    if (close == level) return Role::urgency;
  }
  if (is_document_number(words)) return Role::document_number;
  if (close.starts_with("签发人")) return Role::signatory;
  const bool large = largest_size(paragraph) >= 60;
  const bool named = has_mark_words(close);
  if (length <= 30 && ((has_red(paragraph) && (large || named)) || (large && named))) {
    return Role::issuer_mark;
  }
  return Role::other;
}

/// 加急件, 紧急: what a head may say of the urgency, in right words or others.
bool names_urgency(std::string_view words) {
  const std::string close = without_blanks(words);
  return text::length(close) <= 4 && close.find("急") != std::string::npos;
}

/// 第5号, with blanks or without.
bool is_order_number(std::string_view words) {
  const std::string close = without_blanks(words);
  const Characters number(close);
  std::size_t at = 1;
  while (is_figure(number[at]) || is_chinese_figure(number[at]) || number[at] == U'×') ++at;
  return number[0] == U'第' && at > 1 && number[at] == U'号' && at + 1 == number.size();
}

/// Below the mark of minutes: 第5期, （5）, 〔2024〕5号, the issuer beside the date.
bool is_line_of_minutes(std::string_view words) {
  const std::string close = without_blanks(words);
  const Characters line(close);
  if (line.size() == 0) return false;
  const char32_t last = line[line.size() - 1];
  if (one_of(line[0], U"第（(〔[") && one_of(last, U"期号次）)")) return line.size() <= 12;
  return names_unit_and_date(close);
}

}  // namespace

Role RoleFinder::role_below_mark(std::size_t at, std::string_view mark) const {
  const Role own = head_role(words(at), paragraph(at));
  if (is_order_mark(mark) && (own == Role::document_number || is_order_number(words(at)))) {
    return Role::order_number;
  }
  // Larger than a title and above a line that only a head has.
  const std::size_t next = next_shown(at);
  if (own == Role::other && mark.empty() && largest_size(paragraph(at)) >= 48 &&
      has_mark_words(without_blanks(words(at))) && next != std::string::npos &&
      (is_document_number(words(next)) || is_order_number(words(next)) ||
       is_line_of_minutes(words(next)))) {
    return Role::issuer_mark;
  }
  return own;
}

int RoleFinder::title_evidence(std::size_t at) const {
  const wml::ManuscriptParagraph& own = paragraph(at);
  int evidence = 0;
  if (own.format.alignment == Alignment::center) evidence += 2;
  if (largest_size(own) >= 36) evidence += 2;
  if (leading_blanks(own, elements_[at]) >= 5) evidence += 1;
  if (ends_in_kind(words(at))) evidence += 1;
  const std::string_view style = manuscript_.style_name(own.format.style);
  if (style == "Title" || style.find("标题") != std::string_view::npos) evidence += 2;
  for (const wml::RunFormat& format : own.formats()) {
    const std::string_view font = format.fonts[static_cast<std::size_t>(wml::Script::east_asian)];
    if (font.find("小标宋") != std::string_view::npos) return evidence + 2;
  }
  return evidence;
}

bool RoleFinder::looks_like_title(std::size_t at) const {
  const std::string_view own = words(at);
  if (text::length(own) > 70 || has_label(at) || is_date_line(own) || is_document_number(own))
    return false;
  const bool bracketed = own.starts_with("（") || own.starts_with("(");
  if (bracketed && ends_with_one_of(own, U"）)")) return false;
  const int evidence = title_evidence(at);
  // A mark at the end speaks against a title unless the looks are plain.
  return evidence >= (ends_with_one_of(own, U"。；：，、:;,!！") ? 4 : 2);
}

std::size_t RoleFinder::head(std::size_t at) {
  std::string mark;
  while (at < annex_begin_) {
    if (decided_[at]) {
      if (elements_[at].role == Role::cell) return at;
      ++at;
      continue;
    }
    Role role = role_below_mark(at, mark);
    if (role == Role::issuer_mark) mark = without_blanks(words(at));
    if (role == Role::other && all_figures(words(at)) && words(at).size() < 10) {
      // A copy number of another length is told by the head that it begins.
      const std::size_t next = next_shown(at);
      const bool begins_head =
          next != std::string::npos && head_role(words(next), paragraph(next)) != Role::other;
      if (begins_head) role = Role::copy_number;
    }
    if (role == Role::other && names_urgency(words(at)) && mark.empty()) {
      const std::size_t next = next_shown(at);
      if (next != std::string::npos && head_role(words(next), paragraph(next)) != Role::other)
        role = Role::urgency;
    }
    // What stands there in minutes is for each unit to decide (10.3).
    const bool of_minutes =
        names_minutes(mark) && (role == Role::document_number || is_line_of_minutes(words(at)));
    if (of_minutes) role = Role::other;
    if (role == Role::other && !of_minutes) return at;
    elements_[at].role = role;
    decided_[at] = true;
    ++at;
  }
  return at;
}

std::size_t RoleFinder::title(std::size_t at, Role role) {
  const auto take = [&](std::size_t line) {
    elements_[line].role = role;
    decided_[line] = true;
  };
  while (at < body_end_ && elements_[at].role == Role::empty) ++at;
  if (at >= body_end_ || !open(at)) return at;
  const auto is_bare_line = [&](std::size_t line) {
    return line < body_end_ && open(line) && text::length(words(line)) <= 30 && !has_label(line) &&
           !ends_with_one_of(words(line), U"。；：，、:;,!！");
  };
  if (!looks_like_title(at)) {
    // Nothing but its place and its last word tells a title typed in plain text.
    const std::size_t second = at + 1;
    if (!is_bare_line(at)) return at;
    if (ends_in_kind(words(at))) {
      take(at);
      return at + 1;
    }
    if (!is_bare_line(second) || !ends_in_kind(words(second))) return at;
    take(at);
    take(second);
    return second + 1;
  }
  int lines = 0;
  for (; at < body_end_ && open(at) && lines < 5 && looks_like_title(at); ++lines) {
    take(at);
    ++at;
  }
  return at;
}

void RoleFinder::opening() {
  std::size_t at = title(head(0), Role::title);
  while (at < annex_begin_) {
    if (elements_[at].role == Role::empty) {
      ++at;
      continue;
    }
    if (!open(at)) break;
    const std::string_view own = words(at);
    const bool bracketed = own.starts_with("（") && own.ends_with("）");
    if (!is_date_line(own) && !is_document_number(own) &&
        !(bracketed && text::length(own) <= 30 && !has_label(at)))
      break;
    elements_[at].role = Role::subtitle;
    decided_[at] = true;
    ++at;
  }
  text_begin_ = at;
  if (at < annex_begin_ && open(at) && at > 0) addressee(at);
}

void RoleFinder::addressee(std::size_t at) {
  const std::string_view own = words(at);
  if (has_label(at) || text::length(own) > 120 || own.find("。") != std::string_view::npos) return;
  for (const std::string_view sentence : {"如下", "现将", "报告", "通知", "以下"}) {
    if (own.find(sentence) != std::string_view::npos) return;
  }
  std::string_view units = own;
  const bool colon = ends_with_one_of(units, U"：:");
  while (!units.empty() && ends_with_one_of(units, U"：:；;，,、")) {
    std::size_t last = units.size() - 1;
    while (last > 0 && (static_cast<unsigned char>(units[last]) & 0xC0) == 0x80) --last;
    units = units.substr(0, last);
  }
  const bool unit = ends_with_one_of(without_bracket(units), kUnitEnds);
  const bool bare = text::length(own) <= 20 && paragraph(at).format.alignment != Alignment::center;
  if (!unit || !(colon || bare)) return;
  bool after_title = false;
  for (std::size_t i = 0; i < at; ++i)
    after_title = after_title || elements_[i].role == Role::title;
  if (!after_title) return;
  elements_[at].role = Role::addressee;
  decided_[at] = true;
  text_begin_ = at + 1;
}

}  // namespace chengwen::gongwen
