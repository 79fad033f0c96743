#pragma once

#include "wml/dialect.h"

namespace chengwen::gongwen {

/// Adds `$budget_table` (中文名 `$预算表`) and the filters of these names: a table of amounts with
/// its title, “单位：万元”, totals, subtotals and columns that are computed, in the styles of the
/// template (Conventions::styles: table_title, table_unit, table_head, table_text, table_center,
/// table_figure, table_note, budget_table). Its keys are documented in docs/official-filters.md.
void install_budget_table(wml::Dialect& dialect);

}  // namespace chengwen::gongwen
