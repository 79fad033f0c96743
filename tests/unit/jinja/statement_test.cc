#include "jinja/statement.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "data/json_reader.h"
#include "jinja/ast_dump.h"
#include "jinja/compiler.h"
#include "jinja/effect.h"
#include "jinja/environment.h"
#include "jinja/parser.h"
#include "jinja/plain_text.h"
#include "jinja/program.h"
#include "jinja/vm.h"

/// How a room above adds a statement: `{% remember value %}` keeps a value for the
/// filter `recall`.
namespace chengwen::jinja {
namespace {

using data::Value;

Value remember(Call& call) {
  call.host().memory("remembered") = call.subject();
  return {};
}

Value recall(Call& call) {
  return call.host().memory("remembered");
}

constexpr Native kRemember{"remember", "", 0, remember};

class Remember final : public Statement {
 public:
  Remember(diag::Span span, ExpressionPtr value)
      : Statement(std::move(span)), value_(std::move(value)) {}

  void collect_names(NameCollector& names) const override { names.read(value_); }
  void compile(Compiler& compiler) const override {
    Compiler::Guarded guarded(compiler);
    compiler.expression(*value_);
    compiler.call(kRemember, 0, span());
    compiler.drop(span());
    guarded.close();
    guarded.land();
  }
  Effect effect(EffectProof&) const override { return {}; }
  void dump(AstDump& dump) const override { dump.line("remember " + AstDump::expression(value_)); }

 private:
  ExpressionPtr value_;
};

std::unique_ptr<Statement> parse_remember(Parser& parser, const Opening& opening) {
  ExpressionPtr value = parser.parse_expression();
  parser.expect_end();
  return std::make_unique<Remember>(opening.tag, std::move(value));
}

const Environment& environment() {
  static const Environment built = [] {
    Environment all = Environment::standard();
    all.add_statement({"remember", "", parse_remember});
    all.add_statement({"记住", "", parse_remember});
    all.add_filter({"recall", "", 0, recall});
    return all;
  }();
  return built;
}

std::string fill(std::string_view text, std::string_view json, diag::Report& report) {
  data::DataFiles files;
  const Value data = data::read_json(std::string(json), "data.json", files, report);
  const auto program = compile(cut_plain_text(text, 2, report), environment(), report);
  if (program == nullptr) return {};
  TextOutput output;
  run(*program, environment(), data, output, {}, report);
  return output.text();
}

TEST(AddedStatement, RunsBetweenTheOthers) {
  diag::Report report;
  EXPECT_EQ(fill("{% for x in xs %}{% remember x * 2 %}{{ 0|recall }} {% endfor %}"
                 "{% 记住 '末' %}{{ 0|recall }}",
                 R"({"xs": [1, 2]})", report),
            "2 4 末");
  EXPECT_TRUE(report.empty());
}

TEST(AddedStatement, GoesOnAfterAMistake) {
  diag::Report report;
  fill("{% remember 1 / 0 %}{% remember 'a' - 1 %}", "{}", report);
  EXPECT_EQ(report.errors(), 2u);
}

TEST(AddedStatement, IsSuggested) {
  diag::Report report;
  fill("{% remembr 1 %}", "{}", report);
  ASSERT_EQ(report.diagnostics().size(), 1u);
  ASSERT_EQ(report.diagnostics()[0].notes.size(), 1u);
  EXPECT_EQ(report.diagnostics()[0].notes[0].arguments[0], "remember");
}

TEST(AddedStatement, IsSeenInTheTree) {
  diag::Report report;
  EXPECT_EQ(dump_ast(cut_plain_text("{% remember x %}", 2, report), environment(), report),
            "template\n  remember x\n");
}

}  // namespace
}  // namespace chengwen::jinja
