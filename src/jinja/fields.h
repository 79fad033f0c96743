#pragma once

#include <cstdint>
#include <deque>
#include <set>
#include <string>
#include <vector>

#include "data/value.h"
#include "diag/span.h"
#include "jinja/data_tree.h"
#include "jinja/environment.h"
#include "jinja/program.h"

namespace chengwen::jinja {

struct FieldType;
struct ShapeSites;

/// A value that templates reach by a name, or as an item.
struct Field {
  std::string name;              ///< "" of an item
  bool required = false;         ///< false where the template tests whether it is there
  std::vector<diag::Span> uses;  ///< in the order in which they were found
  const FieldType* type = nullptr;
};

/// What the values of a field may be. Fields that a recursive macro or loop runs through share one
/// type, which then leads back to itself.
struct FieldType {
  enum class Kind : std::uint8_t { text, number, date, boolean, content, list, object };
  std::set<Kind> kinds;                ///< several: any of them; none: nothing is known
  const Field* item = nullptr;         ///< of a list
  const Field* value = nullptr;        ///< of an object whose keys may be any
  std::vector<Field> members;          ///< of an object, in the order in which they were found
  std::vector<data::Value> examples;   ///< texts and numbers that it is compared with, and others
  bool closed = false;                 ///< nothing is done with any other value
  std::set<std::string> content_keys;  ///< "$image" where a filter makes content of it
};

/// The data that templates take: filled by running each of their programs on shapes.
class Fields {
 public:
  void add(const Program& program, const Environment& environment, const ShapeSites& sites);
  /// No more programs are added; from now on root() is there.
  void finish();
  /// The object that holds all.
  const FieldType& root() const { return *root_; }

 private:
  class Resolver;
  DataTree tree_;
  std::deque<FieldType> types_;
  std::deque<Field> items_;
  const FieldType* root_ = nullptr;
};

}  // namespace chengwen::jinja
