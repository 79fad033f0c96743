#include "gongwen/placeholders.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "text/characters.h"
#include "text/utf8.h"

namespace chengwen::gongwen {
namespace {

constexpr std::string_view kDirections[] = {"增加", "减少", "增长", "下降", "上升",
                                            "降低", "提高", "持平", "增",   "减"};
constexpr std::string_view kOrders[] = {
    "请填",   "请说明",   "请列",     "请简要", "请注明", "请根据", "请按",   "请在此",    "请参照",
    "请删除", "请补充",   "请输入",   "请描述", "请写明", "请选择", "此处填", "此处写",    "此处应",
    "在此填", "填写说明", "填报说明", "填写时", "须填写", "需填写", "应填写", "可根据实际"};
/// All that stands in the brackets.
constexpr std::string_view kWholeOrders[] = {"略", "如有", "必填", "选填"};
/// （500字以内）: how long a text is to be.
constexpr std::string_view kLengths[] = {"字", "字以内", "字左右", "字以上"};
/// [单位名称]: what to write in the place of the brackets.
constexpr std::string_view kGapNames[] = {"名称", "姓名", "日期", "时间", "金额", "年度", "文号"};
constexpr std::string_view kToDo[] = {"待补充", "待填写", "待录入", "TODO", "TBD"};
constexpr std::pair<std::string_view, std::string_view> kBrackets[] = {
    {"（", "）"}, {"(", ")"}, {"【", "】"}, {"[", "]"}, {"〔", "〕"}, {"<", ">"}};
constexpr std::pair<std::string_view, std::string_view> kTags[] = {{"{{", "}}"}, {"{%", "%}"}};

/// In characters: the longest [项目实施单位名称] and the shortest line to write on.
constexpr std::size_t kLongestGapName = 12, kShortestLine = 3;

/// The word of `set` that `rest` begins with.
template <typename Set>
std::string_view begins_with_one_of(std::string_view rest, const Set& set) {
  std::string_view longest;
  if (rest.empty()) return longest;
  for (const std::string_view word : set)
    if (word[0] == rest[0] && rest.starts_with(word) && word.size() > longest.size())
      longest = word;
  return longest;
}

/// 增加（减少）, （增加）减少, 增加/减少: how long it is.
std::size_t choice_length(std::string_view rest) {
  std::string_view first = begins_with_one_of(rest, kDirections);
  if (!first.empty()) {
    const std::string_view behind = rest.substr(first.size());
    for (const auto& [open, close] : kBrackets) {
      if (!behind.starts_with(open)) continue;
      const std::string_view second = begins_with_one_of(behind.substr(open.size()), kDirections);
      if (second.empty() || second == first) continue;
      if (behind.substr(open.size() + second.size()).starts_with(close))
        return first.size() + open.size() + second.size() + close.size();
    }
    for (const std::string_view stroke : {"/", "／"}) {
      if (!behind.starts_with(stroke)) continue;
      const std::string_view second = begins_with_one_of(behind.substr(stroke.size()), kDirections);
      if (!second.empty() && second != first) return first.size() + stroke.size() + second.size();
    }
    return 0;
  }
  for (const auto& [open, close] : kBrackets) {
    if (!rest.starts_with(open)) continue;
    first = begins_with_one_of(rest.substr(open.size()), kDirections);
    const std::size_t end = open.size() + first.size();
    if (first.empty() || !rest.substr(end).starts_with(close)) continue;
    const std::string_view second =
        begins_with_one_of(rest.substr(end + close.size()), kDirections);
    if (!second.empty() && second != first) return end + close.size() + second.size();
  }
  return 0;
}

/// Whether words in brackets tell the writer something; `open` begins the brackets.
bool is_order(std::string_view words, std::string_view open) {
  if (!begins_with_one_of(words, kOrders).empty()) return true;
  if (std::find(std::begin(kWholeOrders), std::end(kWholeOrders), words) != std::end(kWholeOrders))
    return true;
  constexpr std::string_view kMost = "不超过";
  if (ends_with_any(words, kLengths) &&
      (words.starts_with(kMost) || (words[0] >= '0' && words[0] <= '9')))
    return true;
  return (open == "[" || open == "<" || open == "【") && text::length(words) <= kLongestGapName &&
         ends_with_any(words, kGapNames);
}

/// （请填写…）: how long it is with its brackets.
std::size_t order_length(std::string_view rest) {
  for (const auto& [open, close] : kBrackets) {
    if (!rest.starts_with(open)) continue;
    const std::string_view inside = rest.substr(open.size());
    const std::size_t end = inside.find(close);
    if (end == inside.npos) continue;
    if (is_order(text::trim(inside.substr(0, end)), open)) return open.size() + end + close.size();
  }
  return 0;
}

/// {{ 单位 }}: how long it is.
std::size_t tag_length(std::string_view rest) {
  for (const auto& [open, close] : kTags) {
    if (!rest.starts_with(open)) continue;
    const std::size_t end = rest.find(close);
    if (end != rest.npos) return end + close.size();
  }
  return 0;
}

constexpr std::string_view kGapSigns[] = {"×", "Ｘ", "X", "x",  "Χ", "╳",
                                          "△", "○",  "*", "＊", "_", "＿"};
bool is_gap_sign(char32_t c) {
  return one_of(c, U"×ＸXxΧ╳△○*＊_＿");
}
bool is_latin(char32_t c) {
  return c < 0x80 && text::is_alphabetic(c);
}

/// ××, XX, 20××, ___: where the run of signs at byte `at` ends; `at` when it is none.
std::size_t gap_end(std::string_view text, std::size_t at) {
  const char32_t before = last_character(text.substr(0, at));
  if (is_gap_sign(before)) return at;
  std::size_t end = at, count = 0;
  char32_t first = 0, behind = 0;
  for (std::size_t next = at; next < text.size(); end = next, ++count) {
    behind = text::decode(text, next);
    if (!is_gap_sign(behind)) break;
    first = count == 0 ? behind : first;
    behind = 0;
  }
  // 二○○八年 is a year.
  if (first == U'○' && (is_chinese_figure(before) || is_chinese_figure(behind))) return at;
  const bool line = one_of(first, U"_＿");
  if (line && count < kShortestLine) return at;
  const bool sign = one_of(first, U"×╳△○＊＿");
  // XXL, 3XX and xx-large are no gaps.
  const bool apart =
      sign || (!is_latin(behind) && !is_latin(before) && behind != U'-' && before != U'-');
  return count >= 2 && apart ? end : at;
}

/// The 20 of 20××: where the figures begin that end at `end`.
std::size_t figures_begin(std::string_view text, std::size_t end) {
  for (;;) {
    const char32_t c = last_character(text.substr(0, end));
    if (!is_figure(c)) return end;
    end -= is_full_width_figure(c) ? std::string_view("０").size() : 1;
  }
}

/// The last 12 bits of a character. Moves past it.
constexpr std::size_t pass_character(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const std::size_t begin = at++;
  if (byte(begin) < 0x80) return byte(begin);
  const bool common = (byte(begin) & 0xF0) == 0xE0;  // three bytes
  at += common ? 2 : 0;
  while (at < text.size() && (byte(at) & 0xC0) == 0x80) ++at;
  return (byte(at - 2) & 0x3Fu) << 6 | (byte(at - 1) & 0x3Fu);
}

/// Bits by pass_character() of the first character of each word above.
constexpr std::array<std::uint64_t, 64> kBegins = [] {
  std::array<std::uint64_t, 64> begins{};
  const auto add = [&](std::string_view word) {
    std::size_t at = 0;
    const std::size_t bit = pass_character(word, at);
    begins[bit / 64] |= std::uint64_t{1} << bit % 64;
  };
  for (const std::string_view word : kDirections) add(word);
  for (const std::string_view word : kToDo) add(word);
  for (const std::string_view word : kGapSigns) add(word);
  for (const auto& [open, close] : kBrackets) add(open);
  for (const auto& [open, close] : kTags) add(open);
  return begins;
}();
bool may_begin_one(std::size_t bit) {
  return (kBegins[bit / 64] >> bit % 64 & 1) != 0;
}

}  // namespace

std::vector<Stretch> placeholders_in(std::string_view text) {
  std::vector<Stretch> found;
  const Stretch line = trimmed(text);
  const std::string_view shown = text.substr(line.begin, line.end - line.begin);
  if (shown == "……" || shown == "…" || shown == "...") return {line};
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (!may_begin_one(pass_character(text, at))) continue;
    const std::string_view rest = text.substr(begin);
    std::size_t length = std::max(choice_length(rest), order_length(rest));
    if (length == 0) length = tag_length(rest);
    if (length == 0) length = begins_with_one_of(rest, kToDo).size();
    std::size_t from = begin;
    if (const std::size_t end = gap_end(text, begin); length == 0 && end > begin) {
      length = end - begin;
      // 20××年
      from = figures_begin(text, begin);
      constexpr std::string_view kYear = "年";
      if (text.substr(end).starts_with(kYear)) length += kYear.size();
    }
    if (length == 0) continue;
    at = begin + length;
    found.push_back({from, at});
  }
  return found;
}

}  // namespace chengwen::gongwen
