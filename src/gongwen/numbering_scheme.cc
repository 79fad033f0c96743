#include "gongwen/numbering_scheme.h"

#include "text/chinese_numerals.h"

namespace chengwen::gongwen {
namespace {

using Form = NumberingLevel::Form;

constexpr std::pair<std::string_view, Form> kFirst[] = {
    {"一", Form::chinese}, {"1", Form::arabic}, {"①", Form::circled}};

}  // namespace

std::string NumberingLevel::label(std::int64_t number) const {
  std::string label = before;
  switch (form) {
    case Form::chinese:
      label += text::chinese_numeral(number);
      break;
    case Form::arabic:
      label += std::to_string(number);
      break;
    case Form::circled:
      label += text::circled_number(number);
      break;
  }
  return label.append(after);
}

std::string_view NumberingLevel::word_format() const {
  switch (form) {
    case Form::chinese:
      return "chineseCountingThousand";
    case Form::arabic:
      return "decimal";
    case Form::circled:
      return "decimalEnclosedCircleChinese";
  }
  return "";
}

std::optional<NumberingLevel> numbering_like(std::string_view sample) {
  for (const auto& [first, form] : kFirst) {
    const std::size_t at = sample.find(first);
    if (at == std::string_view::npos) continue;
    return NumberingLevel{std::string(sample.substr(0, at)), form,
                          std::string(sample.substr(at + first.size()))};
  }
  return std::nullopt;
}

}  // namespace chengwen::gongwen
