#include <algorithm>

#include "gongwen/characters.h"
#include "gongwen/role_finder.h"
#include "text/utf8.h"

namespace chengwen::gongwen {
namespace {

/// 附件, 附件1, 附件一：, 附表2 …
bool is_annex_mark(std::string_view words) {
  if (!words.starts_with("附")) return false;
  const std::string close = without_blanks(words);
  const Characters mark(close);
  if (!mark.at(0, U"附件") && !mark.at(0, U"附表") && !mark.at(0, U"附录")) return false;
  std::size_t at = 2;
  while (at < 5 && (is_figure(mark[at]) || is_chinese_figure(mark[at]))) ++at;
  if (one_of(mark[at], U"：:")) ++at;
  return at == mark.size();
}

bool starts_copies(std::string_view words) {
  return words.starts_with("抄送：") || words.starts_with("抄送:") || words.starts_with("抄报：");
}

bool ends_issue(std::string_view words) {
  if (!words.ends_with("发")) return false;
  const std::string close = without_blanks(words);
  const std::string_view issued = close;
  return issued.ends_with("印发") && issued.find("日") != std::string_view::npos &&
         text::length(issued) <= 60;
}

bool starts_attachments(std::string_view words) {
  for (const std::string_view start : {"附件：", "附件:", "附：", "附:", "附件 ："}) {
    if (words.starts_with(start) && words.size() > start.size()) return true;
  }
  return false;
}

}  // namespace

std::size_t attendance_label(std::string_view words) {
  const std::size_t colon = std::min(words.find("："), words.find(':'));
  if (colon == std::string_view::npos) return 0;
  const std::string label = without_blanks(words.substr(0, colon));
  for (const std::string_view list : {"出席", "请假", "列席"}) {
    if (!label.starts_with(list)) continue;
    const std::string_view who = std::string_view(label).substr(list.size());
    return who.empty() || who == "人" || who == "人员" || who == "单位" ? colon : 0;
  }
  return 0;
}

bool names_unit_and_date(std::string_view words) {
  const std::size_t year = words.find_first_of("0123456789");
  return year != std::string_view::npos && year > 0 && is_date_line(words.substr(year)) &&
         text::length(words) <= 60;
}

/// 抄送, formerly also 抄报; 主送 and 分送 above it or above the issue line.
bool RoleFinder::is_copies(std::size_t at) const {
  if (starts_copies(words(at))) return true;
  const bool of_its_kind = words(at).starts_with("主送：") || words(at).starts_with("分送：");
  std::size_t next = at + 1;
  while (next < body_end_ && elements_[next].blank()) ++next;
  return of_its_kind && next < body_end_ && (starts_copies(words(next)) || ends_issue(words(next)));
}

void RoleFinder::annexes() {
  bool text_before = false;
  for (std::size_t i = 0; i < body_end_; ++i) {
    if (decided_[i] && elements_[i].role != Role::cell) continue;
    const bool below_copies = i > 0 && elements_[i - 1].role == Role::copies;
    const bool copies = is_copies(i);
    // In the last line of a table at the end, apart from each other.
    const bool apart = elements_[i].role == Role::cell && next_shown(i) == std::string::npos &&
                       words(i).find('\t') != std::string_view::npos;
    const bool issue = (below_copies || apart) && names_unit_and_date(words(i));
    if (copies || ends_issue(words(i)) || issue) {
      elements_[i].role = copies ? Role::copies : Role::issue;
      decided_[i] = true;
      continue;
    }
    if (decided_[i]) continue;
    if (!is_annex_mark(words(i))) {
      text_before = true;
      continue;
    }
    elements_[i].role = Role::annex_mark;
    decided_[i] = true;
    // A file that is nothing but an annex begins with the mark and goes on like any document.
    if (text_before && annex_begin_ == body_end_) annex_begin_ = i;
    if (text_before) title(i + 1, Role::annex_title);
  }
}

/// Lists at the top, which some minutes have, are text like the time and the place beside them.
void RoleFinder::attendance() {
  const bool minutes = std::any_of(elements_.begin(), elements_.end(), [&](const Element& one) {
    const bool names = one.role == Role::issuer_mark || one.role == Role::title;
    const auto at = static_cast<std::size_t>(&one - elements_.data());
    return names && names_minutes(without_blanks(words(at)));
  });
  if (!minutes) return;
  const auto is_set_in = [&](std::size_t at) {
    return paragraph(at).format.indent.left_at(320) >= 1200 ||
           leading_blanks(paragraph(at), elements_[at]) >= 8;
  };
  std::size_t first = annex_begin_;
  for (std::size_t i = annex_begin_; i-- > text_begin_;) {
    if (!open(i)) continue;
    if (attendance_label(words(i)) != 0) {
      first = i;
    } else if (!is_set_in(i) && text::length(words(i)) > 30) {
      break;
    }
  }
  for (std::size_t i = first; i < annex_begin_; ++i) {
    if (!open(i)) continue;
    if (attendance_label(words(i)) == 0 && (!is_set_in(i) || is_date_line(words(i)))) return;
    elements_[i].role = Role::attendance;
    decided_[i] = true;
  }
}

/// In brackets, or a short line right below a date.
bool RoleFinder::is_note(std::size_t at) const {
  const std::string_view own = words(at);
  if (own.starts_with("联系人") || own.starts_with("联系电话")) return true;
  if ((own.starts_with("（") || own.starts_with("(")) && ends_with_one_of(own, U"）)")) return true;
  const std::size_t above = previous_shown(at);
  return text::length(own) <= 30 && !has_label(at) && above != std::string::npos &&
         above >= text_begin_ && open(above) && is_date_line(words(above));
}

void RoleFinder::closing() {
  std::size_t date = std::string::npos;
  std::size_t last = std::string::npos;
  for (std::size_t i = annex_begin_; i-- > text_begin_;) {
    if (paragraph(i).number == 0 || elements_[i].blank()) continue;
    const std::string_view own = words(i);
    const Role role = elements_[i].role;
    if (role == Role::copies || role == Role::issue || role == Role::attendance) continue;
    if (!open(i)) break;
    if (is_date_line(own)) {
      date = i;
      break;
    }
    last = i;
    if (!is_note(i)) break;
  }
  if (date == std::string::npos) {
    // Without a date only its place at the right tells a signature.
    if (last != std::string::npos && last > text_begin_ &&
        (paragraph(last).format.alignment == wml::Alignment::right ||
         leading_blanks(paragraph(last), elements_[last]) >= 16) &&
        text::length(words(last)) <= 30 && !ends_with_one_of(words(last), U"。；：）)")) {
      elements_[last].role = Role::signature;
      decided_[last] = true;
      attachments(last);
    } else {
      attachments(annex_begin_);
    }
    return;
  }
  elements_[date].role = Role::date;
  decided_[date] = true;
  for (std::size_t i = date + 1; i < annex_begin_; ++i) {
    if (!open(i)) continue;
    elements_[i].role = Role::note;
    decided_[i] = true;
  }
  signatures(date);
}

void RoleFinder::signatures(std::size_t date) {
  std::size_t end = date;
  for (int lines = 0; lines < 4; ++lines) {
    const std::size_t at = previous_shown(end);
    if (at == std::string::npos || at < text_begin_ || !open(at) || end - at > 4) break;
    const std::string_view own = words(at);
    const wml::ManuscriptParagraph& line = paragraph(at);
    const bool apart = line.format.alignment == wml::Alignment::right ||
                       line.format.alignment == wml::Alignment::center ||
                       leading_blanks(line, elements_[at]) >= 8 ||
                       line.format.indent.left_at(320) >= 1600;
    const bool plausible = text::length(own) <= 30 && !has_label(at) && !starts_attachments(own) &&
                           !ends_with_one_of(own, U"。；：！？:;.）)");
    if (!plausible || !(apart || (lines == 0 && text_begin_ < at))) break;
    elements_[at].role = Role::signature;
    decided_[at] = true;
    end = at;
  }
  attachments(end);
}

void RoleFinder::attachments(std::size_t end) {
  // At most a page of names stands between the body and the signature.
  std::size_t first = end;
  for (std::size_t i = end, lines = 0; i-- > text_begin_ && lines < 25; ++lines) {
    if (!open(i)) continue;
    if (starts_attachments(words(i))) {
      first = i;
      break;
    }
  }
  if (first == end) return;
  for (std::size_t i = first; i < end; ++i) {
    if (elements_[i].role == Role::empty) {
      if (i > first && i + 1 < end && open(i + 1) && !read_label(words(i + 1), 0)) return;
      continue;
    }
    if (!open(i)) return;
    const auto label = read_label(words(i), 0);
    if (i != first && !(label && label->level == 3) &&
        leading_blanks(paragraph(i), elements_[i]) < 6 &&
        paragraph(i).format.indent.left_at(320) < 1200) {
      return;
    }
    elements_[i].role = Role::attachment;
    decided_[i] = true;
  }
}

}  // namespace chengwen::gongwen
