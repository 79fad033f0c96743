#include <algorithm>

#include "data/data_files.h"
#include "data/schema_keyword.h"
#include "data/schema_messages.h"

namespace chengwen::data {
namespace {

/// Another schema that must fit, too: `$ref`, each of `allOf`.
class Also final : public Keyword {
 public:
  explicit Also(std::vector<const SchemaNode*> nodes) : nodes_(std::move(nodes)) {}
  void check(const Value& value, Outcome& outcome) const override {
    for (const SchemaNode* node : nodes_) outcome.take(node->check(value, outcome));
  }

 private:
  std::vector<const SchemaNode*> nodes_;
};

/// Tells why none of the alternatives fits: by the one that was meant, where that can be seen.
void tell_nearest(const Value& value, std::vector<Outcome> alternatives, Outcome& outcome) {
  std::set<std::string_view> types;
  std::vector<Outcome*> meant;
  for (Outcome& alternative : alternatives) {
    types.insert(alternative.wanted_types.begin(), alternative.wanted_types.end());
    if (alternative.wanted_types.empty()) meant.push_back(&alternative);
  }
  if (meant.empty()) {
    outcome.violations.push_back(wrong_type(value, types));
    outcome.wanted_types = std::move(types);
    return;
  }
  const auto violations = [](const Outcome* one) { return one->violations.size(); };
  std::ranges::stable_sort(meant, {}, violations);
  if (meant.size() == 1 || violations(meant[0]) < violations(meant[1])) {
    outcome.take_part(std::move(*meant[0]));
    return;
  }
  constexpr std::size_t kMostReasons = 5;
  outcome.add(span_of(value), messages::kNoAlternative);
  for (std::size_t i = 0; i < std::min(meant.size(), kMostReasons); ++i)
    outcome.violations.back().notes.push_back(because(meant[i]->violations.front()));
}

class Alternatives final : public Keyword {
 public:
  Alternatives(std::vector<const SchemaNode*> nodes, bool only_one)
      : nodes_(std::move(nodes)), only_one_(only_one) {}

  void check(const Value& value, Outcome& outcome) const override {
    std::vector<Outcome> bad;
    std::size_t good = 0;
    for (const SchemaNode* node : nodes_) {
      Outcome alternative = node->check(value, outcome);
      if (alternative.good()) {
        ++good;
        outcome.take_evaluated(alternative);
      } else {
        bad.push_back(std::move(alternative));
      }
    }
    if (good == 0) {
      tell_nearest(value, std::move(bad), outcome);
    } else if (only_one_ && good > 1) {
      outcome.add(span_of(value), messages::kSeveralAlternatives, {std::to_string(good)});
    }
  }

 private:
  std::vector<const SchemaNode*> nodes_;
  bool only_one_;
};

class Not final : public Keyword {
 public:
  explicit Not(const SchemaNode& node) : node_(node) {}
  void check(const Value& value, Outcome& outcome) const override {
    if (node_.check(value, outcome).good()) outcome.add(span_of(value), messages::kForbidden);
  }

 private:
  const SchemaNode& node_;
};

class If final : public Keyword {
 public:
  explicit If(const SchemaNode& condition) : condition_(condition) {}
  const SchemaNode* then = nullptr;
  const SchemaNode* otherwise = nullptr;

  void check(const Value& value, Outcome& outcome) const override {
    const Outcome condition = condition_.check(value, outcome);
    if (condition.good()) outcome.take_evaluated(condition);
    const SchemaNode* next = condition.good() ? then : otherwise;
    if (next != nullptr) outcome.take(next->check(value, outcome));
  }

 private:
  const SchemaNode& condition_;
};

std::unique_ptr<Keyword> compile_reference_of(SchemaCompiler& compiler, std::string_view keyword) {
  const SchemaNode* target = compiler.referenced(keyword);
  return target == nullptr ? nullptr : std::make_unique<Also>(std::vector{target});
}

std::unique_ptr<Keyword> compile_alternatives(SchemaCompiler& compiler, std::string_view keyword,
                                              bool only_one) {
  auto nodes = compiler.nodes(keyword);
  return nodes.empty() ? nullptr : std::make_unique<Alternatives>(std::move(nodes), only_one);
}

}  // namespace

std::unique_ptr<Keyword> compile_definitions(SchemaCompiler& compiler) {
  compiler.named_nodes("$defs");
  compiler.named_nodes("definitions");
  return nullptr;
}

std::unique_ptr<Keyword> compile_reference(SchemaCompiler& compiler) {
  return compile_reference_of(compiler, "$ref");
}

/// All schemas are in one file, so that a dynamic reference leads where a plain one does.
std::unique_ptr<Keyword> compile_dynamic_reference(SchemaCompiler& compiler) {
  return compile_reference_of(compiler, "$dynamicRef");
}

std::unique_ptr<Keyword> compile_all_of(SchemaCompiler& compiler) {
  return std::make_unique<Also>(compiler.nodes("allOf"));
}

std::unique_ptr<Keyword> compile_any_of(SchemaCompiler& compiler) {
  return compile_alternatives(compiler, "anyOf", false);
}

std::unique_ptr<Keyword> compile_one_of(SchemaCompiler& compiler) {
  return compile_alternatives(compiler, "oneOf", true);
}

std::unique_ptr<Keyword> compile_not(SchemaCompiler& compiler) {
  const SchemaNode* node = compiler.node("not");
  return node == nullptr ? nullptr : std::make_unique<Not>(*node);
}

std::unique_ptr<Keyword> compile_if(SchemaCompiler& compiler) {
  const SchemaNode* then = compiler.node("then");
  const SchemaNode* otherwise = compiler.node("else");
  const SchemaNode* condition = compiler.node("if");
  if (condition == nullptr) return nullptr;
  auto branches = std::make_unique<If>(*condition);
  branches->then = then;
  branches->otherwise = otherwise;
  return branches;
}

}  // namespace chengwen::data
