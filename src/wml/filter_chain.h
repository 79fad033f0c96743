#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "data/value.h"
#include "jinja/environment.h"
#include "jinja/program.h"

namespace chengwen::wml {

/// Filters as they stand behind a value in a tag, given by data or as an argument:
/// "thousands(2)", "fixed(1) ~ '%'". The language evaluates them, so that a number looks the same
/// in a column of a table and in a sentence.
class FilterChain {
 public:
  /// Fails with wml.format, and what is wrong as a note. `environment` must outlive it.
  FilterChain(std::string_view filters, const jinja::Environment& environment);
  std::string applied_to(const data::Value& value) const;

 private:
  std::string filters_;
  const jinja::Environment& environment_;
  std::shared_ptr<const jinja::Program> program_;
};

}  // namespace chengwen::wml
