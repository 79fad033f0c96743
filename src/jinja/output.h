#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "data/value.h"
#include "jinja/environment.h"

namespace chengwen::jinja {

/// What `{% include %}` asks for.
struct Inclusion {
  std::vector<std::string> names;  ///< the first one that is there is meant
  bool ignore_missing = false;
  Host::Names sees = Host::Names::all;
  Named options;  ///< `name=value`: they mean what the front end says
  std::uint32_t site = 0;
};

/// Where a Program writes to. Implemented by plain_text and by wml's StoryWriter; the VM never
/// knows which.
///
/// Captures nest: what is written between begin_capture() and end_capture() becomes a value instead
/// of output.
class Output {
 public:
  virtual ~Output() = default;
  /// A run begins that writes here; `host` outlives what it writes. For content that asks or
  /// reports while it is written.
  virtual void begin(Host&) {}
  /// Bytes of the template, as they are.
  virtual void literal(std::string_view bytes) = 0;
  /// A value to print at an emit site: escaped, or, where it is content of the front end's own (an
  /// Object it knows), written as such. Undefined prints nothing.
  virtual void value(const data::Value& value, std::uint32_t site) = 0;
  /// The front end's own op.
  virtual void hook(std::uint32_t payload) = 0;
  /// Puts another template at an emit site. Fails where there is none.
  virtual void include(const Inclusion& inclusion) = 0;
  virtual void begin_capture() = 0;
  /// A string when nothing but text was captured, else an opaque fragment object that only prints.
  virtual data::Value end_capture() = 0;
  /// Drops a capture that an error has left open.
  virtual void abandon_capture() = 0;
  /// Bytes written so far, captures included: for the limit on output size.
  virtual std::size_t size() const = 0;
};

}  // namespace chengwen::jinja
