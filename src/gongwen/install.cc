#include "gongwen/install.h"

#include "gongwen/budget_table.h"
#include "gongwen/comparisons.h"
#include "gongwen/heading_numbers.h"
#include "gongwen/number_filters.h"
#include "gongwen/sections.h"
#include "gongwen/signature.h"
#include "gongwen/statement_check.h"
#include "gongwen/totals.h"
#include "gongwen/wording_filters.h"

namespace chengwen::gongwen {

void install(wml::Dialect& dialect, std::shared_ptr<const Conventions> conventions) {
  jinja::Environment& environment = dialect.environment;
  if (conventions != nullptr) environment.keep(std::move(conventions));
  install_number_filters(environment);
  install_wording_filters(environment);
  install_comparisons(environment);
  install_totals(environment);
  install_signature(environment);
  install_heading_numbers(environment);
  install_check(environment);
  install_sections(dialect);
  install_budget_table(dialect);
}

}  // namespace chengwen::gongwen
