#include "gongwen/placeholders.h"

#include <algorithm>
#include <array>

#include "text/characters.h"
#include "text/utf8.h"

namespace chengwen::gongwen {
namespace {

constexpr std::string_view kDirections[] = {"增加", "减少", "增长", "下降", "上升",
                                            "降低", "提高", "持平", "增",   "减"};
constexpr std::string_view kOrders[] = {
    "请填",   "请说明",   "请列",     "请简要", "请注明", "请根据", "请按",   "请在此", "请参照",
    "请删除", "请补充",   "请输入",   "请描述", "请写明", "请选择", "此处填", "此处写", "此处应",
    "在此填", "填写说明", "填报说明", "填写时", "须填写", "需填写", "应填写"};
constexpr std::string_view kToDo[] = {"待补充", "待填写", "待录入", "TODO", "TBD"};
constexpr std::pair<std::string_view, std::string_view> kBrackets[] = {
    {"（", "）"}, {"(", ")"}, {"【", "】"}, {"[", "]"}, {"〔", "〕"}, {"<", ">"}};

/// The word of `set` that `rest` begins with.
template <typename Set>
std::string_view begins_with_one_of(std::string_view rest, const Set& set) {
  std::string_view longest;
  for (const std::string_view word : set)
    if (rest.starts_with(word) && word.size() > longest.size()) longest = word;
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

/// （请填写…）: how long it is with its brackets.
std::size_t order_length(std::string_view rest) {
  for (const auto& [open, close] : kBrackets) {
    if (!rest.starts_with(open)) continue;
    const std::string_view inside = rest.substr(open.size());
    const std::size_t end = inside.find(close);
    if (end == inside.npos) continue;
    if (!begins_with_one_of(text::trim(inside.substr(0, end)), kOrders).empty())
      return open.size() + end + close.size();
  }
  return 0;
}

bool is_cross(char32_t c) {
  return c == U'×' || c == U'Ｘ' || c == U'X' || c == U'x' || c == U'Χ' || c == U'╳';
}
bool is_latin(char32_t c) {
  return c < 0x80 && text::is_alphabetic(c);
}

/// ××, XX, 20××: where the run of crosses at `at` ends; `at` when it is none.
std::size_t crosses_end(const Characters& words, std::size_t at) {
  if (!is_cross(words[at]) || is_cross(words[at - 1])) return at;
  std::size_t end = at;
  while (is_cross(words[end])) ++end;
  const bool sign = words[at] == U'×' || words[at] == U'╳';
  // XXL, 3XX and xx-large are no gaps.
  const bool apart = sign || (!is_latin(words[end]) && !is_latin(words[at - 1]) &&
                              words[end] != U'-' && words[at - 1] != U'-');
  return end - at >= 2 && apart ? end : at;
}

/// By the last byte of the first character of each word above.
constexpr std::array<bool, 256> kBegins = [] {
  std::array<bool, 256> begins{};
  const auto add = [&](std::string_view word) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(word[i]); };
    const std::size_t size = byte(0) < 0x80 ? 1 : byte(0) < 0xE0 ? 2 : 3;
    const unsigned last =
        size == 1 ? byte(0) : (byte(size - 2) & 0x3u) << 6 | (byte(size - 1) & 0x3Fu);
    begins[last] = true;
  };
  for (const std::string_view word : kDirections) add(word);
  for (const std::string_view word : kToDo) add(word);
  for (const auto& [open, close] : kBrackets) add(open);
  return begins;
}();

/// False for nearly all characters that nothing to be filled in begins with.
bool may_begin(char32_t c) {
  return kBegins[c & 0xFF] || is_cross(c);
}
bool may_hold_placeholders(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (may_begin(text::decode(text, at))) return true;
  return false;
}

}  // namespace

std::vector<Stretch> placeholders_in(std::string_view text) {
  std::vector<Stretch> found;
  const Stretch line = trimmed(text);
  const std::string_view shown = text.substr(line.begin, line.end - line.begin);
  if (shown == "……" || shown == "…" || shown == "...") return {line};
  if (!may_hold_placeholders(text)) return {};
  const Characters words(text);
  for (std::size_t at = 0; at < words.size();) {
    if (!may_begin(words[at])) {
      ++at;
      continue;
    }
    const std::size_t begin = words.offset(at);
    const std::string_view rest = text.substr(begin);
    std::size_t length = std::max(choice_length(rest), order_length(rest));
    if (length == 0) length = begins_with_one_of(rest, kToDo).size();
    std::size_t from = begin;
    if (const std::size_t end = crosses_end(words, at); length == 0 && end > at) {
      length = words.offset(end) - begin;
      // 20××年
      std::size_t first = at;
      while (is_figure(words[first - 1])) --first;
      from = words.offset(first);
      if (words[end] == U'年') length += std::string_view("年").size();
    }
    if (length == 0) {
      ++at;
      continue;
    }
    found.push_back({from, begin + length});
    while (at < words.size() && words.offset(at) < begin + length) ++at;
  }
  return found;
}

}  // namespace chengwen::gongwen
