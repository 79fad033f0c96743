#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "data/value.h"
#include "diag/diagnostic.h"

namespace chengwen::jinja {

class Call;

/// Something that C++ offers to templates: a filter, a test, a method or a global function.
///
/// `parameters` is the interface as a template sees it, in the order of binding and without the piped value or the
/// receiver: "length killwords end leeway". "*name" takes the remaining positional arguments, "**name" the remaining
/// named ones; only the last two may be so marked. The first `required` parameters must be given. Binding reports too
/// many, missing and unknown arguments; `run` sees only bound ones.
struct Native {
  std::string_view name;
  std::string_view parameters;
  int required;
  data::Value (*run)(Call& call);
};

/// What a Native may ask of the running VM.
class Host {
 public:
  virtual ~Host() = default;
  /// Calls a callable value (macro, bound method, global function).
  virtual data::Value call(const data::Value& callee, std::vector<data::Value> arguments) = 0;
  /// Applies a filter or a test by name to arguments (the piped value first), as map(), select() and reject() do. An
  /// unknown name fails.
  virtual data::Value filter(std::string_view name, std::vector<data::Value> arguments,
                             std::vector<std::pair<std::string, data::Value>> named = {}) = 0;
  virtual bool test(std::string_view name, std::vector<data::Value> arguments) = 0;
  virtual bool has_filter(std::string_view name) const = 0;
  virtual bool has_test(std::string_view name) const = 0;
  /// Counts `steps` of work (items made, characters written) against the limits; fails when they are used up.
  virtual void charge(std::size_t steps) = 0;
  /// Adds a warning or a hint at the place that is being filled.
  virtual void report(const diag::Message& message, std::vector<std::string> words) = 0;
};

/// One call of a Native with its arguments bound.
class Call {
 public:
  Call(Host& host, const Native& native, std::vector<data::Value> bound, std::vector<data::Value> rest,
       std::vector<std::pair<std::string, data::Value>> named)
      : host_(host), native_(native), bound_(std::move(bound)), rest_(std::move(rest)), named_(std::move(named)) {}

  /// The piped value of a filter or test, the receiver of a method; of a global function undefined.
  const data::Value& subject() const { return bound_[0]; }
  data::Value& subject() { return bound_[0]; }
  /// Parameter `index` (0 = the first of Native::parameters); undefined when it was not given.
  const data::Value& operator[](std::size_t index) const { return bound_[index + 1]; }
  bool given(std::size_t index) const { return !bound_[index + 1].is_undefined(); }
  const std::vector<data::Value>& rest() const { return rest_; }
  const std::vector<std::pair<std::string, data::Value>>& named() const { return named_; }
  Host& host() { return host_; }
  const Native& native() const { return native_; }

 private:
  Host& host_;
  const Native& native_;
  std::vector<data::Value> bound_;
  std::vector<data::Value> rest_;
  std::vector<std::pair<std::string, data::Value>> named_;
};

/// The names that templates may use beside their data. Built once, then read from any thread.
///
/// A room above adds its own with the same calls (gongwen: `中文数字`, `保留`; wml: `image`, `markdown`).
class Environment {
 public:
  /// All of Jinja2 that docs/template-language.md lists.
  static Environment standard();

  void add_filter(const Native& filter);
  void add_test(const Native& test);
  void add_global(const Native& function);
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
  std::vector<std::string_view> filter_names() const;
  std::vector<std::string_view> test_names() const;
  std::vector<std::string_view> global_names() const;

 private:
  using Table = std::map<std::string, Native, std::less<>>;
  Table filters_, tests_, globals_;
  Table methods_[static_cast<int>(data::Kind::object) + 1];
};

/// Stops the evaluation with `message` at the place that is being evaluated.
[[noreturn]] void fail(const diag::Message& message, std::initializer_list<std::string> words = {});

}  // namespace chengwen::jinja
