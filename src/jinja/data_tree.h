#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "data/value.h"
#include "diag/span.h"

/// The data that a template takes, as far as running it on shapes (shape_machine.h) has shown.
namespace chengwen::jinja {

/// What a value is taken for.
enum class Want : std::uint8_t {
  printed,  ///< printed as it is: a text or a number
  text,
  number,
  addend,   ///< an operand of `+`: a number, unless something else says what it is
  numeral,  ///< a number, or a text that reads like one
  date,
  boolean,
  truth,  ///< asked whether it is true
  sized,  ///< has a length: a text, a list, an object
  list,
  object,
  content  ///< printed where a picture, rich text, a sub-document may stand
};

/// A condition on the way to a use of a value: its number, negative where it does not hold.
using Literal = int;
/// Conditions that all hold, sorted. What is used under no condition has the empty path.
using Path = std::vector<Literal>;

Path joined(const Path& a, const Path& b);

/// Ways to a place, the weakest only: one that another implies is left out, and two that differ in
/// whether a condition holds become one without it.
class Paths {
 public:
  void add(Path path);
  const std::vector<Path>& all() const { return paths_; }

 private:
  std::vector<Path> paths_;
};

struct DataType;

/// A value that the template reaches by a name, or as the item of a list.
struct DataField {
  std::string name;  ///< "" for items
  DataType* type = nullptr;
  Paths seen;    ///< where anything is done with it
  Paths needed;  ///< where it may not be missing
  std::vector<diag::Span> uses;
  DataField* same = nullptr;  ///< the field that it was found to be
};

/// What is known of the values of one or several fields.
struct DataType {
  std::set<Want> wants;
  std::set<Want> tested;       ///< what `is string` and the like ask for
  DataField* item = nullptr;   ///< of a list
  DataField* value = nullptr;  ///< of an object whose keys are data themselves
  std::vector<DataField*> members;
  std::vector<data::Value> examples;  ///< constants that it is compared with, and others
  int compared = 0;                   ///< how often it is asked whether it is one of them
  int chosen = 0;                     ///< how often nothing is done with it where it is not
  std::set<std::string, std::less<>> content_keys;  ///< "$image" where a filter makes that of it
  DataType* same = nullptr;
};

/// Owns fields and types.
class DataTree {
 public:
  DataTree();
  DataField& root() { return *root_; }
  /// All fields, each once.
  std::vector<DataField*> fields();

  DataField& member(DataField& owner, std::string_view name);
  DataField& item(DataField& list);
  DataField& value(DataField& object);
  /// From now on both have one type, as where a macro calls itself with a part of its argument.
  void unify(DataField& a, DataField& b);

  static DataField& find(DataField& field);
  static DataType& type(DataField& field);

  /// The condition that says something of a field; that nobody can tell anything of.
  enum class Says : std::uint8_t { true_, defined, none, filled, type };
  Literal literal(Says what, DataField& field, std::string_view type = {});
  Literal unknown_literal() { return ++literals_; }
  /// What `literal` says, whether it holds or not; null for an unknown one.
  struct Statement {
    Says what;
    DataField* field;
  };
  const Statement* statement(Literal literal) const;

 private:
  DataField& add_field(std::string_view name);
  void join_types(DataType& to, DataType& from);

  std::deque<DataField> fields_;
  std::deque<DataType> types_;
  std::map<std::tuple<Says, DataField*, std::string_view>, Literal> known_;
  std::map<Literal, Statement> statements_;
  Literal literals_ = 0;
  std::vector<std::pair<DataField*, DataField*>> unequal_;  // that are to become one
  DataField* root_;
};

}  // namespace chengwen::jinja
