#include "jinja/scope.h"

#include <cstddef>
#include <utility>

#include "jinja/statement.h"

namespace chengwen::jinja {

Scope::Found Scope::find(std::string_view name) const {
  for (const Scope* scope = this; scope != nullptr; scope = scope->parent_) {
    const auto it = scope->names_.find(name);
    if (it != scope->names_.end()) return {scope, &it->second};
  }
  return {};
}

Variable* NameCollector::find_here(std::string_view name) {
  for (auto layer = layers_.rbegin(); layer != layers_.rend(); ++layer) {
    const auto it = (*layer)->find(name);
    if (it != (*layer)->end()) return &it->second;
  }
  return nullptr;
}

bool NameCollector::known(std::string_view name) {
  if (find_here(name) != nullptr) return true;
  return scope_.parent() != nullptr && scope_.parent()->find(name).variable != nullptr;
}

void NameCollector::read(std::string_view name) {
  if (!known(name)) layers_.back()->emplace(name, Variable{Origin::global, false, 0});
}

void NameCollector::set(std::string_view name) {
  Scope::Names& here = *layers_.back();
  if (const auto it = here.find(name); it != here.end()) {
    it->second.set = true;
    return;
  }
  if (const Variable* below = find_here(name)) {
    here.emplace(name, Variable{below->origin, true, 0});
    return;
  }
  const bool outer = scope_.parent() != nullptr && scope_.parent()->find(name).variable != nullptr;
  here.emplace(name, Variable{outer ? Origin::outer : Origin::nothing, true, 0});
}

void NameCollector::declare(std::string_view name) {
  (*layers_.back())[name] = Variable{Origin::parameter, true, 0};
}

NameCollector::Branches::~Branches() {
  struct Merged {
    Variable variable;
    std::size_t setting = 0;  // branches that set it
  };
  std::map<std::string_view, Merged> merged;
  for (const Scope::Names& branch : branches_) {
    for (const auto& [name, variable] : branch) {
      Merged& entry = merged[name];
      entry.setting += variable.set;
      entry.variable = {variable.origin, entry.variable.set || variable.set, 0};
    }
  }
  for (auto& [name, entry] : merged) {
    if (const Variable* before = collector_.find_here(name)) {
      entry.variable.origin = before->origin;
      entry.variable.set = entry.variable.set || before->set;
    } else if (entry.setting > 0 && entry.setting < branches_.size() &&
               entry.variable.origin == Origin::nothing) {
      // Where a branch does not set it, the name has the value from before the `if`.
      entry.variable.origin = Origin::global;
    }
    (*collector_.layers_.back())[name] = entry.variable;
  }
}

void NameCollector::read(const Expression* expression) {
  if (expression == nullptr) return;
  if (expression->kind == Expression::Kind::name) read(expression->name);
  for (const ExpressionPtr& part : expression->parts) read(part);
  if (expression->arguments != nullptr) read(*expression->arguments);
}

void NameCollector::read(const Arguments& arguments) {
  for (const ExpressionPtr& argument : arguments.positional) read(argument);
  for (const NamedArgument& argument : arguments.named) read(argument.value);
  read(arguments.rest);
  read(arguments.named_rest);
}

void NameCollector::set(const Target& target) {
  if (target.is_tuple) {
    for (const Target& part : target.parts) set(part);
  } else if (!target.attribute.empty()) {
    read(target.name);
  } else {
    set(target.name);
  }
}

void NameCollector::declare(const Target& target) {
  if (target.is_tuple) {
    for (const Target& part : target.parts) declare(part);
  } else {
    declare(target.name);
  }
}

void NameCollector::body(const Body& body) {
  for (const auto& statement : body) statement->collect_names(*this);
}

}  // namespace chengwen::jinja
