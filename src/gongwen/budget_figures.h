#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "data/decimal.h"
#include "data/value.h"
#include "gongwen/budget_columns.h"
#include "jinja/environment.h"

namespace chengwen::gongwen {

/// Computes the figures of a budget table, exactly: nothing is rounded before it is printed.
class BudgetFigures {
 public:
  /// The figures of a row, a subtotal or a total: of each column, then of keys that only other
  /// columns are computed from. Nothing where there is none.
  using Line = std::vector<std::optional<data::Decimal>>;

  /// `factor` turns amounts of the data into those of the table. Fails with gongwen.computed-from
  /// when a column is computed from itself or from what is in no row. All must outlive this.
  BudgetFigures(const BudgetColumns& columns, const std::vector<data::Value>& rows,
                const data::Decimal& factor, jinja::Host& host);

  /// What a row says; a figure that it lacks is told.
  Line given(const data::Value& row, int number) const;
  static void add(Line& total, const Line& line);
  /// Computes the other columns of a line; `total` is the line that shares are shares of.
  void compute(Line& line, const Line& total, const data::Value& row) const;

 private:
  std::string key_of(std::size_t figure) const;
  std::size_t source(const std::string& key);
  void put_in_order(std::size_t column, std::vector<char>& seen);
  std::optional<data::Decimal> computed(std::size_t column, const Line& line, const Line& total,
                                        const data::Value& row) const;

  const BudgetColumns& columns_;
  const data::Decimal factor_;
  jinja::Host& host_;
  std::map<std::string, std::size_t, std::less<>> figures_;  ///< by key
  std::vector<std::string> hidden_;                          ///< keys behind those of the columns
  std::vector<std::vector<std::size_t>> sources_;            ///< of the columns
  std::vector<std::size_t> order_;  ///< columns that are computed, after what they need
};

}  // namespace chengwen::gongwen
