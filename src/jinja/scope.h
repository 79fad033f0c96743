#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string_view>
#include <vector>

#include "jinja/ast.h"

namespace chengwen::jinja {

/// Where the first value of a name in a scope comes from.
enum class Origin : std::uint8_t {
  parameter,  ///< whoever opens the scope stores it
  outer,      ///< the scope around
  global,     ///< the data or the environment
  nothing     ///< it has none until it is set
};

struct Variable {
  Origin origin = Origin::nothing;
  bool set = false;  ///< assigned in this scope (or a parameter): it has a slot
  std::uint32_t slot = 0;
};

/// The names of one scope as Jinja2 understands them: a name that is set anywhere in a scope
/// belongs to it from its beginning, with the value that the scope around had when it was entered.
class Scope {
 public:
  using Names = std::map<std::string_view, Variable>;

  Scope(const Scope* parent, std::uint32_t function) : parent_(parent), function_(function) {}

  const Scope* parent() const { return parent_; }
  /// The function whose frame holds the slots.
  std::uint32_t function() const { return function_; }
  Names& names() { return names_; }
  const Names& names() const { return names_; }

  struct Found {
    const Scope* scope = nullptr;
    const Variable* variable = nullptr;
  };
  /// The innermost scope, from this one outwards, that knows `name`.
  Found find(std::string_view name) const;

 private:
  const Scope* parent_;
  std::uint32_t function_;
  Names names_;
};

/// Gathers the names of a scope in the order of the template.
class NameCollector {
 public:
  explicit NameCollector(Scope& scope) : scope_(scope) { layers_.push_back(&scope.names()); }

  void read(std::string_view name);
  void set(std::string_view name);
  void declare(std::string_view name);

  void read(const Expression* expression);
  void read(const ExpressionPtr& expression) { read(expression.get()); }
  void read(const Arguments& arguments);
  void set(const Target& target);
  void declare(const Target& target);
  void body(const Body& body);

  /// The branches of an `if`: what only some of them set keeps its outer value otherwise.
  /// `branches` has three entries: the body, all `elif` together, the `else`.
  class Branches;

 private:
  Variable* find_here(std::string_view name);
  bool known(std::string_view name);

  Scope& scope_;
  std::vector<Scope::Names*> layers_;  // of the open branches, the innermost last
};

/// Collects each branch on its own; merges them when it is destroyed.
class NameCollector::Branches {
 public:
  explicit Branches(NameCollector& collector) : collector_(collector) {}
  ~Branches();
  Branches(const Branches&) = delete;
  Branches& operator=(const Branches&) = delete;

  template <class Collect>
  void branch(Collect collect) {
    Scope::Names names;
    collector_.layers_.push_back(&names);
    collect();
    collector_.layers_.pop_back();
    branches_.push_back(std::move(names));
  }

 private:
  NameCollector& collector_;
  std::vector<Scope::Names> branches_;
};

}  // namespace chengwen::jinja
