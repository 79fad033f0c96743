#include <algorithm>
#include <optional>
#include <utility>

#include "data/json_reader.h"
#include "diag/messages.h"
#include "diag/suggest.h"
#include "jinja/lexer.h"
#include "jinja/machine.h"
#include "jinja/messages.h"
#include "text/characters.h"

namespace chengwen::jinja {
namespace {

using data::Value;

/// How many values an op takes from the stack.
std::size_t operand_count(const Program& program, const Op& op) {
  switch (op.code) {
    case Code::attribute:
    case Code::negate:
    case Code::positive:
    case Code::unpack:
    case Code::loop_begin:
    case Code::set_member:
    case Code::print:
      return 1;
    case Code::slice:
      return 4;
    case Code::map:
      return 2 * std::size_t{op.a};
    case Code::concat:
      return op.a;
    case Code::include:
      return program.includes[op.a].options.size() + 1;
    case Code::call:
    case Code::call_method:
      return program.shapes[op.a].count() + 1;
    case Code::filter:
    case Code::test:
      return program.shapes[op.a].count();
    default:
      break;
  }
  const bool binary = (op.code >= Code::add && op.code <= Code::power) ||
                      (op.code >= Code::equal && op.code <= Code::not_in) || op.code == Code::item;
  return binary ? 2 : 0;
}

/// How a template names what stands under `key`, of the data itself or of a map in it.
std::string as_written(std::string_view key, bool of_data) {
  const bool bare = text::identifier_end(key) == key.size();
  return bare ? std::string(key) : in_brackets(key, of_data);
}

}  // namespace

std::vector<const Value*> Machine::operands_of(const Op& op, const Frame& frame,
                                               const Base& base) const {
  std::vector<const Value*> operands;
  if (op.code == Code::load_attribute) operands.push_back(&frame.values[op.a]);
  const std::size_t count =
      std::min(operand_count(program_, op), stack_.size() - std::min(stack_.size(), base.stack));
  for (std::size_t i = stack_.size() - count; i < stack_.size(); ++i)
    operands.push_back(&stack_[i]);
  return operands;
}

std::uint32_t Machine::recover(diag::Diagnostic mistake, std::uint32_t position, const Frame& frame,
                               const Base& base) {
  const Function& function = program_.functions[base.function];
  bool quiet = false;
  // A mistake that comes out of a function called here has its place already.
  if (!mistake.span.known()) {
    mistake.span = program_.spans[position];
    const auto operands = operands_of(program_.ops[position], frame, base);
    quiet = std::any_of(operands.begin(), operands.end(),
                        [](const Value* operand) { return is_poisoned(*operand); });
    explain(mistake, operands);
    // What more items get wrong at this op is the same mistake again.
    const auto first = mistaken_.try_emplace({position, mistake.message}, mistake.arguments).first;
    mistake.arguments = first->second;
  }
  const auto guard =
      std::find_if(function.guards.begin(), function.guards.end(), [&](const Guard& candidate) {
        return position >= candidate.begin && position < candidate.end;
      });
  if (guard == function.guards.end()) throw diag::Failure(std::move(mistake));
  stack_.resize(base.stack + guard->stack);
  running_.erase(running_.begin() + static_cast<std::ptrdiff_t>(base.loops + guard->loops),
                 running_.end());
  for (; captures_ > base.captures + guard->captures; --captures_) output_.abandon_capture();
  if (!quiet && !guard->quiet) tell(std::move(mistake));
  return guard->handler;
}

/// Adds where the operands came from, or what may have been meant by one that is missing.
void Machine::explain(diag::Diagnostic& mistake, const std::vector<const Value*>& operands) const {
  constexpr std::size_t kMaxPlaces = 2;
  for (const diag::Note& note : mistake.notes) {
    if (note.message == &diag::messages::kValueFrom) return;  // nearer than an operand
  }
  bool missing = false;
  for (const Value* operand : operands) {
    if (operand->is_undefined()) add_suggestion(mistake, *operand);
    missing = missing || operand->is_undefined();
  }
  if (missing) return;
  std::size_t places = 0;
  for (const Value* operand : operands) {
    const diag::Span span = data::span_of(*operand);
    if (!span.known() || places++ >= kMaxPlaces) continue;
    mistake.notes.push_back({&diag::messages::kValueFrom, {}, span});
  }
}

void Machine::add_suggestion(diag::Diagnostic& mistake, const Value& missing) const {
  if (missing.missing_name().empty()) return;
  if (missing.missing_name() == "caller") {
    mistake.notes.push_back({&messages::kOnlyInCall, {}, {}});
    return;
  }
  const Value owner = missing.missing_owner();
  const Value& container = owner.is_undefined() ? data_ : owner;
  std::vector<std::string_view> candidates;
  if (container.is_map()) {
    for (const data::Map::Entry& entry : container.as_map().peek()) {
      if (entry.key.is_string()) candidates.push_back(entry.key.as_string());
    }
  }
  if (owner.is_undefined()) {
    for (const Function& function : program_.functions) {
      candidates.insert(candidates.end(), function.slot_names.begin(), function.slot_names.end());
    }
    const auto globals = environment_.global_names();
    candidates.insert(candidates.end(), globals.begin(), globals.end());
  }
  // A variable of another scope may have the very same name.
  std::erase(candidates, missing.missing_name());
  // `{{ 收入-支出 }}` subtracts, but may have meant one name.
  const auto longer = std::ranges::find_if(candidates, [&](std::string_view candidate) {
    return candidate.starts_with(missing.missing_name()) &&
           text::identifier_end(candidate) == missing.missing_name().size();
  });
  const auto near = longer != candidates.end() ? std::optional<std::string>(*longer)
                                               : diag::nearest(missing.missing_name(), candidates);
  if (near) {
    mistake.notes.push_back(
        {&diag::messages::kDidYouMean, {as_written(*near, owner.is_undefined())}, {}});
  }
  if (const diag::Span span = data::span_of(owner); span.known()) {
    mistake.notes.push_back({&messages::kLookedIn, {}, span});
  }
}

std::string Machine::missing_words(const Value& missing, const Printed* printed) {
  if (printed == nullptr || !printed->is_path) return std::string(missing.missing_name());
  return std::string(text::trim(printed->text));
}

void Machine::warn_missing(const Value& missing, std::uint32_t position, const Printed* printed) {
  const std::string_view name = missing.missing_name();
  if (name.empty() || is_poisoned(missing)) return;
  // The first item has none before it, the last one none behind it.
  if ((name == "previtem" || name == "nextitem") && missing.missing_owner().object_if<Loop>())
    return;
  std::string words = missing_words(missing, printed);
  if (!lost_.empty() && (position < lost_.back().position || words == lost_.back().words))
    lost_.clear();
  lost_.push_back({position, words});
  auto& warning = warnings_[{position, words}];
  if (warning.message == nullptr) {
    warning = diag::Diagnostic(messages::kMissing, {words}, program_.spans[position]);
    if (options_.missing == Missing::error) warning.severity = diag::Severity::error;
    add_suggestion(warning, missing);
  }
  tell(warning);
}

std::string Machine::take_lost(const Value& value, std::uint32_t position) {
  const bool nothing = value.is_undefined() || (value.is_string() && value.as_string().empty());
  const diag::Span& tag = program_.spans[position];
  std::string words;
  for (const Lost& lost : lost_) {
    const diag::Span& part = program_.spans[lost.position];
    const bool inside = part.source == tag.source && part.begin >= tag.begin && part.end <= tag.end;
    // `~` keeps the other parts.
    const bool left_out = nothing || program_.ops[lost.position].code == Code::concat;
    if (!inside || !left_out) continue;
    if (!words.empty()) words += "、";
    words += lost.words;
  }
  lost_.clear();
  return words;
}

void Machine::tell(diag::Diagnostic mistake) {
  report_.add(std::move(mistake));
  if (report_.errors() - errors_before_ < options_.limits.errors) return;
  stop(messages::kTooManyErrors, {std::to_string(options_.limits.errors)},
       program_.spans[position_]);
}

void Machine::stop(const diag::Message& message, std::vector<std::string> words,
                   const diag::Span& span) {
  report_.add(diag::Diagnostic(message, std::move(words), span));
  throw Stop{};
}

}  // namespace chengwen::jinja
