#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "data/decimal.h"

/// What percent_format and apply_format_spec share: the digits of a number, and reading widths.
namespace chengwen::jinja {

/// The digits of |number| with exactly `digits` fraction digits, half-even; "3." with none when
/// `point` is wanted.
std::string fixed_digits(const data::Decimal& number, std::size_t digits, bool point);

/// The digits of |integer| in the base of `type`: d and i 10, b 2, o 8, x 16, X 16 with capitals.
std::string integer_digits(const data::Decimal& integer, char type);

/// Reads decimal digits at `position`, which moves past them; fails with jinja.value-too-large. 0
/// when there are none.
std::size_t read_size(std::string_view text, std::size_t& position);

}  // namespace chengwen::jinja
