#include "jinja/macro.h"

#include <utility>

#include "jinja/code.h"
#include "jinja/library_messages.h"
#include "jinja/machine.h"

namespace chengwen::jinja {
namespace {

using data::Value;

/// `self.name` before it is called.
class BlockReference final : public Callable {
 public:
  BlockReference(std::shared_ptr<const Program> program, std::uint32_t function)
      : program_(std::move(program)), function_(function) {}

  std::string_view type_name() const override { return "block"; }
  Value call(Host& host, std::vector<Value> arguments, Named named) const override {
    const std::string& name = program_->functions[function_].name;
    if (!named.empty()) fail(messages::kUnknownArgument, {name, named.front().first});
    if (!arguments.empty()) {
      fail(messages::kTooManyArguments, {name, "0", std::to_string(arguments.size())});
    }
    return Machine::of(host).render_block(*program_, function_);
  }

 private:
  std::shared_ptr<const Program> program_;
  std::uint32_t function_;
};

}  // namespace

void Macro::print(std::string& out) const {
  out += "<Macro '" + program_->functions[function_].name + "'>";
}

Value Macro::attribute(std::string_view name) const {
  const Function& function = program_->functions[function_];
  if (name == "name") return Value::string(function.name);
  if (name != "arguments") return {};
  std::vector<Value> names;
  for (const std::string& parameter : function.parameters)
    names.push_back(Value::string(parameter));
  return Value::tuple(std::move(names));
}

Value Macro::call(Host& host, std::vector<Value> arguments, Named named) const {
  return Machine::of(host).render_macro(*this, std::move(arguments), std::move(named));
}

void SelfReference::print(std::string& out) const {
  out += "<TemplateReference>";
}

Value SelfReference::attribute(std::string_view name) const {
  for (const auto& [block, function] : program_->blocks) {
    if (block == name) return Value::object(new BlockReference(program_, function));
  }
  return {};
}

bool is_poisoned(const Value& value) {
  if (value.object_if<Poison>() != nullptr) return true;
  return value.is_undefined() && value.missing_owner().object_if<Poison>() != nullptr;
}

data::Value with_doubtful(const data::Value& data, const std::set<std::string>& names) {
  data::Value all = data::Value::map();
  for (const data::Map::Entry& entry : data.as_map().peek())
    all.mutable_map().set(entry.key, entry.value);
  for (const std::string& name : names) {
    if (all.as_map().find(name) == nullptr)
      all.mutable_map().set(data::Value::string(name), data::Value::object(new Poison));
  }
  return all;
}

}  // namespace chengwen::jinja
