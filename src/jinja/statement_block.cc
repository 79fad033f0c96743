#include "jinja/ast_dump.h"
#include "jinja/compiler.h"
#include "jinja/effect.h"
#include "jinja/messages.h"
#include "jinja/parser.h"
#include "jinja/scope.h"

namespace chengwen::jinja {
namespace {

/// `{% block name scoped %} … {% endblock %}`
class Block final : public Statement {
 public:
  Block(diag::Span span, std::string_view name) : Statement(span), name_(name) {}

  void collect_names(NameCollector&) const override {}
  void compile(Compiler& compiler) const override;
  Effect effect(EffectProof& proof) const override {
    const EffectProof::Between tags{"block", span(), "endblock", end_tag};
    // `self.name()` captures it.
    return proof.reads_self() ? proof.balanced(body, tags) : proof.neutral(body, tags);
  }
  void dump(AstDump& dump) const override {
    dump.body("block " + std::string(name_) + (scoped ? " scoped" : ""), body);
  }

  bool scoped = false;
  Body body;
  diag::Span end_tag;

 private:
  void compile_body(Compiler& compiler) const {
    compiler.in_scope(
        span(), [&](NameCollector& names) { names.body(body); }, [&] { compiler.body(body); });
  }

  std::string_view name_;
};

void Block::compile(Compiler& compiler) const {
  if (scoped) compile_body(compiler);
  if (scoped && !compiler.reads_self()) return;
  const std::uint32_t function =
      compiler.function(Function::Kind::block, name_, span(), [&] { compile_body(compiler); });
  compiler.add_block(name_, function);
  if (!scoped) compiler.emit(Code::block, span(), function);
}

std::unique_ptr<Statement> parse_block(Parser& parser, const Opening& opening) {
  const Token name = parser.expect_identifier();
  auto block = std::make_unique<Block>(opening.tag, name.text);
  if (!parser.failed() && !parser.claim_block(name.text)) {
    parser.fail_at(name, messages::kRepeatedBlock, {std::string(name.text)});
  }
  block->scoped = parser.accept_name("scoped");
  parser.accept_name("required");
  parser.expect_end_of_opening();
  std::string_view end;
  {
    const Parser::Watch apart(parser, nullptr, false);
    end = parser.parse_body(block->body, opening, {"endblock"});
  }
  if (!end.empty()) block->end_tag = parser.tag();
  if (parser.peek().is(TokenKind::name) && !parser.accept_name(name.text)) {
    parser.fail_at(parser.peek(), messages::kOtherBlock, {std::string(name.text)});
  }
  parser.expect_end();
  return block;
}

}  // namespace

extern const StatementKind kBlock{"block", "endblock", parse_block, BlockBody::named};

}  // namespace chengwen::jinja
