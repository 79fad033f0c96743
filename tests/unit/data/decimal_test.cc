#include "data/decimal.h"

#include <gtest/gtest.h>

#include <string>

namespace chengwen::data {
namespace {

Decimal number(const std::string& token) {
  const auto parsed = Decimal::parse(token);
  EXPECT_TRUE(parsed) << token;
  return parsed.value_or(Decimal());
}

std::string shown(const Decimal& value) {
  return (value.is_integer() ? "Integer " : "Decimal ") + value.to_string();
}

struct Binary {
  const char* a;
  char operation;
  const char* b;
  const char* result;
};

Decimal calculate(const Decimal& a, char operation, const Decimal& b) {
  switch (operation) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a.divided_by(b);
    case 'f':
      return a.floor_divided_by(b);
    case '%':
      return a.modulo(b);
    default:
      return a.power(b);
  }
}

TEST(Decimal, BinaryOperationsGiveTheTypeAndPlacesOfTheNumberTable) {
  const Binary cases[] = {
      // a + b, a - b: exact; Integer if both are, else the larger number of places.
      {"2", '+', "3", "Integer 5"},
      {"0.1", '+', "0.2", "Decimal 0.3"},
      {"12.50", '+', "7.50", "Decimal 20.00"},
      {"12.42", '+', "7.58", "Decimal 20.00"},
      {"1", '+', "0.00", "Decimal 1.00"},
      {"1e3", '+', "1", "Decimal 1001"},
      {"0.1", '-', "0.10", "Decimal 0.00"},
      {"9223372036854775807", '+', "1", "Integer 9223372036854775808"},
      {"9223372036854775808", '-', "1", "Integer 9223372036854775807"},
      {"-9223372036854775808", '-', "1", "Integer -9223372036854775809"},
      {"1e-30", '+', "1e30",
       "Decimal 1000000000000000000000000000000.000000000000000000000000000001"},
      {"99999999999999999999.99", '+', "0.01", "Decimal 100000000000000000000.00"},
      // a * b: exact; Integer if both are, else no places.
      {"6", '*', "7", "Integer 42"},
      {"12.42", '*', "100", "Decimal 1242"},
      {"0.85", '*', "100", "Decimal 85"},
      {"8.2", '*', "3", "Decimal 24.6"},
      {"-1.50", '*', "2.0", "Decimal -3"},
      {"0", '*', "-5", "Integer 0"},
      {"4294967296", '*', "4294967296", "Integer 18446744073709551616"},
      {"123456789012345678901234567890.123456789", '*', "98765432109876543210.5",
       "Decimal 12193263113702179522558299036755829903674363664056.1880810845"},
      // a / b: a Decimal, exact up to 28 significant digits, else half-even there.
      {"10", '/', "2", "Decimal 5"},
      {"1", '/', "8", "Decimal 0.125"},
      {"1", '/', "3", "Decimal 0.3333333333333333333333333333"},
      {"2", '/', "3", "Decimal 0.6666666666666666666666666667"},
      {"-2", '/', "3", "Decimal -0.6666666666666666666666666667"},
      {"100", '/', "3", "Decimal 33.33333333333333333333333333"},
      {"1e-5", '/', "3", "Decimal 0.000003333333333333333333333333333"},
      {"12345678901234567890123456785", '/', "1", "Decimal 12345678901234567890123456780"},
      {"12345678901234567890123456775", '/', "1", "Decimal 12345678901234567890123456780"},
      {"10000000000000000000000000000000000000000", '/', "1",
       "Decimal 10000000000000000000000000000000000000000"},
      {"99999999999999999999999999999", '/', "1", "Decimal 100000000000000000000000000000"},
      {"0.00", '/', "7", "Decimal 0"},
      {"6.6", '/', "3", "Decimal 2.2"},
      {"-9223372036854775808", '/', "-1", "Decimal 9223372036854775808"},
      {"1", '/', "0.0000000000000000000000000001", "Decimal 10000000000000000000000000000"},
      // a // b: floor.
      {"7", 'f', "2", "Integer 3"},
      {"-7", 'f', "2", "Integer -4"},
      {"7", 'f', "-2", "Integer -4"},
      {"7.5", 'f', "2", "Decimal 3"},
      {"-7.50", 'f', "0.50", "Decimal -15"},
      {"-9223372036854775808", 'f', "-1", "Integer 9223372036854775808"},
      {"-1e-40", 'f', "1e40", "Decimal -1"},
      // a % b: sign of b.
      {"7", '%', "3", "Integer 1"},
      {"-7", '%', "3", "Integer 2"},
      {"7", '%', "-3", "Integer -2"},
      {"7.5", '%', "2", "Decimal 1.5"},
      {"-7", '%', "2.50", "Decimal 0.50"},
      {"6.00", '%', "-3", "Decimal 0.00"},
      {"-9223372036854775808", '%', "-1", "Integer 0"},
      {"1e30", '%', "7", "Decimal 1"},
      {"-1e30", '%', "7", "Decimal 6"},
      // a ** n: exact; 0**0 is 1; a negative n is 1 / a**-n.
      {"2", '^', "10", "Integer 1024"},
      {"2", '^', "100", "Integer 1267650600228229401496703205376"},
      {"2", '^', "3.0", "Decimal 8"},
      {"1.50", '^', "2", "Decimal 2.25"},
      {"0", '^', "0", "Integer 1"},
      {"0.0", '^', "0", "Decimal 1"},
      {"0", '^', "1e30", "Decimal 0"},
      {"-1", '^', "9223372036854775809", "Integer -1"},
      {"2", '^', "-2", "Decimal 0.25"},
      {"0.5", '^', "-3", "Decimal 8"},
      {"3", '^', "-1", "Decimal 0.3333333333333333333333333333"},
  };
  for (const Binary& c : cases) {
    EXPECT_EQ(shown(calculate(number(c.a), c.operation, number(c.b))), c.result)
        << c.a << ' ' << c.operation << ' ' << c.b;
  }
}

TEST(Decimal, SumsKeepTheExactValue) {
  EXPECT_EQ((number("2") + number("3") + number("2.42") + number("5")).to_string(), "12.42");
  Decimal total;
  for (int i = 0; i < 1000; ++i) total = total + number("0.10");
  EXPECT_EQ(total.to_string(), "100.00");
  EXPECT_EQ((number("1").divided_by(number("3")) * number("3")).to_string(),
            "0.9999999999999999999999999999");
}

TEST(Decimal, ReadsTokens) {
  const struct {
    const char* token;
    const char* result;
  } cases[] = {
      {"0", "Integer 0"},
      {"-0", "Integer 0"},
      {"007", "Integer 7"},
      {"12.50", "Decimal 12.50"},
      {"-0.0", "Decimal 0.0"},
      {"0.000", "Decimal 0.000"},
      {"1e3", "Decimal 1000"},
      {"1E+3", "Decimal 1000"},
      {"1.50e1", "Decimal 15"},
      {"1.50e0", "Decimal 1.5"},
      {"5e-5", "Decimal 0.00005"},
      {"0e99999999999999999999", "Decimal 0"},
      {"1e20", "Decimal 100000000000000000000"},
      {"9223372036854775807", "Integer 9223372036854775807"},
      {"9223372036854775808", "Integer 9223372036854775808"},
      {"-9223372036854775808", "Integer -9223372036854775808"},
      {"0.1234567890123456789012345678900", "Decimal 0.1234567890123456789012345678900"},
      {"00000000000000000000000.5", "Decimal 0.5"},
      {"1000000000000000000000.000000000000000000000",
       "Decimal 1000000000000000000000.000000000000000000000"},
  };
  for (const auto& c : cases) EXPECT_EQ(shown(number(c.token)), c.result) << c.token;
  for (const char* token : {"", "-", "+1", "1.", ".5", "1e", "1e+", "--1", "1 ", " 1", "1_0",
                            "0x10", "NaN", "Infinity", "1.5.2", "1e2.5", "１２"}) {
    EXPECT_FALSE(Decimal::parse(token)) << token;
  }
}

TEST(Decimal, RefusesMoreThanTenThousandDigits) {
  const std::string longest(10000, '9');
  EXPECT_EQ(number(longest).to_string(), longest);
  EXPECT_EQ(number("1e9999").to_string().size(), 10000u);
  EXPECT_EQ(number("1e-9999").to_string().size(), 10001u) << "with the point";
  const Decimal one = Decimal::integer(1);
  const Decimal ten = Decimal::integer(10);
  EXPECT_EQ(ten.power(Decimal::integer(9999)).to_string().size(), 10000u);
  EXPECT_THROW((void)Decimal::parse(longest + "0"), TooManyDigits);
  EXPECT_THROW((void)Decimal::parse("1e10000"), TooManyDigits);
  EXPECT_THROW((void)Decimal::parse("1e-10000"), TooManyDigits);
  EXPECT_THROW((void)Decimal::parse("1e99999999999999999999"), TooManyDigits);
  EXPECT_THROW((void)Decimal::parse("-1e-99999999999999999999"), TooManyDigits);
  EXPECT_THROW((void)Decimal::parse("0." + std::string(10000, '0')), TooManyDigits);
  EXPECT_THROW((void)(number(longest) + one), TooManyDigits);
  EXPECT_THROW((void)(number(longest) + number("0.0")), TooManyDigits);
  EXPECT_THROW((void)(number(longest) * ten), TooManyDigits);
  EXPECT_THROW((void)ten.power(Decimal::integer(10000)), TooManyDigits);
  EXPECT_THROW((void)number("0.1").power(Decimal::integer(10000)), TooManyDigits);
  EXPECT_THROW((void)number("1.5").power(Decimal::integer(1'000'000'000)), TooManyDigits);
  EXPECT_THROW((void)number("2").power(number(longest)), TooManyDigits);
  EXPECT_THROW((void)number("1e-9999").divided_by(Decimal::integer(3)), TooManyDigits);
  EXPECT_THROW((void)one.quantized(10000, Rounding::half_even), TooManyDigits);
  EXPECT_THROW((void)one.rounded(-20000, Rounding::ceiling), TooManyDigits);
  EXPECT_THROW((void)Decimal::parse_integer(std::string(34000, '1'), 2), TooManyDigits);
}

struct RoundingCase {
  const char* token;
  int digits;
  const char* half_even;
  const char* half_up;
  const char* ceiling;
  const char* floor;
  const char* truncate;
};

TEST(Decimal, Rounds) {
  const RoundingCase cases[] = {
      {"2.5", 0, "2.0", "3.0", "3.0", "2.0", "2.0"},
      {"3.5", 0, "4.0", "4.0", "4.0", "3.0", "3.0"},
      {"-2.5", 0, "-2.0", "-3.0", "-2.0", "-3.0", "-2.0"},
      {"2.675", 2, "2.68", "2.68", "2.68", "2.67", "2.67"},
      {"2.665", 2, "2.66", "2.67", "2.67", "2.66", "2.66"},
      {"2.6651", 2, "2.67", "2.67", "2.67", "2.66", "2.66"},
      {"42.55", 1, "42.6", "42.6", "42.6", "42.5", "42.5"},
      {"12.50", 5, "12.5", "12.5", "12.5", "12.5", "12.5"},
      {"12.00", 1, "12.0", "12.0", "12.0", "12.0", "12.0"},
      {"0.4", 0, "0.0", "0.0", "1.0", "0.0", "0.0"},
      {"-0.4", 0, "0.0", "0.0", "0.0", "-1.0", "0.0"},
      {"1250.0", -2, "1200.0", "1300.0", "1300.0", "1200.0", "1200.0"},
      {"9.5", -1, "10.0", "10.0", "10.0", "0.0", "0.0"},
      {"5.0", -1, "0.0", "10.0", "10.0", "0.0", "0.0"},
      {"5.0", -3, "0.0", "0.0", "1000.0", "0.0", "0.0"},
      {"0.0", -3, "0.0", "0.0", "0.0", "0.0", "0.0"},
      {"9999999999999999999.5", 0, "10000000000000000000.0", "10000000000000000000.0",
       "10000000000000000000.0", "9999999999999999999.0", "9999999999999999999.0"},
      {"0.00000000000000000000000000000000000001", 37, "0.0", "0.0",
       "0.0000000000000000000000000000000000001", "0.0", "0.0"},
  };
  for (const RoundingCase& c : cases) {
    const Decimal value = number(c.token);
    const auto rounded = [&](Rounding how) { return shown(value.rounded(c.digits, how)); };
    EXPECT_EQ(rounded(Rounding::half_even), std::string("Decimal ") + c.half_even) << c.token;
    EXPECT_EQ(rounded(Rounding::half_up), std::string("Decimal ") + c.half_up) << c.token;
    EXPECT_EQ(rounded(Rounding::ceiling), std::string("Decimal ") + c.ceiling) << c.token;
    EXPECT_EQ(rounded(Rounding::floor), std::string("Decimal ") + c.floor) << c.token;
    EXPECT_EQ(rounded(Rounding::truncate), std::string("Decimal ") + c.truncate) << c.token;
  }
}

TEST(Decimal, RoundingAnIntegerKeepsItAnIntegerOnlyTheCommonWay) {
  EXPECT_EQ(shown(number("42").rounded(0, Rounding::half_even)), "Integer 42");
  EXPECT_EQ(shown(number("1250").rounded(-2, Rounding::half_even)), "Integer 1200");
  EXPECT_EQ(shown(number("-1350").rounded(-2, Rounding::half_even)), "Integer -1400");
  EXPECT_EQ(shown(number("5").rounded(-2'000'000'000, Rounding::half_even)), "Integer 0");
  EXPECT_EQ(shown(number("5").rounded(2'000'000'000, Rounding::half_even)), "Integer 5");
  EXPECT_EQ(shown(number("42").rounded(0, Rounding::ceiling)), "Decimal 42.0");
  EXPECT_EQ(shown(number("42").rounded(0, Rounding::floor)), "Decimal 42.0");
}

TEST(Decimal, ChangesOfForm) {
  EXPECT_EQ(shown(number("2").quantized(2, Rounding::half_even)), "Decimal 2.00");
  EXPECT_EQ(shown(number("2.345").quantized(2, Rounding::half_even)), "Decimal 2.34");
  EXPECT_EQ(shown(number("2.345").quantized(2, Rounding::half_up)), "Decimal 2.35");
  EXPECT_EQ(shown(number("0.10").quantized(0, Rounding::half_even)), "Decimal 0");
  EXPECT_EQ(shown(number("-32.9").truncated()), "Integer -32");
  EXPECT_EQ(shown(number("1e3").truncated()), "Integer 1000");
  EXPECT_EQ(shown(number("42").with_places(1)), "Decimal 42.0");
  EXPECT_EQ(shown(number("12.50").with_places(1)), "Decimal 12.5");
  EXPECT_EQ(shown(number("12.25").with_places(1)), "Decimal 12.25");
  EXPECT_EQ(shown(number("-12.50").negated()), "Decimal 12.50");
  EXPECT_EQ(shown(number("-12.50").absolute()), "Decimal 12.50");
  EXPECT_EQ(shown(number("-9223372036854775808").absolute()), "Integer 9223372036854775808");
  EXPECT_EQ(shown(number("9223372036854775808").negated()), "Integer -9223372036854775808");
  EXPECT_EQ(number("9223372036854775808").negated().to_int64(), INT64_MIN);
  EXPECT_EQ(shown(Decimal::decimal(1250, 2, 2)), "Decimal 12.50");
  EXPECT_EQ(shown(Decimal::decimal(1250, 2, 0)), "Decimal 12.5");
}

TEST(Decimal, AsksAboutTheValue) {
  EXPECT_TRUE(number("2.0").is_whole());
  EXPECT_FALSE(number("2.0").is_integer());
  EXPECT_FALSE(number("2.5").is_whole());
  EXPECT_TRUE(number("-0.00").is_zero());
  EXPECT_FALSE(number("-0.00").is_negative());
  EXPECT_TRUE(number("-1e-30").is_negative());
  EXPECT_EQ(number("2.0").to_int64(), 2);
  EXPECT_EQ(number("2.5").to_int64(), std::nullopt);
  EXPECT_EQ(number("1e19").to_int64(), std::nullopt);
  EXPECT_EQ(number("12.50").places(), 2);
}

TEST(Decimal, EqualValuesAreEqualAndHashEqual) {
  const char* const same[][2] = {{"1", "1.0"},
                                 {"1", "1e0"},
                                 {"0", "-0.000"},
                                 {"100", "1e2"},
                                 {"12.5", "12.500"},
                                 {"1e25", "10000000000000000000000000.00"},
                                 {"0.00000000000000000000000001", "1e-26"}};
  for (const auto& [a, b] : same) {
    EXPECT_EQ(number(a), number(b)) << a << ' ' << b;
    EXPECT_EQ(number(a).hash(), number(b).hash()) << a << ' ' << b;
  }
  const Decimal big = number("18446744073709551616") - number("18446744073709551615");
  EXPECT_EQ(big, number("1"));
  EXPECT_EQ(big.hash(), number("1").hash());
}

TEST(Decimal, Orders) {
  const char* const ascending[] = {"-1e30",
                                   "-10",
                                   "-9.99",
                                   "-0.1",
                                   "0",
                                   "1e-30",
                                   "0.1",
                                   "0.11",
                                   "1",
                                   "9",
                                   "10",
                                   "9223372036854775807",
                                   "9223372036854775807.5",
                                   "9223372036854775808",
                                   "1e30"};
  for (std::size_t i = 0; i < std::size(ascending); ++i) {
    for (std::size_t j = 0; j < std::size(ascending); ++j) {
      EXPECT_EQ(number(ascending[i]) <=> number(ascending[j]), i <=> j)
          << ascending[i] << ' ' << ascending[j];
    }
  }
}

TEST(Decimal, ReadsAndWritesOtherBases) {
  const struct {
    const char* digits;
    int base;
    const char* decimal;
  } cases[] = {{"0", 2, "0"},      {"1010", 2, "10"},
               {"777", 8, "511"},  {"ff", 16, "255"},
               {"zz", 36, "1295"}, {"ffffffffffffffffffff", 16, "1208925819614629174706175"}};
  for (const auto& c : cases) {
    const auto value = Decimal::parse_integer(c.digits, c.base);
    ASSERT_TRUE(value) << c.digits;
    EXPECT_EQ(shown(*value), std::string("Integer ") + c.decimal);
    EXPECT_EQ(value->to_base(c.base), c.digits);
    EXPECT_EQ(value->negated().to_base(c.base), c.digits) << "the absolute value";
  }
  EXPECT_EQ(Decimal::parse_integer("FF", 16), Decimal::integer(255));
  EXPECT_EQ(Decimal::parse_integer("", 10), std::nullopt);
  EXPECT_EQ(Decimal::parse_integer("12", 2), std::nullopt);
  EXPECT_EQ(Decimal::parse_integer("1-", 10), std::nullopt);
}

}  // namespace
}  // namespace chengwen::data
