#include <algorithm>

#include "jinja/ast_dump.h"
#include "jinja/compiler.h"
#include "jinja/effect.h"
#include "jinja/parser.h"
#include "jinja/scope.h"

namespace chengwen::jinja {
namespace {

class If final : public Statement {
 public:
  struct Branch {
    std::string_view keyword;
    diag::Span tag;
    ExpressionPtr condition;  // null for `else`
    bool sound = true;        // no mistake was found in the condition
    Body body;
  };

  If(diag::Span span, std::vector<Branch> branches, diag::Span end, bool ends)
      : Statement(span), branches_(std::move(branches)), end_(end), ends_(ends) {}

  void collect_names(NameCollector& names) const override;
  void compile(Compiler& compiler) const override;
  Effect effect(EffectProof& proof) const override;
  void dump(AstDump& dump) const override;

 private:
  bool has_else() const { return branches_.back().condition == nullptr; }
  EffectProof::Between tags(std::size_t index) const;

  std::vector<Branch> branches_;
  diag::Span end_;
  bool ends_;  // otherwise the last branch has all that follows, whatever its condition
};

void If::collect_names(NameCollector& names) const {
  names.read(branches_.front().condition);
  const std::size_t middle_end = branches_.size() - (has_else() ? 1 : 0);
  NameCollector::Branches branches(names);
  branches.branch([&] { names.body(branches_.front().body); });
  branches.branch([&] {
    for (std::size_t i = 1; i < middle_end; ++i) {
      names.read(branches_[i].condition);
      NameCollector::Branches inner(names);
      inner.branch([&] { names.body(branches_[i].body); });
      inner.branch([] {});
      inner.branch([] {});
    }
  });
  branches.branch([&] {
    if (has_else()) names.body(branches_.back().body);
  });
}

void If::compile(Compiler& compiler) const {
  std::vector<Compiler::Guarded> conditions;
  std::vector<Compiler::Position> exits;
  for (const Branch& branch : branches_) {
    if (branch.condition == nullptr) {
      compiler.body(branch.body);
      break;
    }
    if (!branch.sound) {
      // Nobody knows whether it is this branch or a later one: all are tried.
      compiler.body(branch.body);
      continue;
    }
    conditions.emplace_back(compiler);
    compiler.expression(*branch.condition);
    const auto next = compiler.emit(Code::jump_if_false, branch.condition->span);
    conditions.back().close();
    const bool last = &branch == &branches_.back();
    if (last && !ends_) compiler.land(next);
    compiler.body(branch.body);
    if (!last) exits.push_back(compiler.emit(Code::jump, branch.tag));
    if (!last || ends_) compiler.land(next);
  }
  for (const auto exit : exits) compiler.land(exit);
  for (auto& condition : conditions) condition.land();
}

Effect If::effect(EffectProof& proof) const {
  std::vector<Effect> changes;
  Effect all;
  for (const Branch& branch : branches_) {
    const Effect effect = proof.of(branch.body);
    changes.push_back(on_stack(effect));
    all = compose(std::move(all), effect);
  }
  // All branches do the same, or each of them leaves the stack alone.
  const bool same =
      has_else() && std::all_of(changes.begin(), changes.end(),
                                [&](const Effect& change) { return change == changes.front(); });
  if (same) return changes.front().neutral() ? all : changes.front();
  for (std::size_t i = 0; i < changes.size(); ++i) {
    if (!changes[i].neutral()) proof.report(changes[i], tags(i));
  }
  return all;
}

EffectProof::Between If::tags(std::size_t index) const {
  const Branch& branch = branches_[index];
  if (index + 1 == branches_.size()) return {branch.keyword, branch.tag, "endif", end_};
  const Branch& next = branches_[index + 1];
  return {branch.keyword, branch.tag, next.keyword, next.tag};
}

void If::dump(AstDump& dump) const {
  for (const Branch& branch : branches_) {
    const std::string title(branch.keyword);
    dump.body(branch.condition ? title + " " + AstDump::expression(branch.condition) : title,
              branch.body);
  }
}

std::unique_ptr<Statement> parse_if(Parser& parser, const Opening& opening) {
  std::vector<If::Branch> branches;
  diag::Span tag = opening.tag;
  std::string_view word = "if";
  while (word == "if" || word == "elif" || word == "else") {
    If::Branch branch{word, tag, nullptr, true, {}};
    const std::size_t errors_before = parser.report().errors();
    if (word != "else") branch.condition = parser.parse_tuple(Parser::Conditional::not_allowed);
    parser.expect_end_of_opening();
    branch.sound = !parser.failed() && parser.report().errors() == errors_before;
    word = word == "else" ? parser.parse_body(branch.body, opening, {"endif"})
                          : parser.parse_body(branch.body, opening, {"elif", "else", "endif"});
    branches.push_back(std::move(branch));
    if (!word.empty()) tag = parser.tag();
  }
  parser.expect_end();
  return std::make_unique<If>(opening.tag, std::move(branches), tag, !word.empty());
}

}  // namespace

extern const StatementKind kIf{"if", "endif", parse_if, BlockBody::choice};

}  // namespace chengwen::jinja
