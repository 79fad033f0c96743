#pragma once

#include <string_view>
#include <vector>

#include "gongwen/figure.h"

namespace chengwen::gongwen {

/// A whole and the parts that it is said to consist of:
/// 11人（其中公务员5人、工勤1人、事业编制5人）.
struct ProseParts {
  Figure whole;
  std::vector<Figure> parts;

  /// A number of these as they are written, where all have the same unit; else in the unit itself.
  data::Decimal number_of(const Figure& figure) const;
};

/// Those of a text, `figures` being its figures_in(), that name all parts: a numbered list behind
/// 其中, or kinds that leave nothing out (公务员 and 事业编制, 男 and 女, 基本支出 and 项目支出).
std::vector<ProseParts> parts_in(std::string_view text, const std::vector<Figure>& figures);

}  // namespace chengwen::gongwen
