#include <vector>

#include "jinja/ast_dump.h"
#include "jinja/compiler.h"
#include "jinja/effect.h"
#include "jinja/parser.h"
#include "jinja/scope.h"

namespace chengwen::jinja {
namespace {

/// `{% with a = 1, b = 2 %} … {% endwith %}`
class With final : public Statement {
 public:
  struct Assignment {
    Target target;
    ExpressionPtr value;
  };

  explicit With(diag::Span span) : Statement(span) {}

  void collect_names(NameCollector& names) const override {
    for (const Assignment& assignment : assignments) names.read(assignment.value);
  }
  void compile(Compiler& compiler) const override;
  Effect effect(EffectProof& proof) const override {
    return proof.neutral(body, {"with", span(), "endwith", end_tag});
  }
  void dump(AstDump& dump) const override;

  std::vector<Assignment> assignments;
  Body body;
  diag::Span end_tag;
};

void With::compile(Compiler& compiler) const {
  // The values see only the scope around, so all of them are calculated before the first is stored.
  for (const Assignment& assignment : assignments) {
    Compiler::Guarded guarded(compiler,
                              static_cast<std::uint16_t>(&assignment - assignments.data()));
    compiler.expression(*assignment.value);
    guarded.close();
    const auto done = compiler.emit(Code::jump, span());
    guarded.land();
    compiler.emit(Code::poison, span());
    compiler.land(done);
  }
  compiler.in_scope(
      span(),
      [&](NameCollector& names) {
        for (const Assignment& assignment : assignments) names.declare(assignment.target);
        names.body(body);
      },
      [&] { compiler.body(body); },
      [&] {
        Compiler::Guarded guarded(compiler);
        for (auto assignment = assignments.rbegin(); assignment != assignments.rend();
             ++assignment) {
          compiler.store(assignment->target);
        }
        guarded.close();
        guarded.land();
      });
}

void With::dump(AstDump& dump) const {
  std::string title = "with";
  for (const Assignment& assignment : assignments) {
    title += " " + AstDump::target(assignment.target) + "=" + AstDump::expression(assignment.value);
  }
  dump.body(title, body);
}

std::unique_ptr<Statement> parse_with(Parser& parser, const Opening& opening) {
  auto with = std::make_unique<With>(opening.tag);
  while (!parser.peek().is(TokenKind::end) && !parser.peek().is(TokenKind::colon)) {
    if (!with->assignments.empty() && !parser.expect(TokenKind::comma)) break;
    Target target = parser.parse_target();
    parser.expect(TokenKind::assign);
    ExpressionPtr value = parser.parse_expression();
    with->assignments.push_back({std::move(target), std::move(value)});
  }
  parser.expect_end_of_opening();
  const std::string_view end = parser.parse_body(with->body, opening, {"endwith"});
  if (!end.empty()) with->end_tag = parser.tag();
  parser.expect_end();
  return with;
}

}  // namespace

extern const StatementKind kWith{"with", "endwith", parse_with, BlockBody::once};

}  // namespace chengwen::jinja
