#include "jinja/environment.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>

#include "diag/messages.h"
#include "diag/suggest.h"
#include "jinja/arguments.h"
#include "jinja/library.h"
#include "jinja/library_messages.h"
#include "jinja/objects.h"
#include "jinja/parameters.h"

namespace chengwen::jinja {

using data::Value;

namespace {

[[noreturn]] void fail_name(const diag::Message& message, std::vector<std::string> words,
                            std::string_view name, std::span<const std::string_view> names) {
  diag::Diagnostic diagnostic(message, std::move(words));
  diag::suggest(diagnostic, name, names);
  throw diag::Failure(std::move(diagnostic));
}

/// True when `word` is one of `words`, which have blanks between them.
bool is_among(std::string_view word, std::string_view words) {
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    if (words.substr(0, end) == word) return true;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return false;
}

/// Sorts the arguments of one call into the parameters of `native`.
class Binding {
 public:
  Binding(const Native& native, std::vector<Value> arguments, Named named)
      : native_(native), parameters_(native.parameters), bound_(std::move(arguments)) {
    const std::size_t count = parameters_.count;
    const std::size_t came = bound_.size() - 1;
    if (came > count) take_rest(count);
    given_ = static_cast<std::uint32_t>((std::uint64_t{1} << std::min(came, count)) - 1);
    bound_.resize(count + 1);
    for (auto& [name, value] : named) take_named(name, std::move(value));
    for (std::size_t i = 0; i < static_cast<std::size_t>(native_.required); ++i)
      if (!(given_ >> i & 1u))
        fail(messages::kMissingArgument,
             {std::string(native_.name), std::string(parameters_.names()[i])});
  }

  Call call(Host& host) && {
    return Call(host, native_, std::move(bound_), given_, std::move(rest_), std::move(named_));
  }

 private:
  void take_rest(std::size_t count) {
    if (!parameters_.rest)
      fail(messages::kTooManyArguments,
           {std::string(native_.name), std::to_string(count), std::to_string(bound_.size() - 1)});
    rest_.assign(std::make_move_iterator(bound_.begin() + static_cast<std::ptrdiff_t>(count) + 1),
                 std::make_move_iterator(bound_.end()));
  }

  void take_named(std::string& name, Value value) {
    const auto names = parameters_.names();
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) {
      if (!parameters_.named)
        fail_name(messages::kUnknownArgument, {std::string(native_.name), name}, name, names);
      named_.emplace_back(std::move(name), std::move(value));
      return;
    }
    const auto index = static_cast<std::size_t>(found - names.begin());
    if (given_ >> index & 1u)
      fail(messages::kRepeatedArgument, {std::string(native_.name), std::string(*found)});
    given_ |= 1u << index;
    bound_[index + 1] = std::move(value);
  }

  const Native& native_;
  Parameters parameters_;
  std::vector<Value> bound_;
  std::uint32_t given_ = 0;
  std::vector<Value> rest_;
  Named named_;
};

std::vector<std::string_view> names_of(const std::vector<Native>& table) {
  std::vector<std::string_view> names;
  names.reserve(table.size());
  for (const Native& native : table) names.push_back(native.name);
  return names;
}

/// A table is sorted by name.
const Native* find(const std::vector<Native>& table, std::string_view name) {
  const auto entry = std::ranges::lower_bound(table, name, {}, &Native::name);
  return entry != table.end() && entry->name == name ? &*entry : nullptr;
}

void add(std::vector<Native>& table, const Native& native) {
  const auto place = std::ranges::lower_bound(table, native.name, {}, &Native::name);
  if (place != table.end() && place->name == native.name) {
    *place = native;
  } else {
    table.insert(place, native);
  }
}

void alias(std::vector<Native>& table, std::string_view name, std::string_view original) {
  Native native = *find(table, original);
  native.name = name;
  add(table, native);
}

}  // namespace

void fail(const diag::Message& message, std::initializer_list<std::string> words) {
  throw diag::Failure(message, std::vector<std::string>(words));
}

Value invoke(Host& host, const Native& native, std::vector<Value> arguments, Named named) {
  Call call = Binding(native, std::move(arguments), std::move(named)).call(host);
  try {
    return native.run(call);
  } catch (const data::TooManyDigits&) {
    fail_too_many_digits();
  }
}

Value Host::call(const Value& callee, std::vector<Value> arguments, Named named) {
  if (const auto* callable = callee.object_if<Callable>())
    return callable->call(*this, std::move(arguments), std::move(named));
  if (!callee.is_undefined()) fail(messages::kNotCallable, {shown(callee)});
  if (callee.missing_name().empty()) fail(messages::kUndefinedExpression);
  fail(messages::kUndefinedCall, {std::string(callee.missing_name())});
}

Value Host::filter(std::string_view name, std::vector<Value> arguments, Named named) {
  const Native* native = environment().filter(name);
  if (native == nullptr) throw diag::Failure(environment().unknown_filter(name));
  return invoke(*this, *native, std::move(arguments), std::move(named));
}

bool Host::test(std::string_view name, std::vector<Value> arguments, Named named) {
  const Native* native = environment().test(name);
  if (native == nullptr)
    fail_name(messages::kUnknownTest, {std::string(name)}, name, environment().test_names());
  return invoke(*this, *native, std::move(arguments), std::move(named)).truth();
}

Environment Environment::standard() {
  Environment environment;
  install_text_filters(environment);
  install_markup_filters(environment);
  install_number_filters(environment);
  install_sequence_filters(environment);
  install_order_filters(environment);
  install_attribute_filters(environment);
  install_language_tests(environment);
  install_string_methods(environment);
  install_list_methods(environment);
  install_map_methods(environment);
  install_functions(environment);
  install_statements(environment);
  return environment;
}

void Environment::add_filter(const Native& filter) {
  add(filters_, filter);
}

void Environment::add_test(const Native& test) {
  add(tests_, test);
}

void Environment::add_global(const Native& function) {
  add(globals_, function);
}

void Environment::add_statement(const StatementKind& statement) {
  statements_.push_back(statement);
}

void Environment::add_method(data::Kind kind, const Native& method) {
  add(methods_[static_cast<int>(kind)], method);
}

void Environment::alias_filter(std::string_view name, std::string_view original) {
  alias(filters_, name, original);
}

void Environment::alias_test(std::string_view name, std::string_view original) {
  alias(tests_, name, original);
}

void Environment::alias_global(std::string_view name, std::string_view original) {
  alias(globals_, name, original);
}

const Native* Environment::filter(std::string_view name) const {
  return find(filters_, name);
}
const Native* Environment::test(std::string_view name) const {
  return find(tests_, name);
}
const Native* Environment::global(std::string_view name) const {
  return find(globals_, name);
}

const Native* Environment::method(data::Kind kind, std::string_view name) const {
  return find(methods_[static_cast<int>(kind)], name);
}

const StatementKind* Environment::statement(std::string_view keyword) const {
  const auto found =
      std::find_if(statements_.begin(), statements_.end(),
                   [&](const StatementKind& kind) { return kind.keyword == keyword; });
  return found == statements_.end() ? nullptr : &*found;
}

std::vector<std::string_view> Environment::filter_names() const {
  return names_of(filters_);
}

diag::Diagnostic Environment::unknown_filter(std::string_view name) const {
  diag::Diagnostic mistake(messages::kUnknownFilter, {std::string(name)});
  std::string meant;
  for (const Native& filter : filters_) {
    if (!is_among(name, filter.elsewhere)) continue;
    if (!meant.empty()) meant += " / ";
    meant += filter.name;
  }
  if (meant.empty()) {
    diag::suggest(mistake, name, filter_names());
  } else {
    mistake.notes.push_back({&diag::messages::kDidYouMean, {std::move(meant)}, {}});
  }
  return mistake;
}

std::vector<std::string_view> Environment::test_names() const {
  return names_of(tests_);
}
std::vector<std::string_view> Environment::global_names() const {
  return names_of(globals_);
}

}  // namespace chengwen::jinja
