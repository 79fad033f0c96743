#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace chengwen::data {

/// A number as it is written, taken apart: `-?digits[.digits][(e|E)[+-]digits]`.
struct NumberToken {
  bool negative = false;
  std::string_view whole;     ///< digits before the point, at least one
  std::string_view fraction;  ///< digits after it
  bool has_point = false;
  bool has_exponent = false;
  std::int64_t exponent = 0;  ///< at most 10^9 either way; what lies beyond makes no difference
};

/// Nothing when `token` has another form.
std::optional<NumberToken> split_number(std::string_view token);

/// The same form, but without zeros in front, as JSON has it.
bool is_json_number(std::string_view token);

/// The same without an exponent: what a cell of a table or a value on the command line must look
/// like to be a number (1E5 is a code, 007 too).
bool is_plain_number(std::string_view token);

/// The number that was meant by `token`: ASCII digits, no `+`, no zeros in front, digits around the
/// point ("+.5" is 0.5, "１２" is 12). Nothing when it is no number at all.
std::optional<std::string> mended_number(std::string_view token);

}  // namespace chengwen::data
