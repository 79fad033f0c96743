#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "jinja/ast_dump.h"
#include "jinja/compiler.h"
#include "jinja/effect.h"
#include "jinja/messages.h"
#include "jinja/parser.h"
#include "jinja/scope.h"

namespace chengwen::jinja {
namespace {

struct Option {
  std::string_view name;
  ExpressionPtr value;
};

/// `{% include name ignore missing without context option=1 %}`
class Inclusion final : public Statement {
 public:
  Inclusion(diag::Span span, std::uint32_t site) : Statement(span), site_(site) {}

  void collect_names(NameCollector& names) const override {
    names.read(name);
    for (const Option& option : options) names.read(option.value);
  }
  void compile(Compiler& compiler) const override;
  Effect effect(EffectProof&) const override { return {}; }
  void dump(AstDump& dump) const override;

  ExpressionPtr name;
  bool ignore_missing = false;
  bool with_context = true;
  std::vector<Option> options;

 private:
  std::uint32_t site_;
};

void Inclusion::compile(Compiler& compiler) const {
  Include include;
  include.site = site_;
  include.ignore_missing = ignore_missing;
  include.with_context = with_context;
  Compiler::Guarded guarded(compiler);
  compiler.expression(*name);
  for (const Option& option : options) {
    include.options.emplace_back(option.name);
    compiler.expression(*option.value);
  }
  compiler.emit(Code::include, span(), compiler.add_include(std::move(include)));
  guarded.close();
  guarded.land();
}

void Inclusion::dump(AstDump& dump) const {
  std::string line = "include " + AstDump::expression(name);
  if (ignore_missing) line += " ignore missing";
  if (!with_context) line += " without context";
  for (const Option& option : options) {
    line += " " + std::string(option.name) + "=" + AstDump::expression(option.value);
  }
  dump.line(line);
}

void parse_option(Parser& parser, Inclusion& include) {
  const Token name = parser.expect_identifier();
  const bool repeated = std::any_of(include.options.begin(), include.options.end(),
                                    [&](const Option& option) { return option.name == name.text; });
  if (repeated) parser.fail_at(name, messages::kRepeatedParameter, {std::string(name.text)});
  parser.expect(TokenKind::assign);
  include.options.push_back({name.text, parser.parse_expression()});
}

std::unique_ptr<Statement> parse_include(Parser& parser, const Opening& opening) {
  auto include = std::make_unique<Inclusion>(opening.tag, parser.site());
  include->name = parser.parse_expression();
  while (!parser.peek().is(TokenKind::end)) {
    if (parser.accept(TokenKind::comma)) continue;
    const bool without = parser.peek().is_name("without");
    if (parser.accept_name("ignore")) {
      parser.expect_name("missing");
      include->ignore_missing = true;
    } else if (parser.accept_name("with") || parser.accept_name("without")) {
      parser.expect_name("context");
      include->with_context = !without;
    } else {
      parse_option(parser, *include);
    }
  }
  if (include->with_context) parser.note_read("loop");
  return include;
}

}  // namespace

extern const StatementKind kInclude{"include", "", parse_include};

}  // namespace chengwen::jinja
