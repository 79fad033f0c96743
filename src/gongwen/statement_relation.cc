#include "gongwen/statement_relation.h"

#include <algorithm>
#include <string>
#include <utility>

#include "diag/suggest.h"
#include "gongwen/check_messages.h"
#include "gongwen/check_policy.h"
#include "gongwen/figure.h"
#include "gongwen/relation_call.h"
#include "jinja/arguments.h"
#include "jinja/ast_dump.h"
#include "jinja/effect.h"

namespace chengwen::gongwen {
namespace {

using data::Value;
using jinja::Compiler;
using jinja::ExpressionPtr;
using jinja::Parser;

/// id | relate(arguments, message, tolerance, level, id, unit)
Value relate(jinja::Call& call) {
  const RelationKind& kind = *find_relation(call.subject().as_string());
  for (const auto& entry : call[0].as_map().entries())
    if (entry.value.is_undefined()) jinja::fail_undefined(entry.value);
  Policy policy = policy_of({call[1], call[2], call[3], call[4]});
  const bool wan = call[5].is_string() && call[5].as_string() == "万元";
  RelationCall relation(call.host(), kind, call[0].as_map(), std::move(policy), wan);
  kind.run(relation);
  return Value::boolean(false);
}

constexpr jinja::Native kRelate{"check", "arguments message tolerance level id unit", 6, relate};

struct Argument {
  std::string_view name;
  ExpressionPtr value;
};

class RelationCheck final : public jinja::Statement {
 public:
  RelationCheck(diag::Span span, const RelationKind& kind, std::vector<Argument> arguments,
                PolicyExpressions policy)
      : Statement(span),
        kind_(kind),
        arguments_(std::move(arguments)),
        policy_(std::move(policy)) {}

  void collect_names(jinja::NameCollector& names) const override {
    for (const Argument& argument : arguments_) names.read(argument.value);
    policy_.collect_names(names);
    names.read(kAmountUnitKey);
  }
  void compile(Compiler& compiler) const override {
    Compiler::Guarded guarded(compiler);
    compiler.constant(Value::string(kind_.id), span());
    for (const Argument& argument : arguments_) {
      compiler.constant(Value::string(argument.name), span());
      compiler.expression(*argument.value);
    }
    compiler.emit(jinja::Code::map, span(), static_cast<std::uint32_t>(arguments_.size()));
    policy_.compile(compiler, span());
    compiler.read(kAmountUnitKey, span());
    compiler.call(kRelate, 6, span());
    compiler.drop(span());
    guarded.close();
    guarded.land();
  }
  jinja::Effect effect(jinja::EffectProof&) const override { return {}; }
  void dump(jinja::AstDump& dump) const override {
    std::string line = "check \"" + std::string(kind_.id) + "\"";
    for (const Argument& argument : arguments_) {
      line += " " + std::string(argument.name) + "=" + jinja::AstDump::expression(argument.value);
    }
    dump.line(line + policy_.dump());
  }

 private:
  const RelationKind& kind_;
  std::vector<Argument> arguments_;
  PolicyExpressions policy_;
};

void fail_unknown(Parser& parser, diag::Diagnostic mistake, std::string_view name,
                  const std::vector<std::string_view>& candidates) {
  diag::suggest(mistake, name, candidates);
  parser.fail(std::move(mistake));
}

}  // namespace

std::unique_ptr<jinja::Statement> parse_relation(Parser& parser, const jinja::Opening& opening,
                                                 const jinja::Expression& name) {
  const std::string words(name.constant.as_string());
  const RelationKind* kind = find_relation(words);
  if (kind == nullptr) {
    std::vector<std::string_view> known;
    for (const RelationKind& each : relation_kinds())
      known.insert(known.end(), {each.id, each.zh, each.en});
    fail_unknown(parser, diag::Diagnostic(messages::kUnknownRelation, {words}, name.span), words,
                 known);
    return nullptr;
  }
  const std::vector<RelationParameter> parameters = parameters_of(*kind);
  std::vector<Argument> arguments;
  const auto add = [&](const jinja::Token& given, ExpressionPtr value) {
    const auto parameter =
        std::find_if(parameters.begin(), parameters.end(), [&](const RelationParameter& each) {
          return each.zh == given.text || each.en == given.text;
        });
    if (parameter != parameters.end()) {
      arguments.push_back({parameter->zh, std::move(value)});
      return;
    }
    std::vector<std::string_view> known = PolicyExpressions::names();
    for (const RelationParameter& each : parameters) known.insert(known.end(), {each.zh, each.en});
    fail_unknown(parser,
                 diag::Diagnostic(messages::kUnknownArgument,
                                  {std::string(kind->id), std::string(given.text)}, given.span),
                 given.text, known);
  };
  PolicyExpressions policy = PolicyExpressions::parse(parser, add);
  for (const RelationParameter& parameter : parameters) {
    const bool given = std::any_of(arguments.begin(), arguments.end(),
                                   [&](const Argument& each) { return each.name == parameter.zh; });
    if (given || parameter.optional || parser.failed()) continue;
    parser.fail(diag::Diagnostic(messages::kMissingArgument,
                                 {std::string(kind->id), std::string(parameter.zh)}, name.span));
  }
  parser.expect_end();
  if (parser.failed()) return nullptr;
  return std::make_unique<RelationCheck>(opening.tag, *kind, std::move(arguments),
                                         std::move(policy));
}

}  // namespace chengwen::gongwen
