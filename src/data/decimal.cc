#include "data/decimal.h"

#include <algorithm>
#include <array>
#include <boost/multiprecision/cpp_int.hpp>
#include <charconv>
#include <limits>
#include <utility>

#include "data/number_token.h"

namespace chengwen::data {
namespace {

namespace mp = boost::multiprecision;

using Integer = mp::number<mp::cpp_int_backend<>, mp::et_off>;
__extension__ using uint128 = unsigned __int128;

constexpr int kSmallPowers = 19;  // 10^0 … 10^18 fit an int64

constexpr std::array<std::int64_t, kSmallPowers> kTen = [] {
  std::array<std::int64_t, kSmallPowers> powers{};
  std::int64_t power = 1;
  for (auto& entry : powers) {
    entry = power;
    if (power < 1'000'000'000'000'000'000) power *= 10;
  }
  return powers;
}();

/// More bits than any number of kMaxDigits digits has.
constexpr unsigned kMaxBits = 33220;

Integer power_of_ten(std::int64_t exponent) {
  if (exponent < kSmallPowers) return Integer(kTen[static_cast<std::size_t>(exponent)]);
  if (exponent > 4 * Decimal::kMaxDigits) throw TooManyDigits();
  return mp::pow(Integer(10), static_cast<unsigned>(exponent));
}

/// Decimal digits of a value that is not negative; 1 for 0.
int count_digits(const Integer& value) {
  if (value.is_zero()) return 1;
  const auto bits = mp::msb(value);
  // log10(2) is a little less than 30103/100000: the estimate is the number of digits or one less.
  int digits = static_cast<int>(bits * 30103ull / 100000ull);
  if (digits > 2 * Decimal::kMaxDigits) throw TooManyDigits();
  while (value >= power_of_ten(digits)) ++digits;
  return digits;
}

int count_digits(std::uint64_t value) {
  int digits = 1;
  while (value >= 10) {
    value /= 10;
    ++digits;
  }
  return digits;
}

std::uint64_t magnitude(std::int64_t value) {
  const auto bits = static_cast<std::uint64_t>(value);
  return value < 0 ? 0 - bits : bits;
}

/// value × 10^shift; false when it does not fit.
bool shift_left(std::int64_t& value, int shift) {
  if (shift == 0) return true;
  if (shift >= kSmallPowers) return value == 0;
  return !__builtin_mul_overflow(value, kTen[static_cast<std::size_t>(shift)], &value);
}

std::int64_t floor_quotient(std::int64_t a, std::int64_t b) {
  const std::int64_t quotient = a / b;
  return a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient;
}

std::int64_t floor_remainder(std::int64_t a, std::int64_t b) {
  const std::int64_t remainder = a % b;
  return remainder != 0 && (remainder < 0) != (b < 0) ? remainder + b : remainder;
}

/// Whether the magnitude of a truncated quotient grows by one. `half` compares what was cut off
/// with a half; `inexact`: something was cut off.
bool rounds_away(Rounding how, bool negative, bool odd, bool inexact, std::strong_ordering half) {
  switch (how) {
    case Rounding::half_even:
      return half > 0 || (half == 0 && odd);
    case Rounding::half_up:
      return half >= 0;
    case Rounding::ceiling:
      return inexact && !negative;
    case Rounding::floor:
      return inexact && negative;
    case Rounding::truncate:
      return false;
  }
  return false;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace

struct Decimal::Big {
  Integer coefficient;

  /// The type and places of a result.
  struct Look {
    bool integer;
    int places;
  };

  static Integer coefficient_of(const Decimal& number) {
    return number.big_ ? number.big_->coefficient : Integer(number.small_);
  }

  /// The coefficient at `scale`, which is not less than the number's own.
  static Integer coefficient_at(const Decimal& number, std::int64_t scale) {
    Integer result = coefficient_of(number);
    if (scale > number.scale_) result *= power_of_ten(scale - number.scale_);
    return result;
  }

  static int digits_of(const Decimal& number) {
    return number.big_ ? count_digits(mp::abs(number.big_->coefficient))
                       : count_digits(magnitude(number.small_));
  }

  static Decimal from_small(std::int64_t coefficient, std::int64_t scale, Look look) {
    if (coefficient == 0) scale = 0;
    for (; scale > 0 && coefficient % 10 == 0; --scale) coefficient /= 10;
    Decimal result;
    result.integer_ = look.integer;
    result.small_ = coefficient;
    result.places_ = look.places;
    const std::int64_t fraction = std::max<std::int64_t>(scale, look.places);
    if (fraction > kMaxDigits - kSmallPowers)
      check_digits(count_digits(magnitude(coefficient)), scale, fraction);
    result.scale_ = static_cast<std::int32_t>(scale);
    return result;
  }

  /// coefficient × 10^−scale in its canonical form; `scale` may be negative.
  static Decimal from_big(Integer coefficient, std::int64_t scale, Look look) {
    if (coefficient.is_zero()) return from_small(0, 0, look);
    if (scale < 0) {
      coefficient *= power_of_ten(-scale);
      scale = 0;
    }
    strip_zeros(coefficient, scale);
    if (coefficient >= std::numeric_limits<std::int64_t>::min() &&
        coefficient <= std::numeric_limits<std::int64_t>::max()) {
      return from_small(static_cast<std::int64_t>(coefficient), scale, look);
    }
    const Integer absolute = mp::abs(coefficient);
    if (mp::msb(absolute) > 2 * kMaxBits) throw TooManyDigits();
    check_digits(count_digits(absolute), scale, std::max<std::int64_t>(scale, look.places));
    Decimal result;
    result.integer_ = look.integer;
    result.scale_ = static_cast<std::int32_t>(scale);
    result.places_ = look.places;
    result.big_ = std::make_shared<const Big>(Big{std::move(coefficient)});
    return result;
  }

  /// Throws when the number would be printed with more than kMaxDigits digits.
  static void check_digits(int coefficient_digits, std::int64_t scale, std::int64_t fraction) {
    const std::int64_t whole = std::max<std::int64_t>(coefficient_digits - scale, 1);
    if (whole + fraction > kMaxDigits) throw TooManyDigits();
  }

  static void strip_zeros(Integer& coefficient, std::int64_t& scale) {
    Integer quotient;
    Integer remainder;
    for (const int step : {18, 6, 1}) {
      const Integer divisor = power_of_ten(step);
      while (scale >= step) {
        mp::divide_qr(coefficient, divisor, quotient, remainder);
        if (!remainder.is_zero()) break;
        coefficient.swap(quotient);
        scale -= step;
      }
    }
  }

  /// To `digits` fraction digits.
  static Decimal round(const Decimal& number, std::int64_t digits, Rounding how, Look look) {
    const std::int64_t drop = number.scale_ - digits;
    if (drop <= 0) return with_look(number, look);
    const bool negative = number.is_negative();
    if (!number.big_ && drop < kSmallPowers) {
      const std::int64_t divisor = kTen[static_cast<std::size_t>(drop)];
      const std::int64_t remainder = number.small_ % divisor;
      const std::uint64_t twice = 2 * magnitude(remainder);
      const auto half = twice <=> static_cast<std::uint64_t>(divisor);
      std::int64_t quotient = number.small_ / divisor;
      if (rounds_away(how, negative, quotient % 2 != 0, remainder != 0, half))
        quotient += negative ? -1 : 1;
      if (digits >= 0) return from_small(quotient, digits, look);
      return from_big(Integer(quotient), digits, look);
    }
    if (drop > digits_of(number)) {
      const bool inexact = !number.is_zero();
      if (!rounds_away(how, negative, false, inexact, std::strong_ordering::less))
        return from_small(0, 0, look);
      if (digits < -kMaxDigits) throw TooManyDigits();
      return from_big(Integer(negative ? -1 : 1), digits, look);
    }
    const Integer divisor = power_of_ten(drop);
    Integer quotient;
    Integer remainder;
    mp::divide_qr(mp::abs(coefficient_of(number)), divisor, quotient, remainder);
    const bool inexact = !remainder.is_zero();
    const auto half = (remainder * 2).compare(divisor) <=> 0;
    if (rounds_away(how, negative, bit_test(quotient, 0), inexact, half)) ++quotient;
    return from_big(negative ? -quotient : quotient, digits, look);
  }

  static Decimal with_look(const Decimal& number, Look look) {
    if (!number.big_) return from_small(number.small_, number.scale_, look);
    check_digits(digits_of(number), number.scale_, std::max(number.scale_, look.places));
    Decimal result = number;
    result.integer_ = look.integer;
    result.places_ = look.places;
    return result;
  }

  /// The quotient when it is short; nothing when the long way is needed.
  static std::optional<Decimal> short_quotient(const Decimal& a, const Decimal& b) {
    if (a.big_ || b.big_) return std::nullopt;
    const std::uint64_t divisor = magnitude(b.small_);
    const std::uint64_t dividend = magnitude(a.small_);
    uint128 quotient = dividend / divisor;
    std::int64_t scale = a.scale_ - b.scale_;
    if (const std::uint64_t rest = dividend % divisor; rest != 0) {
      const uint128 scaled = static_cast<uint128>(rest) * static_cast<std::uint64_t>(kTen[18]);
      if (scaled % divisor != 0) return std::nullopt;
      auto fraction = static_cast<std::uint64_t>(scaled / divisor);
      std::size_t digits = 18;
      for (; fraction % 10 == 0; fraction /= 10) --digits;
      quotient = quotient * static_cast<std::uint64_t>(kTen[digits]) + fraction;
      scale += static_cast<int>(digits);
    }
    constexpr auto kMax = static_cast<uint128>(std::numeric_limits<std::int64_t>::max());
    if (scale < -18 || quotient > kMax) return std::nullopt;
    auto coefficient = static_cast<std::int64_t>(quotient);
    if (scale < 0) {
      if (!shift_left(coefficient, static_cast<int>(-scale))) return std::nullopt;
      scale = 0;
    }
    if ((a.small_ < 0) != (b.small_ < 0)) coefficient = -coefficient;
    return from_small(coefficient, scale, {false, 0});
  }

  static Decimal long_quotient(const Decimal& a, const Decimal& b) {
    Integer dividend = mp::abs(coefficient_of(a));
    Integer divisor = mp::abs(coefficient_of(b));
    const bool negative = a.is_negative() != b.is_negative();
    // With this shift the quotient has 28 or 29 digits.
    std::int64_t shift = kQuotientDigits - (count_digits(dividend) - count_digits(divisor));
    (shift >= 0 ? dividend : divisor) *= power_of_ten(shift >= 0 ? shift : -shift);
    Integer quotient;
    Integer remainder;
    mp::divide_qr(dividend, divisor, quotient, remainder);
    if (quotient >= power_of_ten(kQuotientDigits)) {
      remainder += divisor * (quotient % 10);
      divisor *= 10;
      quotient /= 10;
      --shift;
    }
    const auto half = (remainder * 2).compare(divisor) <=> 0;
    const bool odd = bit_test(quotient, 0);
    if (rounds_away(Rounding::half_even, negative, odd, !remainder.is_zero(), half)) ++quotient;
    return from_big(negative ? -quotient : quotient, shift + a.scale_ - b.scale_, {false, 0});
  }

  /// base^exponent for an exponent ≥ 0.
  static Decimal raise(const Decimal& base, const Decimal& exponent, Look look) {
    const bool unit = !base.big_ && base.scale_ == 0 && magnitude(base.small_) <= 1;
    if (exponent.is_zero()) return from_small(1, 0, look);
    if (unit) {
      const bool odd = exponent.big_ ? bit_test(mp::abs(exponent.big_->coefficient), 0)
                                     : exponent.small_ % 2 != 0;
      return from_small(odd ? base.small_ : base.small_ * base.small_, 0, look);
    }
    if (exponent.big_ || exponent.small_ > kMaxBits) throw TooManyDigits();
    const auto times = static_cast<unsigned>(exponent.small_);
    const Integer coefficient = coefficient_of(base);
    const std::uint64_t bits = mp::msb(mp::abs(coefficient));
    const std::int64_t scale = std::int64_t{base.scale_} * times;
    if (bits * times > kMaxBits || scale >= kMaxDigits) throw TooManyDigits();
    return from_big(mp::pow(coefficient, times), scale, look);
  }

  static void append_digits(const Decimal& number, std::string& out) {
    if (number.big_) {
      out += mp::abs(number.big_->coefficient).str();
      return;
    }
    char buffer[24];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, magnitude(number.small_)).ptr;
    out.append(buffer, end);
  }
};

Decimal Decimal::integer(std::int64_t value) {
  Decimal result;
  result.small_ = value;
  return result;
}

Decimal Decimal::decimal(std::int64_t coefficient, int scale, int places) {
  return Big::from_small(coefficient, scale, {false, places});
}

std::optional<Decimal> Decimal::parse(std::string_view token_text) {
  const std::optional<NumberToken> token = split_number(token_text);
  if (!token) return std::nullopt;
  const std::size_t written = token->whole.size() + token->fraction.size();
  if (written > kMaxDigits) throw TooManyDigits();
  const bool integer = !token->has_point && !token->has_exponent;
  const int places = token->has_exponent ? 0 : static_cast<int>(token->fraction.size());
  const std::int64_t scale = static_cast<std::int64_t>(token->fraction.size()) - token->exponent;

  if (written < kSmallPowers) {
    std::int64_t coefficient = 0;
    for (const char c : token->whole) coefficient = coefficient * 10 + (c - '0');
    for (const char c : token->fraction) coefficient = coefficient * 10 + (c - '0');
    if (token->negative) coefficient = -coefficient;
    if (coefficient == 0 || scale >= 0)
      return Big::from_small(coefficient, scale, {integer, places});
    if (scale > -kSmallPowers && shift_left(coefficient, static_cast<int>(-scale)))
      return Big::from_small(coefficient, 0, {integer, places});
    return Big::from_big(Integer(coefficient), scale, {integer, places});
  }
  std::string digits(token->whole);
  digits += token->fraction;
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
  Integer coefficient(digits);
  if (token->negative) coefficient = -coefficient;
  return Big::from_big(std::move(coefficient), scale, {integer, places});
}

std::optional<Decimal> Decimal::parse_integer(std::string_view digits, int base) {
  if (digits.empty()) return std::nullopt;
  std::int64_t small = 0;
  bool fits = true;
  Integer big;
  for (const char c : digits) {
    const int value = is_digit(c)              ? c - '0'
                      : (c >= 'a' && c <= 'z') ? c - 'a' + 10
                      : (c >= 'A' && c <= 'Z') ? c - 'A' + 10
                                               : 36;
    if (value >= base) return std::nullopt;
    if (fits) {
      std::int64_t next = small;
      fits =
          !__builtin_mul_overflow(next, base, &next) && !__builtin_add_overflow(next, value, &next);
      if (fits) {
        small = next;
        continue;
      }
      big = small;
    }
    big = big * base + value;
    if (msb(big) > kMaxBits) throw TooManyDigits();
  }
  return fits ? integer(small) : Big::from_big(std::move(big), 0, {true, 0});
}

bool Decimal::is_whole() const {
  return scale_ == 0;
}
bool Decimal::is_zero() const {
  return !big_ && small_ == 0;
}
bool Decimal::is_negative() const {
  return big_ ? big_->coefficient.sign() < 0 : small_ < 0;
}

std::optional<std::int64_t> Decimal::to_int64() const {
  if (big_ || scale_ != 0) return std::nullopt;
  return small_;
}

Decimal Decimal::operator+(const Decimal& other) const {
  const Big::Look look{integer_ && other.integer_, std::max(places_, other.places_)};
  const int scale = std::max(scale_, other.scale_);
  if (!big_ && !other.big_) {
    std::int64_t a = small_;
    std::int64_t b = other.small_;
    if (shift_left(a, scale - scale_) && shift_left(b, scale - other.scale_) &&
        !__builtin_add_overflow(a, b, &a)) {
      return Big::from_small(a, scale, look);
    }
  }
  return Big::from_big(Big::coefficient_at(*this, scale) + Big::coefficient_at(other, scale), scale,
                       look);
}

Decimal Decimal::operator-(const Decimal& other) const {
  return *this + other.negated();
}

Decimal Decimal::operator*(const Decimal& other) const {
  const Big::Look look{integer_ && other.integer_, 0};
  const std::int64_t scale = std::int64_t{scale_} + other.scale_;
  if (!big_ && !other.big_) {
    std::int64_t product = 0;
    if (!__builtin_mul_overflow(small_, other.small_, &product))
      return Big::from_small(product, scale, look);
  }
  return Big::from_big(Big::coefficient_of(*this) * Big::coefficient_of(other), scale, look);
}

Decimal Decimal::divided_by(const Decimal& divisor) const {
  if (is_zero()) return Big::from_small(0, 0, {false, 0});
  if (auto quotient = Big::short_quotient(*this, divisor)) return *std::move(quotient);
  return Big::long_quotient(*this, divisor);
}

Decimal Decimal::floor_divided_by(const Decimal& divisor) const {
  const Big::Look look{integer_ && divisor.integer_, 0};
  const int scale = std::max(scale_, divisor.scale_);
  if (!big_ && !divisor.big_) {
    std::int64_t a = small_;
    std::int64_t b = divisor.small_;
    if (shift_left(a, scale - scale_) && shift_left(b, scale - divisor.scale_) && b != -1)
      return Big::from_small(floor_quotient(a, b), 0, look);
  }
  const Integer a = Big::coefficient_at(*this, scale);
  const Integer b = Big::coefficient_at(divisor, scale);
  Integer quotient;
  Integer remainder;
  mp::divide_qr(a, b, quotient, remainder);
  if (!remainder.is_zero() && (a.sign() < 0) != (b.sign() < 0)) --quotient;
  return Big::from_big(std::move(quotient), 0, look);
}

Decimal Decimal::modulo(const Decimal& divisor) const {
  const Big::Look look{integer_ && divisor.integer_, std::max(places_, divisor.places_)};
  const int scale = std::max(scale_, divisor.scale_);
  if (!big_ && !divisor.big_) {
    std::int64_t a = small_;
    std::int64_t b = divisor.small_;
    if (shift_left(a, scale - scale_) && shift_left(b, scale - divisor.scale_) && b != -1)
      return Big::from_small(floor_remainder(a, b), scale, look);
  }
  const Integer b = Big::coefficient_at(divisor, scale);
  Integer remainder = Big::coefficient_at(*this, scale) % b;
  if (!remainder.is_zero() && (remainder.sign() < 0) != (b.sign() < 0)) remainder += b;
  return Big::from_big(std::move(remainder), scale, look);
}

Decimal Decimal::power(const Decimal& exponent) const {
  if (!exponent.is_negative())
    return Big::raise(*this, exponent, {integer_ && exponent.integer_, 0});
  return integer(1).divided_by(Big::raise(*this, exponent.negated(), {false, 0}));
}

Decimal Decimal::negated() const {
  Decimal result = *this;
  if (big_ || __builtin_sub_overflow(std::int64_t{0}, small_, &result.small_))
    return Big::from_big(-Big::coefficient_of(*this), scale_, {integer_, places_});
  return result;
}

Decimal Decimal::absolute() const {
  return is_negative() ? negated() : *this;
}

Decimal Decimal::rounded(int digits, Rounding how) const {
  const bool keeps_type = integer_ && how == Rounding::half_even;
  return Big::round(*this, digits, how, {keeps_type, keeps_type ? 0 : 1});
}

Decimal Decimal::quantized(int digits, Rounding how) const {
  return Big::round(*this, digits, how, {false, digits});
}

Decimal Decimal::truncated() const {
  return Big::round(*this, 0, Rounding::truncate, {true, 0});
}

Decimal Decimal::with_places(int places) const {
  return Big::with_look(*this, {false, places});
}

bool operator==(const Decimal& a, const Decimal& b) {
  // The form is canonical: the same value has the same coefficient and scale.
  if (a.scale_ != b.scale_) return false;
  if (!a.big_ || !b.big_) return !a.big_ && !b.big_ && a.small_ == b.small_;
  return a.big_->coefficient == b.big_->coefficient;
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
  const int scale = std::max(a.scale_, b.scale_);
  if (!a.big_ && !b.big_) {
    std::int64_t x = a.small_;
    std::int64_t y = b.small_;
    if (shift_left(x, scale - a.scale_) && shift_left(y, scale - b.scale_)) return x <=> y;
  }
  return Decimal::Big::coefficient_at(a, scale).compare(Decimal::Big::coefficient_at(b, scale)) <=>
         0;
}

std::size_t Decimal::hash() const {
  std::uint64_t bits =
      big_ ? std::hash<Integer>()(big_->coefficient) : static_cast<std::uint64_t>(small_);
  bits ^= static_cast<std::uint64_t>(scale_) << 56;
  bits *= 0x9E3779B97F4A7C15ull;
  return bits ^ (bits >> 32);
}

std::string Decimal::to_string() const {
  std::string out;
  append_to(out);
  return out;
}

void Decimal::append_to(std::string& out) const {
  if (is_negative()) out += '-';
  const std::size_t start = out.size();
  Big::append_digits(*this, out);
  const auto scale = static_cast<std::size_t>(scale_);
  const auto places = static_cast<std::size_t>(places_);
  if (scale > 0) {
    const std::size_t digits = out.size() - start;
    if (digits <= scale) out.insert(start, scale + 1 - digits, '0');
    out.insert(out.size() - scale, 1, '.');
  } else if (places > 0) {
    out += '.';
  }
  if (places > scale) out.append(places - scale, '0');
}

std::string Decimal::to_base(int base) const {
  if (!big_) {
    char buffer[64];
    return {buffer, std::to_chars(buffer, buffer + sizeof buffer, magnitude(small_), base).ptr};
  }
  std::string reversed;
  Integer rest = mp::abs(big_->coefficient);
  while (!rest.is_zero()) {
    const auto digit = static_cast<unsigned>(rest % base);
    reversed += "0123456789abcdefghijklmnopqrstuvwxyz"[digit];
    rest /= base;
  }
  return {reversed.rbegin(), reversed.rend()};
}

}  // namespace chengwen::data
