#include "gongwen/placed_figures.h"

#include <algorithm>
#include <numeric>

#include "gongwen/number_words.h"

namespace chengwen::gongwen {
namespace {

using data::Decimal;
using Numbers = std::vector<Decimal>;

/// So many figures before and behind one are beside it.
constexpr std::size_t kBeside = 8;

/// Whether the figure is the sum of the first few of some numbers, at least of two.
bool adds_up_first_of(const Figure& figure, const Numbers& numbers) {
  Decimal sum;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    sum = sum + numbers[i];
    if (i > 0 && says_amount(figure, sum)) return true;
  }
  return false;
}

/// Whether it is the sum of all numbers above it and of one more of the table: 总分, where the
/// score of the budget has a column of its own.
bool adds_up_with_one_of(const Figure& figure, const Numbers& above, const Numbers& others) {
  if (above.size() < 2) return false;
  const Decimal sum = std::accumulate(above.begin(), above.end(), Decimal());
  return std::any_of(others.begin(), others.end(),
                     [&](const Decimal& other) { return says(figure, sum + other); });
}

/// 得分 of its 分值 and the rate beside it.
bool is_score_in(const Figure& figure, const Numbers& amounts, const Numbers& rates) {
  return std::any_of(rates.begin(), rates.end(), [&](const Decimal& rate) {
    return std::any_of(amounts.begin(), amounts.end(), [&](const Decimal& amount) {
      return says(figure, amount * rate * Decimal::decimal(1, 2, 2));
    });
  });
}

bool is_share_in(const Figure& figure, const Numbers& parts, const Numbers& wholes) {
  return std::any_of(parts.begin(), parts.end(), [&](const Decimal& part) {
    return std::any_of(wholes.begin(), wholes.end(),
                       [&](const Decimal& whole) { return says_share(figure, part, whole); });
  });
}

}  // namespace

bool is_percentage(const Figure& figure) {
  return figure.unit == "%" || figure.unit == "个百分点" || figure.unit == "百分点";
}

bool is_amount(const Figure& figure) {
  return !figure.nil && (figure.unit.empty() || figure.unit == "元");
}

bool says(const Figure& figure, const Decimal& number) {
  return number.quantized(figure.number.places(), data::Rounding::half_up).absolute() ==
         figure.number.absolute();
}

bool says_amount(const Figure& figure, const Decimal& number) {
  if (says(figure, number)) return true;
  return telling_digits(figure.number).size() > 1 &&
         (says(figure, number * Decimal::integer(10000)) ||
          says(figure, number * Decimal::decimal(1, 4, 4)));
}

bool says_share(const Figure& figure, const Decimal& part, const Decimal& whole) {
  if (whole.is_zero()) return false;
  static const Decimal kHundred = Decimal::integer(100);
  const Decimal share = (part * kHundred).divided_by(whole);
  return says(figure, share) || says(figure, share - kHundred);
}

FigureContext::FigureContext(const std::vector<PlacedFigure>& figures) : figures_(figures) {
  for (std::size_t at = 0; at < figures.size(); ++at) {
    const PlacedFigure& placed = figures[at];
    if (tables_.size() <= placed.table) tables_.resize(placed.table + 1);
    if (placed.table > 0) {
      tables_[placed.table].push_back(at);
    } else if (is_amount(placed.figure)) {
      amounts_.push_back(placed.figure.value());
    }
  }
}

bool FigureContext::is_computed(std::size_t at) const {
  if (figures_[at].table > 0) return is_computed_in_table(at);
  return is_share_in_text(at) ||
         (at + 1 < figures_.size() && is_growth_in_text(at, figures_[at + 1].figure)) ||
         (at > 0 && is_growth_in_text(at - 1, figures_[at].figure));
}

/// The sum of the numbers above or below it, left or right of it, nearest first; a share of its row
/// or of the columns of its row; a score.
bool FigureContext::is_computed_in_table(std::size_t at) const {
  const PlacedFigure& own = figures_[at];
  Numbers above, below, left, right, row, rates, columns;
  for (const std::size_t each : tables_[own.table]) {
    const auto& [paragraph, figure, table, row_of, column] = figures_[each];
    if (each == at) continue;
    if (is_percentage(figure) && row_of == own.row) rates.push_back(figure.number);
    if (!is_amount(figure)) continue;
    if (row_of == own.row) {
      row.push_back(figure.number);
      (column < own.column ? left : right).push_back(figure.number);
    } else if (column == own.column) {
      (row_of < own.row ? above : below).push_back(figure.number);
    }
    columns.push_back(figure.number);
  }
  std::reverse(above.begin(), above.end());
  std::reverse(left.begin(), left.end());
  if (is_percentage(own.figure)) return is_share_in(own.figure, row, columns);
  return adds_up_first_of(own.figure, above) || adds_up_first_of(own.figure, below) ||
         adds_up_first_of(own.figure, left) || adds_up_first_of(own.figure, right) ||
         adds_up_with_one_of(own.figure, above, columns) || is_score_in(own.figure, row, rates);
}

/// 支出合计20万元，其中：基本支出15万元，占75%: what stands right in front of it, of any amount of
/// the prose; or of two figures in front of it: 分值3，得分1.5，得分率50%.
bool FigureContext::is_share_in_text(std::size_t at) const {
  const PlacedFigure& own = figures_[at];
  if (!is_percentage(own.figure)) return false;
  Numbers before;
  for (std::size_t i = at - std::min(at, kBeside); i < at; ++i)
    if (figures_[i].table == 0) before.push_back(figures_[i].figure.value());
  if (before.empty()) return false;
  return is_share_in(own.figure, {before.back()}, amounts_) ||
         is_share_in(own.figure, before, before);
}

/// 比上年减少3.05万元，下降15.68%: by an amount, of one in front of it.
bool FigureContext::is_growth_in_text(std::size_t by, const Figure& rate) const {
  if (!is_percentage(rate) || figures_[by].table > 0) return false;
  const Decimal change = figures_[by].figure.value();
  for (std::size_t i = by - std::min(by, kBeside); i < by; ++i) {
    const Decimal now = figures_[i].figure.value();
    if (says_share(rate, change, now - change) || says_share(rate, change, now + change))
      return true;
  }
  return false;
}

bool FigureContext::may_be_computed(std::size_t at) const {
  const Figure& own = figures_[at].figure;
  if (figures_[at].table > 0 && is_of_two_in_column(at)) return true;
  Numbers amounts;
  const std::size_t begin = at - std::min(at, kBeside);
  for (std::size_t i = begin; i < std::min(figures_.size(), at + kBeside + 1); ++i)
    if (i != at && is_amount(figures_[i].figure)) amounts.push_back(figures_[i].figure.value());
  for (std::size_t i = 0; i < amounts.size(); ++i) {
    Decimal sum = amounts[i];
    for (std::size_t j = i + 1; j < amounts.size(); ++j) {
      sum = sum + amounts[j];
      if (says_amount(own, amounts[i] - amounts[j]) || says_amount(own, sum)) return true;
    }
  }
  return false;
}

/// 小计 and 小计, or what is left of a total.
bool FigureContext::is_of_two_in_column(std::size_t at) const {
  const PlacedFigure& own = figures_[at];
  Numbers column;
  for (const std::size_t each : tables_[own.table]) {
    const PlacedFigure& other = figures_[each];
    if (each != at && other.column == own.column && is_amount(other.figure))
      column.push_back(other.figure.number);
  }
  for (std::size_t i = 0; i < column.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (says(own.figure, column[i] + column[j]) || says(own.figure, column[i] - column[j]))
        return true;
  return false;
}

}  // namespace chengwen::gongwen
