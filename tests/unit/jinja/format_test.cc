#include "jinja/format.h"

#include <gtest/gtest.h>

#include "fake_host.h"

namespace chengwen::jinja {
namespace {

std::string percent(std::string_view format, const Value& values) {
  return outcome([&] { return str(percent_format(format, values)); });
}

std::string brace(std::string_view format, std::vector<Value> positional, Named named = {}) {
  return outcome([&] { return str(brace_format(format, positional, named)); });
}

TEST(PercentFormat, PrintsTextAndValues) {
  EXPECT_EQ(percent("%s的%s", tuple({str("甲"), num(1)})), "'甲的1'");
  EXPECT_EQ(percent("%s", list({num(1), str("a")})), "\"[1, 'a']\"");
  EXPECT_EQ(percent("%r", str("a")), "\"'a'\"");
  EXPECT_EQ(percent("%5s|%-5s|%.2s|", tuple({str("中"), str("中"), str("一二三")})),
            "'    中|中    |一二|'");
  EXPECT_EQ(percent("%s", missing()), "''");
  EXPECT_EQ(percent("%c%c", tuple({num(0x4E2D), str("文")})), "'中文'");
  EXPECT_EQ(percent("100%%", tuple({})), "'100%'");
}

TEST(PercentFormat, PrintsNumbers) {
  EXPECT_EQ(percent("%d %i", tuple({dec("42.9"), dec("-42.9")})), "'42 -42'");
  EXPECT_EQ(percent("%02d:%02d", tuple({num(3), num(7)})), "'03:07'");
  EXPECT_EQ(percent("%.3d|%+d|% d", tuple({num(5), num(5), num(5)})), "'005|+5| 5'");
  EXPECT_EQ(percent("%x %X %#x %o", tuple({num(255), num(255), num(-255), num(8)})),
            "'ff FF -0xff 10'");
  EXPECT_EQ(percent("%f", num(1)), "'1.000000'");
  EXPECT_EQ(percent("%08.2f|%-8.1f|", tuple({dec("-3.5"), dec("1.25")})), "'-0003.50|1.2     |'");
  EXPECT_EQ(percent("%#.0f", num(3)), "'3.'");
  EXPECT_EQ(percent("%*d", tuple({num(5), num(42)})), "'   42'");
  EXPECT_EQ(percent("%.*f", tuple({num(1), dec("0.25")})), "'0.2'");
}

TEST(PercentFormat, RoundsTheExactValueHalfToEven) {
  EXPECT_EQ(percent("%.2f", dec("12.345")), "'12.34'");
  EXPECT_EQ(percent("%.1f", dec("0.15")), "'0.2'");
  EXPECT_EQ(percent("%.20f", dec("0.1")), "'0.10000000000000000000'");
  EXPECT_EQ(percent("%.0f", dec("-0.5")), "'0'");  // there is no negative zero
}

TEST(PercentFormat, TakesNamedValuesFromAMap) {
  const Value values = map({{str("a"), str("x")}, {str("b"), num(5)}, {str("unused"), num(1)}});
  EXPECT_EQ(percent("%(a)s-%(b)03d", values), "'x-005'");
  EXPECT_EQ(percent("none", values), "'none'");
  EXPECT_EQ(percent("%(c)s", values), "!jinja.value-format-name");
  EXPECT_EQ(percent("%(a)s", num(1)), "!jinja.type-format-map");
  EXPECT_EQ(percent("%(a)s", missing()), "!jinja.undefined-operand");
}

TEST(PercentFormat, CountsItsValues) {
  EXPECT_EQ(percent("%s %s", num(1)), "!jinja.type-format-too-few");
  EXPECT_EQ(percent("%s", tuple({num(1), num(2)})), "!jinja.type-format-too-many");
  EXPECT_EQ(percent("abc", num(1)), "!jinja.type-format-too-many");
  EXPECT_EQ(percent("abc", list({num(1)})), "'abc'");  // as Python: a list has keys of a kind
}

TEST(PercentFormat, RefusesWhatDoesNotFit) {
  EXPECT_EQ(percent("%d", str("1")), "!jinja.type-format-number");
  EXPECT_EQ(percent("%.2f", none()), "!jinja.type-format-number");
  EXPECT_EQ(percent("%x", dec("1.5")), "!jinja.type-format-number");
  EXPECT_EQ(percent("%.2f", missing()), "!jinja.undefined-operand");
  EXPECT_EQ(percent("%c", num(0xD800)), "!jinja.value-character");
  for (const char* format : {"%", "%5", "%(a", "%y", "%5%"})
    EXPECT_EQ(percent(format, map({{str("a"), num(1)}})), "!jinja.value-format") << format;
  EXPECT_EQ(percent("%1000000000d", num(1)), "!jinja.value-too-large");
  EXPECT_EQ(percent("%.20000f", num(1)), "!jinja.value-too-many-digits");
}

TEST(BraceFormat, FindsItsValues) {
  EXPECT_EQ(brace("{}-{}", {num(1), str("中")}), "'1-中'");
  EXPECT_EQ(brace("{1}{0}{1}", {num(1), num(2)}), "'212'");
  EXPECT_EQ(brace("{a} {a!r} {{}}", {}, {{"a", str("x")}}), "\"x 'x' {}\"");
  EXPECT_EQ(brace("{0[1]} {1[k]} {2[0]}",
                  {list({num(7), num(8)}), map({{str("k"), num(9)}}), str("文字")}),
            "'8 9 文'");
  EXPECT_EQ(brace("{:{}} {:>{w}}", {str("a"), num(3), num(5)}, {{"w", num(4)}}), "'a      5'");
  EXPECT_EQ(brace("{} {} {}", {none(), yes(), missing()}), "'None True '");
}

TEST(BraceFormat, AlignsAndPads) {
  EXPECT_EQ(brace("{:>6}|{:<6}|{:^6}|{:中^5}", {str("ab"), str("ab"), str("ab"), str("一")}),
            "'    ab|ab    |  ab  |中中一中中'");
  EXPECT_EQ(brace("{:5}|{:5}|{:<5}|", {str("a"), num(1), num(1)}), "'a    |    1|1    |'");
  EXPECT_EQ(brace("{:05}|{:=+7}|{:*=7}", {dec("1.5"), num(5), num(-5)}), "'001.5|+     5|-*****5'");
  EXPECT_EQ(brace("{:05}", {str("a")}), "'a0000'");
  EXPECT_EQ(brace("{:.2}", {str("一二三")}), "'一二'");
}

TEST(BraceFormat, PrintsNumbers) {
  EXPECT_EQ(brace("{:.1%} {:.0%}", {dec("0.1234"), dec("0.5")}), "'12.3% 50%'");
  EXPECT_EQ(brace("{:,.2f} {:_} {:,d}", {dec("1234567.891"), num(1234567), num(1234)}),
            "'1,234,567.89 1_234_567 1,234'");
  EXPECT_EQ(brace("{:08,} {:07,}", {num(1234), num(1234)}), "'0,001,234 001,234'");
  EXPECT_EQ(
      brace("{:x} {:#X} {:b} {:#o} {:_x}", {num(255), num(255), num(5), num(8), num(0x12345678)}),
      "'ff 0XFF 101 0o10 1234_5678'");
  EXPECT_EQ(brace("{} {:f} {:}", {dec("12.50"), num(1), dec("1e20")}),
            "'12.50 1.000000 100000000000000000000'");
  EXPECT_EQ(brace("{:>6} {:d}", {yes(), no()}), "'     1 0'");
  EXPECT_EQ(brace("{:.3} {:.2} {:.2}", {dec("3.14159"), dec("1234.5"), dec("0.00456")}),
            "'3.14 1200 0.0046'");
}

TEST(BraceFormat, RefusesWhatDoesNotFit) {
  for (const char* format : {"{", "}", "{0", "{!x}", "{!", "{a.b}", "{0[", "{0[]}", "{:{:{}}}"})
    EXPECT_EQ(brace(format, {num(1), num(1), num(1)}, {{"a", num(1)}}), "!jinja.value-format")
        << format;
  EXPECT_EQ(brace("{}{0}", {num(1)}), "!jinja.value-format");
  EXPECT_EQ(brace("{1}", {num(1)}), "!jinja.value-format-name");
  EXPECT_EQ(brace("{b}", {num(1)}), "!jinja.value-format-name");
  EXPECT_EQ(brace("{0[x]}", {map({})}), "!jinja.value-format-name");
  for (const char* format : {"{:5.}", "{:5dd}"})
    EXPECT_EQ(brace(format, {num(1)}), "!jinja.value-format") << format;
  for (const char* format : {"{:y}", "{:s}", "{:.2d}", "{:,x}", "{:,_}", "{:<<<}"})
    EXPECT_EQ(brace(format, {num(1)}), "!jinja.value-format-type") << format;
  EXPECT_EQ(brace("{:d}", {dec("1.5")}), "!jinja.value-format-type");
  for (const char* format : {"{:d}", "{:+}", "{:=5}", "{:,}"})
    EXPECT_EQ(brace(format, {str("a")}), "!jinja.value-format-type") << format;
  EXPECT_EQ(brace("{:5}", {none()}), "!jinja.value-format-type");
  EXPECT_EQ(brace("{:5}", {missing()}), "!jinja.undefined-operand");
  EXPECT_EQ(brace("{:1000000000}", {num(1)}), "!jinja.value-too-large");
}

}  // namespace
}  // namespace chengwen::jinja
