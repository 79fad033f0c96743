#include "jinja/operators.h"

#include <gtest/gtest.h>

#include "fake_host.h"

namespace chengwen::jinja {
namespace {

using Operator = Value (*)(const Value&, const Value&);

std::string result(Operator apply, const Value& a, const Value& b) {
  return outcome([&] { return apply(a, b); });
}

std::string order(const Value& a, const Value& b) {
  return outcome([&] { return num(compare(a, b)); });
}

std::string is_in(const Value& item, const Value& container) {
  return outcome([&] { return Value::boolean(contains(container, item)); });
}

TEST(Operators, SumsKeepTheDecimalsOfTheirColumn) {
  EXPECT_EQ(result(add, num(2), num(3)), "5");
  EXPECT_EQ(result(add, dec("12.50"), dec("7.50")), "20.00");
  EXPECT_EQ(result(add, dec("0.1"), dec("0.2")), "0.3");
  EXPECT_EQ(result(subtract, dec("1.10"), num(1)), "0.10");
  EXPECT_EQ(result(add, yes(), num(1)), "2");
}

TEST(Operators, ProductsAndQuotientsShowWhatTheyNeed) {
  EXPECT_EQ(result(multiply, dec("12.42"), num(100)), "1242");
  EXPECT_EQ(result(divide, num(10), num(2)), "5");
  EXPECT_EQ(result(divide, num(2), num(3)), "0.6666666666666666666666666667");
  EXPECT_EQ(result(floor_divide, num(7), num(-2)), "-4");
  EXPECT_EQ(result(floor_divide, dec("7.5"), num(2)), "3");
  EXPECT_EQ(result(modulo, dec("-12.42"), num(5)), "2.58");
  EXPECT_EQ(result(power, num(2), num(10)), "1024");
  EXPECT_EQ(result(power, num(2), num(-1)), "0.5");
  EXPECT_EQ(result(power, num(0), num(0)), "1");
  EXPECT_EQ(result(power, num(4), dec("2.0")), "16");
}

TEST(Operators, CalculatingFailsWithTheKindOfTheMistake) {
  for (const Operator apply : {divide, floor_divide, modulo})
    EXPECT_EQ(result(apply, num(1), dec("0.0")), "!jinja.zero-division");
  EXPECT_EQ(result(power, num(0), num(-1)), "!jinja.zero-division");
  EXPECT_EQ(result(power, num(2), dec("0.5")), "!jinja.type-exponent");
  EXPECT_EQ(result(power, num(10), num(20000)), "!jinja.value-too-many-digits");
  EXPECT_EQ(result(add, str("a"), num(1)), "!jinja.type-add");
  EXPECT_EQ(result(add, list({}), tuple({})), "!jinja.type-add");
  for (const Operator apply : {subtract, divide, floor_divide, power})
    EXPECT_EQ(result(apply, str("a"), num(1)), "!jinja.type-operator");
  EXPECT_EQ(result(multiply, str("a"), dec("2.0")), "!jinja.type-operator");
  for (const Operator apply : {add, subtract, multiply, divide, floor_divide, modulo, power}) {
    EXPECT_EQ(result(apply, missing(), num(1)), "!jinja.undefined-operand");
    EXPECT_EQ(result(apply, num(1), missing()), "!jinja.undefined-operand");
    EXPECT_EQ(result(apply, Value(), num(1)), "!jinja.undefined-expression");
  }
}

TEST(Operators, MessagesQuoteBothSidesShortened) {
  try {
    add(str("甲“乙”"), list(std::vector<Value>(40, num(1))));
    FAIL();
  } catch (const diag::Failure& failure) {
    EXPECT_EQ(failure.diagnostic().arguments,
              (std::vector<std::string>{"'甲“乙”'", "[1, 1, 1, 1, 1, 1, 1, 1, 1, 1,…"}));
  }
}

TEST(Operators, SequencesJoinAndRepeat) {
  EXPECT_EQ(result(add, str("甲"), str("乙")), "'甲乙'");
  EXPECT_EQ(result(add, list({num(1)}), list({num(2)})), "[1, 2]");
  EXPECT_EQ(result(add, tuple({num(1)}), tuple({})), "(1,)");
  EXPECT_EQ(result(multiply, str("ab"), num(3)), "'ababab'");
  EXPECT_EQ(result(multiply, num(2), list({num(1)})), "[1, 1]");
  EXPECT_EQ(result(multiply, tuple({num(1)}), num(-1)), "()");
  EXPECT_EQ(result(multiply, str("ab"), yes()), "'ab'");
}

TEST(Operators, RepeatingIsCappedBeforeItAllocates) {
  EXPECT_EQ(result(multiply, str("x"), dec("1000000000000")), "!jinja.value-too-large");
  EXPECT_EQ(result(multiply, list({num(1), num(2)}), num(6'000'000)), "!jinja.value-too-large");
  EXPECT_EQ(result(multiply, str(""), dec("10000000000000000000000000")), "''");
}

TEST(Operators, ConcatenationPrintsBothSides) {
  EXPECT_EQ(result(concatenate, str("a"), dec("1.50")), "'a1.50'");
  EXPECT_EQ(result(concatenate, none(), missing()), "'None'");
}

TEST(Operators, SignsWantNumbers) {
  EXPECT_EQ(outcome([] { return negate(dec("12.50")); }), "-12.50");
  EXPECT_EQ(outcome([] { return negate(yes()); }), "-1");
  EXPECT_EQ(outcome([] { return positive(yes()); }), "1");
  EXPECT_EQ(outcome([] { return negate(none()); }), "!jinja.type-sign");
  EXPECT_EQ(outcome([] { return positive(str("1")); }), "!jinja.type-sign");
  EXPECT_EQ(outcome([] { return negate(missing()); }), "!jinja.undefined-operand");
}

TEST(Operators, OrderIsByValueCodePointAndPosition) {
  EXPECT_EQ(order(num(1), dec("1.0")), "0");
  EXPECT_EQ(order(yes(), num(2)), "-1");
  EXPECT_EQ(order(str("中"), str("一")), "1");
  EXPECT_EQ(order(str("\xEF\xBF\xBD"), str("\xF0\xA0\xAE\xB7")), "-1");  // U+FFFD before 𠮷
  EXPECT_EQ(order(list({num(1), num(2)}), list({num(1)})), "1");
  EXPECT_EQ(order(tuple({num(1), str("a")}), tuple({num(1), str("b")})), "-1");
  EXPECT_EQ(order(list({none(), num(1)}), list({none(), num(2)})), "-1");  // equal items are passed
  EXPECT_EQ(order(str("1"), num(1)), "!jinja.type-compare");
  EXPECT_EQ(order(list({}), tuple({})), "!jinja.type-compare");
  EXPECT_EQ(order(none(), none()), "!jinja.type-compare");
  EXPECT_EQ(order(map({}), map({})), "!jinja.type-compare");
  EXPECT_EQ(order(missing(), num(1)), "!jinja.undefined-operand");
}

TEST(Operators, ComparingGoesOnlySoDeep) {
  Value a = list({num(1)}), b = list({num(2)});
  for (int i = 0; i < 1000; ++i) {
    a = list({a});
    b = list({b});
  }
  EXPECT_EQ(order(a, b), "!jinja.value-too-deep");
}

TEST(Operators, InLooksForTextItemsAndKeys) {
  EXPECT_EQ(is_in(str("bc"), str("abc")), "True");
  EXPECT_EQ(is_in(num(1), str("1")), "!jinja.type-contains-text");
  EXPECT_EQ(is_in(num(1), list({dec("1.0")})), "True");
  EXPECT_EQ(is_in(str("a"), map({{str("a"), num(1)}})), "True");
  EXPECT_EQ(is_in(num(1), map({{str("1"), num(1)}})), "False");
  EXPECT_EQ(is_in(list({}), map({})), "!jinja.type-key");
  EXPECT_EQ(is_in(str("a"), missing()), "False");
  EXPECT_EQ(is_in(missing(), list({missing()})), "True");
  EXPECT_EQ(is_in(num(1), num(1)), "!jinja.type-contains");
  EXPECT_EQ(is_in(num(4), function("range", {num(0), num(10), num(2)})), "True");
  EXPECT_EQ(is_in(num(5), function("range", {num(0), num(10), num(2)})), "False");
  EXPECT_EQ(is_in(num(-1), function("range", {num(1'000'000'000'000)})), "False");
}

}  // namespace
}  // namespace chengwen::jinja
