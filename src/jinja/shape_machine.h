#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "jinja/code.h"
#include "jinja/inference.h"
#include "jinja/output.h"
#include "jinja/shape.h"

namespace chengwen::jinja {

class ShapeMachine;

/// What the front end knows of the sites of a program.
struct ShapeSites {
  /// Whether pictures, rich text and sub-documents are meant to stand there.
  std::function<bool(std::uint32_t site)> prints_content;
  /// Runs what is included. `names` is empty where they are data.
  std::function<void(ShapeMachine& machine, const Inclusion& inclusion, diag::Span where)> include;
};

/// Runs a Program once on shapes instead of values, through all its branches, and notes in a
/// DataTree what it does with the data: the machine for the question which data a template takes.
class ShapeMachine final : public ShapeHost {
 public:
  ShapeMachine(const Program& program, const Environment& environment, DataTree& tree,
               ShapeSites sites);

  void run();
  /// Runs another program at the place that is being looked at, with these names as its globals.
  void run(const Program& program, ShapeSites sites, Host::Names names);

  const Environment& environment() const override { return environment_; }
  ShapeStore& store() override { return *store_; }
  DataTree& data() override { return tree_; }
  void need(const Shape& value) override;
  void want(const Shape& value, Want what) override;
  Shape here(const Shape& value) const override { return value.guarded(path_); }
  void touch(const Shape& value) override;
  Shape items(const Shape& list) override;
  Shape attribute(const Shape& value, const Shape& name) override;
  Shape attribute_if_any(const Shape& value, const Shape& name, const Shape& otherwise) override;
  Shape values(const Shape& object) override;
  Shape::Branches truth(const Shape& value) override;
  Shape compare(const Shape& a, const Shape& b, bool ordered) override;

 private:
  using Position = std::uint32_t;
  struct Arguments {
    std::vector<Shape> positional;
    NamedShapes named;
  };
  /// A macro, or a recursive loop, that is running: what it was given.
  struct Active {
    std::uint32_t function;
    std::vector<Shape> given;
  };
  struct Running {
    Made* loop;
    Path path;  ///< holds in the body
  };
  /// Whether anything is written or given between a branch and where it joins the other one, but
  /// for what further branches do.
  bool does_something(Position begin, Position end) const;
  /// While it lives, some conditions hold.
  class Under;

  void execute(std::uint32_t function, ShapeFrame& frame);
  void execute_ops(Position begin, Position end, ShapeFrame& frame);
  /// Runs the op at position_; gives the position of the next one.
  Position step(Position end, ShapeFrame& frame);
  Position branch(Position end, ShapeFrame& frame);
  Position calculate(const Op& op);

  // --- the stack ---
  Shape pop();
  void push(Shape shape) { stack_.push_back(std::move(shape)); }
  std::vector<Shape> take(std::size_t count);

  // --- branches ---
  Position fork(Position end, ShapeFrame& frame);
  Position short_circuit(bool is_and, ShapeFrame& frame);
  Position chain(ShapeFrame& frame);
  void begin_loop(const LoopInfo& info, ShapeFrame& frame);
  Position run_loop(Position end, ShapeFrame& frame);
  Position end_loop(ShapeFrame& frame);
  /// For a condition about which nothing is known but whether it depends on data.
  Shape condition(bool of_data);
  /// Notes that `condition` says whether `value` is the constant it was compared with.
  void note_choice(const Shape& condition, const Shape& value);

  // --- values ---
  Shape resolved(const Shape& value);
  Shape global(const Name& name);
  std::map<std::string, Shape, std::less<>> names_here() const;
  Shape member(const Shape& value, std::string_view name);
  Shape item(const Shape& value, const Shape& key);
  Shape sum(const Shape& a, const Shape& b);
  Shape contained(const Shape& item, const Shape& container);
  Shape make_list(std::vector<Shape> parts, Made::Kind kind);
  Shape make_map(std::vector<Shape> pairs);
  Shape not_(const Shape& value);
  void unpack(std::size_t count);
  void print(const Printed& printed, const Shape& value);
  void include(const Include& include);
  void set_member(std::string_view name);

  // --- calls ---
  Arguments arguments(const CallShape& shape);
  Shape call(const Shape& callee, const Arguments& arguments);
  Shape call_method(const Shape& object, std::string_view name, const Arguments& arguments);
  Shape call_native(const Native& native, const Shape& subject, const Arguments& arguments);
  void hand_over(const Shape& argument);
  void call_macro(const Made& macro, const Arguments& arguments);
  void bind(const Function& function, ShapeFrame& frame, const Arguments& arguments);
  void unify(const Shape& a, const Shape& b);

  DataField& touched(const Shape::Alternative& alternative, bool needed);

  const Program& program_;
  const Environment& environment_;
  DataTree& tree_;
  ShapeSites sites_;
  std::shared_ptr<ShapeStore> store_ = std::make_shared<ShapeStore>();
  std::map<std::string, Shape, std::less<>> names_;  // of what includes the program
  bool sees_data_ = true;
  ShapeFrame* main_ = nullptr;
  ShapeFrame* frame_ = nullptr;  // of the function that runs
  Path path_;
  Position position_ = 0;                  // of the op that runs
  std::map<Literal, DataField*> choices_;  // that a value is the one it is compared with
  std::vector<Shape> stack_;
  std::vector<Running> running_;
  std::vector<Active> active_;
  std::size_t steps_ = 0;
};

}  // namespace chengwen::jinja
