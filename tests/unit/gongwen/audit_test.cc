#include "gongwen/audit.h"
#include "gongwen/heading_label.h"

#include <gtest/gtest.h>

#include <functional>

#include "gongwen/fix.h"
#include "unit/gongwen/official_document.h"

namespace chengwen::gongwen {
namespace {

using test::OfficialDocument;
using test::Paragraph;

/// "PAGE-01 found → wanted", ×n for several places, + for a finding that can be mended.
std::vector<std::string> told(const Audit& audit) {
  std::vector<std::string> lines;
  for (const Finding& finding : audit.findings()) {
    std::string line = finding.rule->id() + " " + finding.found.zh;
    if (!finding.wanted.empty()) line += " → " + finding.wanted.zh;
    if (finding.spots.size() > 1) line += " ×" + std::to_string(finding.spots.size());
    if (finding.fixable) line += " +";
    lines.push_back(line);
  }
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += line + "\n";
  return out;
}

std::shared_ptr<Audit> audit_of(const std::string& docx) {
  diag::Report report;
  const auto package = opc::Package::read(docx, "公文.docx", report);
  auto audit = package ? Audit::run(package, Profile::national(), report) : nullptr;
  EXPECT_TRUE(report.empty());
  return audit;
}

/// The words of a document: what may not change when it is mended.
std::string words_of(const Audit& audit) {
  std::string words;
  for (std::size_t i = 0; i < audit.model().elements().size(); ++i) {
    const Element& element = audit.model()[i];
    const wml::ManuscriptParagraph& paragraph = audit.manuscript().paragraphs()[i];
    if (paragraph.story != 0) continue;
    std::size_t begin = std::max(element.begin, element.label.after);
    if (element.role == Role::attachment) {
      const auto label = read_label(paragraph.text(), begin);
      if (label) begin = label->after;
    }
    for (const char c : paragraph.text().substr(begin, element.end - begin)) {
      if (c != ' ') words += c;
    }
    words += '\n';
  }
  return words;
}

struct Deviation {
  std::string_view name;
  std::function<void(OfficialDocument&)> change;
  std::string_view finding;  ///< as told() says it
};

void replace(std::string& text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  ASSERT_NE(at, std::string::npos) << from;
  text.replace(at, from.size(), to);
}

const Deviation kDeviations[] = {
    {"paper",
     [](OfficialDocument& d) {
       replace(d.page_size, "11906\" w:h=\"16838", "12240\" w:h=\"15840");
     },
     "PAGE-01 215.9毫米×279.4毫米 → 210毫米×297毫米 +"},
    {"top", [](OfficialDocument& d) { replace(d.margins, "2098", "1440"); },
     "PAGE-02 25.4毫米 → 37毫米 +"},
    {"left", [](OfficialDocument& d) { replace(d.margins, "1588", "1800"); },
     "PAGE-03 31.8毫米 → 28毫米 +"},
    {"right", [](OfficialDocument& d) { replace(d.margins, "1474", "1800"); },
     "PAGE-04 宽150.2毫米 → 宽156毫米 +"},
    {"bottom", [](OfficialDocument& d) { replace(d.margins, "1984", "1440"); },
     "PAGE-04 高234.6毫米 → 高225毫米 +"},
    {"gutter", [](OfficialDocument& d) { replace(d.margins, "gutter=\"0", "gutter=\"284"); },
     "PAGE-05 5毫米 → 0毫米 +"},
    {"title font", [](OfficialDocument& d) { d.paragraphs[0].set_font("宋体"); },
     "TITLE-01 宋体 → 方正小标宋简体 +"},
    {"title size", [](OfficialDocument& d) { d.paragraphs[0].set_size(36); },
     "TITLE-01 小二（18磅） → 二号（22磅） +"},
    {"title left", [](OfficialDocument& d) { d.paragraphs[0].alignment = "left"; },
     "TITLE-01 左对齐 → 居中 +"},
    {"title bold", [](OfficialDocument& d) { d.paragraphs[0].runs[0].before = "<w:b/>"; },
     "TITLE-01 加粗 → 不加粗 +"},
    {"title indent", [](OfficialDocument& d) { d.paragraphs[0].indent = test::indent(2); },
     "TITLE-01 首行缩进2字 → 顶格 +"},
    {"title by blanks",
     [](OfficialDocument& d) {
       d.paragraphs[0].alignment = "left";
       d.paragraphs[0].text() = "      " + d.paragraphs[0].text();
     },
     "TITLE-01 用空格移到中间 → 居中 +"},
    {"title too long",
     [](OfficialDocument& d) {
       d.paragraphs[0].text() = "示例市示例区水利局关于2024年度全区水利项目预算执行情况的报告";
     },
     "TITLE-02 一行30字，会在行末断开 → 每行最多20字，按词意分行"},
    {"title with a stop", [](OfficialDocument& d) { d.paragraphs[0].text() += "。"; },
     "TITLE-03 `。` → 标题里只用书名号、引号、括号和顿号，末尾不加标点"},
    {"addressee indented",
     [](OfficialDocument& d) { d.at("示例区财政局").indent = test::indent(2); },
     "TO-01 首行缩进2字 → 顶格 +"},
    {"addressee with a half-width colon",
     [](OfficialDocument& d) { d.at("示例区财政局").text() = "示例区财政局:"; },
     "TO-01 `:` → 最后一个机关后面是全角冒号 `：`"},
    {"no line above the addressee",
     [](OfficialDocument& d) { d.paragraphs.erase(d.paragraphs.begin() + 1); },
     "TO-01 和标题之间没有空行 → 空一行 +"},
    {"body font", [](OfficialDocument& d) { d.at("内设").set_font("宋体"); },
     "BODY-02 宋体 → 仿宋_GB2312 +"},
    {"body size", [](OfficialDocument& d) { d.at("内设").set_size(28); },
     "BODY-02 四号（14磅） → 三号（16磅） +"},
    {"body not indented", [](OfficialDocument& d) { d.at("内设").indent = test::indent(0); },
     "BODY-02 首行缩进0字 → 首行缩进2字 +"},
    {"body indented by blanks",
     [](OfficialDocument& d) {
       d.at("内设").indent = test::indent(0);
       d.at("内设").text() = "　　内设办公室、财务股两个机构。";
     },
     "BODY-02 用空格空出2字 → 首行缩进2字 +"},
    {"item indented by blanks",
     [](OfficialDocument& d) {
       d.at("（2）").indent = test::indent(0);
       d.at("（2）").text() = "    （2）负责全区水旱灾害防御工作。";
     },
     "BODY-02 用空格空出2字 → 首行缩进2字 +"},
    {"line pitch",
     [](OfficialDocument& d) {
       d.at("内设").spacing = "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"360\"/>";
     },
     "GRID-04 行高的150% → 固定值28.95磅 +"},
    {"space after",
     [](OfficialDocument& d) { replace(d.at("内设").spacing, "after=\"0\"", "after=\"160\""); },
     "GRID-04 段前或段后有间距 → 段前段后都是0 +"},
    {"widow control",
     [](OfficialDocument& d) {
       replace(d.at("内设").switches, "<w:widowControl w:val=\"0\"/>", "");
     },
     "GRID-06 选了“孤行控制” → 不选：每面才能排满22行 +"},
    {"left", [](OfficialDocument& d) { d.at("内设").alignment = "left"; },
     "GRID-06 左对齐 → 两端对齐 +"},
    {"28 characters",
     [](OfficialDocument& d) {
       for (Paragraph& p : d.paragraphs) {
         for (test::Run& run : p.runs) run.spacing = 0;
       }
     },
     "GRID-02 27字 → 28字 +"},
    {"colour",
     [](OfficialDocument& d) { d.at("内设").runs[0].before = "<w:color w:val=\"FF0000\"/>"; },
     "COLOR-01 #FF0000 → 黑色 +"},
    {"quotes",
     [](OfficialDocument& d) {
       d.at("我局现有").runs[0].hint = false;
       d.at("我局现有").runs[0].latin = "Times New Roman";
     },
     "FONT-01 用西文字体，变成半角 → 用中文字体 +"},
    {"Latin font", [](OfficialDocument& d) { d.at("我局现有").runs[0].latin = "Calibri"; },
     "FONT-02 Calibri → Times New Roman，或和中文同一种字体 +"},
    {"level left out",
     [](OfficialDocument& d) {
       d.at("1.主要").text() = "（1）主要职责";
       d.at("2.机构").text() = "（2）机构设置";
       d.remove("（1）负责");
       d.remove("（2）负责");
       d.insert_before("（2）机构", test::body("负责全区水资源的合理开发和利用。"));
     },
     "HEADG-01 `（1）` → `1.`"},
    {"number of another level",
     [](OfficialDocument& d) { d.at("（二）").text() = "（2）预算执行情况"; },
     "HEADG-01 `（2）` → `（二）` +"},
    {"heading font", [](OfficialDocument& d) { d.at("二、").set_font("仿宋_GB2312"); },
     "HEADG-02 仿宋_GB2312 → 黑体 +"},
    {"heading of level 2", [](OfficialDocument& d) { d.at("（二）").set_font("黑体"); },
     "HEADG-02 黑体 → 楷体_GB2312 +"},
    {"heading bold", [](OfficialDocument& d) { d.at("二、").runs[0].before = "<w:b/>"; },
     "HEADG-02 加粗 → 不加粗 +"},
    {"heading size", [](OfficialDocument& d) { d.at("二、").set_size(30); },
     "HEADG-02 小三（15磅） → 三号（16磅） +"},
    {"half-width brackets", [](OfficialDocument& d) { d.at("（二）").text() = "(二)预算执行情况"; },
     "HEADG-03 `(二)` → `（二）` +"},
    {"mark behind brackets",
     [](OfficialDocument& d) { d.at("（二）").text() = "（二）、预算执行情况"; },
     "HEADG-03 `（二）、` → `（二）` +"},
    {"1、", [](OfficialDocument& d) { d.at("2.机构").text() = "2、机构设置"; },
     "HEADG-03 `2、` → `2.` +"},
    {"blank behind a number", [](OfficialDocument& d) { d.at("二、").text() = "二、 存在的问题"; },
     "HEADG-03 序数后面有空白 → 没有空白 +"},
    {"heading with a stop", [](OfficialDocument& d) { d.at("1.主要").text() = "1.主要职责："; },
     "HEADG-04 `：` → 没有标点"},
    {"ordinal",
     [](OfficialDocument& d) {
       d.at("内设").text() = "内设两个机构：第一、办公室，第二、财务股。";
     },
     "HEADG-06 `第一、` → `第一，`"},
    {"number left out", [](OfficialDocument& d) { d.at("二、").text() = "三、存在的问题"; },
     "HEADG-07 `三、` → `二、` +"},
    {"heading not indented", [](OfficialDocument& d) { d.at("二、").indent = test::indent(0); },
     "HEADG-08 首行缩进0字 → 首行缩进2字 +"},
    {"heading alone on its page", [](OfficialDocument& d) { d.at("二、").keep = ""; },
     "HEADG-09 没有选“与下段同页” → 选上 +"},
    {"attachment with a stop", [](OfficialDocument& d) { d.at("2.绩效自评").text() += "。"; },
     "ATT-01 `。` → 附件名称后面不加标点"},
    {"attachment numbered 1、",
     [](OfficialDocument& d) { d.at("2.绩效自评").text() = "2、绩效自评情况表"; },
     "ATT-01 `2、` → `2.` +"},
    {"attachment at the edge", [](OfficialDocument& d) { d.at("附件：").indent = test::indent(0); },
     "ATT-01 左空0字 → 左空2字 +"},
    {"signature at the edge",
     [](OfficialDocument& d) { d.at("示例市示例区水利局").indent = test::right_indent(0); },
     "SIGN-01 署名右空0字 → 以成文日期为准居中 +"},
    {"signature and date at the edge",
     [](OfficialDocument& d) {
       d.at("示例市示例区水利局").indent = test::right_indent(0);
       d.at("2024年12月31日").indent = test::right_indent(0);
     },
     "SIGN-02 署名右空0字、成文日期右空0字 → 署名右空2字、成文日期右空2字 +"},
    {"signature by blanks",
     [](OfficialDocument& d) {
       for (const char* line : {"示例市示例区水利局", "2024年12月31日"}) {
         Paragraph& paragraph = d.at(line);
         paragraph.indent = test::indent(0);
         paragraph.alignment = "left";
         paragraph.text().insert(0, 30, ' ');
       }
     },
     "SIGN-02 用空格移到右边 → 署名右空2字、成文日期右空2字 +"},
    {"no text", [](OfficialDocument& d) { d.at("个别项目").text() += "（此页无正文）"; },
     "SIGN-04 `此页无正文` → 调整行距、字距，使署名和正文同处一面"},
    {"date in words",
     [](OfficialDocument& d) { d.at("2024年12月31日").text() = "二〇二四年十二月三十一"; }, ""},
    {"date with zeros",
     [](OfficialDocument& d) { d.at("2024年12月31日").text() = "2024年01月05日"; },
     "DATE-01 `2024年01月05日` → `2024年1月5日`"},
    {"date with blanks",
     [](OfficialDocument& d) { d.at("2024年12月31日").text() = "2024年 12月 31日"; },
     "DATE-01 `2024年 12月 31日` → `2024年12月31日` +"},
    {"annex font",
     [](OfficialDocument& d) { d.paragraphs[d.index("附件1")].set_font("仿宋_GB2312"); },
     "ENC-01 仿宋_GB2312 → 黑体 +"},
    {"annex on the same page", [](OfficialDocument& d) { d.at("附件1").keep = ""; },
     "ENC-01 没有另面编排 → 另面编排 +"},
    {"annex with a colon", [](OfficialDocument& d) { d.at("附件1").text() = "附件1："; },
     "ENC-01 `附件1：` → “附件”和序号后面不加冒号"},
    {"annex of another name",
     [](OfficialDocument& d) { d.at("绩效自评情况表").text() = "绩效自评表"; },
     "ENC-01 `绩效自评表` → `绩效自评情况表`"},
    {"hyphens beside the page number",
     [](OfficialDocument& d) {
       for (test::Footer& footer : d.footers) {
         footer.before = "- ";
         footer.after = " -";
       }
     },
     "PNO-01 `- 1 -` → `— 1 —` ×2 +"},
    {"page number font",
     [](OfficialDocument& d) {
       for (test::Footer& footer : d.footers) footer.font = "Times New Roman";
     },
     "PNO-01 Times New Roman → 宋体 ×2 +"},
    {"page number size",
     [](OfficialDocument& d) {
       for (test::Footer& footer : d.footers) footer.size = 18;
     },
     "PNO-01 小五（9磅） → 四号（14磅） ×2 +"},
    {"no page number", [](OfficialDocument& d) { d.footers.clear(); },
     "PNO-01 没有页码 → `— 1 —` +"},
    {"footer distance", [](OfficialDocument& d) { replace(d.margins, "1447", "992"); },
     "PNO-02 页脚距纸边17.5毫米 → 25.5毫米（一字线上距版心7毫米） +"},
    {"page number centred",
     [](OfficialDocument& d) {
       d.settings = "";
       d.footers = {{"center"}};
     },
     "PNO-03 单双页的页码在同一位置 → 单页码居右空一字，双页码居左空一字 +"},
    {"page number at the edge", [](OfficialDocument& d) { d.footers[0].distance = 0; },
     "PNO-03 右空0字 → 单页码居右空一字，双页码居左空一字 +"},
    {"caption left", [](OfficialDocument& d) { d.at("项目支出预算").alignment = "left"; },
     "TBL-02 左对齐 → 居中 +"},
    {"unit left", [](OfficialDocument& d) { d.at("单位：万元").alignment = "left"; },
     "TBL-02 左对齐 → 右对齐 +"},
    {"head not repeated",
     [](OfficialDocument& d) { replace(d.the_table().table, "<w:tblHeader/>", ""); },
     "TBL-03 表头没有设“重复标题行” → 跨页时重复表头 +"},
    {"unit in a cell",
     [](OfficialDocument& d) { replace(d.the_table().table, "3.00<", "3.00万元<"); },
     "TBL-04 `3.00万元` → 单位只在表头或表上方写一次"},
    {"no unit", [](OfficialDocument& d) { d.remove("单位：万元"); },
     "TBL-04 没有写明金额单位 → 表上方靠右写“单位：万元”"},
    {"decimals in a column",
     [](OfficialDocument& d) { replace(d.the_table().table, "5.00<", "5<"); },
     "N-12 `5` → 和同栏一样写2位小数"},
};

TEST(Audit, IsSilentOnAFaultlessDocument) {
  const auto audit = audit_of(test::official_document().docx());
  ASSERT_TRUE(audit);
  EXPECT_EQ(joined(told(*audit)), "");
}

TEST(Audit, FindsEachDeviationOnceAndNothingElse) {
  for (const Deviation& row : kDeviations) {
    if (row.finding.empty()) continue;
    SCOPED_TRACE(row.name);
    OfficialDocument document = test::official_document();
    row.change(document);
    const auto audit = audit_of(document.docx());
    ASSERT_TRUE(audit);
    EXPECT_EQ(joined(told(*audit)), std::string(row.finding) + "\n");
  }
}

TEST(Fix, MendsWhatCanBeMendedAndNoWord) {
  for (const Deviation& row : kDeviations) {
    if (!row.finding.ends_with(" +")) continue;
    SCOPED_TRACE(row.name);
    OfficialDocument document = test::official_document();
    row.change(document);
    const std::string docx = document.docx();
    diag::Report report;
    const auto once = mend(docx, "公文.docx", Profile::national(), report);
    ASSERT_TRUE(once);
    EXPECT_EQ(joined(told(*once->audit)), "");
    EXPECT_EQ(words_of(*once->audit), words_of(*audit_of(docx)));
    const auto twice = mend(once->docx, "公文.docx", Profile::national(), report);
    ASSERT_TRUE(twice);
    EXPECT_TRUE(twice->changes.empty());
    EXPECT_EQ(twice->docx, once->docx);
  }
}

TEST(Fix, LeavesADocumentWithoutFaultAsItIs) {
  const std::string docx = test::official_document().docx();
  diag::Report report;
  const auto mended = mend(docx, "公文.docx", Profile::national(), report);
  ASSERT_TRUE(mended);
  EXPECT_EQ(mended->docx, docx);
}

TEST(Audit, NeverCallsAPracticeAStandard) {
  const auto profile = Profile::national();
  for (const Rule& rule : profile->rules()) {
    const bool names_standard = rule.message().zh.find("GB/T") != std::string_view::npos ||
                                rule.message().zh.find("国标") != std::string_view::npos;
    EXPECT_EQ(names_standard, rule.strength() != Strength::practice) << rule.id();
    EXPECT_EQ(rule.message().zh.find("惯例") != std::string_view::npos,
              rule.strength() == Strength::practice)
        << rule.id();
  }
}

TEST(Audit, EveryRuleHasACheckAndEveryCheckARule) {
  std::vector<std::string_view> rules;
  for (const Rule& rule : Profile::national()->rules()) rules.push_back(rule.id());
  std::vector<std::string_view> checks = checked_rules();
  std::sort(rules.begin(), rules.end());
  std::sort(checks.begin(), checks.end());
  // The views of a profile that is gone must not be compared.
  const auto profile = Profile::national();
  EXPECT_EQ(checks.size(), profile->rules().size());
  for (const std::string_view id : checks) EXPECT_NE(profile->find(id), nullptr) << id;
}

}  // namespace
}  // namespace chengwen::gongwen
