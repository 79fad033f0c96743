#include <algorithm>

#include "jinja/ast_dump.h"
#include "jinja/compiler.h"
#include "jinja/effect.h"
#include "jinja/messages.h"
#include "jinja/parser.h"
#include "jinja/scope.h"

namespace chengwen::jinja {
namespace {

/// A body with parameters: what `macro` and `call` have in common.
struct Definition {
  std::vector<Parameter> parameters;
  SpecialNames names;
  Body body;
  diag::Span end_tag;

  std::uint32_t compile(Compiler& compiler, Function::Kind kind, std::string_view name,
                        const diag::Span& span) const;

 private:
  bool has_parameter(std::string_view name) const {
    return std::any_of(parameters.begin(), parameters.end(),
                       [&](const Parameter& parameter) { return parameter.name == name; });
  }
  /// The slot of a special name that the body reads and that is no parameter; −1 when there is
  /// none.
  int special_slot(Compiler& compiler, std::string_view name, SpecialNames::State state) const {
    const bool wanted = state == SpecialNames::read && !has_parameter(name);
    return wanted ? static_cast<int>(compiler.slot_of(name)) : -1;
  }
  void declare(NameCollector& collector) const;
  void compile_parameters(Compiler& compiler) const;
};

void Definition::declare(NameCollector& collector) const {
  for (const Parameter& parameter : parameters) collector.declare(parameter.name);
  const std::pair<std::string_view, SpecialNames::State> specials[] = {
      {"caller", names.caller}, {"kwargs", names.kwargs}, {"varargs", names.varargs}};
  for (const auto& [name, state] : specials) {
    if (state == SpecialNames::read && !has_parameter(name)) collector.declare(name);
  }
  for (const Parameter& parameter : parameters) collector.read(parameter.value);
  collector.body(body);
}

/// Defaults are calculated for each call, in the order of the parameters.
void Definition::compile_parameters(Compiler& compiler) const {
  Function& function = compiler.current();
  for (const Parameter& parameter : parameters) {
    function.parameters.emplace_back(parameter.name);
    function.parameter_slots.push_back(compiler.slot_of(parameter.name));
  }
  function.explicit_caller = has_parameter("caller");
  function.caller_slot = special_slot(compiler, "caller", names.caller);
  function.kwargs_slot = special_slot(compiler, "kwargs", names.kwargs);
  function.varargs_slot = special_slot(compiler, "varargs", names.varargs);
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const Parameter& parameter = parameters[i];
    if (parameter.value == nullptr) continue;
    const auto given =
        compiler.emit(Code::default_value, parameter.span, 0, static_cast<std::uint16_t>(i));
    Compiler::Guarded guarded(compiler);
    compiler.expression(*parameter.value);
    compiler.store(parameter.name, parameter.span);
    guarded.close();
    guarded.land();
    compiler.land(given);
  }
}

std::uint32_t Definition::compile(Compiler& compiler, Function::Kind kind, std::string_view name,
                                  const diag::Span& span) const {
  return compiler.function(kind, name, span, [&] {
    compiler.in_scope(
        span, [&](NameCollector& collector) { declare(collector); },
        [&] {
          compile_parameters(compiler);
          compiler.body(body);
        });
  });
}

class Macro final : public Statement {
 public:
  Macro(diag::Span span, std::string_view name) : Statement(span), name_(name) {}

  void collect_names(NameCollector& names) const override { names.set(name_); }
  void compile(Compiler& compiler) const override {
    const std::uint32_t function =
        definition.compile(compiler, Function::Kind::macro, name_, span());
    compiler.emit(Code::macro, span(), function);
    compiler.store(name_, span());
  }
  Effect effect(EffectProof& proof) const override {
    return proof.balanced(definition.body, {"macro", span(), "endmacro", definition.end_tag});
  }
  void dump(AstDump& dump) const override {
    dump.body("macro " + std::string(name_) + AstDump::signature(definition.parameters),
              definition.body);
  }

  Definition definition;

 private:
  std::string_view name_;
};

class CallBlock final : public Statement {
 public:
  CallBlock(diag::Span span, std::uint32_t site) : Statement(span), site_(site) {}

  void collect_names(NameCollector& names) const override { names.read(call); }
  void compile(Compiler& compiler) const override {
    const std::uint32_t function =
        definition.compile(compiler, Function::Kind::caller, "caller", span());
    Compiler::Guarded guarded(compiler);
    compiler.call_with_caller(*call, function);
    compiler.print(call->span, site_, {}, false);
    guarded.close();
    guarded.land();
  }
  Effect effect(EffectProof& proof) const override {
    return proof.balanced(definition.body, {"call", span(), "endcall", definition.end_tag});
  }
  void dump(AstDump& dump) const override {
    std::string title = "call";
    if (!definition.parameters.empty()) title += AstDump::signature(definition.parameters);
    dump.body(title + " " + AstDump::expression(call), definition.body);
  }

  ExpressionPtr call;
  Definition definition;

 private:
  std::uint32_t site_;
};

void parse_definition(Parser& parser, const Opening& opening, std::string_view end_word,
                      Definition& definition) {
  parser.expect_end_of_opening();
  std::string_view end;
  {
    const Parser::Watch watch(parser, &definition.names, true);
    end = parser.parse_body(definition.body, opening, {end_word});
  }
  if (!end.empty()) definition.end_tag = parser.tag();
  parser.expect_end();
  for (const Parameter& parameter : definition.parameters) {
    if (parameter.name == "caller" && parameter.value == nullptr &&
        definition.names.caller == SpecialNames::read) {
      parser.report().add(diag::Diagnostic(messages::kCallerDefault, {}, parameter.span));
    }
  }
}

std::unique_ptr<Statement> parse_macro(Parser& parser, const Opening& opening) {
  const Token name = parser.expect_identifier();
  parser.note_macro(name.text);
  auto macro = std::make_unique<Macro>(opening.tag, name.text);
  macro->definition.parameters = parser.parse_signature();
  parse_definition(parser, opening, "endmacro", macro->definition);
  return macro;
}

std::unique_ptr<Statement> parse_call(Parser& parser, const Opening& opening) {
  auto block = std::make_unique<CallBlock>(opening.tag, parser.site());
  if (parser.peek().is(TokenKind::left_paren)) {
    block->definition.parameters = parser.parse_signature();
  }
  block->call = parser.parse_expression();
  if (!parser.failed() && block->call->kind != Expression::Kind::call) {
    parser.fail(diag::Diagnostic(messages::kExpectedCall, {}, block->call->span));
  }
  parse_definition(parser, opening, "endcall", block->definition);
  return block;
}

}  // namespace

extern const StatementKind kMacro{"macro", "endmacro", parse_macro, BlockBody::definition};
extern const StatementKind kCall{"call", "endcall", parse_call, BlockBody::call};

}  // namespace chengwen::jinja
