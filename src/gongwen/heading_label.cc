#include "gongwen/heading_label.h"

#include <algorithm>

#include "gongwen/characters.h"
#include "text/characters.h"
#include "text/chinese_numerals.h"
#include "text/utf8.h"

namespace chengwen::gongwen {
namespace {

constexpr std::u32string_view kMarks = U"、．.，,";
constexpr std::size_t kLongestNumber = 5;

/// ① … ⑳
bool is_circled(char32_t c) {
  return c >= 0x2460 && c <= 0x2473;
}

std::size_t run_of(const Characters& text, std::size_t from, bool (*belongs)(char32_t)) {
  std::size_t end = from;
  while (end - from < kLongestNumber && belongs(text[end])) ++end;
  return end;
}

std::string_view between(std::string_view source, const Characters& text, std::size_t begin,
                         std::size_t end) {
  return source.substr(text.offset(begin), text.offset(end) - text.offset(begin));
}

std::int64_t arabic(const Characters& text, std::size_t begin, std::size_t end) {
  std::int64_t number = 0;
  for (std::size_t i = begin; i < end; ++i) {
    const char32_t c = text[i];
    number = number * 10 + (is_full_width_figure(c) ? c - 0xFF10 : c - U'0');
  }
  return number;
}

struct Found {
  int level = 0;
  std::int64_t number = 0;
  std::size_t end = 0;  // in characters
};

std::optional<Found> in_brackets(std::string_view source, const Characters& text) {
  if (const std::size_t end = run_of(text, 1, is_figure); end > 1 && end <= 4) {
    if (!one_of(text[end], U"）)")) return std::nullopt;
    return Found{4, arabic(text, 1, end), end + 1};
  }
  const std::size_t end = run_of(text, 1, is_chinese_figure);
  if (end == 1 || !one_of(text[end], U"）)")) return std::nullopt;
  const auto number = text::parse_chinese_numeral(between(source, text, 1, end));
  if (!number) return std::nullopt;
  return Found{2, *number, end + 1};
}

/// 一 and a blank before a heading; not the figures of a spaced date.
std::optional<Found> before_blank(std::string_view source, const Characters& text,
                                  std::size_t end) {
  std::size_t next = end;
  while (one_of(text[next], U" \u3000\t")) ++next;
  const bool words = text::is_ideograph(text[next]) && !is_chinese_figure(text[next]) &&
                     !one_of(text[next], U"年月日号");
  if (!words || source.find("。") != std::string_view::npos) return std::nullopt;
  const auto number = text::parse_chinese_numeral(between(source, text, 0, end));
  return number ? std::optional(Found{1, *number, end}) : std::nullopt;
}

std::optional<Found> bare(std::string_view source, const Characters& text) {
  if (is_circled(text[0])) {
    return Found{5, static_cast<std::int64_t>(text[0] - 0x245F), 1};
  }
  if (const std::size_t end = run_of(text, 0, is_figure); end > 0 && end <= 2) {
    if (one_of(text[end], U"）)")) return Found{4, arabic(text, 0, end), end + 1};
    if (!one_of(text[end], kMarks)) return std::nullopt;
    // 1.5 is a number; 1.2024年 is a heading that begins with a year.
    const bool year = run_of(text, end + 1, is_figure) == end + 5 && text[end + 5] == U'年';
    if (is_figure(text[end + 1]) && !year) return std::nullopt;
    return Found{3, arabic(text, 0, end), end + 1};
  }
  const std::size_t end = run_of(text, 0, is_chinese_figure);
  if (end == 0) return std::nullopt;
  if (one_of(text[end], U" \u3000\t")) return before_blank(source, text, end);
  if (!one_of(text[end], kMarks)) return std::nullopt;
  const auto number = text::parse_chinese_numeral(between(source, text, 0, end));
  if (!number) return std::nullopt;
  // 一、二级指标 counts nothing: it speaks of the first and the second.
  const std::size_t next = run_of(text, end + 1, is_chinese_figure);
  if (text[end] == U'、' && next == end + 2 &&
      text::parse_chinese_numeral(between(source, text, end + 1, next)) == *number + 1) {
    return std::nullopt;
  }
  return Found{1, *number, end + 1};
}

/// Most paragraphs begin with none.
bool may_begin_label(std::string_view text) {
  std::size_t at = 0;
  const char32_t first = text.empty() ? U'\0' : text::decode(text, at);
  return one_of(first, U"（(") || is_circled(first) || is_figure(first) || is_chinese_figure(first);
}

}  // namespace

std::optional<HeadingLabel> read_label(std::string_view text, std::size_t begin) {
  // Nothing longer than this is a label with what follows it.
  const std::string_view source = text.substr(begin, 64);
  if (!may_begin_label(source)) return std::nullopt;
  const Characters head(source);
  std::optional<Found> found =
      one_of(head[0], U"（(") ? in_brackets(source, head) : bare(source, head);
  if (!found || found->number < 1) return std::nullopt;
  const bool bracketed = found->level == 2 || found->level == 4;
  const bool more_marks = found->level == 5 || bracketed;
  if (more_marks && one_of(head[found->end], kMarks)) ++found->end;
  std::size_t after = found->end;
  while (text::is_white_space(head[after]) && head[after] != U'\n') ++after;
  return HeadingLabel{found->level, found->number, begin, begin + head.offset(found->end),
                      begin + head.offset(after)};
}

std::string official_label(const NumberingScheme& scheme, int level, std::int64_t number) {
  return scheme[std::min(static_cast<std::size_t>(level), scheme.size()) - 1].label(number);
}

bool is_official(const NumberingScheme& scheme, std::string_view label, int level,
                 std::int64_t number) {
  std::string wanted = official_label(scheme, level, number);
  if (label == wanted) return true;
  if (!wanted.ends_with('.')) return false;
  wanted.replace(wanted.size() - 1, 1, "．");
  return label == wanted;
}

}  // namespace chengwen::gongwen
