#include <algorithm>

#include "data/data_files.h"
#include "data/schema_keyword.h"
#include "data/schema_messages.h"
#include "diag/suggest.h"

namespace chengwen::data {
namespace {

using Entry = Map::Entry;

struct PatternMembers {
  text::Pattern pattern;
  const SchemaNode* node;
};

/// `properties`, `patternProperties`, `additionalProperties`, `required`: together, because a name
/// that is missing and one that is not allowed are often the same mistake.
class Members final : public Keyword {
 public:
  std::map<std::string, const SchemaNode*, std::less<>> known;
  std::vector<PatternMembers> patterns;
  const SchemaNode* additional = nullptr;  // null: anything
  std::vector<std::string> required;

  void check(const Value& value, Outcome& outcome) const override;

 private:
  /// False when no keyword knows the name.
  bool check_member(const Entry& entry, std::size_t index, Outcome& outcome) const;
  void tell_missing(const Value& value, std::vector<const Entry*>& strangers,
                    Outcome& outcome) const;
  void tell_strangers(const Map& map, const std::vector<const Entry*>& strangers,
                      Outcome& outcome) const;
  std::string title_of(std::string_view name) const {
    const auto found = known.find(name);
    return found == known.end() ? std::string() : title_words(*found->second, name);
  }
};

void Members::check(const Value& value, Outcome& outcome) const {
  if (!value.is_map()) return;
  const Map& map = value.as_map();
  std::vector<const Entry*> strangers;
  std::size_t index = 0;
  for (const Entry& entry : map.entries()) {
    if (!check_member(entry, index, outcome)) {
      const bool forbidden = additional != nullptr && additional->never;
      if (additional != nullptr) outcome.evaluate(index);
      if (additional != nullptr && !forbidden) {
        outcome.take_part(additional->check(entry.value, outcome));
      } else {
        strangers.push_back(&entry);
      }
    }
    ++index;
  }
  tell_missing(value, strangers, outcome);
  if (additional != nullptr) tell_strangers(map, strangers, outcome);
}

bool Members::check_member(const Entry& entry, std::size_t index, Outcome& outcome) const {
  bool told = false;
  const auto look = [&](const SchemaNode& node) {
    told = true;
    outcome.evaluate(index);
    outcome.take_part(node.check(entry.value, outcome));
  };
  const std::string_view name = entry.key.as_string();
  if (const auto found = known.find(name); found != known.end()) look(*found->second);
  for (const PatternMembers& members : patterns)
    if (members.pattern.found_in(name).value_or(false)) look(*members.node);
  return told;
}

void Members::tell_missing(const Value& value, std::vector<const Entry*>& strangers,
                           Outcome& outcome) const {
  for (const std::string& name : required) {
    if (value.as_map().find(name) != nullptr) continue;
    std::vector<std::string_view> candidates;
    for (const Entry* stranger : strangers) candidates.push_back(stranger->key.as_string());
    const auto near = diag::nearest(name, candidates);
    if (!near) {
      outcome.add(span_of(value), messages::kRequired, {name, title_of(name)});
      continue;
    }
    const auto stranger = std::ranges::find(
        strangers, *near, [](const Entry* entry) { return entry->key.as_string(); });
    const diag::Span where = span_of((*stranger)->key);
    if (additional != nullptr) {
      outcome.add(where, messages::kMisspeltKey, {*near, name, title_of(name)});
    } else {
      outcome.add(span_of(value), messages::kRequired, {name, title_of(name)});
      outcome.violations.back().notes.push_back({&messages::kNearKey, {*near}, where});
    }
    strangers.erase(stranger);
  }
}

void Members::tell_strangers(const Map& map, const std::vector<const Entry*>& strangers,
                             Outcome& outcome) const {
  std::vector<std::string_view> absent;
  for (const auto& [name, node] : known)
    if (map.find(name) == nullptr) absent.push_back(name);
  for (const Entry* stranger : strangers) {
    const std::string name(stranger->key.as_string());
    outcome.add(span_of(stranger->key), messages::kUnknownKey, {name});
    diag::suggest(outcome.violations.back(), name, absent);
  }
}

class MemberNames final : public Keyword {
 public:
  explicit MemberNames(const SchemaNode& node) : node_(node) {}
  void check(const Value& value, Outcome& outcome) const override {
    if (!value.is_map()) return;
    for (const Entry& entry : value.as_map().entries()) {
      const Outcome name = node_.check(entry.key, outcome);
      if (name.good()) continue;
      outcome.add(span_of(entry.key), messages::kMemberName, {std::string(entry.key.as_string())});
      for (const diag::Diagnostic& reason : name.violations)
        outcome.violations.back().notes.push_back(because(reason));
    }
  }

 private:
  const SchemaNode& node_;
};

class DependentRequired final : public Keyword {
 public:
  std::vector<std::pair<std::string, std::vector<std::string>>> needs;

  void check(const Value& value, Outcome& outcome) const override {
    if (!value.is_map()) return;
    const Map& map = value.as_map();
    for (const auto& [name, others] : needs) {
      if (map.find(name) == nullptr) continue;
      for (const std::string& other : others)
        if (map.find(other) == nullptr)
          outcome.add(span_of(value), messages::kDependent, {name, other});
    }
  }
};

class DependentSchemas final : public Keyword {
 public:
  explicit DependentSchemas(std::vector<std::pair<std::string, const SchemaNode*>> schemas)
      : schemas_(std::move(schemas)) {}
  void check(const Value& value, Outcome& outcome) const override {
    if (!value.is_map()) return;
    for (const auto& [name, node] : schemas_)
      if (value.as_map().find(name) != nullptr) outcome.take(node->check(value, outcome));
  }

 private:
  std::vector<std::pair<std::string, const SchemaNode*>> schemas_;
};

class UnevaluatedMembers final : public Keyword {
 public:
  explicit UnevaluatedMembers(const SchemaNode& node) : node_(node) {}
  void check(const Value& value, Outcome& outcome) const override {
    if (!value.is_map()) return;
    const auto& entries = value.as_map().entries();
    for (std::size_t i = 0; i < entries.size(); ++i) {
      if (outcome.is_evaluated(i)) continue;
      outcome.evaluate(i);
      if (node_.never) {
        outcome.add(span_of(entries[i].key), messages::kUnknownKey,
                    {std::string(entries[i].key.as_string())});
      } else {
        outcome.take_part(node_.check(entries[i].value, outcome));
      }
    }
  }

 private:
  const SchemaNode& node_;
};

}  // namespace

std::unique_ptr<Keyword> compile_members(SchemaCompiler& compiler) {
  auto members = std::make_unique<Members>();
  for (auto& [name, node] : compiler.named_nodes("properties"))
    members->known.emplace(std::move(name), node);
  for (const auto& [expression, node] : compiler.named_nodes("patternProperties")) {
    const Map& map = compiler.find("patternProperties")->as_map();
    const auto key = std::ranges::find(map.entries(), expression,
                                       [](const Entry& entry) { return entry.key.as_string(); });
    if (auto pattern = compiler.pattern(key->key))
      members->patterns.push_back({std::move(*pattern), node});
  }
  members->additional = compiler.node("additionalProperties");
  if (const Value* names = compiler.find("required")) {
    if (auto required = compiler.names(*names, "required"))
      members->required = std::move(*required);
  }
  return members;
}

std::unique_ptr<Keyword> compile_member_names(SchemaCompiler& compiler) {
  const SchemaNode* node = compiler.node("propertyNames");
  return node == nullptr ? nullptr : std::make_unique<MemberNames>(*node);
}

std::unique_ptr<Keyword> compile_dependent_required(SchemaCompiler& compiler) {
  const Value& map = *compiler.find("dependentRequired");
  if (!map.is_map()) {
    compiler.malformed(map, "dependentRequired", "带名称的 [ … ]", "an object of lists of names");
    return nullptr;
  }
  auto dependent = std::make_unique<DependentRequired>();
  for (const Entry& entry : map.as_map().entries())
    if (auto names = compiler.names(entry.value, "dependentRequired"))
      dependent->needs.emplace_back(entry.key.as_string(), std::move(*names));
  return dependent;
}

std::unique_ptr<Keyword> compile_dependent_schemas(SchemaCompiler& compiler) {
  return std::make_unique<DependentSchemas>(compiler.named_nodes("dependentSchemas"));
}

std::unique_ptr<Keyword> compile_unevaluated_members(SchemaCompiler& compiler) {
  const SchemaNode* node = compiler.node("unevaluatedProperties");
  return node == nullptr ? nullptr : std::make_unique<UnevaluatedMembers>(*node);
}

}  // namespace chengwen::data
