#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data/value.h"
#include "jinja/environment.h"

namespace chengwen::jinja {

/// Gives the items of a value one after the other.
class Cursor {
 public:
  virtual ~Cursor() = default;
  /// False at the end.
  virtual bool next(data::Value& item) = 0;
};

/// An object that can be looped over: range, a view of a map, the result of map() or select().
class Iterable : public data::Object {
 public:
  /// The cursor keeps what it needs alive by itself.
  virtual std::unique_ptr<Cursor> begin() const = 0;
  /// The number of items when it is known without running through them (range, views), else −1.
  virtual std::ptrdiff_t length() const { return -1; }
  /// Item `index` ≥ 0 of a range; undefined where indexing is not offered or past the end.
  virtual data::Value at(std::size_t) const { return {}; }
  /// `item in x`; by default compares with every item.
  virtual bool contains(const data::Value& item) const;
  /// True for what a sequence test accepts (range), false for views and generators.
  virtual bool is_sequence() const { return false; }
  bool truth() const override { return length() != 0; }
  void print(std::string& out) const override;
};

/// An object that can be called: a macro, a bound method, a global function, `caller`, `loop`.
class Callable : public data::Object {
 public:
  virtual data::Value call(Host& host, std::vector<data::Value> arguments, Named named) const = 0;
  void print(std::string& out) const override;
};

/// What `namespace()` gives: the one object whose attributes `{% set ns.x = … %}` may set.
class Namespace : public data::Object {
 public:
  std::string_view type_name() const override { return "namespace"; }
  void print(std::string& out) const override;
  data::Value attribute(std::string_view name) const override;
  void set(std::string_view name, data::Value value);

 private:
  data::Value members_ = data::Value::map();
};

/// A global function as a value (`range` in `{{ range(3) }}`).
data::Value make_function(const Native& native);
/// `receiver.method` before it is called.
data::Value make_bound_method(data::Value receiver, const Native& method);

/// Runs through anything that `for` accepts: list, tuple, string (code points), map (keys),
/// Iterable, undefined. Anything else fails with jinja.type-not-iterable. The cursor keeps the
/// value alive.
std::unique_ptr<Cursor> iterate(const data::Value& value);
bool is_iterable(const data::Value& value);
/// All items at once. Every item is charged to `host`.
std::vector<data::Value> to_items(Host& host, const data::Value& value);
/// The number of items of a string, list, tuple, map, range, view or undefined; nothing for
/// anything else.
std::optional<std::size_t> length_of(const data::Value& value);

/// A generator over items that are there already (map, select, batch …): loops once, then is empty,
/// as in Jinja2. `failure`, when there is one, is thrown by the Cursor after the last item: what a
/// lazy generator would have met.
data::Value make_generator(std::vector<data::Value> items,
                           std::optional<diag::Failure> failure = std::nullopt);

/// True for what may be the key of a map: string, number, boolean, none, a tuple of these (nested
/// at most 100 deep).
bool is_key(const data::Value& value);
/// `map[key] = value`; fails with jinja.type-key when `key` cannot be one.
void set_item(data::Value& map, const data::Value& key, data::Value value);

/// `x.name` and `x['name']` as docs/template-language.md section "Lookup" defines them; shared by
/// the VM, `attr()`, `map(attribute=…)` and the attribute paths of sum, sort, groupby. A missing
/// one gives Value::missing; on undefined they fail with jinja.undefined-lookup.
data::Value get_attribute(const Environment& environment, const data::Value& object,
                          std::string_view name);
/// As get_attribute, but for a name that is called (`x.name(…)`): the method first, then the key of
/// a map.
data::Value get_method(const Environment& environment, const data::Value& object,
                       std::string_view name);
data::Value get_item(const Environment& environment, const data::Value& object,
                     const data::Value& key);
/// `object[start:stop:step]` of a string, list, tuple or range, as in Python; none or undefined
/// where a bound is not written. Other objects and bounds fail with jinja.type-slice, step 0 with
/// jinja.value-slice-step.
data::Value get_slice(const data::Value& object, const data::Value& start, const data::Value& stop,
                      const data::Value& step);

/// The `attribute` argument of filters, taken apart: "a.b.0" is three steps, digits and an Integer
/// are an index.
class AttributePath {
 public:
  /// The empty path: the item itself.
  AttributePath() = default;
  /// `path` is a string or an Integer; none is the empty path. Anything else is one step.
  explicit AttributePath(const data::Value& path);
  /// A missing step gives undefined; a step into undefined fails. `otherwise`, unless it is null,
  /// stands in for a step that is missing.
  data::Value of(const Environment& environment, data::Value item,
                 const data::Value* otherwise = nullptr) const;

 private:
  std::vector<data::Value> steps_;
};

}  // namespace chengwen::jinja
