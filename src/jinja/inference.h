#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "jinja/environment.h"
#include "jinja/shape.h"

/// What natives want of their arguments and what they give, said beside Native::run: the interface
/// of a call on shapes, as Call is that of a call on values.
namespace chengwen::jinja {

/// What a native may ask of the machine that runs a program on shapes.
class ShapeHost {
 public:
  virtual ~ShapeHost() = default;
  virtual const Environment& environment() const = 0;
  virtual ShapeStore& store() = 0;
  virtual DataTree& data() = 0;

  /// The value may not be missing here.
  virtual void need(const Shape& value) = 0;
  /// It is needed, and used as `what` says.
  virtual void want(const Shape& value, Want what) = 0;
  /// The value under the conditions that hold here.
  virtual Shape here(const Shape& value) const = 0;
  /// Something is done with the value that does no harm when it is missing.
  virtual void touch(const Shape& value) = 0;
  /// What `for` runs through.
  virtual Shape items(const Shape& list) = 0;
  /// `value.name`, for all names that the text `name` may be; "a.b.0" is three steps.
  virtual Shape attribute(const Shape& value, const Shape& name) = 0;
  /// The same where no step need be there; `otherwise` stands in for it.
  virtual Shape attribute_if_any(const Shape& value, const Shape& name, const Shape& otherwise) = 0;
  /// The values of an object whose keys are data themselves.
  virtual Shape values(const Shape& object) = 0;
  /// What it means for the data that the value is true or false.
  virtual Shape::Branches truth(const Shape& value) = 0;
  /// `a == b`, or with `ordered` `a < b`.
  virtual Shape compare(const Shape& a, const Shape& b, bool ordered) = 0;
};

/// One call of a Native with the shapes of its arguments bound.
class Inference {
 public:
  Inference(ShapeHost& host, const Native& native, std::vector<Shape> bound, std::uint32_t given,
            std::vector<Shape> rest, NamedShapes named)
      : host_(host),
        native_(native),
        bound_(std::move(bound)),
        given_(given),
        rest_(std::move(rest)),
        named_(std::move(named)) {}

  const Shape& subject() const { return bound_[0]; }
  const Shape& operator[](std::size_t index) const { return bound_[index + 1]; }
  bool given(std::size_t index) const { return (given_ >> index & 1u) != 0; }
  const std::vector<Shape>& rest() const { return rest_; }
  const NamedShapes& named() const { return named_; }
  ShapeHost& host() const { return host_; }
  const Native& native() const { return native_; }

  void want(const Shape& value, Want what) const { host_.want(value, what); }
  /// The subject is of this kind if it is there.
  void hint(Want what) const;
  /// The value may be of this kind, besides others.
  void may_be(const Shape& value, Want what) const;
  /// What the value may look like.
  void example(const Shape& value, const data::Value& example) const;
  void may_be_list(const Shape& value, Want items) const;
  Shape items() const { return host_.items(subject()); }
  Shape values() const { return host_.values(subject()); }
  /// An item of the subject, or what parameter `index` names of it where it is given.
  Shape item_or_attribute(std::size_t index) const;
  Shape list(Shape items) const { return host_.store().list(std::move(items)); }
  Shape unknown() const { return host_.store().unknown(); }
  /// A condition that tells whether `what` holds of the subject.
  Shape condition(DataTree::Says what, std::string_view type = {}) const;

 private:
  ShapeHost& host_;
  const Native& native_;
  std::vector<Shape> bound_;
  std::uint32_t given_;
  std::vector<Shape> rest_;
  NamedShapes named_;
};

/// Binds as invoke() does; arguments that do not fit are left out.
Shape infer(ShapeHost& host, const Native& native, std::vector<Shape> arguments, NamedShapes named);

// For natives that want one thing of their subject. They give something that is only printed.
Shape wants_printed(Inference& call);
Shape wants_text(Inference& call);
Shape wants_number(Inference& call);
Shape wants_numeral(Inference& call);
Shape wants_date(Inference& call);
/// Of a list, printing all items.
Shape wants_printed_items(Inference& call);

// For natives that give a part or an arrangement of their subject.
Shape gives_subject(Inference& call);
Shape gives_item(Inference& call);
Shape gives_list_of_items(Inference& call);

}  // namespace chengwen::jinja
