#include <string>

#include "jinja/ast_dump.h"
#include "jinja/compiler.h"
#include "jinja/effect.h"
#include "jinja/parser.h"
#include "jinja/scope.h"

namespace chengwen::jinja {
namespace {

class For final : public Statement {
 public:
  explicit For(diag::Span span) : Statement(span) {}

  void collect_names(NameCollector& scope) const override { scope.read(iterable); }
  void compile(Compiler& compiler) const override;
  Effect effect(EffectProof& proof) const override;
  void dump(AstDump& dump) const override;

  Target target;
  ExpressionPtr iterable;
  ExpressionPtr condition;
  bool recursive = false;
  bool has_else = false;
  SpecialNames names;
  Body body;
  Body otherwise;
  diag::Span else_tag;
  diag::Span end_tag;

 private:
  void compile_recursive(Compiler& compiler) const;
  void compile_loop(Compiler& compiler, std::uint32_t info) const;
  void compile_body(Compiler& compiler, Compiler::Position next) const;
  std::int32_t compile_condition(Compiler& compiler) const;
};

void For::compile(Compiler& compiler) const {
  if (recursive) return compile_recursive(compiler);
  LoopInfo info;
  info.object = names.loop == SpecialNames::read;
  info.condition = compile_condition(compiler);
  compile_loop(compiler, compiler.add_loop(info));
}

/// The loop becomes a function that takes its items and depth from the stack, so that `loop(…)` can
/// run it again.
void For::compile_recursive(Compiler& compiler) const {
  const std::uint32_t function = compiler.function(Function::Kind::loop, "loop", span(), [&] {
    LoopInfo info;
    info.object = true;
    info.recursive = true;
    info.function = compiler.current_index();
    info.condition = compile_condition(compiler);
    compile_loop(compiler, compiler.add_loop(info));
  });
  Compiler::Guarded guarded(compiler);
  compiler.expression(*iterable);
  compiler.emit(Code::recurse, iterable->span, function);
  guarded.close();
  guarded.land();
}

void For::compile_loop(Compiler& compiler, std::uint32_t info) const {
  Compiler::Guarded begins(compiler);
  if (!recursive) compiler.expression(*iterable);
  const auto begin = compiler.here();
  compiler.emit(Code::loop_begin, iterable->span, info);
  begins.close();
  compiler.loops(+1);

  const auto next = compiler.here();
  Compiler::Guarded advances(compiler);
  const auto at_end = compiler.emit(Code::loop_next, iterable->span);
  advances.close();
  compile_body(compiler, next);
  compiler.emit(Code::jump, span(), next);

  compiler.land(at_end);
  advances.land();
  compiler.loops(-1);
  const auto past_else = compiler.emit(Code::loop_end, span());
  if (recursive) begins.land();
  if (has_else) {
    compiler.in_scope(
        else_tag, [&](NameCollector& scope) { scope.body(otherwise); },
        [&] { compiler.body(otherwise); });
  }
  compiler.land(past_else);
  if (recursive) return;
  // What cannot be run through is tried once, for the mistakes in the body.
  const auto end = compiler.emit(Code::jump, span());
  begins.land();
  compiler.emit(Code::poison, iterable->span);
  compiler.emit(Code::jump, iterable->span, begin);
  compiler.land(end);
}

void For::compile_body(Compiler& compiler, Compiler::Position next) const {
  compiler.in_scope(
      span(),
      [&](NameCollector& scope) {
        if (names.loop == SpecialNames::read || recursive) scope.declare("loop");
        scope.declare(target);
        scope.body(body);
      },
      [&] {
        if (names.loop == SpecialNames::read) {
          compiler.emit(Code::loop_object, span());
          compiler.store("loop", span());
        }
        compiler.body(body);
      },
      [&] {
        Compiler::Guarded unpacks(compiler);
        compiler.store(target);
        unpacks.close();
        unpacks.resume(next);
      });
}

/// `if` of a loop: a function of one item.
std::int32_t For::compile_condition(Compiler& compiler) const {
  if (condition == nullptr) return -1;
  return static_cast<std::int32_t>(
      compiler.function(Function::Kind::condition, "if", condition->span, [&] {
        compiler.in_scope(
            condition->span,
            [&](NameCollector& scope) {
              scope.declare(target);
              scope.read(condition);
            },
            [&] { compiler.expression(*condition); }, [&] { compiler.store(target); });
      }));
}

Effect For::effect(EffectProof& proof) const {
  const std::string_view end = has_else ? "else" : "endfor";
  Effect all = proof.neutral(body, {"for", span(), end, has_else ? else_tag : end_tag});
  if (has_else) {
    all = compose(std::move(all), proof.neutral(otherwise, {"else", else_tag, "endfor", end_tag}));
  }
  return all;
}

void For::dump(AstDump& dump) const {
  std::string title = "for " + AstDump::target(target) + " in " + AstDump::expression(iterable);
  if (condition != nullptr) title += " if " + AstDump::expression(condition);
  if (recursive) title += " recursive";
  dump.body(title, body);
  if (has_else) dump.body("else", otherwise);
}

std::unique_ptr<Statement> parse_for(Parser& parser, const Opening& opening) {
  const Parser::InsideLoop inside(parser);
  auto loop = std::make_unique<For>(opening.tag);
  loop->target = parser.parse_target(false, "in");
  parser.expect_name("in");
  loop->iterable = parser.parse_tuple(Parser::Conditional::not_allowed, "recursive");
  if (parser.accept_name("if")) loop->condition = parser.parse_expression();
  loop->recursive = parser.accept_name("recursive");
  parser.expect_end_of_opening();
  std::string_view end;
  {
    const Parser::Watch watch(parser, &loop->names, false);
    end = parser.parse_body(loop->body, opening, {"else", "endfor"});
  }
  if (end == "else") {
    loop->has_else = true;
    loop->else_tag = parser.tag();
    parser.expect_end_of_opening();
    end = parser.parse_body(loop->otherwise, opening, {"endfor"});
  }
  if (!end.empty()) loop->end_tag = parser.tag();
  parser.expect_end();
  return loop;
}

}  // namespace

extern const StatementKind kFor{"for", "endfor", parse_for, BlockBody::loop};

}  // namespace chengwen::jinja
