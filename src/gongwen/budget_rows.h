#pragma once

#include <string>

#include "data/value.h"
#include "gongwen/conventions.h"
#include "jinja/environment.h"
#include "wml/table.h"

namespace chengwen::gongwen {

/// How the cells of a budget table look.
struct CellLook {
  /// Ids of paragraph styles; "" where the template has none.
  std::string head, text, center, figure;
  int half_em = 0;  ///< twips that a digit takes
  int width = 0;    ///< twips that the table may take
};

/// The rows of a budget table with its subtotals and totals; without a table style and a width.
/// `fields` are those of a `$budget_table`, in English; what is wrong with them fails or is told.
wml::Table budget_rows(const data::Value& fields, const data::Value& rows,
                       const FigureStyle& figures, const CellLook& cells, jinja::Host& host);

}  // namespace chengwen::gongwen
