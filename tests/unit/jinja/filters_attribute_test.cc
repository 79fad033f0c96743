#include <gtest/gtest.h>

#include "fake_host.h"

namespace chengwen::jinja {
namespace {

Value people() {
  return list(
      {map({{str("n"), str("甲")}, {str("a"), num(3)}, {str("o"), map({{str("c"), num(1)}})}}),
       map({{str("n"), str("乙")}, {str("a"), num(0)}, {str("o"), map({})}})});
}

TEST(AttributeFilters, MapTakesAnAttributeOrAFilter) {
  EXPECT_EQ(filter("map", people(), {}, {{"attribute", str("n")}}), "['甲', '乙']");
  EXPECT_EQ(filter("map", people(), {}, {{"attribute", str("o.c")}, {"default", num(9)}}),
            "[1, 9]");
  EXPECT_EQ(filter("map", list({tuple({num(1), num(2)})}), {}, {{"attribute", num(1)}}), "[2]");
  EXPECT_EQ(filter("map", texts({"a", "b"}), {str("upper")}), "['A', 'B']");
  EXPECT_EQ(filter("map", texts({"aa"}), {str("replace"), str("a"), str("x")}, {{"count", num(1)}}),
            "['xa']");
  EXPECT_EQ(filter("map", people(), {}, {{"attribute", str("n")}, {"x", num(1)}}),
            "!jinja.type-arguments-unknown");
  EXPECT_EQ(filter("map", people()), "!jinja.type-needs-name");
  EXPECT_EQ(filter("map", num(5), {str("upper")}), "!jinja.type-not-iterable");
}

TEST(AttributeFilters, NothingGivesNothing) {
  for (const Value& nothing : {missing(), none(), list({}), str("")})
    for (const char* name : {"map", "select", "reject", "selectattr", "rejectattr"})
      EXPECT_EQ(filter(name, nothing, {str("nosuch")}), "[]") << name;
}

TEST(AttributeFilters, AMistakeWaitsForItsItem) {
  const Value generator = host().filter("map", {list({num(1), str("a")}), str("abs")});
  EXPECT_EQ(filter("first", generator), "1");
  EXPECT_EQ(filter("list", generator), "!jinja.type-applies-to-numbers");
  EXPECT_EQ(filter("map", texts({"a"}), {str("nosuch")}), "!jinja.unknown-filter");
  EXPECT_EQ(filter("select", texts({"a"}), {str("nosuch")}), "!jinja.unknown-test");
}

TEST(AttributeFilters, SelectAndRejectByTestOrTruth) {
  const Value mixed = list({num(0), num(1), str(""), str("a"), none()});
  EXPECT_EQ(filter("select", mixed), "[1, 'a']");
  EXPECT_EQ(filter("reject", mixed), "[0, '', None]");
  EXPECT_EQ(filter("select", list({num(1), num(2), num(3)}), {str("gt"), num(1)}), "[2, 3]");
  EXPECT_EQ(filter("reject", list({num(1), num(2)}), {str("odd")}), "[2]");
  EXPECT_EQ(filter("list", host().filter("map", {host().filter("selectattr", {people(), str("a")}),
                                                 str("length")})),
            "[3]");
  EXPECT_EQ(filter("rejectattr", people(), {str("a"), str("eq"), num(3)}),
            "[{'n': '乙', 'a': 0, 'o': {}}]");
  EXPECT_EQ(filter("selectattr", people()), "!jinja.type-needs-name");
}

TEST(AttributeFilters, SumIsExactAndWantsNumbers) {
  EXPECT_EQ(filter("sum", list({dec("0.10"), dec("0.2")})), "0.30");
  EXPECT_EQ(filter("sum", people(), {str("a"), num(10)}), "13");
  EXPECT_EQ(filter("sum", list({tuple({num(1), num(5)})}), {str("1")}), "5");
  EXPECT_EQ(filter("sum", missing()), "0");
  EXPECT_EQ(filter("sum", list({list({num(1)}), list({num(2)})}), {}, {{"start", list({})}}),
            "[1, 2]");
  EXPECT_EQ(filter("sum", texts({"a"})), "!jinja.type-add");
  EXPECT_EQ(filter("sum", texts({"a"}), {}, {{"start", str("")}}), "!jinja.type-sum-text");
  EXPECT_EQ(filter("sum", people(), {str("nix")}), "!jinja.undefined-operand");
  EXPECT_EQ(filter("sum", people(), {str("o.nix.c")}), "!jinja.undefined-lookup");
}

TEST(AttributeFilters, AttrNeverFindsAnItem) {
  EXPECT_EQ(filter("attr", map({{str("a"), num(1)}}), {str("a")}), "Undefined");
  EXPECT_EQ(test("callable", host().filter("attr", {map({}), str("items")})), "True");
  EXPECT_EQ(filter("attr", missing(), {str("a")}), "!jinja.undefined-lookup");
}

}  // namespace
}  // namespace chengwen::jinja
