#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "data/value.h"
#include "jinja/data_tree.h"
#include "jinja/environment.h"

namespace chengwen::jinja {

class Program;
struct Function;
struct Made;
struct ShapeFrame;

/// What a program knows of a value before it runs: what it may be, and under which conditions.
class Shape {
 public:
  /// One thing that the value may be: a field of the data, or something made.
  struct Alternative {
    DataField* field = nullptr;
    Made* made = nullptr;
    Path guard;             ///< holds whenever the value is this one
    bool computed = false;  ///< the value is calculated with it
  };
  /// The conditions that hold where a value is true, and where it is false; empty where nothing is
  /// known or it does not depend on the data itself.
  struct Branches {
    Path when_true, when_false;
  };

  Shape() = default;  ///< no value at all
  explicit Shape(DataField& field) { alternatives_.push_back({&field, nullptr, {}, false}); }
  explicit Shape(const Alternative& alternative) : alternatives_{alternative} {}
  explicit Shape(Made& made) { alternatives_.push_back({nullptr, &made, {}, false}); }

  const std::vector<Alternative>& alternatives() const& { return alternatives_; }
  std::vector<Alternative> alternatives() && { return std::move(alternatives_); }
  /// What it may be besides; of the same thing under two guards it is under what they have in
  /// common.
  void add(Alternative alternative);
  void add(const Shape& other, const Path& guard = {});
  Shape guarded(const Path& guard) const;
  /// As a part of a calculation: its truth says nothing of the data.
  Shape computed() const;

  /// Set for conditions; else what truth means follows from the alternatives.
  std::optional<Branches> branches;

  /// The constants among the alternatives, and the texts among these.
  std::vector<data::Value> constants() const;
  std::vector<std::string> texts() const;
  /// Whether a field of the data itself may be the value.
  bool is_data() const;

 private:
  std::vector<Alternative> alternatives_;
};

using NamedShapes = std::vector<std::pair<std::string, Shape>>;

/// A value that the template makes itself.
struct Made {
  enum class Kind : std::uint8_t {
    unknown,   ///< nothing is known of it
    constant,  ///< `constant`
    list,      ///< of `items`
    tuple,     ///< of `parts`
    map,       ///< `members`, and `items` under names that are not known
    macro,     ///< `function` of `program`, in `frame`
    native,    ///< a global function
    length,    ///< of `iterable`
    loop       ///< `loop`; `items` are what runs, `iterable` what it runs through
  };
  Kind kind = Kind::unknown;
  data::Value constant;
  Shape items, iterable;
  std::vector<Shape> parts;
  std::map<std::string, Shape, std::less<>> members;
  const Program* program = nullptr;
  std::uint32_t function = 0;
  ShapeFrame* frame = nullptr;
  const Native* native = nullptr;
};

/// The variables of a function.
struct ShapeFrame {
  const Function* function = nullptr;
  std::vector<Shape> slots;
  ShapeFrame* outer = nullptr;
  std::uint64_t given = 0;  ///< bit i: parameter i was given
};

/// Owns what is made; values may hold themselves.
class ShapeStore {
 public:
  Made& make(Made::Kind kind);
  ShapeFrame& make_frame(const Function& function, ShapeFrame* outer);
  /// Something that may depend on the data.
  Shape unknown() { return Shape(unknown_); }
  /// Something that does not: what a loop counts.
  Shape counted() { return Shape(counted_); }
  /// Whether what the value is, or how it is calculated, depends on the data.
  bool depends_on_data(const Shape& value) const;
  Shape constant(data::Value value);
  Shape list(Shape items);
  Shape tuple(std::vector<Shape> parts);
  Shape length(Shape of);

 private:
  std::deque<Made> made_;
  std::deque<ShapeFrame> frames_;
  Made unknown_, counted_;
};

}  // namespace chengwen::jinja
