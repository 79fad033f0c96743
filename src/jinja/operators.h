#pragma once

#include "data/value.h"

/// The operators of the language on values. They fail (jinja::fail) with jinja.type-…,
/// jinja.undefined-operand, jinja.zero-division or jinja.value-…; the VM adds the place.
namespace chengwen::jinja {

data::Value add(const data::Value& a, const data::Value& b);
data::Value subtract(const data::Value& a, const data::Value& b);
data::Value multiply(const data::Value& a, const data::Value& b);
data::Value divide(const data::Value& a, const data::Value& b);
data::Value floor_divide(const data::Value& a, const data::Value& b);
/// Numbers: modulo; a string on the left: %-formatting.
data::Value modulo(const data::Value& a, const data::Value& b);
data::Value power(const data::Value& a, const data::Value& b);
data::Value negate(const data::Value& a);
data::Value positive(const data::Value& a);
data::Value concatenate(const data::Value& a, const data::Value& b);
bool contains(const data::Value& container, const data::Value& item);
/// −1, 0, 1 for number/bool pairs, string pairs, list pairs, tuple pairs; any other pair fails.
int compare(const data::Value& a, const data::Value& b);

}  // namespace chengwen::jinja
