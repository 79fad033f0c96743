#include "jinja/ast_dump.h"
#include "jinja/compiler.h"
#include "jinja/effect.h"
#include "jinja/parser.h"
#include "jinja/scope.h"

namespace chengwen::jinja {
namespace {

/// After a mistake in `compile_value` the target holds what keeps later uses of it quiet.
template <class CompileValue>
void assign(Compiler& compiler, const Target& target, const diag::Span& span,
            CompileValue compile_value) {
  Compiler::Guarded guarded(compiler);
  compile_value();
  compiler.store(target);
  guarded.close();
  const auto done = compiler.emit(Code::jump, span);
  guarded.land();
  if (target.attribute.empty()) {
    compiler.emit(Code::poison, span);
    compiler.store(target);
  }
  compiler.land(done);
}

/// `{% set target = value %}`
class Set final : public Statement {
 public:
  Set(diag::Span span, Target target, ExpressionPtr value)
      : Statement(span), target_(std::move(target)), value_(std::move(value)) {}

  void collect_names(NameCollector& names) const override {
    names.read(value_);
    names.set(target_);
  }
  void compile(Compiler& compiler) const override {
    assign(compiler, target_, span(), [&] { compiler.expression(*value_); });
  }
  Effect effect(EffectProof&) const override { return {}; }
  void dump(AstDump& dump) const override {
    dump.line("set " + AstDump::target(target_) + " = " + AstDump::expression(value_));
  }

 private:
  Target target_;
  ExpressionPtr value_;
};

/// `{% set target | filter %} … {% endset %}`
class SetBlock final : public Statement {
 public:
  SetBlock(diag::Span span, Target target) : Statement(span), target_(std::move(target)) {}

  void collect_names(NameCollector& names) const override { names.set(target_); }
  void compile(Compiler& compiler) const override;
  Effect effect(EffectProof& proof) const override {
    return proof.balanced(body, {"set", span(), "endset", end_tag});
  }
  void dump(AstDump& dump) const override {
    std::string title = "set " + AstDump::target(target_);
    if (filter != nullptr) title += " " + AstDump::expression(filter);
    dump.body(title, body);
  }

  ExpressionPtr filter;
  Body body;
  diag::Span end_tag;

 private:
  Target target_;
};

void SetBlock::compile(Compiler& compiler) const {
  assign(compiler, target_, span(), [&] {
    compiler.emit(Code::begin_capture, span());
    compiler.captures(+1);
    compiler.in_scope(
        span(),
        [&](NameCollector& names) {
          names.body(body);
          names.read(filter);
        },
        [&] {
          compiler.body(body);
          compiler.captures(-1);
          compiler.emit(Code::end_capture, end_tag);
          if (filter != nullptr) compiler.expression(*filter);
        });
  });
}

/// `set x` … `endset` against `set x = 1`: no `=` outside brackets and strings.
bool set_opens_block(std::string_view rest) {
  int depth = 0;
  for (std::size_t i = 0; i < rest.size(); ++i) {
    const char c = rest[i];
    if (c == '(' || c == '[' || c == '{') ++depth;
    if (c == ')' || c == ']' || c == '}') --depth;
    if (c == '\'' || c == '"') {
      for (++i; i < rest.size() && rest[i] != c; ++i) {
        if (rest[i] == '\\') ++i;
      }
    } else if (c == '=' && depth == 0) {
      return false;
    }
  }
  return true;
}

std::unique_ptr<Statement> parse_set(Parser& parser, const Opening& opening) {
  Target target = parser.parse_target(true);
  if (parser.peek().is(TokenKind::assign)) {
    parser.next();
    ExpressionPtr value = parser.parse_tuple();
    parser.expect_end();
    if (!target.name.empty() && target.attribute.empty()) {
      parser.note_assigned(target.name, *value);
    }
    return std::make_unique<Set>(opening.tag, std::move(target), std::move(value));
  }
  const bool is_block = parser.peek().is(TokenKind::end) || parser.peek().is(TokenKind::colon) ||
                        parser.peek().is(TokenKind::pipe);
  // After a mistake nobody can tell which of the two was meant; most are assignments.
  if (parser.failed() || !is_block) {
    parser.expect(TokenKind::assign);
    return nullptr;
  }
  auto block = std::make_unique<SetBlock>(opening.tag, std::move(target));
  block->filter = parser.parse_block_filter(false);
  parser.expect_end_of_opening();
  const std::string_view end = parser.parse_body(block->body, opening, {"endset"});
  if (!end.empty()) block->end_tag = parser.tag();
  parser.expect_end();
  return block;
}

}  // namespace

extern const StatementKind kSet{"set", "endset", parse_set, BlockBody::definition, set_opens_block};

}  // namespace chengwen::jinja
