#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "jinja/frame.h"
#include "jinja/objects.h"

namespace chengwen::jinja {

/// One pass of a `for` over its items. A list may grow while it is looped over.
class Iteration {
 public:
  /// Over what iterate() accepts.
  explicit Iteration(data::Value source);
  /// Over the items that `cursor` gives, whose number nobody knows.
  Iteration(data::Value source, std::unique_ptr<Cursor> cursor);

  bool next(data::Value& item);
  /// The items that next() gave.
  std::size_t count() const { return count_; }
  /// The item that next() will give; null at the end.
  const data::Value* peek();
  /// The number of all items; takes them all from a source that does not know it.
  std::size_t length();

 private:
  bool is_list() const { return cursor_ == nullptr; }

  data::Value source_;
  std::unique_ptr<Cursor> cursor_;  // null for lists and tuples
  bool counted_;                    // length_of(source_) is the number of items
  std::vector<data::Value> ahead_;  // taken from the cursor; those from next_ahead_ on not given
  std::size_t next_ahead_ = 0;
  std::optional<std::size_t> length_;
  std::size_t count_ = 0;
};

/// `loop` in the body of a `for`.
class Loop final : public Callable {
 public:
  /// What a recursive loop needs to run again: its function and the frame around that.
  struct Again {
    std::uint32_t function;
    FrameRef outer;
  };

  Loop(Iteration iteration, std::size_t depth0, std::optional<Again> again)
      : iteration_(std::move(iteration)), depth0_(depth0), again_(std::move(again)) {}

  Iteration& iteration() { return iteration_; }
  /// Tells what item next() of the iteration gave.
  void advance(const data::Value& item);
  std::size_t depth0() const { return depth0_; }
  const std::optional<Again>& again() const { return again_; }

  /// `loop.changed(…)`: true when the arguments differ from those of the call before.
  bool changed(std::vector<data::Value> values);

  std::string_view type_name() const override { return "loop"; }
  void print(std::string& out) const override;
  data::Value attribute(std::string_view name) const override;
  /// `loop(items)`
  data::Value call(Host& host, std::vector<data::Value> arguments, Named named) const override;

 private:
  // Looking ahead takes items from the source, but changes nothing that a template sees.
  mutable Iteration iteration_;
  std::size_t depth0_;
  std::optional<Again> again_;
  data::Value before_, current_;
  std::optional<std::vector<data::Value>> changed_;
};

}  // namespace chengwen::jinja
