#include <gtest/gtest.h>

#include "fake_host.h"

namespace chengwen::jinja {
namespace {

TEST(NumberFilters, IntReadsTextAsPythonDoes) {
  const std::pair<const char*, const char*> cases[] = {
      {"42", "42"},
      {" -7\n", "-7"},
      {"1_000", "1000"},
      {"32.9", "32"},
      {"-.9", "0"},
      {"1e3", "1000"},
      {"5.", "5"},
      {"１２", "12"},
      {"٣٤", "34"},
      {"　8　", "8"},
      {"1__0", "0"},
      {"_1", "0"},
      {"0x1F", "0"},
      {"1,000", "0"},
      {"½", "0"},
      {"", "0"},
      {"12345678901234567890", "12345678901234567890"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(filter("int", str(text)), expected) << text;
}

TEST(NumberFilters, IntKnowsBasesAndDefaults) {
  EXPECT_EQ(filter("int", str("0x1F"), {num(0), num(16)}), "31");
  EXPECT_EQ(filter("int", str("1f"), {}, {{"base", num(16)}}), "31");
  EXPECT_EQ(filter("int", str("0b101"), {num(0), num(0)}), "5");
  EXPECT_EQ(filter("int", str("010"), {num(-1), num(0)}), "10");  // no integer, but a number
  EXPECT_EQ(filter("int", str("abc"), {str("无")}), "'无'");
  EXPECT_EQ(filter("int", none(), {num(9)}), "9");
  EXPECT_EQ(filter("int", list({})), "0");
  EXPECT_EQ(filter("int", yes()), "1");
  EXPECT_EQ(filter("int", dec("-42.9")), "-42");
  EXPECT_EQ(filter("int", missing(), {num(1)}), "!jinja.undefined-operand");
  EXPECT_EQ(filter("int", str("1e99999")), "!jinja.value-too-many-digits");
}

TEST(NumberFilters, FloatShowsAtLeastOneFractionDigit) {
  EXPECT_EQ(filter("float", num(42)), "42.0");
  EXPECT_EQ(filter("float", dec("12.50")), "12.5");
  EXPECT_EQ(filter("float", str("-.5")), "-0.5");
  EXPECT_EQ(filter("float", str("1e2")), "100.0");
  EXPECT_EQ(filter("float", str("abc")), "0.0");
  EXPECT_EQ(filter("float", none(), {str("-")}), "'-'");
  EXPECT_EQ(filter("float", missing()), "!jinja.undefined-operand");
}

TEST(NumberFilters, RoundIsHalfEvenOnTheExactValue) {
  EXPECT_EQ(filter("round", dec("2.5")), "2.0");
  EXPECT_EQ(filter("round", dec("2.675"), {num(2)}), "2.68");
  EXPECT_EQ(filter("round", dec("1.005"), {num(2)}), "1.0");
  EXPECT_EQ(filter("round", num(1250), {num(-2)}), "1200");
  EXPECT_EQ(filter("round", dec("42.55"), {num(1), str("floor")}), "42.5");
  EXPECT_EQ(filter("round", dec("42.51"), {num(1), str("ceil")}), "42.6");
  EXPECT_EQ(filter("round", num(42), {num(0), str("ceil")}), "42.0");
  EXPECT_EQ(filter("round", dec("-0.4")), "0.0");
  EXPECT_EQ(filter("round", dec("1.5"), {dec("1000000000000000000000000")}), "1.5");
  EXPECT_EQ(filter("round", num(1), {num(0), str("up")}), "!jinja.value-one-of");
}

TEST(NumberFilters, OnlyNumbersHaveASizeAndASign) {
  EXPECT_EQ(filter("abs", dec("-12.50")), "12.50");
  EXPECT_EQ(filter("abs", yes()), "1");
  for (const char* name : {"abs", "round"}) {
    EXPECT_EQ(filter(name, missing()), "!jinja.type-number-missing");
    EXPECT_EQ(filter(name, none()), "!jinja.type-applies-to-numbers");
    EXPECT_EQ(filter(name, str("1")), "!jinja.type-applies-to-numbers");
  }
}

TEST(NumberFilters, FilesizeformatPicksTheUnit) {
  EXPECT_EQ(filter("filesizeformat", num(1)), "'1 Byte'");
  EXPECT_EQ(filter("filesizeformat", num(999)), "'999 Bytes'");
  EXPECT_EQ(filter("filesizeformat", num(1000)), "'1.0 kB'");
  EXPECT_EQ(filter("filesizeformat", num(1000), {yes()}), "'1000 Bytes'");
  EXPECT_EQ(filter("filesizeformat", num(1'048'576), {yes()}), "'1.0 MiB'");
  EXPECT_EQ(filter("filesizeformat", str("1.5e6")), "'1.5 MB'");
  EXPECT_EQ(filter("filesizeformat", dec("1250")), "'1.2 kB'");
  EXPECT_EQ(filter("filesizeformat", dec("12e26")), "'1200.0 YB'");
  EXPECT_EQ(filter("filesizeformat", str("abc")), "!jinja.value-numeral");
  EXPECT_EQ(filter("filesizeformat", missing()), "!jinja.undefined-operand");
}

}  // namespace
}  // namespace chengwen::jinja
