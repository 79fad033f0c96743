#pragma once

#include <string>
#include <string_view>

#include "jinja/ast.h"

namespace chengwen::jinja {

/// Writes a tree for people, one node a line, bodies indented.
class AstDump {
 public:
  void line(std::string_view text);
  void body(const Body& body);
  /// `body` under a line of its own, where there is one.
  void body(std::string_view title, const Body& body);
  std::string take() { return std::move(out_); }

  static std::string expression(const Expression& expression);
  static std::string expression(const ExpressionPtr& expression);
  static std::string target(const Target& target);
  static std::string signature(const std::vector<Parameter>& parameters);

 private:
  std::string out_;
  int depth_ = 0;
};

}  // namespace chengwen::jinja
