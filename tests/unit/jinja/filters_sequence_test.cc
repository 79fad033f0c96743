#include <gtest/gtest.h>

#include "fake_host.h"

namespace chengwen::jinja {
namespace {

Value numbers(std::vector<std::int64_t> given) {
  std::vector<Value> items;
  for (const std::int64_t number : given) items.push_back(num(number));
  return list(std::move(items));
}

TEST(SequenceFilters, LengthIsKnownOfWhatHasOne) {
  EXPECT_EQ(filter("length", str("𠮷野家")), "3");
  EXPECT_EQ(filter("count", map({{str("a"), num(1)}})), "1");
  EXPECT_EQ(filter("length", missing()), "0");
  EXPECT_EQ(filter("length", function("range", {num(1'000'000'000'000)})), "1000000000000");
  EXPECT_EQ(filter("length", host().filter("map", {numbers({1}), str("string")})),
            "!jinja.type-no-length");
  EXPECT_EQ(filter("length", none()), "!jinja.type-no-length");
  EXPECT_EQ(filter("length", num(5)), "!jinja.type-no-length");
}

TEST(SequenceFilters, EndsOfASequence) {
  EXPECT_EQ(filter("first", str("中文")), "'中'");
  EXPECT_EQ(filter("last", str("中文")), "'文'");
  EXPECT_EQ(filter("first", map({{str("k"), num(1)}})), "'k'");
  EXPECT_EQ(filter("last", numbers({1, 2})), "2");
  EXPECT_EQ(filter("last", host().filter("map", {numbers({1, 2}), str("string")})), "'2'");
  for (const char* name : {"first", "last", "random", "min", "max"}) {
    EXPECT_EQ(filter(name, list({})), "Undefined") << name;
    EXPECT_EQ(filter(name, missing()), "Undefined") << name;
    EXPECT_EQ(filter(name, num(5)), "!jinja.type-not-iterable") << name;
  }
}

TEST(SequenceFilters, RandomGivesTheSameForTheSame) {
  const Value items = numbers({1, 2, 3, 4, 5, 6, 7});
  const std::string chosen = filter("random", items);
  EXPECT_EQ(filter("random", items), chosen);
  EXPECT_EQ(test("in", host().filter("random", {items}), {items}), "True");
  EXPECT_EQ(filter("random", numbers({7})), "7");
}

TEST(SequenceFilters, ReverseOfTextIsText) {
  EXPECT_EQ(filter("reverse", str("一二𠮷")), "'𠮷二一'");
  EXPECT_EQ(filter("reverse", numbers({1, 2})), "[2, 1]");
}

TEST(SequenceFilters, ListAndJoinTakeWhatLoopsTake) {
  EXPECT_EQ(filter("list", str("中a")), "['中', 'a']");
  EXPECT_EQ(filter("list", missing()), "[]");
  EXPECT_EQ(filter("list", none()), "!jinja.type-not-iterable");
  EXPECT_EQ(filter("join", list({num(1), none(), missing(), dec("1.50")}), {str("、")}),
            "'1、None、、1.50'");
  EXPECT_EQ(filter("join", list({map({{str("n"), num(1)}}), map({})}), {str(","), str("n")}),
            "'1,'");
}

TEST(SequenceFilters, BatchMakesRows) {
  EXPECT_EQ(filter("batch", numbers({1, 2, 3}), {num(2)}), "[[1, 2], [3]]");
  EXPECT_EQ(filter("batch", numbers({1, 2, 3}), {num(2), str("-")}), "[[1, 2], [3, '-']]");
  EXPECT_EQ(filter("batch", numbers({1}), {num(2), none()}), "[[1]]");
  EXPECT_EQ(filter("batch", list({}), {num(2), num(0)}), "[]");
  EXPECT_EQ(filter("batch", numbers({1}), {num(1'000'000'000), num(0)}), "!jinja.value-too-large");
  EXPECT_EQ(filter("batch", numbers({1}), {str("2")}), "!jinja.type-needs-integer");
}

TEST(SequenceFilters, SliceMakesColumnsLongerFirst) {
  EXPECT_EQ(filter("slice", numbers({1, 2, 3, 4, 5}), {num(3)}), "[[1, 2], [3, 4], [5]]");
  EXPECT_EQ(filter("slice", numbers({3, 1, 2}), {}, {{"slices", num(2)}, {"fill_with", num(0)}}),
            "[[3, 1], [2, 0]]");
  EXPECT_EQ(filter("slice", list({}), {num(2)}), "[[], []]");
  EXPECT_EQ(filter("slice", list({}), {num(-1)}), "[]");
  EXPECT_EQ(filter("slice", list({}), {num(0)}), "!jinja.zero-division");
  EXPECT_EQ(filter("slice", list({}), {num(1'000'000'000)}), "!jinja.value-too-large");
}

TEST(SequenceFilters, ItemsOfAMap) {
  EXPECT_EQ(filter("items", map({{str("b"), num(2)}, {num(1), num(3)}})), "[('b', 2), (1, 3)]");
  EXPECT_EQ(filter("items", missing()), "[]");
  EXPECT_EQ(filter("items", list({})), "!jinja.type-applies-to-maps");
}

TEST(SequenceFilters, GeneratorsLoopOnce) {
  const Value generator = make_generator({num(1), num(2), num(3)});
  EXPECT_EQ(filter("first", generator), "1");
  EXPECT_EQ(generator.to_string(), "[2, 3]");  // printing takes nothing
  EXPECT_EQ(filter("list", generator), "[2, 3]");
  EXPECT_EQ(filter("list", generator), "[]");
  EXPECT_TRUE(generator.truth());
}

TEST(SequenceFilters, MakingItemsIsCharged) {
  const std::size_t before = host().charged;
  filter("list", function("range", {num(1000)}));
  EXPECT_GE(host().charged - before, 1000u);
}

}  // namespace
}  // namespace chengwen::jinja
