#include <gtest/gtest.h>

#include "fake_host.h"

namespace chengwen::jinja {
namespace {

TEST(TextFilters, CaseIsFullUnicodeOnThePrintedForm) {
  EXPECT_EQ(filter("upper", str("straße")), "'STRASSE'");
  EXPECT_EQ(filter("upper", none()), "'NONE'");
  EXPECT_EQ(filter("lower", str("ÀB")), "'àb'");
  EXPECT_EQ(filter("capitalize", str("fOO bAR")), "'Foo bar'");
  EXPECT_EQ(filter("string", dec("12.50")), "'12.50'");
  for (const char* name : {"upper", "lower", "capitalize", "title", "trim", "string", "truncate",
                           "indent", "wordwrap", "striptags", "escape", "urlencode"})
    EXPECT_EQ(filter("string", host().filter(name, {missing()})), "''") << name;
}

TEST(TextFilters, TitleBeginsWordsBehindBlanksAndBrackets) {
  EXPECT_EQ(filter("title", str("foo-bar (baz) it's [qUX] <a>{b　中c")),
            "\"Foo-Bar (Baz) It's [Qux] <A>{B\\u3000中c\"");
  EXPECT_EQ(filter("title", str("ß")), "'SS'");
}

TEST(TextFilters, TrimTakesWhiteSpaceOrCharacters) {
  EXPECT_EQ(filter("trim", str(" 　a \n")), "'a'");
  EXPECT_EQ(filter("trim", str("xyaxy"), {str("xy")}), "'a'");
  EXPECT_EQ(filter("trim", str("“甲”"), {str("”“")}), "'甲'");
  EXPECT_EQ(filter("trim", str("a"), {none()}), "'a'");
  EXPECT_EQ(filter("trim", str("a"), {num(5)}), "!jinja.type-needs-text");
}

TEST(TextFilters, ReplaceCountsAndFillsGaps) {
  EXPECT_EQ(filter("replace", str("一一一"), {str("一"), str("1"), num(2)}), "'11一'");
  EXPECT_EQ(filter("replace", str("中文"), {str(""), str("-")}), "'-中-文-'");
  EXPECT_EQ(filter("replace", num(121), {num(1), num(3)}), "'323'");
  EXPECT_EQ(filter("replace", str("aaa"), {str("a"), str("b")}, {{"count", num(1)}}), "'baa'");
  EXPECT_EQ(filter("replace", str("a"), {str("a")}), "!jinja.type-arguments-missing");
}

TEST(TextFilters, CenterPutsTheOddBlankAsPythonDoes) {
  EXPECT_EQ(filter("center", str("ab"), {num(5)}), "'  ab '");
  EXPECT_EQ(filter("center", str("abc"), {num(6)}), "' abc  '");
  EXPECT_EQ(filter("center", str("中文"), {num(1)}), "'中文'");
  EXPECT_EQ(filter("center", str("x"), {num(1'000'000'000)}), "!jinja.value-too-large");
}

TEST(TextFilters, WordcountCountsRunsOfWordCharacters) {
  EXPECT_EQ(filter("wordcount", str("a b_c  绩效，报告")), "4");
  EXPECT_EQ(filter("wordcount", str(" ,. ")), "0");
}

TEST(TextFilters, TruncateCountsCodePoints) {
  const Value text = str("foo bar baz qux");
  EXPECT_EQ(filter("truncate", text, {num(9), no(), str("..."), num(0)}), "'foo...'");
  EXPECT_EQ(filter("truncate", text, {num(9), yes(), str("..."), num(0)}), "'foo ba...'");
  EXPECT_EQ(filter("truncate", text, {num(11)}), "'foo bar baz qux'");  // within the leeway
  EXPECT_EQ(
      filter("truncate", str("一二三四五"), {num(3)}, {{"end", str("…")}, {"leeway", num(0)}}),
      "'一二…'");
  EXPECT_EQ(filter("truncate", text, {num(2)}), "!jinja.value-at-least");
  EXPECT_EQ(filter("truncate", text, {num(9), no(), str(""), num(-1)}), "!jinja.value-at-least");
  EXPECT_EQ(filter("truncate", num(5)), "!jinja.type-applies-to-text");
}

TEST(TextFilters, IndentLeavesFirstAndBlankLinesUnlessTold) {
  const Value text = str("a\n\nb\r\n");
  EXPECT_EQ(filter("indent", text, {num(2)}), "'a\\n\\n  b\\n'");
  EXPECT_EQ(filter("indent", text, {str("> "), yes(), yes()}), "'> a\\n> \\n> b\\n> '");
  EXPECT_EQ(filter("indent", str("")), "''");
}

TEST(TextFilters, WordwrapBreaksAtBlanksAndHyphens) {
  EXPECT_EQ(filter("wordwrap", str("foobarbaz"), {num(4)}), "'foob\\narba\\nz'");
  EXPECT_EQ(filter("wordwrap", str("foobarbaz x"), {num(4), no()}), "'foobarbaz\\nx'");
  EXPECT_EQ(filter("wordwrap", str("a well-known fact"), {num(8)}), "'a well-\\nknown\\nfact'");
  EXPECT_EQ(filter("wordwrap", str("a well-known fact"), {num(8)}, {{"break_on_hyphens", no()}}),
            "'a well-k\\nnown\\nfact'");
  EXPECT_EQ(filter("wordwrap", str("one--two"), {num(5)}), "'one--\\ntwo'");
  EXPECT_EQ(filter("wordwrap", str("一二三 四\n\n五"), {num(3), yes(), str("|")}),
            "'一二三|四||五'");
  EXPECT_EQ(filter("wordwrap", str("a"), {num(0)}), "!jinja.value-at-least");
}

TEST(TextFilters, FormatTakesPositionalOrNamedValues) {
  EXPECT_EQ(filter("format", str("%s-%d"), {str("a"), num(1)}), "'a-1'");
  EXPECT_EQ(filter("format", str("%(a)s"), {}, {{"a", num(1)}}), "'1'");
  EXPECT_EQ(filter("format", str("%s"), {num(1)}, {{"a", num(1)}}), "!jinja.type-arguments-mixed");
}

TEST(TextFilters, DefaultStandsInForWhatIsMissing) {
  EXPECT_EQ(filter("default", missing()), "''");
  EXPECT_EQ(filter("d", missing(), {num(1)}), "1");
  EXPECT_EQ(filter("default", str(""), {str("d")}), "''");
  EXPECT_EQ(filter("default", str(""), {str("d"), yes()}), "'d'");
  EXPECT_EQ(filter("default", missing(), {missing()}), "Undefined");  // given, and itself missing
}

}  // namespace
}  // namespace chengwen::jinja
