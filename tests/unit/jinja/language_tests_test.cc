#include <gtest/gtest.h>

#include "fake_host.h"

namespace chengwen::jinja {
namespace {

TEST(LanguageTests, TypesAreExact) {
  struct Case {
    const char* name;
    std::vector<Value> yes_for;
    std::vector<Value> no_for;
  };
  const Value range = function("range", {num(3)});
  const Value view = host().call(get_method(host().environment(), map({}), "keys"), {});
  const Case cases[] = {
      {"defined", {none(), num(0)}, {missing()}},
      {"undefined", {missing()}, {none()}},
      {"none", {none()}, {missing(), num(0), no()}},
      {"true", {yes()}, {num(1), str("a")}},
      {"false", {no()}, {num(0), none()}},
      {"boolean", {yes(), no()}, {num(1)}},
      {"integer", {num(42)}, {dec("42.0"), yes()}},
      {"float", {dec("1.0")}, {num(1), yes()}},
      {"number", {num(1), dec("1.5"), yes()}, {str("1"), none()}},
      {"string", {str("")}, {num(1), missing()}},
      {"mapping", {map({})}, {list({})}},
      {"sequence",
       {str(""), list({}), tuple({}), map({}), range, missing()},
       {num(1), none(), view, make_generator({})}},
      {"iterable",
       {str(""), list({}), map({}), range, missing(), view, make_generator({})},
       {num(1), none()}},
      {"callable",
       {make_function(*host().environment().global("range")), function("joiner"), missing()},
       {str(""), range}},
      {"escaped", {}, {str("a")}},
      {"lower", {str("ab1"), str("é")}, {str("aB"), str("12"), str("中"), missing()}},
      {"upper", {str("AB1"), str("Ａ")}, {str("Ab"), num(12), none()}},
  };
  for (const Case& one : cases) {
    for (const Value& value : one.yes_for)
      EXPECT_EQ(test(one.name, value), "True") << one.name << ' ' << repr(value);
    for (const Value& value : one.no_for)
      EXPECT_EQ(test(one.name, value), "False") << one.name << ' ' << repr(value);
  }
}

TEST(LanguageTests, Divisibility) {
  EXPECT_EQ(test("odd", num(-3)), "True");
  EXPECT_EQ(test("odd", dec("3.0")), "True");
  EXPECT_EQ(test("odd", dec("3.5")), "False");
  EXPECT_EQ(test("even", num(0)), "True");
  EXPECT_EQ(test("divisibleby", num(9), {num(3)}), "True");
  EXPECT_EQ(test("divisibleby", num(9), {num(0)}), "!jinja.zero-division");
  EXPECT_EQ(test("odd", str("a")), "!jinja.type-applies-to-numbers");
  EXPECT_EQ(test("odd", none()), "!jinja.type-operator");
  EXPECT_EQ(test("even", missing()), "!jinja.undefined-operand");
}

TEST(LanguageTests, ComparisonsHaveManyNames) {
  for (const char* name : {"eq", "==", "equalto", "le", "<=", "ge", ">="})
    EXPECT_EQ(test(name, num(1), {dec("1.0")}), "True") << name;
  for (const char* name : {"ne", "!=", "lt", "<", "lessthan"})
    EXPECT_EQ(test(name, num(1), {num(2)}), "True") << name;
  for (const char* name : {"gt", ">", "greaterthan"})
    EXPECT_EQ(test(name, num(2), {num(1)}), "True") << name;
  EXPECT_EQ(test("eq", str("1"), {num(1)}), "False");
  EXPECT_EQ(test("lt", str("a"), {num(5)}), "!jinja.type-compare");
  EXPECT_EQ(test("lt", num(1)), "!jinja.type-arguments-missing");
  EXPECT_EQ(test("in", num(1), {list({num(1)})}), "True");
}

TEST(LanguageTests, SameasIsIdentity) {
  const Value items = list({});
  EXPECT_EQ(test("sameas", items, {items}), "True");
  EXPECT_EQ(test("sameas", items, {list({})}), "False");
  EXPECT_EQ(test("sameas", no(), {no()}), "True");
  EXPECT_EQ(test("sameas", num(0), {no()}), "False");
}

TEST(LanguageTests, NamesAreKnown) {
  EXPECT_EQ(test("filter", str("upper")), "True");
  EXPECT_EQ(test("filter", str("nosuch")), "False");
  EXPECT_EQ(test("test", str("odd")), "True");
  EXPECT_EQ(test("test", str("upper")), "True");
  EXPECT_EQ(test("test", str("join")), "False");
}

}  // namespace
}  // namespace chengwen::jinja
