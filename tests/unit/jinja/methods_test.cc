#include <gtest/gtest.h>

#include "fake_host.h"

namespace chengwen::jinja {
namespace {

TEST(StringMethods, CaseAndEnds) {
  EXPECT_EQ(method(str("straße"), "upper"), "'STRASSE'");
  EXPECT_EQ(method(str("they're bill's"), "title"), "\"They'Re Bill'S\"");
  EXPECT_EQ(method(str("aB"), "swapcase"), "'Ab'");
  EXPECT_EQ(method(str("　全角　"), "strip"), "'全角'");
  EXPECT_EQ(method(str("xxaxx"), "lstrip", {str("x")}), "'axx'");
  EXPECT_EQ(method(str("中a中"), "rstrip", {str("中")}), "'中a'");
  EXPECT_EQ(method(str("第一章"), "removeprefix", {str("第")}), "'一章'");
  EXPECT_EQ(method(str("a.docx"), "removesuffix", {str(".docx")}), "'a'");
}

TEST(StringMethods, SplitAndJoin) {
  EXPECT_EQ(method(str(" a  b　c "), "split"), "['a', 'b', 'c']");
  EXPECT_EQ(method(str(" a  b c "), "split", {none(), num(1)}), "['a', 'b c ']");
  EXPECT_EQ(method(str("a,b,,c"), "split", {str(","), num(2)}), "['a', 'b', ',c']");
  EXPECT_EQ(method(str(" a  b c "), "rsplit", {none(), num(1)}), "[' a  b', 'c']");
  EXPECT_EQ(method(str("a b"), "rsplit", {none(), num(0)}), "['a b']");
  EXPECT_EQ(method(str("a,b,c"), "rsplit", {str(","), num(1)}), "['a,b', 'c']");
  EXPECT_EQ(method(str(""), "split"), "[]");
  EXPECT_EQ(method(str(""), "split", {str(",")}), "['']");
  EXPECT_EQ(method(str("a"), "split", {str("")}), "!jinja.value-separator");
  EXPECT_EQ(method(str("a"), "split", {num(1)}), "!jinja.type-needs-text");
  EXPECT_EQ(method(str("a\nb\r\nc\n"), "splitlines"), "['a', 'b', 'c']");
  EXPECT_EQ(method(str("a\r\nb"), "splitlines", {yes()}), "['a\\r\\n', 'b']");
  EXPECT_EQ(method(str("、"), "join", {texts({"书法", "美术"})}), "'书法、美术'");
  EXPECT_EQ(method(str(","), "join", {list({num(1)})}), "!jinja.type-join-text");
  EXPECT_EQ(method(str("a-b-c"), "partition", {str("-")}), "('a', '-', 'b-c')");
  EXPECT_EQ(method(str("a-b-c"), "rpartition", {str("-")}), "('a-b', '-', 'c')");
  EXPECT_EQ(method(str("abc"), "rpartition", {str("-")}), "('', '', 'abc')");
}

TEST(StringMethods, PositionsAreCodePoints) {
  EXPECT_EQ(method(str("绩效报告报"), "find", {str("报")}), "2");
  EXPECT_EQ(method(str("绩效报告报"), "rfind", {str("报")}), "4");
  EXPECT_EQ(method(str("绩效报告报"), "find", {str("报"), num(3)}), "4");
  EXPECT_EQ(method(str("abc"), "find", {str("c"), num(0), num(-1)}), "-1");
  EXPECT_EQ(method(str("abc"), "find", {str(""), num(3)}), "3");
  EXPECT_EQ(method(str("abc"), "find", {str(""), num(4)}), "-1");
  EXPECT_EQ(method(str("abc"), "index", {str("x")}), "!jinja.value-not-found");
  EXPECT_EQ(method(str("banana"), "count", {str("ana")}), "1");
  EXPECT_EQ(method(str("中文"), "count", {str("")}), "3");
  EXPECT_EQ(method(str("abc"), "startswith", {tuple({str("x"), str("a")})}), "True");
  EXPECT_EQ(method(str("abc"), "endswith", {str("b"), num(0), num(2)}), "True");
  EXPECT_EQ(method(str("abc"), "startswith", {list({})}), "!jinja.type-needs-text");
}

TEST(StringMethods, Padding) {
  EXPECT_EQ(method(str("中"), "ljust", {num(3), str("*")}), "'中**'");
  EXPECT_EQ(method(str("中"), "rjust", {num(3)}), "'  中'");
  EXPECT_EQ(method(str("a"), "center", {num(4), str("－")}), "'－a－－'");
  EXPECT_EQ(method(str("-5"), "zfill", {num(4)}), "'-005'");
  EXPECT_EQ(method(str("a"), "ljust", {num(3), str("ab")}), "!jinja.type-fill");
  EXPECT_EQ(method(str("a"), "ljust", {num(1'000'000'000'000)}), "!jinja.value-too-large");
}

TEST(StringMethods, ReplaceAndFormat) {
  EXPECT_EQ(method(str("aaa"), "replace", {str("a"), str("b"), num(2)}), "'bba'");
  EXPECT_EQ(method(str("aaa"), "replace", {str("a"), num(1)}), "!jinja.type-needs-text");
  EXPECT_EQ(method(str("{0}{a}"), "format", {num(1)}, {{"a", num(2)}}), "'12'");
}

TEST(StringMethods, Properties) {
  struct Case {
    const char* text;
    const char* passes;
  };
  const Case cases[] = {
      {"12", "isdigit isdecimal isnumeric isalnum"},
      {"²", "isdigit isnumeric isalnum"},
      {"一", "isnumeric isalpha isalnum"},
      {"aB", "isalpha isalnum"},
      {"ab", "isalpha isalnum islower"},
      {"AB1", "isalnum isupper"},
      {" 　", "isspace"},
      {"", ""},
  };
  for (const Case& one : cases)
    for (const char* name : {"isdigit", "isdecimal", "isnumeric", "isalpha", "isalnum", "isspace",
                             "isupper", "islower"})
      EXPECT_EQ(method(str(one.text), name),
                (' ' + std::string(one.passes) + ' ').find(' ' + std::string(name) + ' ') ==
                        std::string::npos
                    ? "False"
                    : "True")
          << one.text << ' ' << name;
}

TEST(ListMethods, ChangeTheListInPlace) {
  const Value items = list({num(3), num(1)});
  EXPECT_EQ(method(items, "append", {num(2)}), "None");
  EXPECT_EQ(method(items, "extend", {items}), "None");
  EXPECT_EQ(repr(items), "[3, 1, 2, 3, 1, 2]");
  EXPECT_EQ(method(items, "sort"), "None");
  EXPECT_EQ(method(items, "insert", {num(-100), str("a")}), "None");
  EXPECT_EQ(method(items, "reverse"), "None");
  EXPECT_EQ(repr(items), "[3, 3, 2, 2, 1, 1, 'a']");
  EXPECT_EQ(method(items, "pop"), "'a'");
  EXPECT_EQ(method(items, "pop", {num(0)}), "3");
  EXPECT_EQ(method(items, "remove", {num(1)}), "None");
  EXPECT_EQ(method(items, "sort", {yes()}), "None");
  EXPECT_EQ(repr(items), "[3, 2, 2, 1]");
  EXPECT_EQ(method(items, "index", {num(2)}), "1");
  EXPECT_EQ(method(items, "count", {dec("2.0")}), "2");
  EXPECT_EQ(method(items, "index", {num(9)}), "!jinja.value-not-found");
  EXPECT_EQ(method(items, "pop", {num(9)}), "!jinja.value-no-item");
  EXPECT_EQ(method(list({}), "pop"), "!jinja.value-no-item");
  EXPECT_EQ(method(tuple({num(1)}), "index", {num(1)}), "0");
  EXPECT_EQ(method(tuple({num(1)}), "append", {num(1)}), "!jinja.undefined-call");
}

TEST(MapMethods, ReadAndChange) {
  const Value counts = map({{str("b"), num(2)}, {str("a"), num(1)}});
  EXPECT_EQ(method(counts, "keys"), "['b', 'a']");
  EXPECT_EQ(method(counts, "values"), "[2, 1]");
  EXPECT_EQ(method(counts, "items"), "[('b', 2), ('a', 1)]");
  EXPECT_EQ(method(counts, "get", {str("x")}), "None");
  EXPECT_EQ(method(counts, "get", {str("x"), num(9)}), "9");
  EXPECT_EQ(method(counts, "get"), "!jinja.type-arguments-missing");
  EXPECT_EQ(method(counts, "get", {list({})}), "!jinja.type-key");
  EXPECT_EQ(method(counts, "pop", {str("b")}), "2");
  EXPECT_EQ(method(counts, "pop", {str("b")}), "!jinja.value-not-found");
  EXPECT_EQ(method(counts, "pop", {str("b"), none()}), "None");
  EXPECT_EQ(method(counts, "setdefault", {str("a"), num(5)}), "1");
  EXPECT_EQ(method(counts, "setdefault", {str("c"), num(5)}), "5");
  const Value copy = host().call(get_method(host().environment(), counts, "copy"), {});
  EXPECT_EQ(method(counts, "update", {list({tuple({str("a"), num(7)})})}, {{"d", num(8)}}), "None");
  EXPECT_EQ(repr(counts), "{'a': 7, 'c': 5, 'd': 8}");
  EXPECT_EQ(repr(copy), "{'a': 1, 'c': 5}");
  EXPECT_EQ(method(counts, "update", {counts}), "None");
  EXPECT_EQ(method(counts, "clear"), "None");
  EXPECT_EQ(repr(counts), "{}");
}

TEST(MapMethods, ViewsFollowTheMap) {
  const Value counts = map({{str("a"), num(1)}});
  const Value keys = host().call(get_method(host().environment(), counts, "keys"), {});
  EXPECT_EQ(method(counts, "update", {}, {{"b", num(2)}}), "None");
  EXPECT_EQ(filter("length", keys), "2");
  EXPECT_EQ(filter("list", keys), "['a', 'b']");
  EXPECT_EQ(filter("list", keys), "['a', 'b']");
  EXPECT_EQ(test("in", str("b"), {keys}), "True");
  EXPECT_EQ(test("in", list({}), {keys}), "False");
}

}  // namespace
}  // namespace chengwen::jinja
