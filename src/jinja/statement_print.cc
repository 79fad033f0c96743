#include "jinja/ast_dump.h"
#include "jinja/compiler.h"
#include "jinja/effect.h"
#include "jinja/messages.h"
#include "jinja/parser.h"
#include "jinja/scope.h"

namespace chengwen::jinja {
namespace {

/// `{% print a, b %}`
class Print final : public Statement {
 public:
  Print(diag::Span span, std::uint32_t site) : Statement(span), site_(site) {}

  void collect_names(NameCollector& names) const override {
    for (const ExpressionPtr& value : values) names.read(value);
  }
  void compile(Compiler& compiler) const override {
    for (const ExpressionPtr& value : values) {
      Compiler::Guarded guarded(compiler);
      compiler.expression(*value);
      compiler.print(value->span, site_, {}, false);
      guarded.close();
      guarded.land();
    }
  }
  Effect effect(EffectProof&) const override { return {}; }
  void dump(AstDump& dump) const override {
    for (const ExpressionPtr& value : values) dump.line("print " + AstDump::expression(value));
  }

  std::vector<ExpressionPtr> values;

 private:
  std::uint32_t site_;
};

std::unique_ptr<Statement> parse_print(Parser& parser, const Opening& opening) {
  auto print = std::make_unique<Print>(opening.tag, parser.site());
  while (!parser.peek().is(TokenKind::end)) {
    if (!print->values.empty() && !parser.expect(TokenKind::comma)) break;
    print->values.push_back(parser.parse_expression());
  }
  return print;
}

/// `include`, `import`, `from`, `extends`: a template here is one file.
std::unique_ptr<Statement> parse_unsupported(Parser& parser, const Opening& opening) {
  parser.fail_at(opening.keyword, messages::kUnsupported, {std::string(opening.keyword.text)});
  return nullptr;
}

}  // namespace

extern const StatementKind kPrint{"print", "", parse_print};
extern const StatementKind kImport{"import", "", parse_unsupported};
extern const StatementKind kFrom{"from", "", parse_unsupported};
extern const StatementKind kExtends{"extends", "", parse_unsupported};

}  // namespace chengwen::jinja
