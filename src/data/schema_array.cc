#include <limits>

#include "data/data_files.h"
#include "data/schema_keyword.h"
#include "data/schema_messages.h"

namespace chengwen::data {
namespace {

/// `node` for the item at `index`, which it evaluates.
void check_item(const SchemaNode& node, const Value& list, std::size_t index, Outcome& outcome) {
  const Value& item = list.items()[index];
  outcome.evaluate(index);
  if (node.never) {
    outcome.add(span_of(item), messages::kExtraItem, {std::to_string(index + 1)});
  } else {
    outcome.take_part(node.check(item, outcome));
  }
}

class Items final : public Keyword {
 public:
  std::vector<const SchemaNode*> first;
  const SchemaNode* others = nullptr;

  void check(const Value& value, Outcome& outcome) const override {
    if (!value.is_list()) return;
    for (std::size_t i = 0; i < value.items().size(); ++i) {
      const SchemaNode* node = i < first.size() ? first[i] : others;
      if (node != nullptr) check_item(*node, value, i, outcome);
    }
  }
};

class Contains final : public Keyword {
 public:
  explicit Contains(const SchemaNode& node) : node_(node) {}
  std::size_t least = 1, most = std::numeric_limits<std::size_t>::max();

  void check(const Value& value, Outcome& outcome) const override {
    if (!value.is_list()) return;
    std::size_t count = 0;
    for (std::size_t i = 0; i < value.items().size(); ++i) {
      if (!node_.check(value.items()[i], outcome).good()) continue;
      outcome.evaluate(i);
      ++count;
    }
    if (count < least)
      outcome.add(span_of(value), messages::kTooFewFit,
                  {std::to_string(least), std::to_string(count)});
    if (count > most)
      outcome.add(span_of(value), messages::kTooManyFit,
                  {std::to_string(most), std::to_string(count)});
  }

 private:
  const SchemaNode& node_;
};

class UniqueItems final : public Keyword {
 public:
  void check(const Value& value, Outcome& outcome) const override {
    if (!value.is_list()) return;
    std::map<std::string, std::size_t> seen;
    for (std::size_t i = 0; i < value.items().size(); ++i) {
      const auto [first, added] = seen.emplace(canonical(value.items()[i]), i);
      if (added) continue;
      outcome.add(span_of(value.items()[i]), messages::kRepeatedItem,
                  {std::to_string(first->second + 1), std::to_string(i + 1)});
    }
  }
};

class UnevaluatedItems final : public Keyword {
 public:
  explicit UnevaluatedItems(const SchemaNode& node) : node_(node) {}
  void check(const Value& value, Outcome& outcome) const override {
    if (!value.is_list()) return;
    for (std::size_t i = 0; i < value.items().size(); ++i)
      if (!outcome.is_evaluated(i)) check_item(node_, value, i, outcome);
  }

 private:
  const SchemaNode& node_;
};

}  // namespace

std::unique_ptr<Keyword> compile_items(SchemaCompiler& compiler) {
  auto items = std::make_unique<Items>();
  items->first = compiler.nodes("prefixItems");
  const Value* others = compiler.find("items");
  if (others != nullptr && others->is_list()) {
    compiler.report().add(diag::Diagnostic(
        messages::kUnsupported, {"items: [ … ]", "写成 `prefixItems`", "write `prefixItems`"},
        span_of(*others)));
    return nullptr;
  }
  items->others = compiler.node("items");
  return items;
}

std::unique_ptr<Keyword> compile_contains(SchemaCompiler& compiler) {
  const auto least = compiler.count("minContains"), most = compiler.count("maxContains");
  const SchemaNode* node = compiler.node("contains");
  if (node == nullptr) return nullptr;
  auto contains = std::make_unique<Contains>(*node);
  if (least) contains->least = *least;
  if (most) contains->most = *most;
  return contains;
}

std::unique_ptr<Keyword> compile_unique_items(SchemaCompiler& compiler) {
  const Value& value = *compiler.find("uniqueItems");
  if (!value.is_boolean()) {
    compiler.malformed(value, "uniqueItems", " `true` 或 `false`", "`true` or `false`");
    return nullptr;
  }
  return value.as_boolean() ? std::make_unique<UniqueItems>() : nullptr;
}

std::unique_ptr<Keyword> compile_unevaluated_items(SchemaCompiler& compiler) {
  const SchemaNode* node = compiler.node("unevaluatedItems");
  return node == nullptr ? nullptr : std::make_unique<UnevaluatedItems>(*node);
}

}  // namespace chengwen::data
