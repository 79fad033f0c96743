#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace chengwen::gongwen {

/// How one level of headings is numbered: `before`, the number in its form, `after`.
struct NumberingLevel {
  enum class Form { chinese, arabic, circled };
  std::string_view before;
  Form form;
  std::string_view after;
};

/// 一、 （一） 1. （1） (GB/T 9704—2012, 7.3.3) and ① below them (usage).
std::span<const NumberingLevel> national_scheme();

/// "一、", "（十一）", "3.": `number` ≥ 1 in the form of `level`.
std::string heading_label(const NumberingLevel& level, std::int64_t number);

}  // namespace chengwen::gongwen
