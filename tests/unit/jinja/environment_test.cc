#include "jinja/environment.h"

#include <gtest/gtest.h>

#include <set>

#include "fake_host.h"
#include "jinja/library_messages.h"

namespace chengwen::jinja {
namespace {

/// Shows what was bound: the parameters, the rest, the named rest; `-` for what was not given.
Value echo(Call& call) {
  std::string out;
  for (std::size_t i = 0; i < 2; ++i) out += call.given(i) ? repr(call[i]) + ' ' : "- ";
  for (const Value& value : call.rest()) out += repr(value) + ' ';
  for (const auto& [name, value] : call.named()) out += name + '=' + repr(value) + ' ';
  return str(out);
}

std::string bound(const Native& native, std::vector<Value> arguments, Named named = {}) {
  return outcome(
      [&] { return invoke(host(), native, with_subject(Value(), arguments), std::move(named)); });
}

TEST(Binding, FillsParametersByPlaceAndName) {
  const Native plain{"plain", "first second", 1, echo};
  EXPECT_EQ(bound(plain, {num(1)}), "'1 - '");
  EXPECT_EQ(bound(plain, {num(1), num(2)}), "'1 2 '");
  EXPECT_EQ(bound(plain, {}, {{"second", num(2)}, {"first", num(1)}}), "'1 2 '");
  EXPECT_EQ(bound(plain, {missing()}), "'Undefined - '");
  EXPECT_EQ(bound(plain, {}), "!jinja.type-arguments-missing");
  EXPECT_EQ(bound(plain, {num(1), num(2), num(3)}), "!jinja.type-arguments-too-many");
  EXPECT_EQ(bound(plain, {num(1)}, {{"first", num(1)}}), "!jinja.type-arguments-repeated");
  EXPECT_EQ(bound(plain, {num(1)}, {{"third", num(1)}}), "!jinja.type-arguments-unknown");
}

TEST(Binding, CollectsTheRest) {
  const Native open{"open", "first second *rest **named", 0, echo};
  EXPECT_EQ(bound(open, {num(1), num(2), num(3), num(4)}), "'1 2 3 4 '");
  EXPECT_EQ(bound(open, {}, {{"x", num(1)}, {"second", num(2)}}), "'- 2 x=1 '");
}

TEST(Environment, UnknownNamesSuggestOne) {
  try {
    host().filter("uper", {str("a")});
    FAIL();
  } catch (const diag::Failure& failure) {
    EXPECT_EQ(failure.diagnostic().message->id, "jinja.unknown-filter");
    ASSERT_EQ(failure.diagnostic().notes.size(), 1u);
    EXPECT_EQ(failure.diagnostic().notes[0].arguments[0], "upper");
  }
}

TEST(Environment, CallsOnlyWhatCanBeCalled) {
  const auto call = [](const Value& callee) {
    return outcome([&] { return host().call(callee, {}); });
  };
  EXPECT_EQ(call(num(5)), "!jinja.type-not-callable");
  EXPECT_EQ(call(missing()), "!jinja.undefined-call");
  EXPECT_EQ(call(Value()), "!jinja.undefined-expression");
}

TEST(Environment, TakesNamesFromRoomsAbove) {
  Environment environment = Environment::standard();
  environment.add_filter({"echo", "first second", 0, echo});
  environment.alias_filter("回声", "echo");
  ASSERT_NE(environment.filter("回声"), nullptr);
  EXPECT_EQ(environment.filter("回声")->name, "回声");
  EXPECT_EQ(environment.filter("nosuch"), nullptr);
  for (const char* name : {"pprint", "urlize", "xmlattr"})
    EXPECT_EQ(environment.filter(name), nullptr);
}

/// The placeholders {0}, {1} … that words use.
std::set<char> placeholders(std::string_view words) {
  std::set<char> used;
  for (std::size_t i = 0; i + 2 < words.size(); ++i)
    if (words[i] == '{' && words[i + 2] == '}') used.insert(words[i + 1]);
  return used;
}

TEST(LibraryMessages, AreDistinctAndSayTheSameInBothLanguages) {
  std::set<std::string_view> ids;
  for (const diag::Message* message : messages::kLibrary) {
    EXPECT_TRUE(ids.insert(message->id).second) << message->id;
    EXPECT_TRUE(message->id.starts_with("jinja.")) << message->id;
    EXPECT_EQ(placeholders(message->zh), placeholders(message->en)) << message->id;
  }
}

}  // namespace
}  // namespace chengwen::jinja
