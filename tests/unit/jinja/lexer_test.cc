#include "jinja/lexer.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace chengwen::jinja {
namespace {

std::string lexed(std::string_view text, diag::Report& report) {
  std::string result;
  for (const Token& token : lex(text, {2, 0, static_cast<std::uint32_t>(text.size())}, report)) {
    if (token.is(TokenKind::end)) break;
    if (!result.empty()) result += ' ';
    const std::string_view kind = name_of(token.kind);
    result += kind;
    if (kind != token.text) result += ":" + std::string(token.text);
  }
  return result;
}

struct Case {
  std::string_view text;
  std::string_view tokens;
};

class Tokens : public testing::TestWithParam<Case> {};

TEST_P(Tokens, AreCut) {
  diag::Report report;
  EXPECT_EQ(lexed(GetParam().text, report), GetParam().tokens);
  EXPECT_FALSE(report.has_errors());
}

INSTANTIATE_TEST_SUITE_P(
    Lexer, Tokens,
    testing::Values(
        Case{"", ""}, Case{" \t\n　\u00A0", ""},
        Case{"a_1 单位名称 甲_1", "name:a_1 name:单位名称 name:甲_1"},
        Case{"+ - * / // % ** ~ == != < <= > >= =", "+ - * / // % ** ~ == != < <= > >= ="},
        Case{". , : | ( ) [ ] { }", ". , : | ( ) [ ] { }"}, Case{"a**-b", "name:a ** - name:b"},
        Case{"0 42 1_000 0x_1F 0b101 0o17 00",
             "number:0 number:42 number:1_000 number:0x_1F number:0b101 number:0o17 number:00"},
        Case{"2.50 1e3 1.5E-2 01.5", "number:2.50 number:1e3 number:1.5E-2 number:01.5"},
        Case{"08 012", "number:0 number:8 number:0 number:12"},
        Case{"5. .5", "number:5 . . number:5"},
        Case{"1_ 1__0", "number:1 name:_ number:1 name:__0"},
        Case{"0x 1e 0b2", "number:0 name:x number:1 name:e number:0 name:b2"},
        Case{"l.0.1 l . 0.1", "name:l . number:0 . number:1 name:l . number:0.1"},
        Case{"1if 0xfor", "number:1 name:if number:0xf name:or"},
        Case{R"('a' "b\"c" '\\')", R"(string:'a' string:"b\"c" string:'\\')"},
        Case{"“a” ‘b‘ “c\" ＂d＂ '“e”'",
             "string:“a” string:‘b‘ string:“c\" string:＂d＂ string:'“e”'"}));

TEST(Lexer, GivesSpansInTheTemplate) {
  diag::Report report;
  const auto tokens = lex(" 名 }", {3, 100, 106}, report);
  ASSERT_EQ(tokens.size(), 3u);
  EXPECT_EQ(tokens[0].span, (diag::Span{3, 101, 104}));
  EXPECT_EQ(tokens[2].span, (diag::Span{3, 106, 106}));
}

TEST(Lexer, TakesFullWidthSignsForTheirTwinsAndTellsEach) {
  diag::Report report;
  EXPECT_EQ(lexed("a｜b（１２．５，“，”）＝＝", report),
            "name:a | name:b ( number:１２．５ , string:“，” ) ==");
  ASSERT_EQ(report.diagnostics().size(), 7u);
  EXPECT_EQ(report.diagnostics()[2].arguments, (std::vector<std::string>{"１２．５", "12.5"}));
  EXPECT_EQ(report.diagnostics()[2].span, (diag::Span{2, 8, 20}));
}

struct Mistake {
  std::string_view text;
  std::string_view id;
  std::uint32_t begin, end;
  std::string_view hint;
};

class BadTokens : public testing::TestWithParam<Mistake> {};

TEST_P(BadTokens, EndTheTag) {
  const Mistake& mistake = GetParam();
  diag::Report report;
  const auto tokens = lex(mistake.text, {2, 0, 0}, report);
  ASSERT_GE(tokens.size(), 2u);
  EXPECT_TRUE(tokens[tokens.size() - 2].is(TokenKind::error));
  ASSERT_EQ(report.diagnostics().size(), 1u);
  const diag::Diagnostic& told = report.diagnostics()[0];
  EXPECT_EQ(told.message->id, mistake.id);
  EXPECT_EQ(told.span, (diag::Span{2, mistake.begin, mistake.end}));
  EXPECT_EQ(told.notes.empty() ? "" : told.notes[0].arguments[0], mistake.hint);
}

INSTANTIATE_TEST_SUITE_P(
    Lexer, BadTokens,
    testing::Values(Mistake{"a && b", "jinja.unexpected-character", 2, 4, "and"},
                    Mistake{"a || b", "jinja.unexpected-character", 2, 4, "or"},
                    Mistake{"!a", "jinja.unexpected-character", 0, 1, "not"},
                    Mistake{"a、b", "jinja.unexpected-character", 1, 4, ","},
                    Mistake{"a ? b", "jinja.unexpected-character", 2, 3, ""},
                    Mistake{"a🐍 @", "jinja.unexpected-character", 1, 5, ""},
                    Mistake{"a 'bc", "jinja.unclosed-string", 2, 5, ""},
                    Mistake{"“bc'", "jinja.unclosed-string", 0, 6, ""},
                    Mistake{"'a\\'", "jinja.unclosed-string", 0, 4, ""}));

std::optional<std::string> decoded(std::string_view literal, diag::Report& report) {
  return decode_string(
      {TokenKind::string, literal, {2, 0, static_cast<std::uint32_t>(literal.size())}}, report);
}

TEST(Lexer, DecodesEscapes) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {R"('')", ""},
      {R"('a\n\t\r\\\'\"')", "a\n\t\r\\'\""},
      {R"('\x41\u4e2d\U0001F600')", "A中😀"},
      {R"('\101\7\1234')", "A\aS4"},
      {R"('\q\8\N{A}')", R"(\q\8\N{A})"},
      {"'a\\\nb'", "ab"},
      {"“甲\"", "甲"},
      {"‘乙’", "乙"},
  };
  for (const auto& [literal, text] : cases) {
    diag::Report report;
    EXPECT_EQ(decoded(literal, report), text) << literal;
    EXPECT_TRUE(report.empty());
  }
}

TEST(Lexer, TellsMalformedEscapes) {
  for (const std::string_view literal :
       {R"('\x4')", R"('\u12')", R"('\ud800')", R"('\U00110000')"}) {
    diag::Report report;
    EXPECT_EQ(decoded(literal, report), std::nullopt) << literal;
    ASSERT_EQ(report.diagnostics().size(), 1u);
    EXPECT_EQ(report.diagnostics()[0].message->id, "jinja.bad-escape");
    EXPECT_EQ(report.diagnostics()[0].span, (diag::Span{2, 1, 3}));
  }
}

}  // namespace
}  // namespace chengwen::jinja
