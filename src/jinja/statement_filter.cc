#include "jinja/ast_dump.h"
#include "jinja/compiler.h"
#include "jinja/effect.h"
#include "jinja/parser.h"
#include "jinja/scope.h"

namespace chengwen::jinja {
namespace {

/// `{% filter upper|trim %} … {% endfilter %}`
class FilterBlock final : public Statement {
 public:
  FilterBlock(diag::Span span, std::uint32_t site) : Statement(span), site_(site) {}

  void collect_names(NameCollector& names) const override { names.read(filter); }
  void compile(Compiler& compiler) const override;
  Effect effect(EffectProof& proof) const override {
    return proof.balanced(body, {"filter", span(), "endfilter", end_tag});
  }
  void dump(AstDump& dump) const override {
    dump.body("filter " + AstDump::expression(filter), body);
  }

  ExpressionPtr filter;
  Body body;
  diag::Span end_tag;

 private:
  std::uint32_t site_;
};

void FilterBlock::compile(Compiler& compiler) const {
  Compiler::Guarded guarded(compiler);
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
        compiler.expression(*filter);
        compiler.print(filter->span, site_, {}, false);
      });
  guarded.close();
  guarded.land();
}

/// `{% autoescape false %} … {% endautoescape %}`: values are always escaped, so it only opens a
/// scope.
class Autoescape final : public Statement {
 public:
  explicit Autoescape(diag::Span span) : Statement(span) {}

  void collect_names(NameCollector&) const override {}
  void compile(Compiler& compiler) const override {
    compiler.in_scope(
        span(), [&](NameCollector& names) { names.body(body); }, [&] { compiler.body(body); });
  }
  Effect effect(EffectProof& proof) const override {
    return proof.neutral(body, {"autoescape", span(), "endautoescape", end_tag});
  }
  void dump(AstDump& dump) const override { dump.body("autoescape", body); }

  Body body;
  diag::Span end_tag;
};

std::unique_ptr<Statement> parse_filter_block(Parser& parser, const Opening& opening) {
  auto block = std::make_unique<FilterBlock>(opening.tag, parser.site());
  block->filter = parser.parse_block_filter(true);
  parser.expect_end_of_opening();
  const std::string_view end = parser.parse_body(block->body, opening, {"endfilter"});
  if (!end.empty()) block->end_tag = parser.tag();
  parser.expect_end();
  return block;
}

std::unique_ptr<Statement> parse_autoescape(Parser& parser, const Opening& opening) {
  auto block = std::make_unique<Autoescape>(opening.tag);
  parser.parse_expression();
  parser.expect_end_of_opening();
  const std::string_view end = parser.parse_body(block->body, opening, {"endautoescape"});
  if (!end.empty()) block->end_tag = parser.tag();
  parser.expect_end();
  return block;
}

}  // namespace

extern const StatementKind kFilter{"filter", "endfilter", parse_filter_block, BlockBody::value};
extern const StatementKind kAutoescape{"autoescape", "endautoescape", parse_autoescape,
                                       BlockBody::once};

}  // namespace chengwen::jinja
