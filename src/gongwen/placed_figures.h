#pragma once

#include <cstddef>
#include <vector>

#include "gongwen/figure.h"

namespace chengwen::gongwen {

/// A figure of a document and where it stands.
struct PlacedFigure {
  std::size_t paragraph = 0;
  Figure figure;
  std::size_t table = 0;  ///< the innermost one, from 1; 0 outside tables
  std::size_t row = 0;    ///< of the table, from 0
  int column = 0;         ///< of the table's grid, from 0
};

bool is_percentage(const Figure& figure);
/// Money, or a number of a table. Nobody adds up 480次 and 3次.
bool is_amount(const Figure& figure);

/// Whether the figure is this number as exactly as it is written; growth has no sign.
bool says(const Figure& figure, const data::Decimal& number);
/// The same; of money also in 元 for 万元 or in 万元 for 元, where it is written with more than one
/// figure.
bool says_amount(const Figure& figure, const data::Decimal& number);

/// Whether a percentage is the share that a part has in a whole, or the growth from one to the
/// other.
bool says_share(const Figure& figure, const data::Decimal& part, const data::Decimal& whole);

/// What the figures of a document say of each other.
class FigureContext {
 public:
  /// `figures` in the order of the document; they must outlive the context.
  explicit FigureContext(const std::vector<PlacedFigure>& figures);

  /// Whether the figure adds up those next to it in its column or row, or is a share, a growth or a
  /// score of some beside it: what hardly happens by chance.
  bool is_computed(std::size_t at) const;
  /// Whether it is a sum or a difference of some figures not far away: perhaps by chance.
  bool may_be_computed(std::size_t at) const;

 private:
  using Numbers = std::vector<data::Decimal>;

  bool is_computed_in_table(std::size_t at) const;
  bool is_share_in_text(std::size_t at) const;
  bool is_growth_in_text(std::size_t by, const Figure& rate) const;
  bool is_of_two_in_column(std::size_t at) const;

  const std::vector<PlacedFigure>& figures_;
  std::vector<std::vector<std::size_t>> tables_;  ///< the figures of each, by PlacedFigure::table
  Numbers amounts_;                               ///< of the prose: what a share may be of
};

}  // namespace chengwen::gongwen
