#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "gongwen/install.h"
#include "unit/wml/filled.h"
#include "wml/text_of.h"

namespace chengwen::gongwen {
namespace {

const wml::Dialect& official() {
  static const wml::Dialect built = [] {
    wml::Dialect dialect = wml::Dialect::standard();
    install(dialect);
    return dialect;
  }();
  return built;
}

std::string paragraph(const std::string& words) {
  return "<w:p><w:pPr><w:pStyle w:val=\"Body\"/></w:pPr><w:r><w:t>" + words + "</w:t></w:r></w:p>";
}

constexpr const char* kStyles =
    R"(<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">)"
    R"(<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>)"
    R"(<w:style w:type="paragraph" w:styleId="Body"><w:name w:val="Body"/><w:basedOn w:val="Normal"/>)"
    R"(<w:pPr><w:ind w:firstLineChars="200" w:firstLine="632"/></w:pPr></w:style>)"
    R"(<w:style w:type="paragraph" w:styleId="a1"><w:name w:val="一级标题"/><w:basedOn w:val="Body"/>)"
    R"(<w:rPr><w:rFonts w:eastAsia="黑体"/></w:rPr></w:style>)"
    R"(<w:style w:type="paragraph" w:styleId="a2"><w:name w:val="HEADING 2"/><w:basedOn w:val="Body"/>)"
    R"(<w:rPr><w:rFonts w:eastAsia="楷体"/></w:rPr></w:style>)"
    R"(<w:style w:type="paragraph" w:styleId="own3"><w:name w:val="三级题目"/><w:basedOn w:val="Body"/>)"
    R"(<w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style></w:styles>)";

struct Filled {
  std::string docx;
  std::string text;
  std::vector<std::string> codes;
  std::vector<std::vector<std::string>> words;
  std::size_t with_data_place = 0;
};

Filled fill(const std::string& body, const std::string& json, const std::string& styles = kStyles) {
  Filled filled;
  diag::Report report;
  filled.docx = wml::test::filled(chengwen::test::docx_of_body(body, {{"word/styles.xml", styles}}),
                                  json, report, {}, official());
  for (const diag::Diagnostic& one : report.diagnostics()) {
    filled.codes.emplace_back(one.message->id);
    filled.words.push_back(one.arguments);
    const bool placed = one.span.known() && !one.notes.empty() && one.notes[0].span.known();
    if (placed) ++filled.with_data_place;
  }
  if (filled.docx.empty()) return filled;
  diag::Report ignored;
  const auto package = opc::Package::read(filled.docx, "out.docx", ignored);
  filled.text = wml::text_of(package, ignored).value_or("");
  return filled;
}

Filled sections(const std::string& tree, const std::string& arguments = "") {
  return fill(paragraph("{{p x | sections" + arguments + " }}"), "{\"x\": " + tree + "}");
}

std::string body_of(const Filled& filled) {
  const std::string xml = chengwen::test::part_of(filled.docx, "word/document.xml");
  const std::size_t begin = xml.find("<w:body>") + 8;
  return xml.substr(begin, xml.rfind("<w:sectPr") - begin);
}

using Codes = std::vector<std::string>;

TEST(Sections, NumberEachLevelAnewUnderItsParent) {
  const Filled filled = sections(R"([
    {"标题": "甲", "子节": [{"标题": "子", "条目": ["一条", "二条"]}, {"标题": "丑", "条目": ["三条"]}]},
    {"title": "乙", "children": [{"title": "寅", "paragraphs": ["正文", "再一段"]}]}])");
  EXPECT_EQ(filled.text,
            "一、甲\n（一）子\n1.一条\n2.二条\n（二）丑\n1.三条\n二、乙\n（一）寅\n正文\n再一段\n");
  EXPECT_EQ(filled.codes, Codes());
}

TEST(Sections, TakeStylesByNameAndByOutlineLevelAndTheTextFromTheTag) {
  const std::string body = body_of(sections(
      R"([{"标题": "甲", "段落": "文", "子节": [{"标题": "乙", "子节": [{"标题": "丙", "段落": "字"}]}]}])"));
  for (const char* style : {"a1", "Body", "a2", "own3"})
    EXPECT_NE(body.find("<w:pStyle w:val=\"" + std::string(style) + "\"/>"), std::string::npos)
        << style;
}

TEST(Sections, RunAHeadingIntoItsParagraph) {
  const std::string body = body_of(
      sections(R"([{"标题": "加强领导", "接排": true, "段落": ["成立小组。", "其他。"]}])"));
  EXPECT_EQ(
      body,
      R"(<w:p><w:pPr><w:pStyle w:val="Body"/></w:pPr>)"
      R"(<w:r><w:rPr><w:rFonts w:eastAsia="黑体" w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">一、加强领导。</w:t></w:r>)"
      R"(<w:r><w:t xml:space="preserve">成立小组。</w:t></w:r></w:p>)"
      R"(<w:p><w:pPr><w:pStyle w:val="Body"/></w:pPr><w:r><w:t xml:space="preserve">其他。</w:t></w:r></w:p>)");
}

TEST(Sections, BreakTextsIntoParagraphsAndTakeContentAmongThem) {
  const Filled filled = sections(
      R"([{"标题": "甲", "段落": ["一\n\n二", {"$richtext": [{"text": "三", "bold": true}]}], "条目": [{"标题": "乙", "文字": "丙"}]}])");
  EXPECT_EQ(filled.text, "一、甲\n一\n二\n三\n（一）乙。丙\n");
  EXPECT_NE(body_of(filled).find("<w:b/>"), std::string::npos);
}

TEST(Sections, LetWordCountItsOwnHeadingsOnlyWhereTheTemplateHasSome) {
  const std::string typed =
      "<w:p><w:pPr><w:pStyle w:val=\"a1\"/></w:pPr><w:r><w:t>一、总则</w:t></w:r></w:p>";
  const Filled filled = fill(typed + paragraph("{{p x | sections(numbering=&quot;native&quot;) }}"),
                             R"({"x": [{"标题": "甲", "段落": "文"}]})");
  EXPECT_EQ(filled.text, "一、总则\n一、甲\n文\n");
  EXPECT_NE(body_of(filled).find("<w:numPr>"), std::string::npos);
  EXPECT_EQ(chengwen::test::part_of(filled.docx, "word/styles.xml")
                .find(R"(<w:name w:val="一级标题"/><w:basedOn w:val="Body"/><w:pPr><w:numPr>)"),
            std::string::npos);
}

TEST(Sections, NumberItemsNotAboveTheLevelThatIsWanted) {
  EXPECT_EQ(
      sections(R"([{"标题": "甲", "条目": ["子", "丑"]}, {"条目": ["寅"]}])", "(items=3)").text,
      "一、甲\n1.子\n2.丑\n3.寅\n");
}

TEST(Sections, MakeBudgetTablesOfColumnsAndRows) {
  const Filled filled = sections(R"([{"标题": "甲", "表格": {
    "列": ["项目", {"标题": "金额", "金额": true}], "行": [{"项目": "子", "金额": 2}]}}])");
  EXPECT_EQ(filled.text, "一、甲\n| 项目 | 金额 |\n| 子 | 2.00 |\n| 合计 | 2.00 |\n\n");
  EXPECT_EQ(filled.codes, Codes{});
}

TEST(Sections, LetTheTemplateDrawTheirTables) {
  const std::string body =
      paragraph("{%p macro 画(名) %}") + paragraph("{% if 有 %}表：{{ 名 }}{% endif %}") +
      paragraph("{%p endmacro %}") + paragraph("{{p x | sections(tables=画) }}");
  const std::string tree = R"("x": [{"标题": "甲", "段落": "文", "表": "收支表"}]})";
  EXPECT_EQ(fill(body, R"({"有": true, )" + tree).text, "一、甲\n文\n表：收支表\n");
}

TEST(Sections, DropNumbersThatWereTyped) {
  const Filled filled = sections(
      R"([{"标题": "1、 基本情况", "条目": ["(一)甲", "（1）乙"]}, {"标题": "三、问题", "段落": "（1）文"},
          {"标题": "一、二级指标", "段落": "文"}, {"标题": "1.5倍", "段落": "文"}])");
  EXPECT_EQ(
      filled.text,
      "一、基本情况\n（一）甲\n（二）乙\n二、问题\n（1）文\n三、一、二级指标\n文\n四、1.5倍\n文\n");
  EXPECT_EQ(filled.codes, Codes({"gongwen.typed-number", "gongwen.typed-number",
                                 "gongwen.typed-number-differs", "gongwen.typed-number-differs"}));
  EXPECT_EQ(filled.with_data_place, 4u);
  EXPECT_EQ(filled.words[0], Codes({"1、 基本情况", "1、", "一、"}));
}

TEST(Sections, ShareTheirCountWithTheTemplate) {
  const std::string tag = paragraph("{{p x | sections }}");
  const std::string json = R"({"x": [{"标题": "甲", "段落": "文"}, {"标题": "乙", "段落": "文"}]})";
  // Behind 序号 they go on, and 序号 behind them; behind other sections they begin anew.
  EXPECT_EQ(
      fill(paragraph("{{ 序号(1) }}首") + tag + paragraph("{{ 序号(1) }}尾") + tag, json).text,
      "一、首\n二、甲\n文\n三、乙\n文\n四、尾\n五、甲\n文\n六、乙\n文\n");
  EXPECT_EQ(fill(tag + tag, json).text, "一、甲\n文\n二、乙\n文\n一、甲\n文\n二、乙\n文\n");
  const std::string below = paragraph("{{p x | sections(level=2) }}");
  EXPECT_EQ(fill(paragraph("{{ 序号(1) }}首") + below + paragraph("{{ 序号(1) }}次") + below +
                     paragraph("{{ 序号(2) }}末"),
                 json)
                .text,
            "一、首\n（一）甲\n文\n（二）乙\n文\n二、次\n（一）甲\n文\n（二）乙\n文\n（三）末\n");
  // Typed headings count nothing.
  EXPECT_EQ(fill(paragraph("一、首") + below + paragraph("二、次") + below, json).text,
            "一、首\n（一）甲\n文\n（二）乙\n文\n二、次\n（一）甲\n文\n（二）乙\n文\n");
}

TEST(Sections, LetWordCountWhenAsked) {
  const std::string tag = paragraph("{{p x | sections(numbering=&quot;native&quot;) }}");
  const std::string json =
      R"({"x": [{"标题": "甲", "子节": [{"标题": "子", "条目": ["条"]}]}, {"标题": "乙", "段落": "文"}]})";
  const Filled filled = fill(tag + tag, json);
  const std::string once = "一、甲\n（一）子\n1.条\n二、乙\n文\n";
  EXPECT_EQ(filled.text, once + once);
  EXPECT_EQ(body_of(filled).find("一、"), std::string::npos);
  const std::string numbering = chengwen::test::part_of(filled.docx, "word/numbering.xml");
  EXPECT_NE(numbering.find(R"(<w:numFmt w:val="chineseCountingThousand"/><w:pStyle w:val="a1"/>)"
                           R"(<w:suff w:val="nothing"/><w:lvlText w:val="%1、"/>)"),
            std::string::npos)
      << numbering;
  const std::string styles = chengwen::test::part_of(filled.docx, "word/styles.xml");
  // The indent that a style inherits would lose against that of the list.
  EXPECT_NE(styles.find(R"(<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>)"
                        R"(<w:ind w:firstLineChars="200" w:firstLine="632"/>)"),
            std::string::npos)
      << styles;
}

TEST(Sections, LeaveTheCountToAStyleThatIsInAList) {
  const std::string numbering =
      R"(<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">)"
      R"(<w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>)"
      R"(<w:pStyle w:val="h"/><w:lvlText w:val="第%1条"/></w:lvl></w:abstractNum>)"
      R"(<w:num w:numId="7"><w:abstractNumId w:val="4"/></w:num></w:numbering>)";
  const std::string styles =
      R"(<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">)"
      R"(<w:style w:type="paragraph" w:styleId="h"><w:name w:val="标题 1"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style></w:styles>)";
  const auto filled = [&](const std::string& arguments) {
    diag::Report report;
    const std::string docx = wml::test::filled(
        chengwen::test::docx_of_body(
            paragraph("{{p x | sections" + arguments + " }}"),
            {{"word/styles.xml", styles},
             {"word/numbering.xml", numbering},
             {"word/_rels/document.xml.rels",
              R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
              R"(<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>)"
              R"(<Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/></Relationships>)"}}),
        R"({"x": [{"标题": "甲", "段落": "文"}]})", report, {}, official());
    const auto package = opc::Package::read(docx, "out.docx", report);
    return wml::text_of(package, report).value_or("");
  };
  EXPECT_EQ(filled(""), "第1条 甲\n文\n");
  EXPECT_EQ(filled("(numbering='text')"), "一、甲\n文\n");
}

struct Mistake {
  const char* tree;
  const char* code;
  const char* text;  ///< "" when nothing is written
};

TEST(Sections, TellWhatTheDataGetsWrong) {
  const Mistake mistakes[] = {
      {R"([{"标题": "甲"}])", "gongwen.section-empty", "一、甲\n"},
      {R"([{"标题": "", "段落": "文"}])", "gongwen.section-title-blank", "文\n"},
      {R"([{"标题": "甲", "段落": ["文", ""]}])", "gongwen.section-blank", "一、甲\n文\n"},
      {R"([{"标题": "甲", "段落": ["文", null]}])", "gongwen.section-blank", "一、甲\n文\n"},
      {R"([{"标题": "甲", "条目": [" "], "段落": "文"}])", "gongwen.section-blank", "一、甲\n文\n"},
      {R"([{"标题": "甲", "段洛": ["文"], "段落": "字"}])", "gongwen.section-key", "一、甲\n字\n"},
      {R"([{"子节": [{"标题": "甲", "段落": "文"}]}])", "gongwen.section-untitled", "一、甲\n文\n"},
      {R"([{"标题": "甲", "子节": [{"标题": "乙", "层次": 4, "段落": "文"}]}])",
       "gongwen.section-skips-level", "一、甲\n（1）乙\n文\n"},
      {R"([{"标题": "甲", "层次": 6, "段落": "文"}])", "gongwen.section-skips-level", "甲\n文\n"},
      {R"([{"标题": "甲", "段落": "    文"}])", "gongwen.typed-indent", "一、甲\n文\n"},
      {R"([{"标题": "甲", "段落": "　　文"}])", "gongwen.typed-indent", "一、甲\n文\n"},
      {R"([{"名称": "甲"}])", "gongwen.section-malformed", ""},
      {R"([{"标题": ["甲"]}])", "gongwen.section-title", ""},
      {R"([{"标题": "甲", "段落": [true]}])", "gongwen.section-text", ""},
      {R"([{"标题": "甲", "表格": "项目"}])", "gongwen.section-table", ""},
      {R"([{"标题": "甲", "图片": 5.5}])", "gongwen.section-picture", ""},
      {R"([{"标题": "甲", "层次": "二"}])", "gongwen.section-level", ""},
  };
  for (const Mistake& mistake : mistakes) {
    const Filled filled = sections(mistake.tree);
    ASSERT_FALSE(filled.codes.empty()) << mistake.tree;
    EXPECT_EQ(filled.codes[0], mistake.code) << mistake.tree;
    EXPECT_EQ(filled.text, mistake.text) << mistake.tree;
    EXPECT_GE(filled.with_data_place, 1u) << mistake.tree;
  }
}

TEST(Sections, SkipOnlyWhatUsageLetsOut) {
  // 一、 then 1. is usual.
  const Filled filled =
      sections(R"([{"标题": "甲", "子节": [{"标题": "乙", "层次": 3, "段落": "文"}]}])");
  EXPECT_EQ(filled.text, "一、甲\n1.乙\n文\n");
  EXPECT_EQ(filled.codes, Codes());
}

TEST(Sections, WriteLevelsBelowTheSchemeWithoutANumber) {
  std::string tree = R"([{"标题": "底", "段落": "文"}])";
  for (int i = 0; i < 5; ++i) tree = R"([{"标题": "层", "子节": )" + tree + "}]";
  const Filled filled = sections(tree);
  EXPECT_EQ(filled.text, "一、层\n（一）层\n1.层\n（1）层\n①层\n底\n文\n");
  EXPECT_EQ(filled.codes.back(), "gongwen.section-too-deep");
  EXPECT_EQ(filled.words.back(), Codes({"底", "6", "5"}));
}

TEST(Sections, SayWhatStandsBelowAnEmptyTitle) {
  const Filled filled =
      sections(R"([{"标题": "甲"}, {"标题": "乙", "段落": []}])", "(empty='无。')");
  EXPECT_EQ(filled.text, "一、甲\n无。\n二、乙\n无。\n");
  EXPECT_EQ(filled.codes, Codes());
  EXPECT_EQ(sections("[]", "(empty='无。')").text, "无。\n");
}

TEST(Sections, KeepOnlyTheLastParagraphWithWhatFollows) {
  const char* trees[] = {
      R"(["甲", "乙\n末"])",
      R"([{"标题": "甲", "段落": ["乙", "末"]}])",
      R"([{"标题": "甲", "段落": "乙", "条目": ["丙", "末"]}])",
      R"([{"标题": "甲", "条目": [{"标题": "末", "段落": "末"}]}])",
      R"([{"标题": "甲", "接排": true, "段落": "末"}])",
      R"([{"标题": "甲", "段落": "乙", "子节": [{"标题": "丙", "段落": "末"}]}])"};
  for (const char* tree : trees) {
    const std::string xml = body_of(sections(tree, "(keep=true)"));
    const std::size_t kept = xml.find("<w:keepNext/>");
    ASSERT_NE(kept, xml.npos) << tree;
    EXPECT_EQ(xml.find("<w:keepNext/>", kept + 1), xml.npos) << tree;
    EXPECT_LT(kept, xml.rfind("末")) << tree;
    EXPECT_EQ(xml.find("</w:p>", kept), xml.rfind("</w:p>")) << tree;
    EXPECT_EQ(body_of(sections(tree)).find("<w:keepNext/>"), xml.npos) << tree;
  }
}

TEST(Sections, RefuseArgumentsThatMeanNothing) {
  EXPECT_EQ(sections(R"([{"标题": "甲"}])", "(level=0)").codes, Codes({"gongwen.section-level"}));
  EXPECT_EQ(sections(R"([{"标题": "甲"}])", "(numbering='auto')").codes,
            Codes({"gongwen.section-numbering"}));
}

TEST(Sections, MeanTheSameAsATaggedObject) {
  const std::string tree = R"([{"标题": "甲", "段落": "文"}])";
  EXPECT_EQ(
      fill(paragraph("{{p x }}"), R"({"x": {"$sections": )" + tree + R"(, "level": 2}})").text,
      sections(tree, "(2)").text);
}

}  // namespace
}  // namespace chengwen::gongwen
