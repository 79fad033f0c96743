#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "diag/report.h"
#include "jinja/ast.h"
#include "jinja/code.h"
#include "jinja/environment.h"
#include "jinja/mistakes.h"
#include "jinja/scope.h"
#include "jinja/statement.h"

namespace chengwen::jinja {

/// Makes ops of a tree. Statements compile themselves with the functions below.
class Compiler {
 public:
  /// `reads_self` = something in the template may render a block by its name. The expressions of
  /// `mistakes`, which outlives this, have no value.
  Compiler(const Environment& environment, diag::Report& report, bool reads_self,
           const Mistakes& mistakes);

  /// How many bytes of literals there will be: so many are moved only once.
  void expect_literals(std::size_t bytes) { program_->bytes.reserve(bytes); }
  std::shared_ptr<const Program> compile(const Body& body);

  // --- ops ---
  using Position = std::uint32_t;  ///< of an op in the function that is being compiled
  Position emit(Code code, const diag::Span& span, std::uint32_t a = 0, std::uint16_t b = 0);
  /// The next op, as a target: what stands before it is not merged with what follows.
  Position here();
  /// Lets the jump at `jump` go to here().
  void land(Position jump);
  void literal(std::string_view text, const diag::Span& span);

  // --- expressions (compile_expression.cc) ---
  /// Leaves the value on the stack. The filters of a block find their subject there.
  void expression(const Expression& expression);
  void constant(const data::Value& value, const diag::Span& span);
  /// Prints what lies on the stack at an emit site; `text` is what stands in its tag.
  void print(const diag::Span& span, std::uint32_t site, std::string_view text, bool is_path);
  /// Calls `native` with values on the stack, its subject first and then `arguments` more, and
  /// leaves what it gives: how a statement of another room does its work.
  void call(const Native& native, std::uint32_t arguments, const diag::Span& span);
  /// Forgets the value that lies on the stack.
  void drop(const diag::Span& span);
  /// A call with one more named argument `caller`, a macro made of `function`.
  void call_with_caller(const Expression& call, std::uint32_t function);

  // --- names ---
  void read(std::string_view name, const diag::Span& span);
  /// Stores what lies on the stack.
  void store(const Target& target);
  void store(std::string_view name, const diag::Span& span);

  // --- mistakes at run time ---
  /// Guards the ops emitted up to close(): after a mistake in them the run goes on at the place
  /// that land() or resume() names.
  class Guarded;

  // --- scopes ---
  /// Opens a scope with the names that `collect` gathers, compiles `body` in it and closes it. What
  /// `enter` emits runs before the names get their first values; it may store parameters.
  template <class Collect, class Inside, class Enter>
  void in_scope(const diag::Span& span, Collect collect, Inside body, Enter enter) {
    Scope scope(scope_, function_);
    NameCollector names(scope);
    collect(names);
    add_slots(scope);
    scope_ = &scope;
    enter();
    scope_ = scope.parent();
    load_first_values(scope, span);
    scope_ = &scope;
    body();
    close_scope(scope, span);
  }
  template <class Collect, class Inside>
  void in_scope(const diag::Span& span, Collect collect, Inside body) {
    in_scope(span, collect, body, [] {});
  }
  void body(const jinja::Body& body);

  // --- functions ---
  /// Compiles another function around `compile` and gives its number. It sees the scopes it stands
  /// in unless it is a block.
  template <class Compile>
  std::uint32_t function(Function::Kind kind, std::string_view name, const diag::Span& span,
                         Compile compile) {
    const Saved saved = begin_function(kind, name);
    compile();
    return end_function(saved, span);
  }
  Function& current() { return program_->functions[function_]; }
  std::uint32_t current_index() const { return function_; }
  std::uint32_t slot_of(std::string_view name) const { return scope_->find(name).variable->slot; }

  std::uint32_t add_loop(const LoopInfo& info);
  std::uint32_t add_include(Include include);
  std::uint16_t add_name(std::string_view name);
  void add_block(std::string_view name, std::uint32_t function);
  /// Counts what is open, for guards.
  void loops(int change) { builder().loops = static_cast<std::uint16_t>(builder().loops + change); }
  void captures(int change) {
    builder().captures = static_cast<std::uint16_t>(builder().captures + change);
  }
  bool reads_self() const { return reads_self_; }

 private:
  friend class Guarded;
  struct Builder {
    std::vector<Op> ops;
    std::vector<diag::Span> spans;
    Position barrier = 0;  // ops before it are not merged with later ones
    std::uint16_t loops = 0;
    std::uint16_t captures = 0;
    std::uint32_t depth = 0;
    std::uint32_t parent = 0;
  };
  struct Saved {
    std::uint32_t function;
    const Scope* scope;
  };

  Builder& builder() { return *builders_[function_]; }
  Saved begin_function(Function::Kind kind, std::string_view name);
  std::uint32_t end_function(const Saved& saved, const diag::Span& span);
  void add_slots(Scope& scope);
  void load_first_values(const Scope& scope, const diag::Span& span);
  void close_scope(const Scope& scope, const diag::Span& span);
  void load_first_value(std::string_view name, Origin origin, const diag::Span& span);
  /// `unset_at_top` = the top level knows the name, but has no variable of it.
  void read_global(std::string_view name, const diag::Span& span, bool unset_at_top);
  void link();
  void make_constants_immortal();

  // compile_expression.cc
  void unknown(const Expression& expression);
  bool fold(const Expression& expression);
  void attribute(const Expression& expression);
  void item(const Expression& expression);
  void call(const Expression& expression, const std::uint32_t* caller);
  void filter(const Expression& expression);
  void test(const Expression& expression);
  void compare(const Expression& expression);
  void short_circuit(const Expression& expression, Code code);
  void conditional(const Expression& expression);
  void parts(const Expression& expression);
  CallShape arguments(const Arguments* arguments, std::uint32_t before);
  std::uint32_t add_shape(CallShape shape);
  std::uint16_t add_native(const Native& native);
  std::uint16_t narrow(std::size_t number, const diag::Span& span);

  const Environment& environment_;
  diag::Report& report_;
  bool reads_self_;
  const Mistakes& mistakes_;
  std::shared_ptr<Program> program_;
  std::vector<std::unique_ptr<Builder>> builders_;
  std::uint32_t function_ = 0;
  const Scope* scope_ = nullptr;
  const Scope* main_scope_ = nullptr;
  std::unordered_map<std::string, std::uint32_t> names_;
  std::map<std::string, std::uint32_t, std::less<>> strings_;
};

class Compiler::Guarded {
 public:
  /// `stack` values of this function lie below what the ops use.
  explicit Guarded(Compiler& compiler, std::uint16_t stack = 0);
  /// Mistakes are not told: of ops that only try something.
  void hush() { guard_.quiet = true; }
  /// The last op that is guarded was emitted.
  void close();
  /// Mistakes go on here.
  void land();
  void resume(Position target);

 private:
  Compiler& compiler_;
  std::uint32_t function_;
  Guard guard_;
  std::size_t index_ = 0;
};

}  // namespace chengwen::jinja
