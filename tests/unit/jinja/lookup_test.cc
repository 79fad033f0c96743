#include <gtest/gtest.h>

#include "fake_host.h"

namespace chengwen::jinja {
namespace {

std::string attribute(const Value& object, std::string_view name) {
  return outcome([&] { return get_attribute(host().environment(), object, name); });
}

std::string item(const Value& object, const Value& key) {
  return outcome([&] { return get_item(host().environment(), object, key); });
}

std::string slice(const Value& object, const Value& start, const Value& stop,
                  const Value& step = none()) {
  return outcome([&] { return get_slice(object, start, stop, step); });
}

TEST(Lookup, AKeyWinsUnlessTheNameIsCalled) {
  const Value budget = map({{str("items"), str("data")}});
  EXPECT_EQ(attribute(budget, "items"), "'data'");
  EXPECT_EQ(item(budget, str("items")), "'data'");
  EXPECT_EQ(method(budget, "items"), "[('items', 'data')]");
  EXPECT_EQ(test("callable", get_attribute(host().environment(), budget, "keys")), "True");
  EXPECT_EQ(method(map({{str("f"), num(1)}}), "f"), "!jinja.type-not-callable");
}

TEST(Lookup, IndexesCountFromBothEnds) {
  EXPECT_EQ(item(list({num(1), num(2)}), num(-1)), "2");
  EXPECT_EQ(item(tuple({num(1)}), yes()), "Undefined");
  EXPECT_EQ(item(str("中文"), num(1)), "'文'");
  EXPECT_EQ(item(str("中文"), num(2)), "Undefined");
  EXPECT_EQ(item(list({num(1)}), dec("0.0")), "Undefined");
  EXPECT_EQ(item(list({num(1)}), dec("100000000000000000000")), "Undefined");
  EXPECT_EQ(item(function("range", {num(5)}), num(-2)), "3");
}

TEST(Lookup, KeysMatchByValueAndNeverAcrossTypes) {
  const Value mixed =
      map({{num(1), str("n")}, {tuple({num(1), num(2)}), str("t")}, {none(), str("o")}});
  EXPECT_EQ(item(mixed, dec("1.0")), "'n'");
  EXPECT_EQ(item(mixed, str("1")), "Undefined");
  EXPECT_EQ(item(mixed, tuple({num(1), num(2)})), "'t'");
  EXPECT_EQ(item(mixed, none()), "'o'");
  EXPECT_EQ(item(mixed, list({})), "Undefined");
  EXPECT_EQ(item(mixed, missing()), "Undefined");
}

TEST(Lookup, KeysAreNotNestedWithoutEnd) {
  Value deep = tuple({});
  for (int i = 0; i < 1000; ++i) deep = tuple({deep});
  EXPECT_FALSE(is_key(deep));
  EXPECT_EQ(item(map({}), deep), "Undefined");
}

TEST(Lookup, WhatIsMissingIsRememberedByName) {
  const Value object = map({});
  const Value gone = get_attribute(host().environment(), object, "预算");
  EXPECT_EQ(gone.missing_name(), "预算");
  EXPECT_TRUE(gone.missing_owner().same_as(object));
  EXPECT_EQ(get_item(host().environment(), list({}), num(3)).missing_name(), "[3]");
  for (const Value& poor : {none(), num(5), yes(), list({})})
    EXPECT_EQ(attribute(poor, "x"), "Undefined");
  EXPECT_EQ(attribute(gone, "x"), "!jinja.undefined-lookup");
  EXPECT_EQ(item(gone, num(0)), "!jinja.undefined-lookup");
  EXPECT_EQ(attribute(Value(), "x"), "!jinja.undefined-expression");
}

TEST(Lookup, SlicesAsPython) {
  const Value numbers = list({num(0), num(1), num(2), num(3), num(4)});
  EXPECT_EQ(slice(numbers, num(1), num(3)), "[1, 2]");
  EXPECT_EQ(slice(numbers, num(-2), none()), "[3, 4]");
  EXPECT_EQ(slice(numbers, none(), none(), num(-1)), "[4, 3, 2, 1, 0]");
  EXPECT_EQ(slice(numbers, num(3), num(-100), num(-2)), "[3, 1]");
  EXPECT_EQ(slice(numbers, num(10), none()), "[]");
  EXPECT_EQ(slice(tuple({num(1), num(2)}), none(), num(1)), "(1,)");
  EXPECT_EQ(slice(str("一二三四五"), num(1), num(-1)), "'二三四'");
  EXPECT_EQ(slice(str("一二三𠮷五"), none(), none(), num(-2)), "'五三一'");
  EXPECT_EQ(slice(function("range", {num(0), num(20), num(2)}), num(-3), none(), num(2)),
            "[14, 18]");
  EXPECT_EQ(slice(function("range", {num(5)}), none(), none(), dec("-100000000000000000000")),
            "[4]");
  EXPECT_EQ(slice(numbers, dec("-100000000000000000000"), dec("100000000000000000000"), num(4)),
            "[0, 4]");
}

TEST(Lookup, SlicesThatCannotBe) {
  EXPECT_EQ(slice(list({}), none(), none(), num(0)), "!jinja.value-slice-step");
  EXPECT_EQ(slice(list({}), str("a"), none()), "!jinja.type-slice-bound");
  EXPECT_EQ(slice(list({}), missing(), none()), "!jinja.undefined-operand");
  EXPECT_EQ(slice(missing(), num(1), none()), "!jinja.undefined-operand");
  EXPECT_EQ(slice(none(), num(1), none()), "!jinja.type-slice");
  EXPECT_EQ(slice(map({}), num(1), none()), "!jinja.type-slice");
}

TEST(Lookup, PathsStepThroughNamesAndIndexes) {
  const Value data = map({{str("a"), list({map({{str("b"), num(7)}})})}});
  const auto of = [&](const Value& path, const Value* otherwise = nullptr) {
    return outcome([&] { return AttributePath(path).of(host().environment(), data, otherwise); });
  };
  const Value other = str("无");
  EXPECT_EQ(of(str("a.0.b")), "7");
  EXPECT_EQ(of(none()), repr(data));
  EXPECT_EQ(of(str("a.1")), "Undefined");
  EXPECT_EQ(of(str("a.1"), &other), "'无'");
  EXPECT_EQ(of(str("a.1.b")), "!jinja.undefined-lookup");
  EXPECT_EQ(of(num(0)), "Undefined");
}

TEST(Lookup, LoopsSeeWhatTheirBodyChanges) {
  const Value items = list({num(1)});
  const auto cursor = iterate(items);
  Value taken;
  ASSERT_TRUE(cursor->next(taken));
  method(items, "append", {num(2)});
  ASSERT_TRUE(cursor->next(taken));
  EXPECT_EQ(repr(taken), "2");
  method(items, "clear");
  EXPECT_FALSE(cursor->next(taken));
}

}  // namespace
}  // namespace chengwen::jinja
