#include "jinja/parser.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "jinja/plain_text.h"
#include "jinja/program.h"

namespace chengwen::jinja {
namespace {

const Environment& environment() {
  static const Environment built = [] {
    Environment all = Environment::standard();
    for (const char* name : {"f", "g"}) all.alias_filter(name, "upper");
    all.alias_test("t", "odd");
    return all;
  }();
  return built;
}

std::string tree(std::string_view text, diag::Report& report) {
  return dump_ast(cut_plain_text(text, 2, report), environment(), report);
}

struct Case {
  std::string_view expression;
  std::string_view tree;
};

class Expressions : public testing::TestWithParam<Case> {};

TEST_P(Expressions, AreReadAsTheGrammarSays) {
  diag::Report report;
  EXPECT_EQ(tree("{{ " + std::string(GetParam().expression) + " }}", report),
            "template\n  print " + std::string(GetParam().tree) + "\n");
  EXPECT_FALSE(report.has_errors());
}

INSTANTIATE_TEST_SUITE_P(
    Parser, Expressions,
    testing::Values(
        Case{"1 + 2 * 3", "(+ 1 (* 2 3))"}, Case{"1 - 2 - 3", "(- (- 1 2) 3)"},
        Case{"2 ** 3 ** 2", "(** (** 2 3) 2)"}, Case{"-2 ** 2", "(** (- 2) 2)"},
        Case{"-x|abs", "(|abs (- x))"}, Case{"-x.y|f", "(|f (- (.y x)))"},
        Case{"a ~ b + c ~ d", "(+ (~ a b) (~ c d))"}, Case{"2 * 3 ~ 4", "(~ (* 2 3) 4)"},
        Case{"not a == b", "(not (compare a == b))"}, Case{"not not a", "(not (not a))"},
        Case{"a or b and not c", "(or a (and b (not c)))"},
        Case{"a < b <= c not in d", "(compare a < b <= c not in d)"},
        Case{"a if b else c if d else e", "(if-else a b (if-else c d e))"},
        Case{"a if b", "(if-else a b -)"}, Case{"a if b if c", "(if-else (if-else a b -) c -)"},
        Case{"1 + 2 is odd", "(+ 1 (is-odd 2))"},
        Case{"x is not t(1, k=2)", "(not (is-t x 1 k=2))"},
        Case{"x is t 3 + 1", "(+ (is-t x 3) 1)"}, Case{"x is t y.z", "(is-t x (.z y))"},
        Case{"x is t and y", "(and (is-t x) y)"}, Case{"x is t if c", "(if-else (is-t x) c -)"},
        Case{"x|f(1)|g", "(|g (|f x 1))"}, Case{"x|f is t|g", "(|g (is-t (|f x)))"},
        Case{"x.a[1].b(2)['c']", "(item (call (.b (item (.a x) 1)) 2) 'c')"},
        Case{"x.0.1", "(item (item x 0) 1)"}, Case{"x.if.and", "(.and (.if x))"},
        Case{"x[1:2:3]", "(item x (slice 1 2 3))"}, Case{"x[:]", "(item x (slice - - -))"},
        Case{"x[::2]", "(item x (slice - - 2))"}, Case{"x[1, 2]", "(item x (tuple 1 2))"},
        Case{"f(a, *b, c=d, **e)", "(call f a *b c=d **e)"}, Case{"f(a,)", "(call f a)"},
        Case{"()", "(tuple)"}, Case{"(1)", "1"}, Case{"(1,)", "(tuple 1)"},
        Case{"1, 2,", "(tuple 1 2)"}, Case{"[1, [2],]", "(list 1 (list 2))"},
        Case{"{'a': 1, b: c,}", "(map 'a' 1 b c)"}, Case{"'a' \"b\" ‘c’", "'abc'"},
        Case{"true and None", "(and True None)"}, Case{"TRUE ~ null", "(~ TRUE null)"},
        Case{"0x1f + 1_0", "(+ 31 10)"}));

TEST(Parser, BuildsEachStatement) {
  diag::Report report;
  EXPECT_EQ(tree("a{% for i, (j, k) in xs if i recursive %}{{ i }}{% else %}b{% endfor %}"
                 "{% if a, %}{% elif b %}c{% else %}{% endif %}"
                 "{% set a, b = 1, 2 %}{% set n.x = 3 %}{% set t | upper %}d{% endset %}"
                 "{% with a = 1, b = 2 %}e{% endwith %}"
                 "{% macro m(a, b=1) %}f{% endmacro %}{% call(x) m(1) %}g{% endcall %}"
                 "{% filter upper|trim %}h{% endfilter %}{% block i scoped %}j{% endblock i %}"
                 "{% autoescape true %}k{% endautoescape %}{% print 1, 2 %}",
                 report),
            "template\n"
            "  text 'a'\n"
            "  for (i, (j, k)) in xs if i recursive\n"
            "    print i\n"
            "  else\n"
            "    text 'b'\n"
            "  if (tuple a)\n"
            "  elif b\n"
            "    text 'c'\n"
            "  else\n"
            "  set (a, b) = (tuple 1 2)\n"
            "  set n.x = 3\n"
            "  set t (|upper)\n"
            "    text 'd'\n"
            "  with a=1 b=2\n"
            "    text 'e'\n"
            "  macro m(a, b=1)\n"
            "    text 'f'\n"
            "  call(x) (call m 1)\n"
            "    text 'g'\n"
            "  filter (|trim (|upper))\n"
            "    text 'h'\n"
            "  block i scoped\n"
            "    text 'j'\n"
            "  autoescape\n"
            "    text 'k'\n"
            "  print 1\n"
            "  print 2\n");
  EXPECT_TRUE(report.empty());
}

TEST(Parser, GivesOneMistakePerTagAndGoesOn) {
  diag::Report report;
  std::string text;
  for (int i = 0; i < 20; ++i) text += "{{ a b c = }}{% if x| %}{{ ) }}{% endif %}\n";
  tree(text, report);
  EXPECT_EQ(report.errors(), 60u);
}

TEST(Parser, SpansOfMistakesAreThoseOfTheToken) {
  diag::Report report;
  tree("甲{{ a + 名称 名称二 }}", report);
  ASSERT_EQ(report.diagnostics().size(), 1u);
  EXPECT_EQ(report.diagnostics()[0].span, (diag::Span{2, 17, 26}));
}

TEST(Parser, NamesTheOpenerAndTheLikeliestEndOfABlock) {
  diag::Report report;
  tree("{% for x in xs %}{% with %}{% if x %}{% endfor %}", report);
  ASSERT_EQ(report.diagnostics().size(), 2u);
  EXPECT_EQ(report.diagnostics()[0].span, (diag::Span{2, 29, 35}));
  ASSERT_EQ(report.diagnostics()[0].notes.size(), 1u);
  EXPECT_EQ(report.diagnostics()[0].notes[0].span, (diag::Span{2, 40, 46}));
  EXPECT_EQ(report.diagnostics()[1].span, (diag::Span{2, 19, 25}));
}

/// Whatever is read, the parser must come to an end without a crash.
TEST(Parser, SurvivesEveryBeginningOfATemplate) {
  const std::string text =
      "{% macro m(a, b=[1, {'k': (2,)}]) %}{% for i, (j, k) in xs|map('f')|list if i is t(1) "
      "recursive %}{{ loop(i.c)[1:2:-1] if not a else f(*x, y=1, **z) ~ 'q\\x41' }}{% else %}"
      "{% set n.x = -1 ** 2 %}{% endfor %}{% endmacro %}{% call(u) m(1) %}{% endcall %}"
      "{% filter a|b(1) %}{% block c scoped %}{% endblock c %}{% endfilter %}{% with a = 1 %}"
      "{% set t | upper %}{% raw %}{{{% endraw %}{% endset %}{% endwith %}{# c #}";
  for (std::size_t size = 0; size <= text.size(); ++size) {
    diag::Report report;
    EXPECT_FALSE(tree(text.substr(0, size), report).empty());
    EXPECT_FALSE(tree(text.substr(size), report).empty());
  }
}

std::string repeated(std::string_view text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) result += text;
  return result;
}

TEST(Parser, StopsAtTooDeepNesting) {
  const std::string templates[] = {
      "{{ " + repeated("(", 100000) + " }}",
      "{{ " + repeated("-", 100000) + "1 }}",
      "{{ " + repeated("not ", 100000) + "1 }}",
      "{{ " + repeated("[", 100000) + " }}",
      "{{ " + repeated("{1:", 100000) + " }}",
      "{{ " + repeated("a if b else ", 100000) + "c }}",
      "{{ a" + repeated("+a", 100000) + " }}",
      "{{ a" + repeated(".a", 100000) + " }}",
      "{{ a" + repeated("|f", 100000) + " }}",
      "{% set " + repeated("(", 100000) + " %}",
      repeated("{% if a %}", 100000),
  };
  for (const std::string& text : templates) {
    diag::Report report;
    tree(text, report);
    ASSERT_FALSE(report.empty()) << text.substr(0, 20);
    EXPECT_EQ(report.diagnostics()[0].message->id, "jinja.too-deep") << text.substr(0, 20);
  }
}

TEST(Parser, LongChainsThatAreFlatAreFine) {
  for (const char* sign : {" ~ a", " and a", " or a", " == a"}) {
    diag::Report report;
    tree("{{ a" + repeated(sign, 10000) + " }}", report);
    EXPECT_TRUE(report.empty()) << sign;
  }
}

}  // namespace
}  // namespace chengwen::jinja
