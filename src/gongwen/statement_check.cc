#include "gongwen/statement_check.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "data/json_reader.h"
#include "diag/messages.h"
#include "diag/suggest.h"
#include "gongwen/check_messages.h"
#include "gongwen/check_parts.h"
#include "gongwen/check_policy.h"
#include "gongwen/cross_check.h"
#include "gongwen/statement_relation.h"
#include "jinja/arguments.h"
#include "jinja/ast_dump.h"
#include "jinja/compiler.h"
#include "jinja/effect.h"
#include "jinja/parser.h"
#include "jinja/scope.h"

namespace chengwen::gongwen {
namespace {

using data::Value;
using jinja::Call;
using jinja::Code;
using jinja::Compiler;
using jinja::Expression;
using jinja::ExpressionPtr;
using jinja::Operator;
using jinja::Parser;

// --- at run time ---

/// A relation that does not hold, while its terms are gathered.
class Broken final : public data::Object {
 public:
  std::string_view type_name() const override { return "check"; }
  void print(std::string&) const override {}

  Relation relation;
  bool is_comparison = true;
};

Broken& broken(Call& call) {
  return *call.subject().object_if<Broken>();
}

/// left | compare(right, sign): false when the relation holds.
Value compare(Call& call) {
  const Value& left = call.subject();
  const Value& right = call[0];
  if (left.is_undefined()) jinja::fail_undefined(left);
  if (right.is_undefined()) jinja::fail_undefined(right);
  const auto sign = static_cast<Operator>(*call[1].as_small_integer());
  if (holds(left, sign, right)) return Value::boolean(false);
  auto* found = new Broken;
  found->relation.left.value = left;
  found->relation.sign = sign;
  found->relation.right.value = right;
  return Value::object(found);
}

/// condition | require
Value require(Call& call) {
  if (call.subject().is_undefined()) jinja::fail_undefined(call.subject());
  if (call.subject().truth()) return Value::boolean(false);
  auto* found = new Broken;
  found->is_comparison = false;
  return Value::object(found);
}

void add_term(Broken& found, bool right, CheckPart::Kind kind, Term term) {
  Side& side = right ? found.relation.right : found.relation.left;
  const bool addend = kind == CheckPart::Kind::addend || kind == CheckPart::Kind::addend_items;
  if (term.place.known()) term.words.clear();
  (addend ? side.addends : side.inputs).push_back(std::move(term));
}

bool is_countable(const Value& value) {
  return !value.is_list() && !value.is_tuple() && !value.is_map() && !value.is_object() &&
         !value.is_undefined();
}

/// broken | part(right, kind, negative, words, value, attribute)
Value part(Call& call) {
  Broken& found = broken(call);
  const bool right = call[0].truth(), negative = call[2].truth();
  const auto kind = static_cast<CheckPart::Kind>(*call[1].as_small_integer());
  const std::string words(call[3].as_string());
  const auto add = [&](const Value& value, std::string_view name) {
    if (is_countable(value))
      add_term(found, right, kind, {std::string(name), value, negative, data::span_of(value)});
  };
  if (kind == CheckPart::Kind::addend || kind == CheckPart::Kind::input) {
    add(call[4], words);
  } else {
    const jinja::AttributePath path(call[5]);
    for (const Value& item : jinja::to_items(call.host(), call[4]))
      add(path.of(call.host().environment(), item), "");
  }
  return call.subject();
}

/// broken | tell(left words, right words, message, tolerance, level, id)
Value tell(Call& call) {
  Broken& found = broken(call);
  found.relation.left.words = call[0].as_string();
  found.relation.right.words = call[1].as_string();
  const Policy policy = policy_of({call[2], call[3], call[4], call[5]});
  if (found.is_comparison) {
    call.host().report(finding_of(found.relation, policy));
  } else {
    Side& condition = found.relation.left;
    std::vector<Term> terms = std::move(condition.addends);
    terms.insert(terms.end(), condition.inputs.begin(), condition.inputs.end());
    const std::string words = "`" + condition.words + "`";
    call.host().report(
        finding_of(Words{words + " 不成立", words + " does not hold"}, std::move(terms), policy));
  }
  return Value::boolean(false);
}

constexpr jinja::Native kCompare{"check", "right sign", 2, compare};
constexpr jinja::Native kRequire{"check", "", 0, require};
constexpr jinja::Native kPart{"check", "right kind negative words value attribute", 6, part};
constexpr jinja::Native kTell{"check", "left right message tolerance level id", 6, tell};

// --- the statement ---

/// A side of a comparison, or a condition that is none.
struct CheckedSide {
  const Expression* expression;
  std::string_view words;
  std::vector<CheckPart> parts;
};

/// One of the conditions that `and` joins.
struct Condition {
  std::vector<CheckedSide> sides;  ///< one more than signs
  std::vector<Operator> signs;     ///< empty: it must be true
};

class Check final : public jinja::Statement {
 public:
  Check(diag::Span span, ExpressionPtr condition, PolicyExpressions policy, const Parser& parser)
      : Statement(span), condition_(std::move(condition)), policy_(std::move(policy)) {
    if (condition_->kind != Expression::Kind::and_) {
      add_condition(*condition_, parser);
    } else {
      for (const ExpressionPtr& part : condition_->parts) add_condition(*part, parser);
    }
  }

  void collect_names(jinja::NameCollector& names) const override {
    names.read(condition_);
    for (const Condition& condition : conditions_) {
      for (const CheckedSide& side : condition.sides) {
        for (const CheckPart& part : side.parts) {
          names.read(part.value);
          names.read(part.attribute);
        }
      }
    }
    policy_.collect_names(names);
  }
  void compile(Compiler& compiler) const override;
  jinja::Effect effect(jinja::EffectProof&) const override { return {}; }
  void dump(jinja::AstDump& dump) const override {
    dump.line("check " + jinja::AstDump::expression(condition_) + policy_.dump());
  }

 private:
  void add_condition(const Expression& expression, const Parser& parser);
  void compile_condition(Compiler& compiler, const CheckedSide& left, const Operator* sign,
                         const CheckedSide* right, std::vector<Compiler::Position>& exits) const;
  static void compile_part(Compiler& compiler, const CheckPart& part, bool right,
                           const diag::Span& span);

  ExpressionPtr condition_;
  PolicyExpressions policy_;
  std::vector<Condition> conditions_;
};

void Check::add_condition(const Expression& expression, const Parser& parser) {
  Condition condition;
  const auto add_side = [&](const Expression& side) {
    condition.sides.push_back({&side, parser.text(side.span), check_parts(side, parser)});
  };
  if (expression.kind == Expression::Kind::compare) {
    condition.signs = expression.operators;
    for (const ExpressionPtr& side : expression.parts) add_side(*side);
  } else {
    add_side(expression);
  }
  conditions_.push_back(std::move(condition));
}

void Check::compile(Compiler& compiler) const {
  Compiler::Guarded guarded(compiler);
  std::vector<Compiler::Position> exits;
  for (const Condition& condition : conditions_) {
    const std::vector<CheckedSide>& sides = condition.sides;
    if (condition.signs.empty()) compile_condition(compiler, sides[0], nullptr, nullptr, exits);
    for (std::size_t i = 0; i < condition.signs.size(); ++i)
      compile_condition(compiler, sides[i], &condition.signs[i], &sides[i + 1], exits);
  }
  guarded.close();
  for (const auto exit : exits) compiler.land(exit);
  guarded.land();
}

/// Tells the relation when it is broken, and then leaves the check.
void Check::compile_condition(Compiler& compiler, const CheckedSide& left, const Operator* sign,
                              const CheckedSide* right,
                              std::vector<Compiler::Position>& exits) const {
  compiler.expression(*left.expression);
  if (sign != nullptr) {
    compiler.expression(*right->expression);
    compiler.constant(Value::integer(static_cast<int>(*sign)), span());
    compiler.call(kCompare, 2, jinja::cover(left.expression->span, right->expression->span));
  } else {
    compiler.call(kRequire, 0, left.expression->span);
  }
  const auto broken = compiler.emit(Code::or_, span());
  const auto fine = compiler.emit(Code::jump, span());
  compiler.land(broken);
  for (const CheckPart& part : left.parts) compile_part(compiler, part, false, span());
  if (right != nullptr)
    for (const CheckPart& part : right->parts) compile_part(compiler, part, true, span());
  compiler.constant(Value::string(left.words), span());
  compiler.constant(Value::string(right == nullptr ? "" : right->words), span());
  policy_.compile(compiler, span());
  compiler.call(kTell, 6, span());
  compiler.drop(span());
  exits.push_back(compiler.emit(Code::jump, span()));
  compiler.land(fine);
}

/// What cannot be computed again explains nothing, and is not told.
void Check::compile_part(Compiler& compiler, const CheckPart& part, bool right,
                         const diag::Span& span) {
  constexpr std::uint16_t kBelow = 1;
  Compiler::Guarded guarded(compiler, kBelow);
  guarded.hush();
  compiler.constant(Value::boolean(right), span);
  compiler.constant(Value::integer(static_cast<int>(part.kind)), span);
  compiler.constant(Value::boolean(part.negative), span);
  compiler.constant(Value::string(part.words), span);
  compiler.expression(*part.value);
  if (part.attribute != nullptr) {
    compiler.expression(*part.attribute);
  } else {
    compiler.constant(Value::none(), span);
  }
  compiler.call(kPart, 6, span);
  guarded.close();
  guarded.land();
}

bool is_condition(const Expression& expression) {
  return expression.kind != Expression::Kind::tuple && expression.kind != Expression::Kind::error &&
         expression.kind != Expression::Kind::constant;
}

std::unique_ptr<jinja::Statement> parse_check(Parser& parser, const jinja::Opening& opening) {
  if (parser.peek().is(jinja::TokenKind::end)) {
    parser.fail_at(parser.peek(), messages::kNoCondition);
    return nullptr;
  }
  ExpressionPtr condition = parser.parse_expression();
  if (condition->kind == Expression::Kind::constant && condition->constant.is_string())
    return parse_relation(parser, opening, *condition);
  if (!parser.failed() && !is_condition(*condition)) {
    parser.fail(diag::Diagnostic(messages::kNoCondition, {}, condition->span));
  }
  PolicyExpressions policy = PolicyExpressions::parse(parser);
  parser.expect_end();
  if (parser.failed()) return nullptr;
  return std::make_unique<Check>(opening.tag, std::move(condition), std::move(policy), parser);
}

}  // namespace

void install_check(jinja::Environment& environment) {
  environment.add_statement({"check", "", parse_check});
}

}  // namespace chengwen::gongwen
