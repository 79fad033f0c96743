#include <algorithm>
#include <array>

#include "jinja/arguments.h"
#include "jinja/inference.h"
#include "jinja/library.h"
#include "jinja/library_messages.h"
#include "jinja/numerals.h"

namespace chengwen::jinja {
namespace {

using data::Decimal;
using data::Rounding;
using data::Value;

Value absolute(Call& call) {
  return Value::number(number_subject(call).absolute());
}

Value to_int(Call& call) {
  const Value& subject = call.subject();
  if (subject.is_undefined()) fail_undefined(subject);
  const std::int64_t base = integer_argument(call, 1, 10);
  std::optional<Decimal> number;
  if (subject.is_numeric()) number = subject.as_number();
  if (subject.is_string() && (base == 0 || (base >= 2 && base <= 36)))
    number = read_integer(subject.as_string(), static_cast<int>(base));
  if (subject.is_string() && !number) number = read_decimal(subject.as_string());
  if (number) return Value::number(number->truncated());
  return call.given(0) ? call[0] : Value::integer(0);
}

Value to_float(Call& call) {
  const Value& subject = call.subject();
  if (subject.is_undefined()) fail_undefined(subject);
  std::optional<Decimal> number;
  if (subject.is_numeric()) number = subject.as_number();
  if (subject.is_string()) number = read_decimal(subject.as_string());
  if (number) return Value::number(number->with_places(1));
  return call.given(0) ? call[0] : Value::number(Decimal::decimal(0, 0, 1));
}

Value round(Call& call) {
  const std::string method = call.given(1) ? call[1].to_string() : "common";
  Rounding how = Rounding::half_even;
  if (method == "ceil") {
    how = Rounding::ceiling;
  } else if (method == "floor") {
    how = Rounding::floor;
  } else if (method != "common") {
    fail(messages::kOneOf, {"round", "method", "'common', 'ceil', 'floor'", shown(call[1])});
  }
  constexpr std::int64_t kMost = Decimal::kMaxDigits + 1;
  const std::int64_t digits = std::clamp(integer_argument(call, 0), -kMost, kMost);
  return Value::number(number_subject(call).rounded(static_cast<int>(digits), how));
}

Decimal size_subject(const Call& call) {
  const Value& subject = call.subject();
  if (subject.is_undefined()) fail_undefined(subject);
  if (!subject.is_string()) return number_subject(call);
  const auto number = read_decimal(subject.as_string());
  if (!number) fail(messages::kNotANumeral, {"filesizeformat", std::string(subject.as_string())});
  return *number;
}

/// number / unit to one fraction digit, half-even on the exact quotient.
std::string with_one_digit(const Decimal& number, const Decimal& unit) {
  const Decimal tenfold = number * Decimal::integer(10);
  Decimal tenths = tenfold.floor_divided_by(unit).truncated();
  const Decimal twice_rest = (tenfold - tenths * unit) * Decimal::integer(2);
  const bool odd = !tenths.modulo(Decimal::integer(2)).is_zero();
  if (twice_rest > unit || (twice_rest == unit && odd)) tenths = tenths + Decimal::integer(1);
  return (tenths * Decimal::decimal(1, 1, 1)).quantized(1, Rounding::half_even).to_string();
}

Value filesizeformat(Call& call) {
  static constexpr std::array<std::array<const char*, 8>, 2> kUnits = {
      {{"kB", "MB", "GB", "TB", "PB", "EB", "ZB", "YB"},
       {"KiB", "MiB", "GiB", "TiB", "PiB", "EiB", "ZiB", "YiB"}}};
  const bool binary = flag_argument(call, 0);
  const Decimal base = Decimal::integer(binary ? 1024 : 1000);
  const Decimal bytes = size_subject(call);
  if (bytes == Decimal::integer(1)) return Value::string("1 Byte");
  if (bytes < base) return Value::string(bytes.truncated().to_string() + " Bytes");
  Decimal unit = base;
  for (std::size_t i = 0;; ++i) {
    const Decimal next = unit * base;
    if (bytes < next || i == 7)
      return Value::string(with_one_digit(bytes, unit) + ' ' + kUnits[binary ? 1 : 0][i]);
    unit = next;
  }
}

constexpr Native kFilters[] = {
    {"abs", "", 0, absolute, wants_number},
    {"int", "default base", 0, to_int, wants_numeral},
    {"float", "default", 0, to_float, wants_numeral},
    {"round", "precision method", 0, round, wants_number},
    {"filesizeformat", "binary", 0, filesizeformat, wants_numeral},
};

}  // namespace

void install_number_filters(Environment& environment) {
  for (const Native& filter : kFilters) environment.add_filter(filter);
}

}  // namespace chengwen::jinja
