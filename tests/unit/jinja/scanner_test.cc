#include "jinja/scanner.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "jinja/plain_text.h"

namespace chengwen::jinja {
namespace {

std::string_view name_of(Tag::Kind kind) {
  switch (kind) {
    case Tag::Kind::expression:
      return "expression";
    case Tag::Kind::statement:
      return "statement";
    case Tag::Kind::comment:
      return "comment";
    case Tag::Kind::raw_begin:
      return "raw";
    case Tag::Kind::raw_end:
      return "endraw";
    case Tag::Kind::escape:
      return "escape";
  }
  return {};
}

/// "text|expression( x )|text": tags with their content, `<` and `>` where they trim.
std::string scanned(std::string_view text, diag::Report& report) {
  std::string result;
  std::size_t position = 0;
  for (const Tag& tag : scan(text, 2, report)) {
    result += std::string(text.substr(position, tag.begin - position)) + "|";
    if (tag.trim_before) result += "<";
    result += std::string(name_of(tag.kind)) + "(" +
              std::string(text.substr(tag.content_begin, tag.content_end - tag.content_begin)) +
              ")";
    if (tag.trim_after) result += ">";
    result += "|";
    position = tag.end;
  }
  return result + std::string(text.substr(position));
}

struct Case {
  std::string_view text;
  std::string_view tags;
};

class WholeTags : public testing::TestWithParam<Case> {};

TEST_P(WholeTags, AreFoundWithoutAWord) {
  diag::Report report;
  EXPECT_EQ(scanned(GetParam().text, report), GetParam().tags);
  EXPECT_FALSE(report.has_errors());
}

INSTANTIATE_TEST_SUITE_P(
    Scanner, WholeTags,
    testing::Values(
        Case{"", ""}, Case{"a } }} %} #} {x} 50% b", "a } }} %} #} {x} 50% b"},
        Case{"a{{ x }}b{% if %}c{# d #}e", "a|expression( x )|b|statement( if )|c|comment( d )|e"},
        Case{"{{-x-}}{%- y -%}{#- z -#}", "|<expression(x)>||<statement( y )>||<comment( z )>|"},
        Case{"{{+ x }}{%+ y +%}{#+ z +#}", "|expression( x )||statement( y )||comment( z )|"},
        Case{"{{--1 }}", "|<expression(-1 )|"},
        Case{"{{ '}}' ~ \"%}\" }}", "|expression( '}}' ~ \"%}\" )|"},
        Case{"{{ 'it\\'s }}' }}", "|expression( 'it\\'s }}' )|"},
        Case{"{{ {'a': {'b': 1}} }}", "|expression( {'a': {'b': 1}} )|"},
        Case{"{{ {'a': 1}}}", "|expression( {'a': 1})|"},
        Case{"{% if x %2 %}", "|statement( if x %2 )|"}, Case{"{{ a\n}}", "|expression( a\n)|"},
        Case{"{# {{ x }} 'a #}", "|comment( {{ x }} 'a )|"},
        Case{"{% raw %}{{ x }}{% endraw %}", "|raw( raw )|{{ x }}|endraw( endraw )|"},
        Case{"{%-raw-%} {%if%} {%- endraw +%}", "|<raw(raw)>| {%if%} |<endraw( endraw )|"},
        Case{"{_{ a }_}{_% b %_}", "|escape({_{)| a |escape(}_})||escape({_%)| b |escape(%_})|"},
        Case{"{{ “}}” }}{{ ‘}}’ }}{{ “}}\" }}",
             "|expression( “}}” )||expression( ‘}}’ )||expression( “}}\" )|"},
        Case{"｛｛ x ｝｝{｛－ y －｝}｛% z ％｝｛＃ c ＃｝",
             "|expression( x )||<expression( y )>||statement( z )||comment( c )|"},
        Case{"｛｛ 集合", "｛｛ 集合"}, Case{"{{ （1） }}", "|expression( （1） )|"}));

TEST(Scanner, SaysWhereATagWasTypedWithFullWidthBraces) {
  diag::Report report;
  const auto tags = scan("甲{｛ x }}", 2, report);
  ASSERT_EQ(tags.size(), 1u);
  EXPECT_TRUE(tags[0].tolerated);
  ASSERT_EQ(report.diagnostics().size(), 1u);
  EXPECT_EQ(report.diagnostics()[0].severity, diag::Severity::hint);
  EXPECT_EQ(report.diagnostics()[0].span, (diag::Span{2, 3, 12}));
}

struct Mistake {
  std::string_view text;
  std::string_view id;
  std::uint32_t begin, end;
  std::string_view tags;
};

class BrokenTags : public testing::TestWithParam<Mistake> {};

TEST_P(BrokenTags, AreToldOnceAndScanningGoesOn) {
  const Mistake& mistake = GetParam();
  diag::Report report;
  EXPECT_EQ(scanned(mistake.text, report), mistake.tags);
  ASSERT_EQ(report.diagnostics().size(), 1u);
  EXPECT_EQ(report.diagnostics()[0].message->id, mistake.id);
  EXPECT_EQ(report.diagnostics()[0].span, (diag::Span{2, mistake.begin, mistake.end}));
}

INSTANTIATE_TEST_SUITE_P(
    Scanner, BrokenTags,
    testing::Values(
        Mistake{"a {{ x", "jinja.unclosed-tag", 2, 4, "a {{ x"},
        Mistake{"{{ x {{ y }} z", "jinja.unclosed-tag", 0, 2, "{{ x |expression( y )| z"},
        Mistake{"{% if x\ny{% endif %}", "jinja.unclosed-tag", 0, 2,
                "|statement( if x)|\ny|statement( endif )|"},
        Mistake{"{% if x {{ y }}", "jinja.unclosed-tag", 0, 2,
                "|statement( if x )||expression( y )|"},
        Mistake{"{{ x %}a", "jinja.wrong-closer", 5, 7, "|expression( x )|a"},
        Mistake{"{% x }}a", "jinja.wrong-closer", 5, 7, "|statement( x )|a"},
        Mistake{"{# x {{ y }}", "jinja.unclosed-comment", 0, 2, "{# x |expression( y )|"},
        Mistake{"{% raw %} {{ x }}", "jinja.unclosed-raw", 0, 9, "|raw( raw )| {{ x }}"}));

class LeftToTheParser : public testing::TestWithParam<Case> {};

TEST_P(LeftToTheParser, AreTagsWhoseStringsOrBracketsDoNotBalance) {
  diag::Report report;
  EXPECT_EQ(scanned(GetParam().text, report), GetParam().tags);
  EXPECT_TRUE(report.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Scanner, LeftToTheParser,
    testing::Values(Case{"{{ 'abc }} b {{ y }}", "|expression( 'abc )| b |expression( y )|"},
                    Case{"{{ 'abc }}\n{{ 'd' }}", "|expression( 'abc )|\n|expression( 'd' )|"},
                    Case{"{{ [1 }} {{ (2] }}", "|expression( [1 )| |expression( (2] )|"},
                    Case{"{{ x) }}{{ x } }}", "|expression( x) )||expression( x } )|"}));

TEST(Scanner, TakesLinearTimeForAnyText) {
  diag::Report report;
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "{{ ({# '{% ｛｛\"";
  scan(text, 2, report);
  EXPECT_TRUE(report.has_errors());
}

TEST(PlainText, TrimsOnlyTheTextBesideTheTag) {
  diag::Report report;
  const auto segments = cut_plain_text(" a \n{{- x -}}\t　{# c -#} b {_{-", 2, report);
  ASSERT_EQ(segments.size(), 5u);
  EXPECT_EQ(segments[0].text, " a");
  EXPECT_EQ(segments[0].span, (diag::Span{2, 0, 2}));
  EXPECT_EQ(segments[1].text, " x ");
  EXPECT_EQ(segments[1].kind, Segment::Kind::expression);
  EXPECT_EQ(segments[2].text, "b ");
  EXPECT_EQ(segments[3].text, "{{");
  EXPECT_EQ(segments[4].text, "-");
}

TEST(PlainTextSource, TellsLineAndColumnInCharacters) {
  const PlainTextSource source("模板.txt", "第一行\n第二{{ x }}\n");
  const diag::Place place = source.locate(19, 20);
  EXPECT_EQ(place.file, "模板.txt");
  EXPECT_EQ(place.line, 2);
  EXPECT_EQ(place.column, 6);
  EXPECT_EQ(place.excerpt, "第二{{ x }}");
  EXPECT_EQ(place.excerpt.substr(place.mark_begin, place.mark_end - place.mark_begin), "x");
}

}  // namespace
}  // namespace chengwen::jinja
