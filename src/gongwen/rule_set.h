#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "data/value.h"
#include "diag/report.h"
#include "diag/sources.h"
#include "jinja/environment.h"
#include "jinja/program.h"
#include "jinja/vm.h"

namespace chengwen::gongwen {

/// Rules that data must keep, from files of their own (docs/勾稽检查.md, "规则文件"). What reads
/// the files and what holds data against them may be different threads, one after the other.
class RuleSet {
 public:
  RuleSet();
  ~RuleSet();

  /// Adds the rules of a JSON file. False, with errors and their places in `report`, when it is no
  /// JSON, says what no rule says, or an expression does not parse; the rules that are right are
  /// there all the same. `environment` must outlive the rules.
  bool read(std::string_view json, std::string name, const jinja::Environment& environment,
            diag::Report& report);

  /// Tells each rule that `data` does not keep; none keeps another from being judged.
  void check(const data::Value& data, const jinja::RunOptions& options, diag::Report& report) const;

  /// Resolves the spans of diag::kRulesSource.
  std::shared_ptr<const diag::Source> source() const;

 private:
  class Source;
  std::shared_ptr<Source> source_;
  const jinja::Environment* environment_ = nullptr;
  std::vector<std::shared_ptr<const jinja::Program>> programs_;  ///< one a rule
};

}  // namespace chengwen::gongwen
