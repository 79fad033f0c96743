#include "data/value.h"

#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <type_traits>

namespace chengwen::data {
namespace {

Value text(const char* content) {
  return Value::string(content);
}
Value whole(std::int64_t number) {
  return Value::integer(number);
}
Value number(const char* token) {
  return Value::number(Decimal::parse(token).value());
}

std::string quoted(const Value& value) {
  std::string out;
  value.print_quoted(out);
  return out;
}

class Loop final : public Object {
 public:
  explicit Loop(int* alive) : alive_(alive) { ++*alive_; }
  ~Loop() override { --*alive_; }
  std::string_view type_name() const override { return "loop"; }
  void print(std::string& out) const override {
    out += "<loop ";
    held.print_quoted(out);
    out += '>';
  }
  Value attribute(std::string_view name) const override {
    return name == "index" ? whole(1) : Value();
  }
  Value held;

 private:
  int* alive_;
};

TEST(Value, KnowsItsKind) {
  int alive = 0;
  const Value object = Value::object(new Loop(&alive));
  const struct {
    Value value;
    Kind kind;
    const char* type_name;
    bool truth;
  } cases[] = {
      {Value(), Kind::undefined, "undefined", false},
      {Value::missing("x", Value()), Kind::undefined, "undefined", false},
      {Value::none(), Kind::none, "none", false},
      {Value::boolean(true), Kind::boolean, "boolean", true},
      {Value::boolean(false), Kind::boolean, "boolean", false},
      {whole(0), Kind::integer, "integer", false},
      {whole(-1), Kind::integer, "integer", true},
      {number("1e30").with_origin(0), Kind::decimal, "decimal", true},
      {number("0.00"), Kind::decimal, "decimal", false},
      {number("123456789012345678901234567890"), Kind::integer, "integer", true},
      {text(""), Kind::string, "string", false},
      {text("0"), Kind::string, "string", true},
      {text(" "), Kind::string, "string", true},
      {Value::list(), Kind::list, "list", false},
      {Value::list({Value()}), Kind::list, "list", true},
      {Value::tuple({}), Kind::tuple, "tuple", false},
      {Value::map(), Kind::map, "map", false},
      {Value::map({{whole(1), Value()}}), Kind::map, "map", true},
      {object, Kind::object, "loop", true},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(c.value.kind(), c.kind) << c.type_name;
    EXPECT_EQ(c.value.type_name(), c.type_name);
    EXPECT_EQ(c.value.truth(), c.truth) << quoted(c.value);
  }
}

TEST(Value, KeepsNumbersAsTheyAre) {
  for (const char* token :
       {"0", "-1", "9223372036854775807", "-9223372036854775808", "9223372036854775808", "12.50",
        "0.00", "1.0000000000000000000000000000000000000000000000000000000000000001"}) {
    const Value value = number(token);
    EXPECT_EQ(value.to_string(), token);
    EXPECT_EQ(value.as_number().places(), Decimal::parse(token)->places());
    EXPECT_EQ(value.as_number().is_integer(), std::string(token).find('.') == std::string::npos);
  }
  const std::string long_fraction = "0." + std::string(300, '0');
  EXPECT_EQ(number(long_fraction.c_str()).to_string(), long_fraction);
  EXPECT_EQ(number("5").as_small_integer(), 5);
  EXPECT_EQ(number("5.0").as_small_integer(), std::nullopt);
  EXPECT_EQ(number("9223372036854775808").as_small_integer(), std::nullopt);
  EXPECT_EQ(Value::boolean(true).as_number(), Decimal::integer(1));
}

TEST(Value, CopiesShareListsAndMaps) {
  const Value list = Value::list({whole(1)});
  Value copy = list;
  copy.mutable_items().push_back(whole(2));
  EXPECT_EQ(list.to_string(), "[1, 2]");
  Value map = Value::map();
  const Value same = map;
  map.mutable_map().set(text("a"), whole(1));
  EXPECT_EQ(same.to_string(), "{'a': 1}");
  EXPECT_TRUE(map.same_as(same));
  EXPECT_FALSE(list.same_as(Value::list({whole(1), whole(2)})));
}

TEST(Value, MovingLeavesUndefinedAndAssigningToItselfKeeps) {
  static_assert(std::is_nothrow_move_constructible_v<Value>);
  Value a = text("文联");
  Value b = std::move(a);
  EXPECT_TRUE(a.is_undefined());  // NOLINT(bugprone-use-after-move): the promise
  a = std::move(b);
  EXPECT_EQ(a.as_string(), "文联");
  EXPECT_TRUE(b.is_undefined());  // NOLINT(bugprone-use-after-move)
  const Value& alias = a;
  a = alias;
  EXPECT_EQ(a.as_string(), "文联");
  a = Value::list({a});
  a = Value(a.items()[0]);
  EXPECT_EQ(a.as_string(), "文联");
}

TEST(Value, ObjectsLiveAsLongAsTheirValues) {
  int alive = 0;
  {
    auto* loop = new Loop(&alive);
    Value value = Value::object(loop);
    const Value list = Value::list({value, value});
    value = Value();
    EXPECT_EQ(alive, 1);
    EXPECT_EQ(list.items()[0].object_if<Loop>(), loop);
    EXPECT_EQ(text("x").object_if<Loop>(), nullptr);
    EXPECT_EQ(loop->attribute("index").as_small_integer(), 1);
  }
  EXPECT_EQ(alive, 0);
}

TEST(Value, MissingRemembersWhatWasLookedUpWhere) {
  const Value owner = Value::map({{text("预算数"), whole(1)}});
  const Value missing = Value::missing("预算术", owner);
  EXPECT_TRUE(missing.is_undefined());
  EXPECT_EQ(missing.missing_name(), "预算术");
  EXPECT_TRUE(missing.missing_owner().same_as(owner));
  EXPECT_EQ(missing.to_string(), "");
  EXPECT_EQ(missing, Value());
  EXPECT_EQ(Value().missing_name(), "");
  EXPECT_TRUE(Value().missing_owner().is_undefined());
  EXPECT_EQ(text("x").missing_name(), "");
}

TEST(Value, EqualityIsDeepAndByValue) {
  const struct {
    Value a;
    Value b;
    bool equal;
  } cases[] = {
      {Value(), Value(), true},
      {Value(), Value::none(), false},
      {Value::none(), Value::none(), true},
      {Value::none(), Value::boolean(false), false},
      {Value::boolean(true), whole(1), true},
      {Value::boolean(false), number("0.0"), true},
      {Value::boolean(true), Value::boolean(true), true},
      {whole(1), number("1.0"), true},
      {whole(1), text("1"), false},
      {number("1e30"), number("1000000000000000000000000000000"), true},
      {number("0.1"), number("0.10"), true},
      {text("a"), text("a"), true},
      {text("a"), text("A"), false},
      {Value::list({whole(1), text("a")}), Value::list({number("1.0"), text("a")}), true},
      {Value::list({whole(1)}), Value::list({whole(1), whole(1)}), false},
      {Value::list({whole(1)}), Value::tuple({whole(1)}), false},
      {Value::tuple({whole(1), whole(2)}), Value::tuple({whole(1), whole(2)}), true},
      {Value::map({{text("a"), whole(1)}, {text("b"), whole(2)}}),
       Value::map({{text("b"), whole(2)}, {text("a"), number("1.0")}}), true},
      {Value::map({{text("a"), whole(1)}}), Value::map({{text("b"), whole(1)}}), false},
      {Value::map({{text("a"), whole(1)}}), Value::map({{text("a"), whole(2)}}), false},
      {Value::map(), Value::list(), false},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(c.a == c.b, c.equal) << quoted(c.a) << ' ' << quoted(c.b);
    EXPECT_EQ(c.b == c.a, c.equal) << quoted(c.a) << ' ' << quoted(c.b);
  }
  int alive = 0;
  const Value object = Value::object(new Loop(&alive));
  EXPECT_EQ(object, Value(object));
  EXPECT_NE(object, Value::object(new Loop(&alive)));
}

TEST(Value, SameAsIsIdentityOrTypeAndValue) {
  EXPECT_TRUE(Value::none().same_as(Value::none()));
  EXPECT_TRUE(Value::boolean(true).same_as(Value::boolean(true)));
  EXPECT_FALSE(Value::boolean(true).same_as(whole(1)));
  EXPECT_FALSE(whole(1).same_as(number("1.0")));
  EXPECT_FALSE(Value::boolean(false).same_as(Value::none()));
  EXPECT_FALSE(Value::map().same_as(Value::map()));
}

TEST(Value, StringsCountCodePoints) {
  const struct {
    const char* content;
    std::size_t length;
    std::size_t begin;
    std::size_t end;
    const char* slice;
  } cases[] = {
      {"", 0, 0, 0, ""},
      {"abcdef", 6, 2, 4, "cd"},
      {"abcdef", 6, 6, 6, ""},
      {"𠮷野家", 3, 0, 1, "𠮷"},
      {"𠮷野家", 3, 1, 3, "野家"},
      {"a文b联c", 5, 1, 4, "文b联"},
      {"e\u0301", 2, 1, 2, "\u0301"},
      {"abcdefgh文", 9, 8, 9, "文"},
  };
  for (const auto& c : cases) {
    const Value value = text(c.content);
    EXPECT_EQ(value.string_length(), c.length) << c.content;
    EXPECT_EQ(value.string_slice(c.begin, c.end), c.slice) << c.content;
  }
  EXPECT_EQ(Value::string(std::string_view("a\0b", 3)).as_string().size(), 3u);
}

TEST(Value, PrintsAsPythonDoes) {
  const struct {
    Value value;
    const char* printed;
    const char* quoted;
  } cases[] = {
      {Value(), "", "Undefined"},
      {Value::none(), "None", "None"},
      {Value::boolean(true), "True", "True"},
      {number("12.50"), "12.50", "12.50"},
      {text("文联"), "文联", "'文联'"},
      {text("it's"), "it's", "\"it's\""},
      {text("\"q\""), "\"q\"", "'\"q\"'"},
      {text("'\""), "'\"", "'\\'\"'"},
      {text("\\ \n\r\t"), "\\ \n\r\t", "'\\\\ \\n\\r\\t'"},
      {text("\x01\x7F\u00A0\u3000\u200B\uE000\U000E0001"),
       "\x01\x7F\u00A0\u3000\u200B\uE000\U000E0001",
       "'\\x01\\x7f\\xa0\\u3000\\u200b\\ue000\\U000e0001'"},
      {Value::list({whole(1), text("a")}), "[1, 'a']", "[1, 'a']"},
      {Value::list(), "[]", "[]"},
      {Value::tuple({}), "()", "()"},
      {Value::tuple({whole(1)}), "(1,)", "(1,)"},
      {Value::tuple({whole(1), Value()}), "(1, Undefined)", "(1, Undefined)"},
      {Value::map({{text("k"), Value::none()}, {whole(1), Value::map()}}), "{'k': None, 1: {}}",
       "{'k': None, 1: {}}"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(c.value.to_string(), c.printed);
    EXPECT_EQ(quoted(c.value), c.quoted);
  }
}

TEST(Value, PrintsWhatHoldsItself) {
  Value list = Value::list({whole(1)});
  list.mutable_items().push_back(list);
  EXPECT_EQ(list.to_string(), "[1, [...]]");
  EXPECT_EQ(Value::list({list, list}).to_string(), "[[1, [...]], [1, [...]]]");
  EXPECT_EQ(list, list);
  Value map = Value::map();
  map.mutable_map().set(text("a"), Value::tuple({map}));
  EXPECT_EQ(map.to_string(), "{'a': ({...},)}");
  int alive = 0;
  auto* loop = new Loop(&alive);
  const Value object = Value::object(loop);
  loop->held = Value::list({object});
  EXPECT_EQ(object.to_string(), "<loop [...]>");
  Value other = Value::list({whole(1)});
  other.mutable_items().push_back(other);
  EXPECT_FALSE(list == other) << "too deep to be told apart from different";
  list.mutable_items().clear();
  other.mutable_items().clear();
  map.mutable_map().erase(text("a"));
  loop->held = Value();
}

TEST(Value, DepthDoesNotOverflowTheStack) {
  Value list = Value::list();
  Value map = Value::map();
  for (int i = 0; i < 300'000; ++i) {
    list = Value::list({list});
    map = Value::map({{text("a"), Value::tuple({map})}});
  }
  EXPECT_FALSE(list == Value::list({list}));
  EXPECT_LT(list.to_string().size(), 3000u);
  EXPECT_LT(map.to_string().size(), 10000u);
}

TEST(Value, EqualKeysHashEqual) {
  EXPECT_EQ(whole(1).hash(), number("1.0").hash());
  EXPECT_EQ(whole(1).hash(), Value::boolean(true).hash());
  EXPECT_EQ(whole(0).hash(), Value::boolean(false).hash());
  EXPECT_EQ(text("文联").hash(), Value::hash_of("文联"));
  EXPECT_EQ(Value::tuple({whole(1), text("a")}).hash(),
            Value::tuple({number("1.0"), text("a")}).hash());
  EXPECT_NE(Value::tuple({whole(1), whole(2)}).hash(), Value::tuple({whole(2), whole(1)}).hash());
}

TEST(Value, KeepsItsOrigin) {
  Value value = text("a").with_origin(7);
  const Value copy = value;
  EXPECT_EQ(copy.origin(), 7u);
  value.set_origin(9);
  EXPECT_EQ(value.origin(), 9u);
  EXPECT_EQ(copy.origin(), 7u);
  EXPECT_EQ(Value::none().origin(), 0u);
}

TEST(Value, ImmortalValuesMayBeReadFromAnyThread) {
  const Value shared = text("甲");
  const Value constants = Value::list(
      {shared, number("1e40"), Value::tuple({shared, Value::map({{text("k"), shared}})})});
  constants.make_immortal();
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (int j = 0; j < 10'000; ++j) {
        const Value copy = constants.items()[2];
        ASSERT_EQ(copy.items()[0].as_string(), "甲");
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  constants.make_mortal();
  shared.make_mortal();
}

Map& fill(Value& map, int size) {
  for (int i = 0; i < size; ++i)
    map.mutable_map().set(text(("k" + std::to_string(i)).c_str()), whole(i));
  return map.mutable_map();
}

TEST(Map, FindsSetsAndErasesWithAndWithoutIndex) {
  for (const int size : {0, 1, 8, 16, 17, 40, 1000}) {
    Value value = Value::map();
    Map& map = fill(value, size);
    ASSERT_EQ(map.size(), static_cast<std::size_t>(size));
    for (int i = 0; i < size; ++i) {
      const std::string key = "k" + std::to_string(i);
      ASSERT_NE(map.find(key), nullptr);
      EXPECT_EQ(map.find(key)->as_small_integer(), i);
      EXPECT_EQ(map.find(text(key.c_str())), map.find(key));
      EXPECT_EQ(map.find(key, Value::hash_of(key)), map.find(key));
      EXPECT_EQ(map.entries()[static_cast<std::size_t>(i)].key.as_string(), key);
    }
    EXPECT_EQ(map.find("k"), nullptr);
    EXPECT_EQ(map.find(whole(0)), nullptr);
    EXPECT_FALSE(map.erase(text("k")));
    for (int i = 0; i < size; i += 2)
      EXPECT_TRUE(map.erase(text(("k" + std::to_string(i)).c_str())));
    EXPECT_EQ(map.size(), static_cast<std::size_t>(size / 2));
    for (int i = 0; i < size; ++i)
      EXPECT_EQ(map.find("k" + std::to_string(i)) != nullptr, i % 2 == 1);
    EXPECT_TRUE(map.set(text("k0"), whole(0))) << "goes to the end";
    EXPECT_EQ(map.entries().back().key.as_string(), "k0");
  }
}

TEST(Map, KeysThatAreEqualAreOneKey) {
  for (const int others : {0, 100}) {
    Value value = Value::map();
    Map& map = fill(value, others);
    EXPECT_TRUE(map.set(whole(1), text("a")));
    EXPECT_FALSE(map.set(number("1.0"), text("b")));
    EXPECT_FALSE(map.set(Value::boolean(true), text("c")));
    EXPECT_TRUE(map.set(text("1"), text("d")));
    EXPECT_TRUE(map.set(Value::none(), text("e")));
    EXPECT_TRUE(map.set(Value::tuple({whole(1), text("x")}), text("f")));
    EXPECT_FALSE(map.set(Value::tuple({number("1.0"), text("x")}), text("g")));
    EXPECT_EQ(map.find(number("1.00"))->as_string(), "c");
    EXPECT_EQ(map.find("1")->as_string(), "d");
    EXPECT_EQ(map.find(Value::none())->as_string(), "e");
    EXPECT_EQ(map.find(Value::tuple({Value::boolean(true), text("x")}))->as_string(), "g");
    EXPECT_EQ(map.find(Value::boolean(false)), nullptr);
    if (others == 0) {
      EXPECT_EQ(value.to_string(), "{1: 'c', '1': 'd', None: 'e', (1, 'x'): 'g'}");
    }
  }
}

}  // namespace
}  // namespace chengwen::data
