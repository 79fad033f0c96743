#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
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
  virtual std::unique_ptr<Cursor> begin() const = 0;
  /// The number of items when it is known without running through them (range, views), else −1.
  virtual std::ptrdiff_t length() const { return -1; }
  /// Item `index` ≥ 0 of a range; undefined where indexing is not offered or past the end.
  virtual data::Value at(std::size_t) const { return {}; }
  /// True for what a sequence test accepts (range), false for views and generators.
  virtual bool is_sequence() const { return false; }
  bool truth() const override { return length() != 0; }
  void print(std::string& out) const override;
};

/// An object that can be called: a macro, a bound method, a global function, `caller`, `loop`.
class Callable : public data::Object {
 public:
  virtual data::Value call(Host& host, std::vector<data::Value> arguments,
                           std::vector<std::pair<std::string, data::Value>> named) const = 0;
  void print(std::string& out) const override;
};

/// Runs through anything that `for` accepts: list, tuple, string (code points), map (keys), Iterable, undefined.
/// Anything else fails with jinja.not-iterable.
std::unique_ptr<Cursor> iterate(const data::Value& value);
bool is_iterable(const data::Value& value);
/// All items at once.
std::vector<data::Value> to_items(const data::Value& value);

/// A generator over items that are there already (map, select, batch …): loops once, then is empty, as in Jinja2.
data::Value make_generator(std::vector<data::Value> items);

/// `x.name` and `x['name']` as docs/template-language.md section "Lookup" defines them; shared by the VM, `attr()`,
/// `map(attribute=…)` and the attribute paths of sum, sort, groupby.
data::Value get_attribute(const Environment& environment, const data::Value& object, std::string_view name);
data::Value get_item(const Environment& environment, const data::Value& object, const data::Value& key);
/// A dotted path ("a.b.0"); an Integer is one step. A missing step gives undefined; a step into undefined fails.
data::Value get_path(const Environment& environment, const data::Value& object, const data::Value& path);

}  // namespace chengwen::jinja
