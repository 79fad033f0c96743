#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "gongwen/cross_check.h"
#include "jinja/compiler.h"
#include "jinja/parser.h"
#include "jinja/scope.h"

namespace chengwen::gongwen {

/// What stands behind the condition of a check: `"what is wrong", 尾差=0.02, 级别="警告",
/// 编号="R-01"`.
class PolicyExpressions {
 public:
  /// Message, tolerance, level, id: undefined where it is not given.
  using Values = std::array<data::Value, 4>;

  /// Reads on behind the condition up to the end of the tag. `other` takes named arguments that are
  /// none of these; without it they are mistakes.
  using Other = std::function<void(const jinja::Token& name, jinja::ExpressionPtr value)>;
  static PolicyExpressions parse(jinja::Parser& parser, const Other& other = {});

  void collect_names(jinja::NameCollector& names) const;
  /// Leaves the four values on the stack.
  void compile(jinja::Compiler& compiler, const diag::Span& span) const;
  std::string dump() const;

  /// The names of the arguments, Chinese and English.
  static std::vector<std::string_view> names();

 private:
  std::array<jinja::ExpressionPtr, std::tuple_size_v<Values>> given_;
};

/// Fails when a tolerance or a level is none.
Policy policy_of(const PolicyExpressions::Values& values);

}  // namespace chengwen::gongwen
