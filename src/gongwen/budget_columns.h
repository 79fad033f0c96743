#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "data/value.h"
#include "wml/table_columns.h"

namespace chengwen::gongwen {

/// A column of a budget table: what its cells say.
struct BudgetColumn {
  enum class Kind : std::uint8_t {
    text,        ///< what the row has, as it is
    number,      ///< 1, 2, 3 …
    amount,      ///< money that the row has
    sum,         ///< of other columns
    difference,  ///< the first of two less the second
    ratio,       ///< the first of two by the second, as a percentage
    growth,      ///< the first of two against the second, as a percentage
    share        ///< of the total of another column, as a percentage
  };
  Kind kind = Kind::text;
  std::vector<std::string> of;  ///< the keys that it is computed from
  int places = -1;              ///< decimals; -1: as the profile says

  bool is_figure() const { return kind >= Kind::amount; }
  bool is_percentage() const { return kind >= Kind::ratio; }
};

/// The columns in their order, with what a table of any kind knows of them.
struct BudgetColumns {
  wml::TableColumns layout;
  std::vector<BudgetColumn> columns;
};

/// Reads the key `columns` of a `$budget_table`; keys of columns are English or Chinese.
BudgetColumns read_budget_columns(const data::Value& list);

}  // namespace chengwen::gongwen
