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

constexpr const char* kStyles =
    R"(<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">)"
    R"(<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>)"
    R"(<w:style w:type="paragraph" w:styleId="t1"><w:name w:val="表题"/></w:style>)"
    R"(<w:style w:type="paragraph" w:styleId="t2"><w:name w:val="表格数字"/></w:style>)"
    R"(<w:style w:type="paragraph" w:styleId="t3"><w:name w:val="小五数字"/></w:style>)"
    R"(<w:style w:type="table" w:styleId="own"><w:name w:val="公文表格"/></w:style></w:styles>)";

struct Filled {
  std::string xml, text;
  std::vector<std::string> codes;
};

Filled filled(const std::string& arguments, const std::string& rows,
              const std::string& styles = "") {
  diag::Report report;
  const std::string body = "<w:p><w:r><w:t>{{p x | 预算表(" + arguments + ") }}</w:t></w:r></w:p>";
  const std::string docx = wml::test::filled(
      styles.empty() ? chengwen::test::docx_of_body(body)
                     : chengwen::test::docx_of_body(body, {{"word/styles.xml", styles}}),
      "{\"x\": " + rows + "}", report, {}, official());
  Filled made;
  for (const diag::Diagnostic& one : report.diagnostics()) made.codes.emplace_back(one.message->id);
  if (docx.empty()) return made;
  made.xml = chengwen::test::part_of(docx, "word/document.xml");
  diag::Report ignored;
  made.text = wml::text_of(opc::Package::read(docx, "out.docx", ignored), ignored).value_or("");
  while (made.text.ends_with('\n')) made.text.pop_back();
  return made;
}

using Codes = std::vector<std::string>;

constexpr const char* kRows = R"([
  {"类": "基本", "名": "人员", "预算": 124.5, "执行": "124.00"},
  {"类": "项目", "名": "办刊", "预算": 2, "执行": null},
  {"类": "基本", "名": "公用", "预算": 20, "执行": 18.005}])";

TEST(BudgetTable, AddsUpAndComparesWhatIsNotRounded) {
  const Filled made = filled(
      "columns=[{'title': '序号', 'number': true}, {'title': '名称', 'key': '名'}, "
      "{'title': '预算数', 'key': '预算', 'amount': true}, "
      "{'title': '执行数', 'key': '执行', 'amount': true}, "
      "{'title': '执行率', 'ratio': ['执行', '预算']}, "
      "{'title': '结余', 'difference': ['预算', '执行']}]",
      kRows);
  EXPECT_EQ(made.text,
            "| 序号 | 名称 | 预算数 | 执行数 | 执行率 | 结余 |\n"
            "| 1 | 人员 | 124.50 | 124.00 | 99.60% | 0.50 |\n"
            "| 2 | 办刊 | 2.00 | | 0.00% | 2.00 |\n"
            "| 3 | 公用 | 20.00 | 18.01 | 90.03% | 2.00 |\n"
            "| 合计 | 146.50 | 142.01 | 96.93% | 4.50 |");
  EXPECT_EQ(made.codes, Codes{});
}

TEST(BudgetTable, BringsGroupsTogetherWithTheirSubtotals) {
  const Filled made = filled(
      "列=[{'标题': '类别', '键': '类', '合并': true}, {'标题': '名称', '键': '名'}, "
      "{'标题': '预算数', '键': '预算', '金额': true, '小数': 1}, {'标题': '占比', '占比': "
      "'预算'}], "
      "小计='类', 合计='总计', 合计在前=true",
      kRows);
  EXPECT_EQ(made.text,
            "| 类别 | 名称 | 预算数 | 占比 |\n"
            "| 总计 | 146.5 | 100.00% |\n"
            "| 基本 | 人员 | 124.5 | 84.98% |\n"
            "| ^ | 公用 | 20.0 | 13.65% |\n"
            "| 基本小计 | 144.5 | 98.63% |\n"
            "| 项目 | 办刊 | 2.0 | 1.37% |\n"
            "| 项目小计 | 2.0 | 1.37% |");
}

TEST(BudgetTable, ConvertsBeforeItRounds) {
  const Filled made = filled(
      "columns=['名', {'title': '数', 'amount': true}], from='元', unit='万元', title='表一', "
      "note='注：一'",
      R"([{"名": "甲", "数": 1249.5}, {"名": "乙", "数": 1249.5}, {"名": "丙", "数": -10000}])");
  EXPECT_EQ(made.text,
            "表一\n单位：万元\n| 名 | 数 |\n| 甲 | 0.12 |\n| 乙 | 0.12 |\n| 丙 | -1.00 |\n"
            "| 合计 | -0.75 |\n注：一");
}

TEST(BudgetTable, ComputesSumsOfColumnsAndGrowth) {
  const Filled made = filled(
      "columns=['名', {'title': '合计', 'sum': ['基', '项']}, {'title': '基', 'amount': true}, "
      "{'title': '项', 'amount': true}, {'title': '增长', 'growth': ['合计', '上年'], 'places': "
      "1}]",
      R"([{"名": "甲", "基": 1, "项": 2, "上年": 2}, {"名": "乙", "基": 1, "项": 0, "上年": 0}])");
  EXPECT_EQ(made.text,
            "| 名 | 合计 | 基 | 项 | 增长 |\n| 甲 | 3.00 | 1.00 | 2.00 | 50.0% |\n"
            "| 乙 | 1.00 | 1.00 | 0.00 | — |\n| 合计 | 4.00 | 2.00 | 2.00 | 100.0% |");
  EXPECT_EQ(made.codes, Codes{"gongwen.no-base"});
}

TEST(BudgetTable, SaysWhatNothingLooksLike) {
  const std::string columns = "columns=['名', {'title': '数', 'amount': true}], total=false";
  const std::string rows = R"([{"名": "甲", "数": 0}, {"名": "乙", "数": "—"}])";
  EXPECT_EQ(filled(columns, rows).text, "| 名 | 数 |\n| 甲 | 0.00 |\n| 乙 | |");
  EXPECT_EQ(filled(columns + ", nil='/'", rows).text, "| 名 | 数 |\n| 甲 | / |\n| 乙 | / |");
  EXPECT_EQ(filled(columns + ", empty='无'", "[]").text, "| 名 | 数 |\n| 无 |");
  EXPECT_EQ(filled(columns, "[]").codes, Codes{"gongwen.empty-table"});
}

TEST(BudgetTable, LooksAsTheTemplatesStylesSay) {
  const std::string columns = "columns=['名', {'title': '数', 'amount': true}], title='表一'";
  const std::string rows = R"([{"名": "甲", "数": 1}])";
  const std::string xml = filled(columns, rows, kStyles).xml;
  EXPECT_NE(xml.find("<w:pStyle w:val=\"t1\"/>"), std::string::npos);
  EXPECT_NE(xml.find("<w:pStyle w:val=\"t2\"/></w:pPr>"), std::string::npos);
  EXPECT_NE(xml.find("<w:tblStyle w:val=\"own\"/>"), std::string::npos);
  EXPECT_NE(filled(columns + ", size='小五'", rows, kStyles).xml.find("<w:pStyle w:val=\"t3\"/>"),
            std::string::npos);
  EXPECT_EQ(filled(columns + ", size='八号'", rows, kStyles).codes, Codes{"wml.no-style"});
}

TEST(BudgetTable, TellsWhatIsWrong) {
  const struct {
    const char *columns, *rows, *code;
  } cases[] = {
      {"{'title': '数', 'amount': true}", R"([{"名": "甲", "数": "12.42万元"}])",
       "gongwen.number-with-unit"},
      {"{'title': '数', 'amount': true}", R"([{"名": "甲", "数": "不详"}])",
       "gongwen.not-a-number"},
      {"{'title': '数', 'amount': true}", R"([{"名": "甲", "数": 1}, {"名": "乙"}])",
       "gongwen.total-lacks"},
      {"{'title': '数', 'amount': true}", R"([{"名": "甲", "数": 1}, {"名": "合 计", "数": 1}])",
       "gongwen.sum-in-rows"},
      {"{'title': '数', 'amount': true}", R"(["甲"])", "wml.table-row"},
      {"{'title': '率', 'ratio': ['数']}", R"([{"名": "甲", "数": 1}])", "gongwen.column-operands"},
      {"{'title': '率', 'ratio': ['数', '总']}", R"([{"名": "甲", "数": 1}])",
       "gongwen.computed-from"},
      {"{'title': '率', 'sum': ['率']}", R"([{"名": "甲"}])", "gongwen.computed-from"},
      {"{'title': '率', 'sum': ['数'], 'amount': true}", R"([{"名": "甲", "数": 1}])",
       "gongwen.column-kinds"},
      {"{'title': '数', 'amonut': true}", R"([{"名": "甲", "数": 1}])", "wml.content-key"},
      {"{'title': '数', 'amount': true, 'places': 'x'}", R"([{"名": "甲", "数": 1}])",
       "gongwen.bad-places"},
  };
  for (const auto& one : cases) {
    const Filled made = filled(std::string("columns=['名', ") + one.columns + "]", one.rows);
    EXPECT_EQ(made.codes, Codes{one.code}) << one.columns << one.rows;
  }
  EXPECT_EQ(filled("columns=['名'], from='万', unit='元'", "[]").codes,
            Codes{"gongwen.money-unit"});
  EXPECT_EQ(filled("title='无列'", "[]").codes, Codes{"wml.table-column-list"});
}

TEST(BudgetTable, StandsInTheData) {
  const Filled made = filled("", R"({"列": ["名", {"标题": "数", "金额": true}], "单位": "万元",
      "行": [{"名": "甲", "数": 1}]})");
  EXPECT_EQ(made.text, "单位：万元\n| 名 | 数 |\n| 甲 | 1.00 |\n| 合计 | 1.00 |");
}

TEST(BudgetTable, LiesInASectionOfItsOwnWithThePageNumberWhereItIsOnUprightPages) {
  constexpr const char* kMain =
      R"(<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main")"
      R"( xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>)"
      R"(<w:p><w:r><w:t>前</w:t></w:r></w:p>)"
      R"(<w:p><w:r><w:t>{{p [{"名": "甲", "数": 1}] | 预算表(列=["名"], 横排=true) }}</w:t></w:r></w:p>)"
      R"(<w:p><w:r><w:t>后</w:t></w:r></w:p><w:sectPr>)"
      R"(<w:footerReference w:type="default" r:id="rId9"/><w:pgSz w:w="11906" w:h="16838"/>)"
      R"(<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="850" )"
      R"(w:footer="1447" w:gutter="0"/></w:sectPr></w:body></w:document>)";
  constexpr const char* kRelationships =
      R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
      R"(<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer")"
      R"( Target="footer1.xml"/></Relationships>)";
  constexpr const char* kFooter =
      R"(<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">)"
      R"(<w:p><w:r><w:t>— 1 —</w:t></w:r></w:p></w:ftr>)";
  diag::Report report;
  const std::string docx = wml::test::filled(
      chengwen::test::docx_of_body("", {{"word/document.xml", kMain},
                                        {"word/_rels/document.xml.rels", kRelationships},
                                        {"word/footer1.xml", kFooter}}),
      "{}", report, {}, official());
  EXPECT_TRUE(report.diagnostics().empty());
  const std::string xml = chengwen::test::part_of(docx, "word/document.xml");
  std::vector<std::string> pages, footers;
  const auto values_of = [&xml](const std::string& name, std::vector<std::string>& values) {
    for (std::size_t at = xml.find(name); at != xml.npos; at = xml.find(name, at + 1)) {
      const std::size_t begin = at + name.size();
      values.push_back(xml.substr(begin, xml.find('"', begin) - begin));
    }
  };
  values_of("<w:pgSz w:w=\"", pages);
  values_of("<w:footerReference w:type=\"default\" r:id=\"", footers);
  EXPECT_EQ(pages, (std::vector<std::string>{"11906", "16838", "11906"}));
  ASSERT_EQ(footers.size(), 3u);
  EXPECT_EQ(footers[0], "rId9");
  EXPECT_NE(footers[1], "rId9");
  EXPECT_EQ(footers[2], "rId9");
  EXPECT_NE(xml.find("w:tblW w:w=\"12756\""), xml.npos);
  const std::string turned = chengwen::test::part_of(docx, "word/footer2.xml");
  EXPECT_NE(turned.find("vert=\"vert\""), turned.npos);
  // 25.5 mm from the left, as far as a footer is from the lower edge; 28 mm from above.
  EXPECT_NE(turned.find("<wp:posOffset>918845</wp:posOffset>"), turned.npos);
  EXPECT_NE(turned.find("<wp:posOffset>1008380</wp:posOffset>"), turned.npos);
  EXPECT_NE(turned.find("— 1 —"), turned.npos);
}

}  // namespace
}  // namespace chengwen::gongwen
