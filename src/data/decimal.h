#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace chengwen::data {

/// Thrown when a result would have more than Decimal::kMaxDigits digits.
struct TooManyDigits : std::runtime_error {
  TooManyDigits() : std::runtime_error("too many digits") {}
};

/// How round() treats what it cuts off.
enum class Rounding {
  half_even,  ///< Jinja's `common` here: to the nearest, a tie to the even digit
  half_up,    ///< 四舍五入: to the nearest, a tie away from zero
  ceiling,    ///< towards +∞
  floor,      ///< towards −∞
  truncate    ///< towards 0
};

/// An exact number: an Integer (unbounded) or a Decimal (exact value and `places`, the fraction
/// digits always shown).
///
/// There is no rounding but where a member says so, no infinity, no NaN and no negative zero.
/// Results with more than kMaxDigits digits throw TooManyDigits. Values that fit 64 bits live
/// without heap. Immutable; safe to share. The rules of types and places of each operation are
/// those of docs/template-language.md, "Numbers".
class Decimal {
 public:
  static constexpr int kMaxDigits = 10000;
  /// Significant digits of a quotient that does not end.
  static constexpr int kQuotientDigits = 28;

  constexpr Decimal() = default;  ///< the Integer 0
  static Decimal integer(std::int64_t value);
  /// The Decimal coefficient × 10^−scale, shown with at least `places` fraction digits; 0 ≤ scale,
  /// places.
  static Decimal decimal(std::int64_t coefficient, int scale, int places);

  /// A JSON number token or a template literal without `_` and prefix:
  /// `-?digits[.digits][(e|E)[+-]digits]`. No point and no exponent: Integer. Point without
  /// exponent: Decimal, places = digits written. Exponent: Decimal, places 0. Nothing when `token`
  /// has another form. Throws TooManyDigits.
  static std::optional<Decimal> parse(std::string_view token);
  /// Digits in `base` (2…36), no sign, no prefix: an Integer. Nothing when a digit does not fit or
  /// `digits` is empty.
  static std::optional<Decimal> parse_integer(std::string_view digits, int base);

  bool is_integer() const { return integer_; }  ///< the type, not the value: 2.0 is a Decimal
  bool is_whole() const;                        ///< the value: 2.0 is whole
  bool is_zero() const;
  bool is_negative() const;
  int places() const { return places_; }
  /// The same value as an Integer in 64 bits; nothing when it is not whole or too large.
  std::optional<std::int64_t> to_int64() const;

  Decimal operator+(const Decimal& other) const;
  Decimal operator-(const Decimal& other) const;
  Decimal operator*(const Decimal& other) const;
  /// Exact when at most 28 significant digits are needed, else half-even at 28. `divisor` is not
  /// zero.
  Decimal divided_by(const Decimal& divisor) const;
  Decimal floor_divided_by(const Decimal& divisor) const;  ///< towards −∞; `divisor` is not zero
  Decimal modulo(const Decimal& divisor) const;  ///< sign of the divisor; `divisor` is not zero
  /// `exponent` is whole (is_whole()); a negative one needs a base that is not zero. 0**0 is 1.
  Decimal power(const Decimal& exponent) const;
  Decimal negated() const;
  Decimal absolute() const;

  /// To `digits` fraction digits (negative: tens, hundreds …). An Integer stays an Integer when
  /// `how` is half_even, else the result is a Decimal with places 1 (Jinja's look).
  Decimal rounded(int digits, Rounding how) const;
  /// To exactly `digits` ≥ 0 fraction digits, shown with all of them: 2 with 2 digits prints 2.00.
  Decimal quantized(int digits, Rounding how) const;
  Decimal truncated() const;              ///< the Integer towards 0
  Decimal with_places(int places) const;  ///< a Decimal of the same value

  friend bool operator==(const Decimal& a, const Decimal& b);
  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);
  /// Equal for equal values, whatever their type and places.
  std::size_t hash() const;

  /// Plain positional notation, never an exponent: the shortest exact fraction, padded with zeros
  /// to places().
  std::string to_string() const;
  void append_to(std::string& out) const;
  /// Digits of the whole absolute value in `base` 2…36, lower case, no prefix. Only for Integers.
  std::string to_base(int base) const;

 private:
  friend class Value;
  struct Big;  // a boost integer, defined in decimal.cc
  bool integer_ = true;
  std::int32_t scale_ = 0;
  std::int32_t places_ = 0;
  std::int64_t small_ = 0;  // coefficient, when big_ is null
  std::shared_ptr<const Big> big_;
};

}  // namespace chengwen::data
