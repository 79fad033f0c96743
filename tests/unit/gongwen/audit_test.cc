#include "gongwen/audit.h"
#include "gongwen/heading_label.h"

#include <gtest/gtest.h>

#include <functional>
#include <span>
#include <sstream>

#include "gongwen/characters.h"
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
    if (paragraph.story != 0 || element.blank()) continue;
    std::size_t begin = std::max(element.begin, element.label.after);
    if (element.role == Role::attachment) {
      constexpr std::string_view kMark = "附件：";
      if (paragraph.text().compare(begin, kMark.size(), kMark) == 0) begin += kMark.size();
      const auto label = read_label(paragraph.text(), begin);
      if (label) begin = label->after;
    }
    std::istringstream lines(paragraph.text().substr(begin, element.end - begin) + '\n');
    for (std::string line; std::getline(lines, line);) words += without_blanks(line) + '\n';
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

/// The headings of the first level get their numbers from a list; `of_mark` stands in the marks of
/// their paragraphs.
void number_by_list(OfficialDocument& d, const std::string& of_mark) {
  d.numbering =
      "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt "
      "w:val=\"chineseCounting\"/><w:suff w:val=\"nothing\"/><w:lvlText w:val=\"%1、\"/></w:lvl>"
      "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
  for (const std::string label : {"一、", "二、"}) {
    Paragraph& heading = d.at(label);
    heading.text().erase(0, label.size());
    heading.numbering = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>";
    heading.mark = "<w:rFonts w:eastAsia=\"黑体\"/>" + of_mark;
  }
}

/// Ends the section of the text, so that the annex has one of its own.
void begin_section_of_annex(OfficialDocument& d) {
  Paragraph end;
  end.table =
      "<w:p><w:pPr><w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId10\"/>"
      "<w:footerReference w:type=\"even\" r:id=\"rId11\"/>" +
      d.page_size + d.margins + d.grid + "</w:sectPr></w:pPr></w:p>";
  d.at("附件1").keep = "";
  d.insert_before("附件1", end);
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
    {"type area moved down",
     [](OfficialDocument& d) {
       replace(d.margins, "2098", "2268");
       replace(d.margins, "1984", "1814");
     },
     "PAGE-02 40毫米 → 37毫米 +"},
    {"type area moved to the right",
     [](OfficialDocument& d) {
       replace(d.margins, "1588", "1800");
       replace(d.margins, "1474", "1262");
     },
     "PAGE-03 31.8毫米 → 28毫米 +"},
    {"wide grid", [](OfficialDocument& d) { replace(d.grid, "579", "600"); },
     "GRID-01 21行 → 22行 +"},
    {"narrow lines",
     [](OfficialDocument& d) {
       replace(d.at("内设").indent, "<w:ind ", "<w:ind w:rightChars=\"200\" w:right=\"632\" ");
     },
     "GRID-02 右缩进2字 → 右边不缩进，每行28字 +"},
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
    {"line below the title",
     [](OfficialDocument& d) {
       d.paragraphs[0].border =
           "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"8\" w:space=\"4\" "
           "w:color=\"4F81BD\"/></w:pBdr>";
     },
     "TITLE-01 下面有边框线 → 没有边框线 +"},
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
    {"title that cuts a word",
     [](OfficialDocument& d) {
       d.paragraphs[0].text() = "示例区水利局关于2024年度预算执\n行情况的报告";
     },
     "TITLE-02 `执行` 在行末断开 → 按词意分行"},
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
    {"numbers of a list in another look than their text",
     [](OfficialDocument& d) { number_by_list(d, "<w:sz w:val=\"21\"/>"); },
     "HEADG-02 序数五号（10.5磅） → 三号（16磅） ×2 +"},
    {"line breaks between paragraphs",
     [](OfficialDocument& d) { d.at("个别项目").text() += "\n　　下一步将加快施工。"; },
     "BODY-02 用换行符分段 → 另起一段 +"},
    {"signature and date in one paragraph",
     [](OfficialDocument& d) {
       d.at("示例市示例区水利局").text() += "\n2024年12月31日";
       d.remove("2024年12月31日");
     },
     "BODY-02 用换行符分段 → 另起一段 +"},
    {"heading in the middle",
     [](OfficialDocument& d) {
       d.at("一、基本情况").indent = test::indent(0);
       d.at("一、基本情况").alignment = "center";
     },
     "HEADG-08 居中 → 左空2字 +"},
    {"blank for the point of a number",
     [](OfficialDocument& d) { d.at("一、基本情况").text() = "一 基本情况"; },
     "HEADG-03 `一` → `一、` +"},
    {"first number in another form",
     [](OfficialDocument& d) { d.at("（一）部门概况").text() = "（1）部门概况"; },
     "HEADG-01 `（1）` → `（一）` +"},
    {"page numbers on each other's side",
     [](OfficialDocument& d) { std::swap(d.footers[0].side, d.footers[1].side); },
     "PNO-03 单页码左对齐，双页码右对齐 → 单页码居右空一字，双页码居左空一字 ×2 +"},
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
    {"space below the addressee",
     [](OfficialDocument& d) {
       replace(d.at("示例区财政局").spacing, "after=\"0\"", "after=\"200\"");
     },
     "GRID-04 段前或段后有间距 → 段前段后都是0 +"},
    {"size of a numbered sentence",
     [](OfficialDocument& d) {
       d.insert_before("二、",
                       test::body("（三）各项目资金由专人负责管理，专款专用，没有挤占、挪用。"));
       d.at("（三）").set_size(24);
     },
     "BODY-02 小四（12磅） → 三号（16磅） +"},
    {"widow control",
     [](OfficialDocument& d) {
       replace(d.at("内设").switches, "<w:widowControl w:val=\"0\"/>", "");
     },
     "GRID-06 选了“孤行控制” → 不选：每面才能排满22行 +"},
    {"space between text and figures",
     [](OfficialDocument& d) {
       replace(d.at("全年预算").switches, "<w:autoSpaceDN w:val=\"0\"/>", "");
     },
     "GRID-06 选了“自动调整中文与数字的间距” → 不选：每行才能排28个字 +"},
    {"empty lines in the text",
     [](OfficialDocument& d) {
       d.insert_before("根据区财政局", test::empty_line());
       d.insert_before("内设", test::empty_line());
       d.insert_before("个别项目", test::empty_line());
     },
     "GRID-06 正文中间有空行 → 没有空行 ×3 +"},
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
     "ATT-01 `、` → `.` +"},
    {"all attachments numbered 1、",
     [](OfficialDocument& d) {
       d.at("附件：1.").text().replace(std::string("附件：1").size(), 1, "、");
       d.at("2.绩效自评").text() = "2、绩效自评情况表";
     },
     "ATT-01 `、` → `.` ×2 +"},
    {"line between signature and date",
     [](OfficialDocument& d) { d.insert_before("2024年12月31日", test::empty_line()); },
     "SIGN-02 和署名之间有空行 → 署名的下一行"},
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
    {"office close to the name",
     [](OfficialDocument& d) {
       d.at("示例市示例区水利局").indent = test::right_indent(400);
       d.at("示例市示例区水利局").text() = "局长　张三";
     },
     "SIGN-03 职务和姓名之间空1字 → 空2字"},
    {"personal signature away from its place",
     [](OfficialDocument& d) {
       d.at("示例市示例区水利局").indent = test::right_indent(200);
       d.at("示例市示例区水利局").text() = "局长　　张三";
     },
     "SIGN-03 署名右空2字 → 署名右空4字 +"},
    {"landscape page with the margins of the others",
     [](OfficialDocument& d) {
       begin_section_of_annex(d);
       d.page_size = "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>";
     },
     "TBL-01 上37毫米、右26毫米、下35毫米、左28毫米 → 上28毫米、右37毫米、下26毫米、左35毫米 +"},
    {"page numbers of an annex begin anew",
     [](OfficialDocument& d) {
       begin_section_of_annex(d);
       d.grid = "<w:pgNumType w:start=\"1\"/>" + d.grid;
     },
     "PNO-04 附件从1重新编页码 → 和正文连续编排页码 +"},
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
    {"figures of another kind beside the page number",
     [](OfficialDocument& d) { d.grid = "<w:pgNumType w:fmt=\"upperRoman\"/>" + d.grid; },
     "PNO-01 不是阿拉伯数字 → 半角阿拉伯数字 ×2 +"},
    {"annex number", [](OfficialDocument& d) { d.at("附件2").text() = "附件3"; },
     "ENC-01 `附件3` → `附件2`"},
    {"annex in the middle", [](OfficialDocument& d) { d.at("附件1").alignment = "center"; },
     "ENC-01 居中 → 顶格 +"},
    {"annex title at the left",
     [](OfficialDocument& d) { d.at("绩效自评情况表").alignment = "left"; },
     "ENC-01 左对齐 → 居中 +"},
    {"no line below the annex mark",
     [](OfficialDocument& d) {
       d.paragraphs.erase(d.paragraphs.begin() + static_cast<std::ptrdiff_t>(d.index("附件2")) + 1);
     },
     "ENC-01 “附件”和标题之间没有空行 → 空一行 +"},
    {"heading with a full stop",
     [](OfficialDocument& d) { d.at("2.机构").text() = "2.机构设置。"; },
     "HEADG-04 `。` → 没有标点"},
    {"number twice",
     [](OfficialDocument& d) {
       d.insert_before("二、", test::heading(1, "一、主要成效"));
       d.insert_before("二、", test::body("各项任务按时完成。"));
       d.at("二、").text() = "三、存在的问题";
     },
     "HEADG-07 `一、` → `二、` +"},
    {"全年投入十二点四二万元。",
     [](OfficialDocument& d) { d.at("个别项目").text() += "全年投入十二点四二万元。"; },
     "N-01 `十二点四二万元` → 阿拉伯数字"},
    {"新修渠道三十五公里。",
     [](OfficialDocument& d) { d.at("个别项目").text() += "新修渠道三十五公里。"; },
     "N-01 `三十五公里` → 阿拉伯数字"},
    {"受益群众三万八千四百二十六人。",
     [](OfficialDocument& d) { d.at("个别项目").text() += "受益群众三万八千四百二十六人。"; },
     "N-01 `三万八千四百二十六人` → 阿拉伯数字"},
    {"依据示财绩（2023）05号文件执行。",
     [](OfficialDocument& d) { d.at("个别项目").text() += "依据示财绩（2023）05号文件执行。"; },
     "N-02 `（2023）05号` → `〔2023〕5号`"},
    {"来了三、四十人。", [](OfficialDocument& d) { d.at("个别项目").text() += "来了三、四十人。"; },
     "N-04 `三、四十人` → `三四十人`"},
    {"用时3、4个月。", [](OfficialDocument& d) { d.at("个别项目").text() += "用时3、4个月。"; },
     "N-04 `3、4个月` → `三四个月`"},
    {"自24年5月起实行。",
     [](OfficialDocument& d) { d.at("个别项目").text() += "自24年5月起实行。"; },
     "N-05 `24年5月` → `2024年5月`"},
    {"于2024-5-6完成。", [](OfficialDocument& d) { d.at("个别项目").text() += "于2024-5-6完成。"; },
     "N-05 `2024-5-6` → `2024年5月6日`"},
    {"进度为63～68%。", [](OfficialDocument& d) { d.at("个别项目").text() += "进度为63～68%。"; },
     "N-06 `63～68%` → `63%～68%`"},
    {"占比为.5%。", [](OfficialDocument& d) { d.at("个别项目").text() += "占比为.5%。"; },
     "N-08 `.5` → `0.5`"},
    {"投资３万元。", [](OfficialDocument& d) { d.at("个别项目").text() += "投资３万元。"; },
     "N-09 `３` → `3`"},
    {"补助5百元。", [](OfficialDocument& d) { d.at("个别项目").text() += "补助5百元。"; },
     "N-10 `5百` → 阿拉伯数字只和万、亿连用"},
    {"20余项左右。", [](OfficialDocument& d) { d.at("个别项目").text() += "20余项左右。"; },
     "N-11 `20余项左右` → “余”“多”和“左右”只用一个"},
    {"大约30余人。", [](OfficialDocument& d) { d.at("个别项目").text() += "大约30余人。"; },
     "N-11 `约30余` → “约”“近”和“余”“多”只用一个"},
    {"开展活动5余项。", [](OfficialDocument& d) { d.at("个别项目").text() += "开展活动5余项。"; },
     "N-11 `5余项` → 整十、整百后面才用“余”“多”，如 `20余项`"},
    {"于10月1-7日举办。",
     [](OfficialDocument& d) { d.at("个别项目").text() += "于10月1-7日举办。"; },
     "N-13 `1-7日` → `1—7日`"},
    {"1~6月完成。", [](OfficialDocument& d) { d.at("个别项目").text() += "1~6月完成。"; },
     "N-13 `1~6月` → `1—6月`"},
    {"2024-2026年实施。",
     [](OfficialDocument& d) { d.at("个别项目").text() += "2024-2026年实施。"; },
     "N-13 `2024-2026年` → `2024—2026年`"},
    {"出版《甲报》、《乙报》。",
     [](OfficialDocument& d) { d.at("个别项目").text() += "出版《甲报》、《乙报》。"; },
     "P-01 `》、《` → `》《`"},
    {"包括渠道、水库、等。",
     [](OfficialDocument& d) { d.at("个别项目").text() += "包括渠道、水库、等。"; },
     "P-02 `、等` → `等`"},
    {"包括（渠道、水库。",
     [](OfficialDocument& d) { d.at("个别项目").text() += "包括（渠道、水库。"; },
     "P-03 `（` → 成对使用"},
    {"包括《甲报和“乙报”。",
     [](OfficialDocument& d) { d.at("个别项目").text() += "包括“《甲报和乙报”。"; },
     "P-03 `《` → 成对使用"},
    {"工作正在推进。。。",
     [](OfficialDocument& d) { d.at("个别项目").text() += "工作正在推进。。。"; },
     "P-04 `。。。` → `……`"},
    {"总目标--防洪安全。",
     [](OfficialDocument& d) { d.at("个别项目").text() += "总目标--防洪安全。"; },
     "P-05 `--` → `——`"},
    {"渠道(支渠)已修。", [](OfficialDocument& d) { d.at("个别项目").text() += "渠道(支渠)已修。"; },
     "P-06 `(` `)` → `（` `）` ×2"},
    {"完成,效果好。", [](OfficialDocument& d) { d.at("个别项目").text() += "完成,效果好。"; },
     "P-06 `,` → `，`"},
    {"工作已完成；。", [](OfficialDocument& d) { d.at("个别项目").text() += "工作已完成；。"; },
     "P-07 `；。` → `；`"},
    {"设备运行情况两好。",
     [](OfficialDocument& d) { d.at("个别项目").text() += "设备运行情况两好。"; },
     "W-01 `情况两好` → `情况良好`"},
    {"2024部门预算已批复。",
     [](OfficialDocument& d) { d.at("个别项目").text() += "2024部门预算已批复。"; },
     "W-02 `2024部门` → `2024年部门`"},
};

void set_number(OfficialDocument& d, std::string_view from, std::string_view to) {
  replace(d.at("示水").text(), from, to);
}

void in_imprint(OfficialDocument& d, std::string_view from, std::string_view to) {
  replace(d.paragraphs.back().table, from, to);
}

/// Of test::official_letter().
const Deviation kLetterDeviations[] = {
    {"black rule",
     [](OfficialDocument& d) {
       replace(d.header, "w:color=\"FF0000\"/></w:pBdr>", "w:color=\"000000\"/></w:pBdr>");
     },
     "LETR-01 不是红色 → 红色 +"},
    {"single rule", [](OfficialDocument& d) { replace(d.header, "thickThinSmallGap", "single"); },
     "LETR-01 single → 上粗下细的双线"},
    {"number on the first page", [](OfficialDocument& d) { replace(d.grid, "<w:titlePg/>", ""); },
     "LETR-02 首页有页码 → 首页不显示页码 +"},
    {"number in the middle",
     [](OfficialDocument& d) {
       Paragraph number = test::body("示水函〔2024〕5号");
       number.indent = test::indent(0);
       number.alignment = "center";
       d.paragraphs.insert(d.paragraphs.begin(), {number, test::empty_line(), test::empty_line()});
     },
     "HEAD-05 居中 → 右对齐 +"},
};

/// Of test::official_request().
const Deviation kHeadDeviations[] = {
    {"copy number of five figures", [](OfficialDocument& d) { d.at("000012").text() = "00012"; },
     "HEAD-01 `00012` → 6位阿拉伯数字，如 `000001`"},
    {"copy number at the right", [](OfficialDocument& d) { d.at("000012").alignment = "right"; },
     "HEAD-01 右对齐 → 顶格 +"},
    {"copy number size", [](OfficialDocument& d) { d.at("000012").set_size(28); },
     "HEAD-01 四号（14磅） → 三号（16磅） +"},
    {"secrecy font", [](OfficialDocument& d) { d.at("机密").set_font("仿宋"); },
     "HEAD-02 仿宋 → 黑体 +"},
    {"secrecy without star", [](OfficialDocument& d) { d.at("机密").text() = "机密一年"; },
     "HEAD-02 `机密一年` → 密级、★和阿拉伯数字的期限，如 `机密★1年`"},
    {"urgency in other words", [](OfficialDocument& d) { d.at("特急").text() = "加急件"; },
     "HEAD-03 `加急件` → `特急` 或 `加急`"},
    {"urgency above secrecy",
     [](OfficialDocument& d) { std::swap(d.at("机密").text(), d.at("特急").text()); },
     "HEAD-03 次序不对 → 份号、密级、紧急程度依次自上而下"},
    {"mark font", [](OfficialDocument& d) { d.at("示例区水利局文件").set_font("宋体"); },
     "HEAD-04 宋体 → 方正小标宋简体 +"},
    {"mark black", [](OfficialDocument& d) { d.at("示例区水利局文件").runs[0].before = ""; },
     "HEAD-04 黑色 → 红色 +"},
    {"mark wider than the text",
     [](OfficialDocument& d) {
       d.at("示例区水利局文件").text() = "示例市示例区农业农村和水利局文件";
     },
     "HEAD-04 宽203.2毫米 → 小于版心宽度156毫米"},
    {"number in square brackets", [](OfficialDocument& d) { set_number(d, "〔2024〕", "[2024]"); },
     "HEAD-05 `[` → `〔`"},
    {"number with zeros", [](OfficialDocument& d) { set_number(d, "15号", "015号"); },
     "HEAD-05 `0` → 年份写全四位，不加“第”，序号前不加0，如 `〔2024〕1号`"},
    {"number close below the mark",
     [](OfficialDocument& d) {
       d.paragraphs.erase(d.paragraphs.begin() + static_cast<std::ptrdiff_t>(d.index("示水")) - 1);
     },
     "HEAD-05 在发文机关标志下空1行 → 空2行 +"},
    {"number size",
     [](OfficialDocument& d) {
       d.at("示水").runs[0].text = "示水〔2024〕15号";
       d.at("示水").runs[0].size = 28;
       d.at("示水").runs.insert(d.at("示水").runs.begin() + 1, test::Run{"\t签发人："});
     },
     "HEAD-05 四号（14磅） → 三号（16磅） +"},
    {"number at the left",
     [](OfficialDocument& d) {
       Paragraph& line = d.at("示水");
       line.runs = {{"示水〔2024〕15号"}};
       line.alignment = "left";
       d.at("关于追加").text() = "关于追加2024年度水库维护经费的通知";
     },
     "HEAD-05 左对齐 → 居中 +"},
    {"name of the signatory", [](OfficialDocument& d) { d.at("示水").runs[1].font = "仿宋"; },
     "HEAD-06 仿宋 → 楷体_GB2312 +"},
    {"half-width colon", [](OfficialDocument& d) { set_number(d, "签发人：", "签发人:"); },
     "HEAD-06 `签发人:` → `签发人：`"},
    {"no signatory",
     [](OfficialDocument& d) {
       d.at("示水").runs.resize(1);
       d.at("示水").text() = "示水〔2024〕15号";
     },
     "HEAD-06 没有签发人 → 上行文标注签发人"},
    {"copies as they were called once",
     [](OfficialDocument& d) { in_imprint(d, "抄送：区人民政府办公室", "抄报：区人民政府办公室"); },
     "IMPR-02 `抄报` → `抄送`"},
    {"signatory away from the edge",
     [](OfficialDocument& d) { replace(d.at("示水").tabs, "8528", "6000"); },
     "HEAD-06 右空8.9字 → 居右空一字"},
    {"black rule",
     [](OfficialDocument& d) {
       replace(d.paragraphs[d.index("示水") + 1].border, "FF0000", "000000");
     },
     "HEAD-07 #000000 → 红色 +"},
    {"no rule", [](OfficialDocument& d) { d.paragraphs[d.index("示水") + 1].border = ""; },
     "HEAD-07 没有分隔线 → 发文字号之下有红色分隔线"},
    {"mark far below",
     [](OfficialDocument& d) { replace(d.at("示例区水利局文件").spacing, "107", "1107"); },
     "HEAD-08 距版心上边缘约52.6毫米 → 35毫米 +"},
    {"mark close to the top",
     [](OfficialDocument& d) {
       d.paragraphs.erase(d.paragraphs.begin(), d.paragraphs.begin() + 3);
     },
     "HEAD-08 距版心上边缘约4.4毫米 → 35毫米 +"},
    {"short rule",
     [](OfficialDocument& d) {
       d.paragraphs[d.index("示水") + 1].indent = "<w:ind w:left=\"1000\" w:right=\"1000\"/>";
     },
     "HEAD-07 长120.7毫米 → 与版心等宽，长156毫米"},
    {"rule far below",
     [](OfficialDocument& d) { replace(d.paragraphs[d.index("示水") + 1].spacing, "227", "579"); },
     "HEAD-07 距发文字号10.6毫米 → 4毫米"},
    {"title close below the rule",
     [](OfficialDocument& d) {
       d.paragraphs.erase(d.paragraphs.begin() + static_cast<std::ptrdiff_t>(d.index("关于追加")) -
                          1);
     },
     "TITLE-01 在红色分隔线下空1行 → 空2行 +"},
    {"date in Chinese figures",
     [](OfficialDocument& d) { d.at("2024年8月15日").text() = "二〇二四年八月十五日"; },
     "DATE-01 `二〇二四年八月十五日` → `2024年8月15日`"},
    {"date with 号", [](OfficialDocument& d) { d.at("2024年8月15日").text() = "2024年8月15号"; },
     "DATE-01 `2024年8月15号` → `2024年8月15日`"},
    {"date of a day that is not",
     [](OfficialDocument& d) { d.at("2024年8月15日").text() = "2024年6月31日"; },
     "DATE-01 `2024年6月31日` → 阿拉伯数字，年月日写全，月、日不加0，如 `2024年1月5日`"},
    {"page break above the text",
     [](OfficialDocument& d) { d.at("因汛期").keep = "<w:pageBreakBefore/>"; },
     "BODY-01 首页没有正文 → 首页必须显示正文"},
    {"note at the edge", [](OfficialDocument& d) { d.at("（联系人").indent = test::indent(0); },
     "NOTE-01 首行缩进0字 → 首行缩进2字 +"},
    {"note with a bracket at its end alone",
     [](OfficialDocument& d) { d.at("（联系人").text() = "联系人：王五，电话：0746—7654321）"; },
     "NOTE-01 没有全角括号 → 加圆括号 `（` `）`"},
    {"note without brackets",
     [](OfficialDocument& d) { d.at("（联系人").text() = "联系人：王五，电话：0746—7654321"; },
     "NOTE-01 没有全角括号 → 加圆括号 `（` `）`"},
    {"note in half-width brackets",
     [](OfficialDocument& d) { d.at("（联系人").text() = "(联系人：王五，电话：0746—7654321)"; },
     "NOTE-01 没有全角括号 → 加圆括号 `（` `）`"},
    {"note that is none of contacts",
     [](OfficialDocument& d) { d.at("（联系人").text() = "此件公开发布"; },
     "NOTE-01 没有全角括号 → 加圆括号 `（` `）`"},
    {"date of issue away from the edge",
     [](OfficialDocument& d) {
       replace(d.paragraphs.back().table, "<w:ind w:leftChars=\"100\" w:left=\"280\"",
               "<w:tabs><w:tab w:val=\"right\" w:pos=\"7000\"/></w:tabs><w:ind "
               "w:leftChars=\"100\" w:left=\"280\"");
     },
     "IMPR-03 右空6.6字 → 印发日期右空一字"},
    {"thin first rule", [](OfficialDocument& d) { in_imprint(d, "w:sz=\"8\"", "w:sz=\"4\""); },
     "IMPR-01 线粗0.2毫米 → 0.35毫米"},
    {"no rule in the middle",
     [](OfficialDocument& d) {
       in_imprint(d, "<w:bottom w:val=\"single\" w:sz=\"6\"", "<w:bottom w:val=\"nil\" w:sz=\"6\"");
       in_imprint(d, "<w:top w:val=\"single\" w:sz=\"6\"", "<w:top w:val=\"nil\" w:sz=\"6\"");
     },
     "IMPR-01 缺中间的分隔线 → 中间用细线"},
    {"copies at the edge",
     [](OfficialDocument& d) {
       in_imprint(d, "w:hangingChars=\"300\" w:hanging=\"840\"",
                  "w:hangingChars=\"400\" w:hanging=\"1120\"");
     },
     "IMPR-02 左空0字 → 左右各空一字"},
    {"copies without a stop", [](OfficialDocument& d) { in_imprint(d, "审计局。", "审计局"); },
     "IMPR-02 `局` → 最后一个机关名称后面是句号"},
    {"issue without 印发", [](OfficialDocument& d) { in_imprint(d, "印发", ""); },
     "IMPR-03 没有“印发”二字 → 日期后面加“印发”"},
    {"issue above the copies",
     [](OfficialDocument& d) {
       in_imprint(d, "抄送：区人民政府办公室，区审计局。", "示例区水利局办公室2024年8月15日印发");
       in_imprint(d,
                  "示例区水利局办公室</w:t><w:tab/><w:t xml:space=\"preserve\">2024年8月15日印发",
                  "抄送：区审计局。");
     },
     "IMPR-03 在抄送机关之上 → 在版记的最后一行"},
};

void remove_above(OfficialDocument& d, std::string_view beginning) {
  d.paragraphs.erase(d.paragraphs.begin() + static_cast<std::ptrdiff_t>(d.index(beginning)) - 1);
}

/// Of test::official_order().
const Deviation kOrderDeviations[] = {
    {"number at the left", [](OfficialDocument& d) { d.at("第5号").alignment = "left"; },
     "ORDR-01 左对齐 → 居中 +"},
    {"number moved by blanks",
     [](OfficialDocument& d) {
       d.at("第5号").alignment = "both";
       d.at("第5号").text() = "　　　　　　　　　　　　第5号";
     },
     "ORDR-01 两端对齐 → 居中 +"},
    {"number indented", [](OfficialDocument& d) { d.at("第5号").indent = test::indent(2); },
     "ORDR-01 首行缩进2字 → 顶格 +"},
    {"number close below the mark", [](OfficialDocument& d) { remove_above(d, "第5号"); },
     "ORDR-01 在发文机关标志下空1行 → 空2行 +"},
    {"number close above the text", [](OfficialDocument& d) { remove_above(d, "《示例区"); },
     "ORDR-01 在令号下空1行 → 空2行"},
    {"no number",
     [](OfficialDocument& d) {
       remove_above(d, "第5号");
       remove_above(d, "第5号");
       d.remove("第5号");
     },
     "ORDR-01 没有令号 → 发文机关标志下空二行居中编排令号"},
    {"mark as far below as another's",
     [](OfficialDocument& d) { replace(d.at("示例区人民政府令").spacing, "994", "1844"); },
     "HEAD-08 距版心上边缘约35毫米 → 20毫米 +"},
    {"date three characters from the right",
     [](OfficialDocument& d) { d.at("2024年12月5日").indent = test::right_indent(200); },
     "SIGN-03 成文日期右空2字 → 成文日期右空4字 +"},
};

/// Of test::official_minutes().
const Deviation kMinutesDeviations[] = {
    {"label like the names", [](OfficialDocument& d) { d.at("出席").set_font("仿宋_GB2312"); },
     "MINU-01 仿宋_GB2312 → 黑体 +"},
    {"names like the label", [](OfficialDocument& d) { d.at("列席").set_font("黑体"); },
     "MINU-01 黑体 → 仿宋_GB2312 +"},
    {"label size", [](OfficialDocument& d) { d.at("请假").runs.front().size = 28; },
     "MINU-01 四号（14磅） → 三号（16磅） +"},
    {"half-width colon", [](OfficialDocument& d) { d.at("请假").runs[1].text = ":吴十"; },
     "MINU-01 `:` → 全角冒号 `：`"},
    {"label at the edge",
     [](OfficialDocument& d) {
       replace(d.at("请假").indent, "w:hangingChars=\"300\" w:hanging=\"948\"",
               "w:hangingChars=\"500\" w:hanging=\"1580\"");
     },
     "MINU-01 左空0字 → 左空2字 +"},
    {"further lines below the label",
     [](OfficialDocument& d) { d.at("出席").indent = test::indent(2); },
     "MINU-01 回行左空0字 → 回行左空5字 +"},
    {"blanks in front",
     [](OfficialDocument& d) {
       d.at("请假").indent = test::indent(0);
       d.at("请假").text() = "　　请假";
     },
     "MINU-01 用空格空出2字 → 左空2字 +"},
    {"no line above", [](OfficialDocument& d) { remove_above(d, "出席"); },
     "MINU-01 和正文之间没有空行 → 空一行 +"},
    {"absent after present",
     [](OfficialDocument& d) { std::swap(d.at("请假").text(), d.at("列席").text()); },
     "MINU-01 次序不对 → 出席、请假、列席依次排列"},
    {"black mark that is smaller than others",
     [](OfficialDocument& d) { d.paragraphs[0].runs[0].before = ""; }, "HEAD-04 黑色 → 红色 +"},
    {"signature",
     [](OfficialDocument& d) {
       Paragraph signature = test::body("示例区水利局");
       signature.indent = test::right_indent(450);
       signature.alignment = "right";
       Paragraph date = test::body("2024年8月15日");
       date.indent = test::right_indent(400);
       date.alignment = "right";
       d.insert_before("出席", signature);
       d.insert_before("出席", date);
       d.insert_before("出席", test::empty_line());
     },
     "MINU-02 有署名 → 纪要不署名、不加盖印章"},
};

using Faultless = OfficialDocument (*)();

void expect_each_told_once(std::span<const Deviation> rows, Faultless faultless) {
  const auto silent = audit_of(faultless().docx());
  ASSERT_TRUE(silent);
  EXPECT_EQ(joined(told(*silent)), "");
  for (const Deviation& row : rows) {
    if (row.finding.empty()) continue;
    SCOPED_TRACE(row.name);
    OfficialDocument document = faultless();
    row.change(document);
    const auto audit = audit_of(document.docx());
    ASSERT_TRUE(audit);
    EXPECT_EQ(joined(told(*audit)), std::string(row.finding) + "\n");
  }
}

TEST(Audit, FindsEachDeviationOnceAndNothingElse) {
  expect_each_told_once(kDeviations, test::official_document);
}

void expect_silence(const OfficialDocument& document) {
  const auto audit = audit_of(document.docx());
  ASSERT_TRUE(audit);
  EXPECT_EQ(joined(told(*audit)), "");
}

TEST(Audit, IsSilentOnOtherRightFormsOfText) {
  OfficialDocument quotation = test::official_document();
  quotation.insert_before("个别项目", test::body("原文为：“一是进度偏慢。"));
  quotation.at("个别项目").text() += "”会议有三十人参加。";
  expect_silence(quotation);

  // Space is put only where Chinese text meets something else.
  OfficialDocument space = test::official_document();
  replace(space.at("内设").switches, "<w:autoSpaceDE w:val=\"0\"/><w:autoSpaceDN w:val=\"0\"/>",
          "");
  expect_silence(space);

  // 28 characters a line by Word's grid, as LibreOffice writes it.
  OfficialDocument grid = test::official_document();
  grid.grid =
      "<w:docGrid w:type=\"linesAndChars\" w:linePitch=\"579\" w:charSpace=\"4294966447\"/>";
  for (Paragraph& paragraph : grid.paragraphs)
    for (test::Run& run : paragraph.runs) run.spacing = 0;
  expect_silence(grid);

  // Rules in articles: （一） stands right below one, and begins anew below the next.
  OfficialDocument articles = test::official_document();
  for (const char* article :
       {"第一条　有下列情形之一的，不予安排：", "（一）资金没有到位；", "（二）手续不全，包括：",
        "1.没有批复；", "2.没有合同。", "第二条　下列项目优先安排：", "（一）在建项目。"}) {
    articles.paragraphs.push_back(test::body(article));
  }
  expect_silence(articles);
}

TEST(Audit, IsSilentOnOtherRightOpeningsAndClosings) {
  OfficialDocument speech = test::official_document();
  speech.at("示例区财政局").text() = "同志们：";
  speech.at("同志们").indent = test::indent(2);
  expect_silence(speech);

  OfficialDocument number = test::official_document();
  Paragraph below = test::body("示水函〔2024〕5号");
  below.indent = test::indent(0);
  below.alignment = "center";
  number.paragraphs.insert(number.paragraphs.begin() + 1, below);
  expect_silence(number);

  OfficialDocument row = test::official_document();
  row.at("示例市示例区水利局").text() = "示例区水利局　　示例区林业局";
  row.at("示例区水利局").indent = test::right_indent(200);
  expect_silence(row);

  OfficialDocument colon = test::official_minutes();
  colon.at("请假").text() = "请假：";
  colon.at("请假").runs[1].text = "吴十";
  expect_silence(colon);

  OfficialDocument note = test::official_request();
  note.at("（联系人").indent = "<w:ind w:leftChars=\"200\" w:left=\"632\"/>";
  expect_silence(note);
}

TEST(Audit, TakesTheNumberOfAListForThatOfAHeading) {
  OfficialDocument document = test::official_document();
  number_by_list(document, "<w:sz w:val=\"32\"/>");
  EXPECT_EQ(joined(told(*audit_of(document.docx()))), "");
}

TEST(Audit, FindsEachDeviationOfALetterOnceAndNothingElse) {
  expect_each_told_once(kLetterDeviations, test::official_letter);
}

TEST(Audit, FindsEachDeviationOfAnOrderOnceAndNothingElse) {
  expect_each_told_once(kOrderDeviations, test::official_order);
}

TEST(Audit, FindsEachDeviationOfMinutesOnceAndNothingElse) {
  expect_each_told_once(kMinutesDeviations, test::official_minutes);
}

TEST(Audit, FindsEachDeviationOfHeadAndImprintOnceAndNothingElse) {
  expect_each_told_once(kHeadDeviations, test::official_request);
}

void expect_mended(std::span<const Deviation> rows, Faultless faultless) {
  for (const Deviation& row : rows) {
    if (!row.finding.ends_with(" +")) continue;
    SCOPED_TRACE(row.name);
    OfficialDocument document = faultless();
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

TEST(Fix, MendsWhatCanBeMendedAndNoWord) {
  expect_mended(kDeviations, test::official_document);
  expect_mended(kHeadDeviations, test::official_request);
  expect_mended(kLetterDeviations, test::official_letter);
  expect_mended(kOrderDeviations, test::official_order);
  expect_mended(kMinutesDeviations, test::official_minutes);
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
