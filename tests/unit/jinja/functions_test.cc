#include <gtest/gtest.h>

#include "fake_host.h"

namespace chengwen::jinja {
namespace {

std::string called(std::string_view name, std::vector<Value> arguments, Named named = {}) {
  return outcome([&] { return function(name, std::move(arguments), std::move(named)); });
}

TEST(Functions, RangeCountsWithoutMakingItsItems) {
  EXPECT_EQ(called("range", {num(3)}), "[0, 1, 2]");
  EXPECT_EQ(called("range", {num(1), num(4)}), "[1, 2, 3]");
  EXPECT_EQ(called("range", {num(5), num(0), num(-2)}), "[5, 3, 1]");
  EXPECT_EQ(called("range", {num(3), num(1)}), "[]");
  EXPECT_EQ(function("range", {num(1), dec("1000000000000000000000")}).to_string(),
            "range(1, 1000000000000000000)");
  EXPECT_EQ(called("range", {num(1), num(2), num(0)}), "!jinja.value-range-step");
  EXPECT_EQ(called("range", {dec("2.0")}), "!jinja.type-needs-integer");
  EXPECT_EQ(called("range", {missing()}), "!jinja.type-number-missing");
  EXPECT_EQ(called("range", {}), "!jinja.type-arguments-missing");
  EXPECT_EQ(called("range", {num(1), num(2), num(3), num(4)}), "!jinja.type-arguments-too-many");
  EXPECT_FALSE(function("range", {num(0)}).truth());
}

TEST(Functions, DictTakesAMapPairsAndNames) {
  EXPECT_EQ(called("dict", {}, {{"a", num(1)}}), "{'a': 1}");
  EXPECT_EQ(called("dict", {map({{num(1), num(2)}})}, {{"a", num(1)}}), "{1: 2, 'a': 1}");
  EXPECT_EQ(called("dict", {list({tuple({str("k"), num(1)}), str("xy")})}), "{'k': 1, 'x': 'y'}");
  EXPECT_EQ(called("dict", {}, {{"source", num(1)}}), "{'source': 1}");
  EXPECT_EQ(called("dict", {map({}), map({})}), "!jinja.type-arguments-too-many");
  EXPECT_EQ(called("dict", {list({str("xyz")})}), "!jinja.value-pair");
  EXPECT_EQ(called("dict", {list({tuple({list({}), num(1)})})}), "!jinja.type-key");
}

TEST(Functions, NamespaceHoldsWhatIsSet) {
  const Value made = function("namespace", {map({{str("a"), num(1)}})}, {{"b", num(2)}});
  auto* space = made.object_if<Namespace>();
  ASSERT_NE(space, nullptr);
  space->set("a", str("x"));
  const Environment& environment = host().environment();
  EXPECT_EQ(repr(get_attribute(environment, made, "a")), "'x'");
  EXPECT_EQ(repr(get_item(environment, made, str("b"))), "2");
  EXPECT_EQ(get_attribute(environment, made, "c").missing_name(), "c");
}

TEST(Functions, CyclerTurnsAndResets) {
  const Value cycler = function("cycler", {str("单"), str("双")});
  EXPECT_EQ(method(cycler, "next"), "'单'");
  EXPECT_EQ(repr(get_attribute(host().environment(), cycler, "current")), "'双'");
  EXPECT_EQ(method(cycler, "next"), "'双'");
  EXPECT_EQ(method(cycler, "next"), "'单'");
  EXPECT_EQ(method(cycler, "reset"), "None");
  EXPECT_EQ(method(cycler, "next"), "'单'");
  EXPECT_EQ(called("cycler", {}), "!jinja.value-cycler");
}

TEST(Functions, JoinerIsEmptyFirst) {
  const Value joiner = function("joiner", {str("、")});
  const auto call = [&] { return repr(host().call(joiner, {})); };
  EXPECT_EQ(call(), "''");
  EXPECT_EQ(call(), "'、'");
  EXPECT_EQ(repr(host().call(function("joiner"), {})), "''");
}

}  // namespace
}  // namespace chengwen::jinja
