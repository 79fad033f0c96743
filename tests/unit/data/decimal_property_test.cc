#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "data/decimal.h"

/// Decimal against pencil and paper: addition and multiplication of digit strings as taught in
/// school.
namespace chengwen::data {
namespace {

/// An integer as sign and digits, least significant first, without zeros at the top.
struct Longhand {
  bool negative = false;
  std::vector<int> digits;
};

Longhand longhand(std::string text) {
  Longhand result;
  if (text.front() == '-') {
    result.negative = true;
    text.erase(0, 1);
  }
  for (auto it = text.rbegin(); it != text.rend(); ++it) result.digits.push_back(*it - '0');
  while (!result.digits.empty() && result.digits.back() == 0) result.digits.pop_back();
  return result;
}

std::string written(const Longhand& number) {
  if (number.digits.empty()) return "0";
  std::string text = number.negative ? "-" : "";
  for (auto it = number.digits.rbegin(); it != number.digits.rend(); ++it)
    text += static_cast<char>('0' + *it);
  return text;
}

int digit(const Longhand& number, std::size_t i) {
  return i < number.digits.size() ? number.digits[i] : 0;
}

bool smaller(const Longhand& a, const Longhand& b) {
  if (a.digits.size() != b.digits.size()) return a.digits.size() < b.digits.size();
  return std::lexicographical_compare(a.digits.rbegin(), a.digits.rend(), b.digits.rbegin(),
                                      b.digits.rend());
}

Longhand sum(const Longhand& a, const Longhand& b) {
  if (a.negative != b.negative && smaller(a, b)) return sum(b, a);
  const int sign = a.negative == b.negative ? 1 : -1;
  Longhand result{a.negative, {}};
  int carry = 0;
  for (std::size_t i = 0; i <= std::max(a.digits.size(), b.digits.size()); ++i) {
    const int column = digit(a, i) + sign * digit(b, i) + carry + 10;
    result.digits.push_back(column % 10);
    carry = column / 10 - 1;
  }
  while (!result.digits.empty() && result.digits.back() == 0) result.digits.pop_back();
  return result;
}

Longhand product(const Longhand& a, const Longhand& b) {
  Longhand result{a.negative != b.negative,
                  std::vector<int>(a.digits.size() + b.digits.size() + 1)};
  for (std::size_t i = 0; i < a.digits.size(); ++i) {
    for (std::size_t j = 0; j < b.digits.size(); ++j)
      result.digits[i + j] += a.digits[i] * b.digits[j];
    for (std::size_t k = 0; k + 1 < result.digits.size(); ++k) {
      result.digits[k + 1] += result.digits[k] / 10;
      result.digits[k] %= 10;
    }
  }
  while (!result.digits.empty() && result.digits.back() == 0) result.digits.pop_back();
  return result;
}

/// A number as the test writes it: `coefficient` × 10^−scale.
struct Written {
  std::string coefficient;
  int scale = 0;

  std::string token() const {
    std::string digits = coefficient;
    const std::string sign = digits.front() == '-' ? "-" : "";
    digits.erase(0, sign.size());
    const auto fraction = static_cast<std::size_t>(scale);
    if (fraction == 0) return sign + digits;
    if (digits.size() <= fraction) digits.insert(0, fraction + 1 - digits.size(), '0');
    return sign + digits.substr(0, digits.size() - fraction) + '.' +
           digits.substr(digits.size() - fraction);
  }
  std::string coefficient_at(int other) const {
    return coefficient + std::string(static_cast<std::size_t>(other - scale), '0');
  }
};

void showValue(const Written& number, std::ostream& out) {
  out << number.token();
}

/// Mostly numbers of everyday size; some near the border of 64 bits and some much longer.
rc::Gen<Written> numbers() {
  const auto digits = rc::gen::join(rc::gen::map(
      rc::gen::weightedElement<int>(
          {{6, 4}, {4, 12}, {4, 18}, {4, 19}, {3, 21}, {2, 40}, {1, 120}}),
      [](int longest) {
        return rc::gen::map(
            rc::gen::pair(rc::gen::inRange(1, longest + 1),
                          rc::gen::container<std::vector<int>>(
                              static_cast<std::size_t>(longest),
                              rc::gen::weightedOneOf<int>({{3, rc::gen::inRange(0, 10)},
                                                           {1, rc::gen::just(0)},
                                                           {1, rc::gen::just(9)}}))),
            [](const std::pair<int, std::vector<int>>& drawn) {
              std::string text;
              for (int i = 0; i < drawn.first; ++i)
                text += static_cast<char>('0' + drawn.second[static_cast<std::size_t>(i)]);
              text.erase(0, std::min(text.find_first_not_of('0'), text.size() - 1));
              return text;
            });
      }));
  return rc::gen::map(rc::gen::tuple(digits, rc::gen::arbitrary<bool>(),
                                     rc::gen::weightedOneOf<int>({{3, rc::gen::just(0)},
                                                                  {4, rc::gen::inRange(1, 5)},
                                                                  {1, rc::gen::inRange(5, 60)}})),
                      [](const std::tuple<std::string, bool, int>& drawn) {
                        const auto& [text, negative, scale] = drawn;
                        return Written{(negative && text != "0" ? "-" : "") + text, scale};
                      });
}

Decimal decimal(const Written& number) {
  return Decimal::parse(number.token()).value();
}

/// What long-hand found, as Decimal prints it when `places` digits are shown at least.
std::string printed(const Longhand& coefficient, int scale, int places) {
  std::string token = Written{written(coefficient), scale}.token();
  int fraction = scale;
  while (fraction > places && token.back() == '0') {
    token.pop_back();
    --fraction;
  }
  if (token.back() == '.') token.pop_back();
  if (token.find_first_not_of("-0.") == token.npos && token.front() == '-') token.erase(0, 1);
  return token;
}

RC_GTEST_PROP(DecimalProperty, PrintsWhatItRead, ()) {
  const auto number = *numbers();
  RC_ASSERT(decimal(number).to_string() ==
            printed(longhand(number.coefficient), number.scale, number.scale));
}

RC_GTEST_PROP(DecimalProperty, AddsAndSubtractsLikeLonghand, ()) {
  const auto a = *numbers();
  const auto b = *numbers();
  const int scale = std::max(a.scale, b.scale);
  const Longhand x = longhand(a.coefficient_at(scale));
  Longhand y = longhand(b.coefficient_at(scale));
  RC_ASSERT((decimal(a) + decimal(b)).to_string() == printed(sum(x, y), scale, scale));
  y.negative = !y.negative;
  RC_ASSERT((decimal(a) - decimal(b)).to_string() == printed(sum(x, y), scale, scale));
}

RC_GTEST_PROP(DecimalProperty, MultipliesLikeLonghand, ()) {
  const auto a = *numbers();
  const auto b = *numbers();
  const Longhand expected = product(longhand(a.coefficient), longhand(b.coefficient));
  RC_ASSERT((decimal(a) * decimal(b)).to_string() == printed(expected, a.scale + b.scale, 0));
}

RC_GTEST_PROP(DecimalProperty, OrderIsTheSignOfTheDifference, ()) {
  const auto a = *numbers();
  const auto b = *numbers();
  const Decimal difference = decimal(a) - decimal(b);
  RC_ASSERT((decimal(a) == decimal(b)) == difference.is_zero());
  RC_ASSERT((decimal(a) < decimal(b)) == difference.is_negative());
  if (difference.is_zero()) RC_ASSERT(decimal(a).hash() == decimal(b).hash());
}

RC_GTEST_PROP(DecimalProperty, FloorAndModuloBelongTogether, ()) {
  const auto a = *numbers();
  const auto b = *numbers();
  RC_PRE(!decimal(b).is_zero());
  const Decimal floor = decimal(a).floor_divided_by(decimal(b));
  const Decimal rest = decimal(a).modulo(decimal(b));
  RC_ASSERT(floor.is_whole());
  RC_ASSERT(floor * decimal(b) + rest == decimal(a));
  RC_ASSERT(rest.is_zero() || rest.is_negative() == decimal(b).is_negative());
  RC_ASSERT(rest.absolute() < decimal(b).absolute());
}

/// Significant digits: without zeros at the front, the point, and zeros at the end.
std::size_t significant_digits(const Decimal& value) {
  std::string digits = value.absolute().to_string();
  std::erase(digits, '.');
  digits.erase(0, digits.find_first_not_of('0'));
  return digits.find_last_not_of('0') + 1;
}

RC_GTEST_PROP(DecimalProperty, QuotientIsTheNearestOf28Digits, ()) {
  const auto a = *numbers();
  const auto b = *numbers();
  RC_PRE(!decimal(a).is_zero() && !decimal(b).is_zero());
  const Decimal quotient = decimal(a).divided_by(decimal(b));
  RC_ASSERT(significant_digits(quotient) <= 28u);
  const Decimal error = (quotient * decimal(b) - decimal(a)).absolute();
  if (error.is_zero()) return;
  // |q| lies in [10^e, 10^(e+1)): one unit of its 28th digit is 10^(e−27).
  int e = 0;
  while (quotient.absolute() >= Decimal::integer(10).power(Decimal::integer(e + 1))) ++e;
  while (quotient.absolute() < Decimal::integer(10).power(Decimal::integer(e))) --e;
  const Decimal unit = Decimal::integer(10).power(Decimal::integer(e - 27));
  const Decimal twice = error * Decimal::integer(2);
  RC_ASSERT(twice <= unit * decimal(b).absolute());
  if (twice == unit * decimal(b).absolute()) {
    RC_ASSERT(quotient.divided_by(unit).modulo(Decimal::integer(2)).is_zero());
  }
}

RC_GTEST_PROP(DecimalProperty, PowerIsRepeatedMultiplication, ()) {
  const auto a = *numbers();
  const int exponent = *rc::gen::inRange(0, 12);
  Decimal expected = Decimal::integer(1);
  for (int i = 0; i < exponent; ++i) expected = expected * decimal(a);
  RC_ASSERT(decimal(a).power(Decimal::integer(exponent)) == expected);
}

RC_GTEST_PROP(DecimalProperty, RoundingStaysWithinItsBounds, ()) {
  const auto a = *numbers();
  const int digits = *rc::gen::inRange(-25, 30);
  const Decimal value = decimal(a);
  const Decimal unit = Decimal::integer(10).power(Decimal::integer(-digits));
  const Decimal low = value.rounded(digits, Rounding::floor);
  const Decimal high = value.rounded(digits, Rounding::ceiling);
  RC_ASSERT(low <= value && value <= high);
  RC_ASSERT(low.modulo(unit).is_zero());
  RC_ASSERT(high - low == (low == value ? Decimal() : unit));
  RC_ASSERT(value.rounded(digits, Rounding::truncate) == (value.is_negative() ? high : low));
  const Decimal even = value.rounded(digits, Rounding::half_even);
  const Decimal up = value.rounded(digits, Rounding::half_up);
  const Decimal lower_part = value - low;
  const Decimal upper_part = high - value;
  if (lower_part != upper_part) {
    RC_ASSERT(even == (lower_part < upper_part ? low : high));
    RC_ASSERT(up == even);
  } else if (low != high) {
    RC_ASSERT(even.modulo(unit * Decimal::integer(2)).is_zero());
    RC_ASSERT(up == (value.is_negative() ? low : high));
  }
}

RC_GTEST_PROP(DecimalProperty, ReadsBackEveryBase, ()) {
  const auto a = *numbers();
  const int base = *rc::gen::inRange(2, 37);
  const Decimal value = decimal(a).absolute().truncated();
  RC_ASSERT(Decimal::parse_integer(value.to_base(base), base) == value);
}

}  // namespace
}  // namespace chengwen::data
