#pragma once

#include <string>
#include <vector>

#include "data/value.h"
#include "diag/diagnostic.h"
#include "gongwen/words.h"
#include "jinja/ast.h"

namespace chengwen::gongwen {

/// A number that a side of a relation is computed from, and where it stands.
struct Term {
  std::string words;  ///< what it is called; "" when its value path says that
  data::Value value;
  bool negative = false;
  diag::Span place;
};

/// One side of a relation.
struct Side {
  std::string words;  ///< the expression, or what the number is called
  data::Value value;
  std::vector<Term> addends;  ///< their sum is the value; empty when nobody can tell
  std::vector<Term> inputs;   ///< other numbers that it depends on
};

/// 勾稽: what must hold between two sides.
struct Relation {
  Side left;
  jinja::Operator sign = jinja::Operator::equal;
  Side right;
};

/// How much a sum of amounts may be off that were rounded to 0.01万元 each: 0.01 of each, at most
/// 0.05 in all.
data::Decimal rounding_of_wan(std::size_t addends);

/// How much two sides may differ because figures were rounded.
struct Tolerance {
  data::Decimal fixed;
  bool rounded_wan = false;  ///< 尾差="万元": rounding_of_wan() the addends of the longer side
  bool given = false;        ///< by the user

  data::Decimal of(const Relation& relation) const;
};

/// What a finding is called and how grave it is.
struct Policy {
  std::string id;  ///< "K-02", "R-01"; may be empty
  Words message;   ///< "分项合计与总额不符"; may be empty
  Tolerance tolerance;
  diag::Severity severity = diag::Severity::error;
};

/// Whether `left sign right` holds exactly. Numbers compare by value, also those that a text holds
/// ("12.42万元", "—" for nothing) when the other side is one; everything else as in the language.
bool holds(const data::Value& left, jinja::Operator sign, const data::Value& right);

/// What is to be said of a relation that does not hold: 尾差, a hint, within the tolerance; else
/// 勾稽不符.
diag::Diagnostic finding_of(const Relation& relation, const Policy& policy);
/// What is to be said where something other than a comparison does not hold.
diag::Diagnostic finding_of(const Words& found, std::vector<Term> terms, const Policy& policy);

}  // namespace chengwen::gongwen
