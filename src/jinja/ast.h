#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "data/value.h"
#include "diag/span.h"

/// The tree of a template. Names point into the template's text, which outlives the tree.
namespace chengwen::jinja {

struct Expression;
using ExpressionPtr = std::unique_ptr<Expression>;

struct NamedArgument {
  std::string_view name;
  diag::Span span;
  ExpressionPtr value;
};

/// What stands between the parentheses of a call: `a, b, *rest, name=value, **named_rest`.
struct Arguments {
  std::vector<ExpressionPtr> positional;
  std::vector<NamedArgument> named;
  ExpressionPtr rest;
  ExpressionPtr named_rest;
};

enum class Operator : std::uint8_t {
  add,
  subtract,
  multiply,
  divide,
  floor_divide,
  modulo,
  power,
  negate,
  positive,
  not_,
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  in,
  not_in
};

/// As it is written: "+", "not", "not in".
std::string_view sign_of(Operator op);

struct Expression {
  enum class Kind : std::uint8_t {
    error,       ///< what the parser could not make sense of
    constant,    ///< `constant`
    name,        ///< `name`
    tuple,       ///< parts
    list,        ///< parts
    map,         ///< parts: key, value, key, value …
    attribute,   ///< parts[0] . name
    item,        ///< parts[0] [ parts[1] ]
    slice,       ///< parts: start, stop, step; each may be null. Only as parts[1] of an item
    call,        ///< parts[0] ( arguments )
    filter,      ///< parts[0] | name ( arguments ); parts[0] is null where a block is filtered
    test,        ///< parts[0] is name ( arguments )
    unary,       ///< operators[0] parts[0]
    binary,      ///< parts[0] operators[0] parts[1]
    compare,     ///< parts[0] operators[0] parts[1] operators[1] parts[2] …
    concat,      ///< parts[0] ~ parts[1] ~ …
    and_,        ///< parts[0] and parts[1] and …
    or_,         ///< parts[0] or parts[1] or …
    conditional  ///< parts[0] if parts[1] else parts[2]; parts[2] may be null
  };

  Kind kind = Kind::error;
  std::uint16_t depth = 1;  ///< of the tree below, for the limit on nesting
  diag::Span span;
  diag::Span name_span;  ///< of `name` where it is only a part
  std::string_view name;
  data::Value constant;
  std::vector<Operator> operators;
  std::vector<ExpressionPtr> parts;
  std::unique_ptr<Arguments> arguments;
};

/// What `for`, `set` and `with` assign to: a name, a tuple of targets, or `namespace.attribute`.
struct Target {
  std::string_view name;       ///< of the variable, or of the namespace
  std::string_view attribute;  ///< set for `namespace.attribute`
  std::vector<Target> parts;   ///< of a tuple; `name` is empty then
  diag::Span span;
  bool is_tuple = false;
};

/// `name` or `name=value` of a macro or call block.
struct Parameter {
  std::string_view name;
  diag::Span span;
  ExpressionPtr value;
};

class Statement;
using Body = std::vector<std::unique_ptr<Statement>>;

/// From the beginning of `a` to the end of `b`.
inline diag::Span cover(const diag::Span& a, const diag::Span& b) {
  return {a.source, a.begin, b.end};
}

}  // namespace chengwen::jinja
