#include "gongwen/numbering_scheme.h"

#include "text/chinese_numerals.h"

namespace chengwen::gongwen {
namespace {

using Form = NumberingLevel::Form;

constexpr NumberingLevel kNational[] = {{"", Form::chinese, "、"},
                                        {"（", Form::chinese, "）"},
                                        {"", Form::arabic, "."},
                                        {"（", Form::arabic, "）"},
                                        {"", Form::circled, ""}};

}  // namespace

std::span<const NumberingLevel> national_scheme() {
  return kNational;
}

std::string heading_label(const NumberingLevel& level, std::int64_t number) {
  std::string label(level.before);
  switch (level.form) {
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
  return label.append(level.after);
}

}  // namespace chengwen::gongwen
