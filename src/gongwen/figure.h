#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "data/decimal.h"
#include "data/value.h"

namespace chengwen::gongwen {

/// What the data calls the unit of its plain amounts: "金额单位": "万元".
inline constexpr std::string_view kAmountUnitKey = "金额单位";

/// A number with its unit as official documents write it: 12.42万元, 100%, 2,940.05元, 11人,
/// 2—3项. Years, dates, and numbers that only name something (第3项, 〔2024〕5号) are none.
struct Figure {
  std::size_t begin = 0, end = 0;      ///< bytes of the number with its unit
  std::size_t unit_begin = 0;          ///< 万元 of 12.42万元
  data::Decimal number;                ///< as written, without its unit
  std::optional<data::Decimal> up_to;  ///< the upper end of a range
  int zeros = 0;                       ///< that a word behind it adds: 万 4, 亿 8
  std::string_view unit;               ///< "元", "人", "%", "个百分点"; "" when there is none
  bool about = false;  ///< 约, 余, 以上, ≥ …: it is only near the true value
  bool nil = false;    ///< a sign for nothing: —, /, 无

  /// 万元 of 12.42万元 in the text that it was read from.
  std::string_view unit_in(std::string_view text) const {
    return text.substr(unit_begin, end - unit_begin);
  }
  /// In the unit itself: 12.42万元 is 124200.
  data::Decimal value() const;
  /// Half of what the last digit written is worth, in the unit itself: 50元 for 12.42万元.
  data::Decimal half_step() const;
};

/// `number` × 10 to the power of `zeros` ≥ 0.
data::Decimal scaled(const data::Decimal& number, int zeros);

/// The figures of a sentence that have a unit, in their order.
std::vector<Figure> figures_in(std::string_view text);

/// `text` as one figure, with or without a unit: what a table cell or a text of the data may hold.
/// A blank, 无 and the dashes and strokes that stand for nothing are 0.
std::optional<Figure> whole_figure(std::string_view text);

/// A value of the data as a number: a text by whole_figure(), as it is written there; none is 0.
std::optional<data::Decimal> amount_of(const data::Value& value);

}  // namespace chengwen::gongwen
