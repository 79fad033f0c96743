#include "xml/escape.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cstdint>
#include <pugixml.hpp>

#include "text/utf8.h"

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

/// XML 1.0, 2.2: what a document may hold.
bool is_allowed(char32_t c) {
  return c == U'\t' || c == U'\n' || c == U'\r' || (c >= 0x20 && c != 0xFFFE && c != 0xFFFF);
}

/// Any code point but surrogates, which are no characters; the dangerous ones often.
char32_t any_character() {
  const auto c = *rc::gen::weightedOneOf<std::uint32_t>(
      {{3, rc::gen::inRange<std::uint32_t>(0, 0x80)},
       {2, rc::gen::element<std::uint32_t>('<', '>', '&', '"', '\'', ']', ';', '#')},
       {2, rc::gen::inRange<std::uint32_t>(0x80, 0xD800)},
       {1, rc::gen::inRange<std::uint32_t>(0xE000, 0x110000)},
       {1, rc::gen::element<std::uint32_t>(0xFFFE, 0xFFFF, 0xFEFF, 0x85, 0x2028, 0x10FFFF)}});
  return static_cast<char32_t>(c);
}

TEST(Escape, WhatIsReadBackIsWhatXmlMayHold) {
  EXPECT_TRUE(rc::check([] {
    std::string in, allowed;
    for (auto left = *rc::gen::inRange(0, 40); left > 0; --left) {
      const char32_t c = any_character();
      text::append(in, c);
      if (is_allowed(c)) text::append(allowed, c);
    }
    const std::string xml = "<a v=\"" + attribute(in) + "\">" + text(in) + "</a>";
    pugi::xml_document read;
    // As it stands: without the line ends that a reader makes of CR.
    RC_ASSERT(read.load_buffer(xml.data(), xml.size(),
                               pugi::parse_escapes | pugi::parse_ws_pcdata_single));
    RC_ASSERT(read.child("a").text().get() == allowed);
    RC_ASSERT(read.child("a").attribute("v").value() == allowed);
  }));
}

TEST(EscapeLine, StopsAtControls) {
  for (const char control : {'\t', '\n', '\r', '\a', '\f'}) {
    std::string out = "x";
    EXPECT_EQ(escape_line("经费<万元>" + std::string(1, control) + "&", out), 14u);
    EXPECT_EQ(out, "x经费&lt;万元&gt;");
  }
  std::string out;
  EXPECT_EQ(escape_line("a\x01&", out), 3u);
  EXPECT_EQ(out, "a&amp;");
}

}  // namespace
}  // namespace chengwen::xml
