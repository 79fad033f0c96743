#include "jinja/compiler.h"

#include <limits>
#include <utility>

#include "jinja/messages.h"

namespace chengwen::jinja {
namespace {

bool is_jump(Code code) {
  switch (code) {
    case Code::chain:
    case Code::jump:
    case Code::jump_if_false:
    case Code::and_:
    case Code::or_:
    case Code::loop_next:
    case Code::loop_end:
    case Code::default_value:
      return true;
    default:
      return false;
  }
}

}  // namespace

Compiler::Compiler(const Environment& environment, diag::Report& report, bool reads_self,
                   const Mistakes& mistakes)
    : environment_(environment),
      report_(report),
      reads_self_(reads_self),
      mistakes_(mistakes),
      program_(std::make_shared<Program>()) {}

std::shared_ptr<const Program> Compiler::compile(const Body& template_body) {
  begin_function(Function::Kind::main, {});
  Scope scope(nullptr, 0);
  main_scope_ = &scope;
  NameCollector names(scope);
  names.body(template_body);
  add_slots(scope);
  load_first_values(scope, {});
  scope_ = &scope;
  body(template_body);
  scope_ = nullptr;
  emit(Code::finish, {});
  link();
  make_constants_immortal();
  return program_;
}

Compiler::Position Compiler::emit(Code code, const diag::Span& span, std::uint32_t a,
                                  std::uint16_t b) {
  Builder& to = builder();
  to.ops.push_back({code, b, a});
  to.spans.push_back(span);
  return static_cast<Position>(to.ops.size() - 1);
}

Compiler::Position Compiler::here() {
  builder().barrier = static_cast<Position>(builder().ops.size());
  return builder().barrier;
}

void Compiler::land(Position jump) {
  const Position target = here();
  builder().ops[jump].a = target;
}

void Compiler::literal(std::string_view text, const diag::Span& span) {
  Builder& to = builder();
  auto& chunks = program_->chunks;
  const bool follows = to.ops.size() > to.barrier && to.ops.back().code == Code::literal &&
                       to.ops.back().a + 1 == chunks.size();
  if (follows) {
    chunks.back().second += static_cast<std::uint32_t>(text.size());
  } else {
    emit(Code::literal, span, static_cast<std::uint32_t>(chunks.size()));
    chunks.emplace_back(static_cast<std::uint32_t>(program_->bytes.size()),
                        static_cast<std::uint32_t>(text.size()));
  }
  program_->bytes += text;
}

void Compiler::print(const diag::Span& span, std::uint32_t site, std::string_view text,
                     bool is_path) {
  emit(Code::print, span, static_cast<std::uint32_t>(program_->printed.size()));
  program_->printed.push_back({std::string(text), site, is_path});
}

void Compiler::body(const jinja::Body& body) {
  for (const auto& statement : body) statement->compile(*this);
}

// --- names ---

void Compiler::read(std::string_view name, const diag::Span& span) {
  const Scope::Found found = scope_->find(name);
  if (found.variable == nullptr || !found.variable->set)
    return read_global(name, span, found.scope == main_scope_);
  const std::uint32_t outwards = builder().depth - builders_[found.scope->function()]->depth;
  if (outwards == 0) {
    emit(Code::load, span, found.variable->slot);
  } else {
    emit(Code::load_outer, span, found.variable->slot, narrow(outwards, span));
  }
}

void Compiler::read_global(std::string_view name, const diag::Span& span, bool unset_at_top) {
  if (name == "self") {
    emit(Code::self, span);
    return;
  }
  // A block does not see the scopes around it, but the variables of the top level.
  const Scope::Names& variables = main_scope_->names();
  const auto top = unset_at_top ? variables.end() : variables.find(name);
  if (top != variables.end() && top->second.set) {
    emit(Code::top, span, add_name(name), narrow(top->second.slot, span));
  } else {
    emit(Code::global, span, add_name(name));
  }
}

void Compiler::store(std::string_view name, const diag::Span& span) {
  emit(Code::store, span, slot_of(name));
}

void Compiler::store(const Target& target) {
  if (target.is_tuple) {
    emit(Code::unpack, target.span, static_cast<std::uint32_t>(target.parts.size()));
    for (const Target& part : target.parts) store(part);
  } else if (!target.attribute.empty()) {
    read(target.name, target.span);
    // The op takes the namespace from below the value.
    emit(Code::set_member, target.span, add_name(target.attribute));
  } else {
    store(target.name, target.span);
  }
}

void Compiler::add_slots(Scope& scope) {
  Function& owner = current();
  for (auto& [name, variable] : scope.names()) {
    if (!variable.set) continue;
    variable.slot = owner.slots++;
    owner.slot_names.emplace_back(name);
  }
}

/// Called while the scope around is still the open one.
void Compiler::load_first_values(const Scope& scope, const diag::Span& span) {
  for (const auto& [name, variable] : scope.names()) {
    if (!variable.set || variable.origin == Origin::parameter) continue;
    if (variable.origin == Origin::nothing) {
      emit(Code::clear, span, variable.slot, 1);
    } else {
      load_first_value(name, variable.origin, span);
      emit(Code::store, span, variable.slot);
    }
  }
}

void Compiler::load_first_value(std::string_view name, Origin origin, const diag::Span& span) {
  if (origin == Origin::outer) return read(name, span);
  emit(Code::global, span, add_name(name));
}

void Compiler::close_scope(const Scope& scope, const diag::Span& span) {
  // The slots of a scope lie side by side.
  std::uint32_t first = 0, count = 0;
  for (const auto& [name, variable] : scope.names()) {
    if (variable.set && count++ == 0) first = variable.slot;
  }
  if (count > 0) emit(Code::clear, span, first, narrow(count, span));
  scope_ = scope.parent();
}

// --- functions ---

Compiler::Saved Compiler::begin_function(Function::Kind kind, std::string_view name) {
  const Saved saved{function_, scope_};
  auto builder = std::make_unique<Builder>();
  if (!builders_.empty()) {
    builder->parent = kind == Function::Kind::block ? 0 : function_;
    builder->depth = builders_[builder->parent]->depth + 1;
  }
  if (kind == Function::Kind::block) scope_ = nullptr;
  function_ = static_cast<std::uint32_t>(builders_.size());
  builders_.push_back(std::move(builder));
  Function function;
  function.kind = kind;
  function.name = name;
  program_->functions.push_back(std::move(function));
  return saved;
}

std::uint32_t Compiler::end_function(const Saved& saved, const diag::Span& span) {
  emit(Code::finish, span);
  const std::uint32_t index = function_;
  function_ = saved.function;
  scope_ = saved.scope;
  return index;
}

/// Lays the functions one behind the other.
void Compiler::link() {
  for (std::size_t i = 0; i < builders_.size(); ++i) {
    Builder& from = *builders_[i];
    Function& function = program_->functions[i];
    const auto base = static_cast<Position>(program_->ops.size());
    for (Op& op : from.ops) {
      if (is_jump(op.code)) op.a += base;
    }
    for (Guard& guard : function.guards) {
      guard.begin += base;
      guard.end += base;
      guard.handler += base;
    }
    program_->ops.insert(program_->ops.end(), from.ops.begin(), from.ops.end());
    program_->spans.insert(program_->spans.end(), from.spans.begin(), from.spans.end());
    function.begin = base;
    function.end = static_cast<Position>(program_->ops.size());
  }
}

void Compiler::make_constants_immortal() {
  for (const data::Value& constant : program_->constants) constant.make_immortal();
  for (const Name& name : program_->names) name.value.make_immortal();
}

std::uint32_t Compiler::add_loop(const LoopInfo& info) {
  program_->loops.push_back(info);
  return static_cast<std::uint32_t>(program_->loops.size() - 1);
}

std::uint32_t Compiler::add_include(Include include) {
  program_->includes.push_back(std::move(include));
  return static_cast<std::uint32_t>(program_->includes.size() - 1);
}

std::uint16_t Compiler::add_name(std::string_view name) {
  std::string key(name);
  if (const auto it = names_.find(key); it != names_.end()) {
    return static_cast<std::uint16_t>(it->second);
  }
  const std::uint16_t number = narrow(program_->names.size(), {});
  data::Value value = data::Value::string(name);
  const std::size_t hash = value.hash();
  program_->names.push_back({key, hash, std::move(value)});
  names_.emplace(std::move(key), number);
  return number;
}

void Compiler::add_block(std::string_view name, std::uint32_t function) {
  program_->blocks.emplace_back(name, function);
}

std::uint16_t Compiler::narrow(std::size_t number, const diag::Span& span) {
  if (number > std::numeric_limits<std::uint16_t>::max()) {
    report_.add(diag::Diagnostic(messages::kTemplateTooLarge, {}, span));
    return 0;
  }
  return static_cast<std::uint16_t>(number);
}

// --- mistakes at run time ---

Compiler::Guarded::Guarded(Compiler& compiler, std::uint16_t stack)
    : compiler_(compiler), function_(compiler.function_) {
  const Builder& builder = compiler.builder();
  guard_.begin = static_cast<Position>(builder.ops.size());
  guard_.stack = stack;
  guard_.loops = builder.loops;
  guard_.captures = builder.captures;
}

void Compiler::Guarded::close() {
  guard_.end = static_cast<Position>(compiler_.builder().ops.size());
  auto& guards = compiler_.program_->functions[function_].guards;
  index_ = guards.size();
  guards.push_back(guard_);
}

void Compiler::Guarded::land() {
  resume(compiler_.here());
}

void Compiler::Guarded::resume(Position target) {
  compiler_.program_->functions[function_].guards[index_].handler = target;
}

Program::~Program() {
  for (const data::Value& constant : constants) constant.make_mortal();
  for (const Name& name : names) name.value.make_mortal();
}

}  // namespace chengwen::jinja
