#pragma once

#include <optional>
#include <string_view>

#include "data/decimal.h"

/// Numbers that people typed as text, read as Python's int() and float() do: blanks around, a sign,
/// `_` between digits, decimal digits of any script. Nothing when `text` is no number. They throw
/// data::TooManyDigits.
namespace chengwen::jinja {

/// An Integer in `base` 2…36; base 0 takes it from the prefix 0x, 0o, 0b. The prefix of the base
/// itself is allowed.
std::optional<data::Decimal> read_integer(std::string_view text, int base);

/// "1.5", ".5", "5.", "1e3": a Decimal, or an Integer where nothing but digits is written.
std::optional<data::Decimal> read_decimal(std::string_view text);

}  // namespace chengwen::jinja
