#include "xml/escape.h"

#include <gtest/gtest.h>

namespace chengwen::xml {
namespace {

using namespace std::string_view_literals;

std::string text(std::string_view in) {
  std::string out = "x";
  escape_text(in, out);
  return out.substr(1);
}

std::string attribute(std::string_view in) {
  std::string out = "x";
  escape_attribute(in, out);
  return out.substr(1);
}

struct Case {
  std::string_view in, text, attribute;
};

constexpr Case kCases[] = {
    {"", "", ""},
    {"预算执行率", "预算执行率", "预算执行率"},
    {"A&B<C>D", "A&amp;B&lt;C&gt;D", "A&amp;B&lt;C&gt;D"},
    {"&&", "&amp;&amp;", "&amp;&amp;"},
    {"&amp;", "&amp;amp;", "&amp;amp;"},
    {R"(说"好"'的')", R"(说"好"'的')", "说&quot;好&quot;'的'"},
    {"a\tb\nc\rd", "a\tb\nc\rd", "a&#9;b&#10;c&#13;d"},
    {"\0a\x01\x08\x0B\x0C\x0E\x1Fz"sv, "az", "az"},
    {"\x7F", "\x7F", "\x7F"},
    {"甲\uFFFE乙\uFFFF", "甲乙", "甲乙"},
    {"\uFFFE", "", ""},
    {"，。\uFEFF\uFFFD\uFFFC", "，。\uFEFF\uFFFD\uFFFC", "，。\uFEFF\uFFFD\uFFFC"},
    {"\xEF\xBF", "\xEF\xBF", "\xEF\xBF"},
    {"😀𠮷", "😀𠮷", "😀𠮷"},
};

TEST(Escape, KeepsEscapesOrDrops) {
  for (const Case& c : kCases) {
    EXPECT_EQ(text(c.in), c.text);
    EXPECT_EQ(attribute(c.in), c.attribute);
  }
}

TEST(Escape, UnescapeGivesBackWhatWasEscaped) {
  for (const std::string_view in : {"A&B<C>\"D\"", "a\tb\nc\rd", "&amp;lt;", "&#65;", "文&字"}) {
    EXPECT_EQ(unescape(text(in)), in);
    EXPECT_EQ(unescape(attribute(in)), in);
  }
}

TEST(Unescape, EntitiesAndReferences) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"", ""},
      {"没有", "没有"},
      {"&amp;&lt;&gt;&quot;&apos;", "&<>\"'"},
      {"&#65;&#x41;&#x6587;&#25991;", "AA文文"},
      {"&#x1F600;&#x1f600;", "😀😀"},
      {"&#x0010FFFF;", "\U0010FFFF"},
      {"甲&#10;乙", "甲\n乙"},
      {"&amp;lt;", "&lt;"},
      {"&&amp;&", "&&&"},
  };
  for (const auto& [raw, meant] : cases) EXPECT_EQ(unescape(raw), meant) << raw;
}

TEST(Unescape, WhatMeansNoCharacterStaysAsItIs) {
  for (const std::string_view raw :
       {"&",     "&;",    "&#;",      "&#x;",     "&nbsp;",     "&AMP;",       "& amp;",
        "&#0;",  "&#8;",  "&#xD800;", "&#xFFFE;", "&#x110000;", "&#99999999;", "&#x1000000041;",
        "&#6a;", "&#xG;", "&#-1;",    "&#X41;",   "&amp",       "R&D部门;"}) {
    EXPECT_EQ(unescape(raw), raw);
  }
}

}  // namespace
}  // namespace chengwen::xml
