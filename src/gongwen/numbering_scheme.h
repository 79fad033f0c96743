#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chengwen::gongwen {

/// How one level of headings is numbered: `before`, the number in its form, `after`.
struct NumberingLevel {
  enum class Form { chinese, arabic, circled };
  std::string before;
  Form form = Form::arabic;
  std::string after;

  /// "一、", "（十一）", "3.": `number` ≥ 1 in its form.
  std::string label(std::int64_t number) const;
  /// The form in Word's lists, a w:numFmt.
  std::string_view word_format() const;
};

/// The levels of headings, outermost first.
using NumberingScheme = std::vector<NumberingLevel>;

/// The level whose first label is `sample`: "一、", "（一）", "1.", "①", "第一部分 ". Nothing when
/// there is no 一, 1 or ① in it.
std::optional<NumberingLevel> numbering_like(std::string_view sample);

}  // namespace chengwen::gongwen
