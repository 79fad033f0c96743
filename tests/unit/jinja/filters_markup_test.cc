#include <gtest/gtest.h>

#include "fake_host.h"

namespace chengwen::jinja {
namespace {

TEST(MarkupFilters, EscapingChangesNothing) {
  for (const char* name : {"e", "escape", "forceescape", "safe"}) {
    EXPECT_EQ(filter(name, str("<A&B>")), "'<A&B>'");
    EXPECT_EQ(filter(name, num(5)), "5");
  }
}

TEST(MarkupFilters, StriptagsDropsTagsAndCommentsAndCollapsesBlanks) {
  EXPECT_EQ(filter("striptags", str("<p>Hello <b>World</b></p>  again")), "'Hello World again'");
  EXPECT_EQ(filter("striptags", str(" a<!-- <b> --> 　\n<br/>b")), "'a b'");
  EXPECT_EQ(filter("striptags", str("1 < 2")), "'1 < 2'");
  EXPECT_EQ(filter("striptags", str("<!-- never closed")), "'<!-- never closed'");
  EXPECT_EQ(filter("striptags", str("A&amp;B &lt;i&gt; &#20013;&#x6587; &nix; &")),
            "'A&B <i> 中文 &nix; &'");
}

TEST(MarkupFilters, UrlencodeQuotesTextAndQueries) {
  EXPECT_EQ(filter("urlencode", str("/a b/中~_.-?")), "'/a%20b/%E4%B8%AD~_.-%3F'");
  EXPECT_EQ(filter("urlencode", num(5)), "'5'");
  EXPECT_EQ(filter("urlencode", map({{str("a b"), str("/中")}, {str("c"), num(1)}})),
            "'a+b=%2F%E4%B8%AD&c=1'");
  EXPECT_EQ(filter("urlencode", list({tuple({str("a"), none()})})), "'a=None'");
  EXPECT_EQ(filter("urlencode", list({num(1)})), "!jinja.type-not-iterable");
  EXPECT_EQ(filter("urlencode", list({list({num(1)})})), "!jinja.value-pair");
}

std::string json(Value value, std::vector<Value> arguments = {}) {
  try {
    return host().filter("tojson", with_subject(std::move(value), arguments)).to_string();
  } catch (const diag::Failure& failure) {
    return "!" + std::string(failure.diagnostic().message->id);
  }
}

TEST(MarkupFilters, TojsonSortsKeysAndEscapes) {
  EXPECT_EQ(json(map({{str("z"), list({num(1), yes(), none()})}, {str("a"), dec("1.50")}})),
            R"({"a": 1.50, "z": [1, true, null]})");
  EXPECT_EQ(json(str("<&>'\"\\\n\t\x7F中𠮷")),
            R"("\u003c\u0026\u003e\u0027\"\\\n\t\u007f\u4e2d\ud842\udfb7")");
  EXPECT_EQ(json(map({{num(10), num(1)}, {num(2), tuple({})}})), R"({"2": [], "10": 1})");
  EXPECT_EQ(json(map({{none(), num(1)}})), R"({"null": 1})");
  EXPECT_EQ(json(map({{num(1), num(1)}, {str("a"), num(1)}})), "!jinja.type-compare");
  EXPECT_EQ(json(map({{tuple({}), num(1)}})), "!jinja.type-no-json");
  EXPECT_EQ(json(function("range", {num(3)})), "!jinja.type-no-json");
  EXPECT_EQ(json(missing()), "!jinja.undefined-operand");
}

TEST(MarkupFilters, TojsonDoesNotFollowCircles) {
  const Value circle = list({});
  method(circle, "append", {circle});
  EXPECT_EQ(json(circle), "!jinja.value-too-deep");
  method(circle, "clear");
}

TEST(MarkupFilters, TojsonIndents) {
  const Value value = map({{str("a"), list({num(1), num(2)})}, {str("b"), map({})}});
  EXPECT_EQ(json(value, {num(2)}), "{\n  \"a\": [\n    1,\n    2\n  ],\n  \"b\": {}\n}");
  EXPECT_EQ(json(list({num(1)}), {num(0)}), "[\n1\n]");
  EXPECT_EQ(json(list({num(1)}), {str("\t")}), "[\n\t1\n]");
}

}  // namespace
}  // namespace chengwen::jinja
