#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <typeindex>
#include <utility>
#include <vector>

#include "data/value.h"
#include "diag/diagnostic.h"
#include "diag/report.h"
#include "jinja/statement.h"

namespace chengwen::jinja {

class Call;
class Environment;
class Inference;
class Output;
class Program;
class Shape;

/// Arguments given as name=value, in their order.
using Named = std::vector<std::pair<std::string, data::Value>>;

/// Something that C++ offers to templates: a filter, a test, a method or a global function.
///
/// `parameters` is the interface as a template sees it, in the order of binding and without the
/// piped value or the receiver: "length killwords end leeway". "*name" takes the remaining
/// positional arguments, "**name" the remaining named ones; only the last two may be so marked, at
/// most 32 are not. The first `required` parameters must be given. `run` sees only bound arguments;
/// see invoke(). Both texts, and the aliases of an Environment, live as long as the program.
struct Native {
  std::string_view name;
  std::string_view parameters;
  int required;
  data::Value (*run)(Call& call);
  /// Says what it wants of its arguments and what it gives (jinja/inference.h), so that a template
  /// can tell what data it takes; null where there is nothing to say.
  Shape (*infer)(Inference& call) = nullptr;
  /// What other engines call it, with blanks between: who writes that is told of this one.
  std::string_view elsewhere = {};
  /// A missing value is what it asks about, and nothing to warn of.
  bool takes_missing = false;
};

/// What a Native may ask of the running VM.
class Host {
 public:
  virtual ~Host() = default;
  virtual const Environment& environment() const = 0;
  /// Counts `steps` of work (items made, characters written) against the limits; fails when they
  /// are used up.
  virtual void charge(std::size_t steps) = 0;
  /// Adds what was found, at the place that is being filled unless it has a span. The run goes on.
  virtual void report(diag::Diagnostic found) = 0;
  /// The place that is being filled, in the template.
  virtual diag::Span where() const = 0;

  enum class Names : std::uint8_t {
    all,       ///< the variables that the place sees, the data, the functions
    functions  ///< the functions of the language alone
  };
  /// Runs another program at the place that is being filled, with these names as its globals; what
  /// it sets stays its own. Mistakes go to `report`; work counts against the limits of this run.
  virtual void run(const Program& program, Output& output, diag::Report& report, Names names) = 0;

  /// Calls a callable value (macro, bound method, global function); anything else fails with
  /// jinja.type-not-callable, undefined with jinja.undefined-call.
  data::Value call(const data::Value& callee, std::vector<data::Value> arguments, Named named = {});
  /// Applies a filter or a test by name to arguments (the piped value first), as map(), select()
  /// and reject() do. An unknown name fails with jinja.unknown-filter or jinja.unknown-test and a
  /// suggestion.
  data::Value filter(std::string_view name, std::vector<data::Value> arguments, Named named = {});
  bool test(std::string_view name, std::vector<data::Value> arguments, Named named = {});
  /// What a Native remembers from one call to the next while one template runs: undefined at first.
  data::Value& memory(std::string_view name) {
    return memory_.try_emplace(std::string(name)).first->second;
  }

 private:
  std::map<std::string, data::Value, std::less<>> memory_;
};

/// One call of a Native with its arguments bound.
class Call {
 public:
  /// `bound` holds the subject and then one value per parameter; bit i of `given` says that
  /// parameter i was given.
  Call(Host& host, const Native& native, std::vector<data::Value> bound, std::uint32_t given,
       std::vector<data::Value> rest, Named named)
      : host_(host),
        native_(native),
        bound_(std::move(bound)),
        given_(given),
        rest_(std::move(rest)),
        named_(std::move(named)) {}

  /// The piped value of a filter or test, the receiver of a method; of a global function undefined.
  const data::Value& subject() const { return bound_[0]; }
  data::Value& subject() { return bound_[0]; }
  /// Parameter `index` (0 = the first of Native::parameters); undefined when it was not given.
  const data::Value& operator[](std::size_t index) const { return bound_[index + 1]; }
  /// True also when it was given an undefined value, as in `x|default(y.z)`.
  bool given(std::size_t index) const { return (given_ >> index & 1u) != 0; }
  /// The arguments that `*name` and `**name` took.
  const std::vector<data::Value>& rest() const { return rest_; }
  const Named& named() const { return named_; }
  Host& host() const { return host_; }
  const Native& native() const { return native_; }

 private:
  Host& host_;
  const Native& native_;
  std::vector<data::Value> bound_;
  std::uint32_t given_;
  std::vector<data::Value> rest_;
  Named named_;
};

/// Calls `native`: binds `arguments` (the piped value or the receiver first, undefined for a global
/// function) and `named` by Native::parameters. Too many, missing, repeated and unknown arguments
/// fail with jinja.type-arguments-…; a result with too many digits fails with
/// jinja.value-too-many-digits.
data::Value invoke(Host& host, const Native& native, std::vector<data::Value> arguments,
                   Named named = {});

/// The names that templates may use beside their data. Built once, then read from any thread; what
/// it gives out is good until something is added.
///
/// A room above adds its own with the same calls (gongwen: `中文数字`, `保留`; wml: `image`,
/// `markdown`).
class Environment {
 public:
  /// All of Jinja2 that docs/template-language.md lists.
  static Environment standard();

  void add_filter(const Native& filter);
  void add_test(const Native& test);
  void add_global(const Native& function);
  void add_statement(const StatementKind& statement);
  /// A method of every value of `kind`.
  void add_method(data::Kind kind, const Native& method);
  /// `alias` becomes another name of a filter that is there.
  void alias_filter(std::string_view alias, std::string_view name);
  void alias_test(std::string_view alias, std::string_view name);
  void alias_global(std::string_view alias, std::string_view name);

  const Native* filter(std::string_view name) const;
  const Native* test(std::string_view name) const;
  const Native* global(std::string_view name) const;
  const Native* method(data::Kind kind, std::string_view name) const;
  const StatementKind* statement(std::string_view keyword) const;
  std::vector<std::string_view> filter_names() const;
  /// Says that there is no such filter, and which may have been meant.
  diag::Diagnostic unknown_filter(std::string_view name) const;
  std::vector<std::string_view> test_names() const;
  std::vector<std::string_view> global_names() const;
  /// In the order in which they were added.
  const std::vector<StatementKind>& statements() const { return statements_; }

  /// Keeps what the natives of a room above go by, one object of each type.
  template <class T>
  void keep(std::shared_ptr<const T> kept) {
    kept_[typeid(T)] = std::move(kept);
  }
  /// What was kept last; null when nothing was.
  template <class T>
  const T* kept() const {
    const auto found = kept_.find(typeid(T));
    return found == kept_.end() ? nullptr : static_cast<const T*>(found->second.get());
  }

 private:
  using Table = std::vector<Native>;  // by name
  Table filters_, tests_, globals_;
  Table methods_[static_cast<int>(data::Kind::object) + 1];
  std::vector<StatementKind> statements_;
  std::map<std::type_index, std::shared_ptr<const void>> kept_;
};

/// Stops the evaluation with `message` at the place that is being evaluated.
[[noreturn]] void fail(const diag::Message& message, std::initializer_list<std::string> words = {});

}  // namespace chengwen::jinja
