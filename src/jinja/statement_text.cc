#include "jinja/statement_text.h"

#include <string>

#include "jinja/ast_dump.h"
#include "jinja/compiler.h"
#include "jinja/effect.h"
#include "jinja/messages.h"
#include "jinja/parser.h"
#include "jinja/scope.h"
#include "text/characters.h"

namespace chengwen::jinja {
namespace {

/// Output as it stands in the template.
class Text final : public Statement {
 public:
  explicit Text(const Segment& segment)
      : Statement(segment.span), text_(segment.text), effect_(segment.effect) {}

  void collect_names(NameCollector&) const override {}
  void compile(Compiler& compiler) const override { compiler.literal(text_, span()); }
  Effect effect(EffectProof&) const override { return effect_; }
  void dump(AstDump& dump) const override {
    std::string quoted;
    data::Value::string(text_).print_quoted(quoted);
    dump.line("text " + quoted);
  }

 private:
  std::string_view text_;
  const Effect& effect_;
};

/// An op of the front end.
class Hook final : public Statement {
 public:
  explicit Hook(const Segment& segment) : Statement(segment.span), payload_(segment.payload) {}

  void collect_names(NameCollector&) const override {}
  void compile(Compiler& compiler) const override { compiler.emit(Code::hook, span(), payload_); }
  Effect effect(EffectProof&) const override { return {}; }
  void dump(AstDump& dump) const override { dump.line("hook " + std::to_string(payload_)); }

 private:
  std::uint32_t payload_;
};

class Gap final : public Statement {
 public:
  using Statement::Statement;

  void collect_names(NameCollector&) const override {}
  void compile(Compiler&) const override {}
  Effect effect(EffectProof&) const override {
    Effect effect;
    effect.known = false;
    return effect;
  }
  void dump(AstDump& dump) const override { dump.line("no end"); }
};

/// `{{ … }}`
class Printing final : public Statement {
 public:
  Printing(const Segment& segment, ExpressionPtr value)
      : Statement(segment.span),
        value_(std::move(value)),
        site_(segment.payload),
        text_(segment.text) {}

  void collect_names(NameCollector& names) const override { names.read(value_); }
  void compile(Compiler& compiler) const override {
    Compiler::Guarded guarded(compiler);
    compiler.expression(*value_);
    compiler.print(value_->span, site_, text_, is_path(*value_));
    guarded.close();
    guarded.land();
  }
  Effect effect(EffectProof&) const override { return {}; }
  void dump(AstDump& dump) const override { dump.line("print " + AstDump::expression(value_)); }

 private:
  static bool is_path(const Expression& expression) {
    using Kind = Expression::Kind;
    if (expression.kind == Kind::name) return true;
    if (expression.kind == Kind::item && expression.parts.back()->kind != Kind::constant)
      return false;
    return (expression.kind == Kind::attribute || expression.kind == Kind::item) &&
           is_path(*expression.parts.front());
  }

  ExpressionPtr value_;
  std::uint32_t site_;
  std::string_view text_;
};

}  // namespace

std::unique_ptr<Statement> make_text(const Segment& segment) {
  return std::make_unique<Text>(segment);
}

std::unique_ptr<Statement> make_hook(const Segment& segment) {
  return std::make_unique<Hook>(segment);
}

std::unique_ptr<Statement> make_gap(const diag::Span& tag) {
  return std::make_unique<Gap>(tag);
}

std::unique_ptr<Statement> parse_printed(Parser& parser, const Segment& segment) {
  ExpressionPtr value = parser.parse_tuple();
  if (value->kind == Expression::Kind::tuple && value->parts.size() > 1 && !parser.failed()) {
    const diag::Span between{value->span.source, value->parts[0]->span.end,
                             value->parts[1]->span.begin};
    if (parser.text(between).find("，") != std::string_view::npos) {
      parser.fail(diag::Diagnostic(messages::kFullwidthList, {}, between));
    }
  }
  parser.expect_end();
  return std::make_unique<Printing>(segment, std::move(value));
}

}  // namespace chengwen::jinja
