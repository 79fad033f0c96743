#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cut_text.h"
#include "filled.h"
#include "wml/level_look.h"
#include "wml/text_of.h"

namespace chengwen::wml {
namespace {

using chengwen::test::docx_of_body;
using test::filled;
using test::filled_body;
using test::paragraph;
using test::run;
using testing::HasSubstr;
using testing::Not;

struct Look {
  std::string_view look;
  int level;
  std::string_view format, text, suffix;
};
void PrintTo(const Look& look, std::ostream* out) {
  *out << look.look;
}
class LevelLook : public testing::TestWithParam<Look> {};

TEST_P(LevelLook, IsToldBySample) {
  const MadeLevel level = level_that_looks(GetParam().look, GetParam().level);
  EXPECT_EQ(level.format, GetParam().format);
  EXPECT_EQ(level.text, GetParam().text);
  EXPECT_EQ(level.suffix, GetParam().suffix);
}

const Look kLooks[] = {
    {"一、", 0, "chineseCountingThousand", "%1、", "nothing"},
    {"（一）", 1, "chineseCountingThousand", "（%2）", "nothing"},
    {"第一条 ", 0, "chineseCountingThousand", "第%1条", "space"},
    {"1.", 2, "decimal", "%3.", "nothing"},
    {"1.\t", 2, "decimal", "%3.", "tab"},
    {"①", 4, "decimalEnclosedCircleChinese", "%5", "nothing"},
    {"1.1", 1, "decimal", "%1.%2", "nothing"},
    {"1.1.1 ", 2, "decimal", "%1.%2.%3", "space"},
    {"1.1", 2, "decimal", "%2.%3", "nothing"},
    {"01", 0, "decimalZero", "%1", "nothing"},
    {"１．", 0, "decimalFullWidth", "%1．", "nothing"},
    {"壹、", 0, "chineseLegalSimplified", "%1、", "nothing"},
    {"甲、", 0, "ideographTraditional", "%1、", "nothing"},
    {"a)", 0, "lowerLetter", "%1)", "nothing"},
    {"附件A：", 0, "upperLetter", "附件%1：", "nothing"},
    {"(i) ", 1, "lowerRoman", "(%2)", "space"},
    {"•", 0, "bullet", "•", "tab"},
    {"item", 0, "bullet", "item", "tab"},
};
INSTANTIATE_TEST_SUITE_P(All, LevelLook, testing::ValuesIn(kLooks));

std::string text_with(std::string_view x, const std::string& body = paragraph(run("{{p x }}")),
                      const chengwen::test::Parts& extra = {}) {
  diag::Report report;
  const std::string docx =
      filled(docx_of_body(body, extra), "{\"x\": " + std::string(x) + "}", report);
  if (docx.empty()) return std::string(report.diagnostics().front().message->id);
  return text_of(opc::Package::read(docx, "out.docx", report), report).value_or("");
}

struct Case {
  std::string_view name;
  std::string x, text;
};
void PrintTo(const Case& one, std::ostream* out) {
  *out << one.name;
}
class NumberedText : public testing::TestWithParam<Case> {};

TEST_P(NumberedText, IsWhatTheReaderSees) {
  EXPECT_EQ(text_with(GetParam().x), GetParam().text);
}

const Case kTexts[] = {
    {"official numbers", R"({"$numbered": ["a", {"text": "b", "children": ["c", {"text": "d",
      "children": ["e", {"text": "f", "children": ["g", {"text": "h", "children": ["i", "j"]}]}]},
      "k"]}, "l"]})",
     "一、a\n二、b\n（一）c\n（二）d\n1.e\n2.f\n（1）g\n（2）h\n①i\n②j\n（三）k\n三、l\n"},
    {"children that are a list", R"({"$numbered": ["a", ["b", ["c"]], "d"]})",
     "一、a\n（一）b\n1.c\n二、d\n"},
    {"levels of one's own", R"({"$numbered": ["a", ["b", "c"]], "levels": ["第一章 ", "1.1 "]})",
     "第一章 a\n1.1 b\n1.2 c\n"},
    {"bullets", R"({"$numbered": ["a", ["b"]], "levels": ["•", "–"]})", "• a\n– b\n"},
    {"a start", R"({"$numbered": ["a", "b"], "start": 3})", "三、a\n四、b\n"},
    {"content", R"({"$numbered": [{"$richtext": ["a", {"text": "b", "bold": true}]}, 3,
      {"text": {"$markdown": "**c**"}}]})",
     "一、ab\n二、3\n三、c\n"},
    {"nothing", R"({"$numbered": []})", ""},
    {"no list", R"({"$numbered": "a"})", "wml.numbered-list"},
    {"children of nothing", R"({"$numbered": [["a"]]})", "wml.numbered-list"},
    {"too deep", R"({"$numbered": ["a", ["b"]], "levels": ["1."]})", "wml.numbered-depth"},
    {"no levels", R"({"$numbered": ["a"], "levels": []})", "wml.numbered-levels"},
    {"no style", R"({"$numbered": ["a"], "style": "没有"})", "wml.no-style"},
    {"a wrong key", R"({"$numbered": [{"text": "a", "childs": []}]})", "wml.content-key"},
};
INSTANTIATE_TEST_SUITE_P(All, NumberedText, testing::ValuesIn(kTexts));

TEST(Numbered, EachListCountsForItself) {
  const std::string tag = paragraph(run("{{p x|numbered }}"));
  EXPECT_EQ(text_with(R"(["a", "b"])", tag + tag), "一、a\n二、b\n一、a\n二、b\n");
  EXPECT_EQ(text_with(R"([["a", "b"], ["c"]])", paragraph(run("{%p for y in x %}")) +
                                                    paragraph(run("{{p y|numbered }}")) +
                                                    paragraph(run("{%p endfor %}"))),
            "一、a\n二、b\n一、c\n");
}

TEST(Numbered, HasTheFormatOfItsTag) {
  const std::string tag =
      "<w:p><w:pPr><w:pageBreakBefore/><w:ind w:firstLineChars=\"200\"/></w:pPr>" +
      run("{{p x }}", "<w:sz w:val=\"32\"/>") + "</w:p>";
  const std::string xml = filled_body(tag, R"({"x": {"$numbered": ["a"]}})");
  EXPECT_THAT(xml, HasSubstr("<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>"
                             "<w:ind w:firstLineChars=\"200\"/></w:pPr><w:r><w:rPr><w:sz "));
  const std::string bullets = filled_body(tag, R"({"x": {"$numbered": ["a"], "levels": ["•"]}})");
  EXPECT_THAT(bullets, Not(HasSubstr("w:ind ")));
}

const std::string kW = " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

chengwen::test::Parts styled_parts() {
  return {
      {"word/numbering.xml",
       "<w:numbering" + kW +
           "><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start "
           "w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:pStyle w:val=\"H\"/><w:lvlText "
           "w:val=\"%1)\"/>"
           "</w:lvl><w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt "
           "w:val=\"upperLetter\"/><w:lvlText "
           "w:val=\"%2)\"/></w:lvl></w:abstractNum><w:num w:numId=\"7\"><w:abstractNumId "
           "w:val=\"0\"/>"
           "</w:num></w:numbering>"},
      {"word/styles.xml",
       "<w:styles" + kW +
           "><w:style w:type=\"paragraph\" w:styleId=\"H\"><w:name w:val=\"条\"/>"
           "<w:pPr><w:numPr><w:numId w:val=\"7\"/></w:numPr></w:pPr></w:style><w:style "
           "w:type=\"numbering\" w:styleId=\"L\"><w:name "
           "w:val=\"我的列表\"/><w:pPr><w:numPr><w:numId "
           "w:val=\"7\"/></w:numPr></w:pPr></w:style><w:style w:type=\"paragraph\" w:styleId=\"P\">"
           "<w:name w:val=\"素\"/></w:style></w:styles>"},
      {"word/_rels/document.xml.rels",
       "<Relationships "
       "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship "
       "Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
       "styles\" Target=\"styles.xml\"/><Relationship Id=\"rId2\" "
       "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering\" "
       "Target=\"numbering.xml\"/></Relationships>"}};
}

TEST(Numbered, HasTheTemplatesLists) {
  const std::string tag = paragraph(run("{{p x }}"));
  for (const char* style : {"条", "我的列表"}) {
    const std::string x =
        R"({"$numbered": ["a", ["b"], "c"], "style": ")" + std::string(style) + "\"}";
    EXPECT_EQ(text_with(x, tag + tag, styled_parts()), "1) a\nA) b\n2) c\n1) a\nA) b\n2) c\n")
        << style;
  }
  EXPECT_EQ(text_with(R"({"$numbered": ["a"], "style": "素"})", tag, styled_parts()), "一、a\n");
}

}  // namespace
}  // namespace chengwen::wml
