#include "gongwen/review.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "data/json_reader.h"
#include "gongwen/placeholders.h"
#include "support/word_file.h"

namespace chengwen::gongwen {
namespace {

const std::string kReport =
    "# 一、基本情况\n"
    "区文联现有在职人员11人（其中公务员5人、工勤1人、事业编制5人）。\n"
    "全年开展文艺活动12场次，惠及群众3500人。\n"
    "# 二、预算执行情况\n"
    "项目总额12.42万元，已执行11.05万元，其中：（1）走访经费2.42万元；（2）办刊经费10.00万元。\n"
    "| 项目名称 | 预算数 | 执行数 |\n"
    "| 走访经费 | 2.42 | 1.05 |\n"
    "| 办刊经费 | 10.00 | 10.00 |\n"
    "| 合计 | 12.42 | 11.05 |\n"
    "上年结转：771.20\n";

const std::string kData =
    R"({"金额单位": "万元", "概述": "全年开展文艺活动12场次，惠及群众3500人。", "上年": {"结转": 771.2},
 "项目": [{"名称": "走访经费", "预算数": 2.42, "执行数": 1.05},
          {"名称": "办刊经费", "预算数": 10, "执行数": 10}]})";

/// What the review says of a document: "2.24万元", the words that each finding is about.
std::vector<std::string> told(const std::string& lines, const std::string& json,
                              bool edited = false) {
  diag::Report report;
  data::DataFiles files;
  const data::Value data = data::read_json(json, "数据.json", files, report);
  const auto package = opc::Package::read(test::docx_of_lines(lines), "报告.docx", report);
  const auto review = Review::read(package, nullptr, report);
  EXPECT_TRUE(report.empty());
  if (!review) return {};
  review->look_for_leftovers(report);
  review->compare_figures(data, edited, report);
  std::vector<std::string> found;
  for (const diag::Diagnostic& each : report.diagnostics()) found.push_back(each.arguments.front());
  return found;
}

std::string changed(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

TEST(Review, IsSilentWhereDocumentAndDataAgree) {
  EXPECT_EQ(told(kReport, kData), std::vector<std::string>());
}

TEST(Review, TakesANumberInOtherFiguresForTheSame) {
  EXPECT_EQ(told(changed(kReport, "3500人", "3,500人"), kData), std::vector<std::string>());
  EXPECT_EQ(told(changed(kReport, "3500人", "３５００人"), kData), std::vector<std::string>());
  EXPECT_EQ(told(changed(kReport, "3500人", "３６００人"), kData),
            std::vector<std::string>{"３６００"});
}

TEST(Review, CallsATotalByItsListAndTellsItOnce) {
  // The prose and the last row say 11.05, the rows of the data add up to 10.05.
  const std::vector<std::string> found =
      told(kReport, changed(kData, "\"执行数\": 10", "\"执行数\": 9"));
  EXPECT_EQ(found, (std::vector<std::string>{"10.00", "11.05万元"}));
}

struct Change {
  std::string_view from, to;
  std::vector<std::string> told;
};

TEST(Review, TellsAChangedFigureOfTheDocumentOnce) {
  const Change kChanges[] = {
      {"人员11人", "人员12人", {"12人"}},  // the whole of parts
      {"活动12场", "活动13场", {"13"}},    // from a text of the data
      {"3500人", "3600人", {"3600"}},
      {"总额12.42", "总额12.24", {"12.24万元"}},  // a total by the name of its list
      {"办刊经费10.00万", "办刊经费10.01万", {"10.01万元"}},
      {"| 2.42 |", "| 2.24 |", {"2.24"}},  // by the heads of column and row
      {"| 10.00 | 10.00", "| 10.00 | 10.01", {"10.01"}},
      {"合计 | 12.42", "合计 | 12.24", {"12.24"}},  // a total of the table's list
      {"| 11.05 |", "| 11.50 |", {"11.50"}},
      {"771.20", "717.20", {"717.20"}},  // bears no name of the data
  };
  for (const Change& change : kChanges)
    EXPECT_EQ(told(changed(kReport, change.from, change.to), kData), change.told) << change.to;
}

TEST(Review, TellsAChangedFigureOfTheDataWhereTheDocumentSaysOtherwise) {
  EXPECT_EQ(told(kReport, changed(kData, "活动12场", "活动15场")), std::vector<std::string>{"12"});
  EXPECT_EQ(told(kReport, changed(kData, "771.2", "717.2")), std::vector<std::string>{"771.20"});
  // A part and the totals that it is in.
  EXPECT_FALSE(told(kReport, changed(kData, "\"执行数\": 1.05", "\"执行数\": 1.50")).empty());
}

TEST(Review, LeavesAloneWhatNobodyCanKnow) {
  // Another year, a number that is only computed, a short one.
  const std::string more = kReport +
                           "上年项目总额9.87万元，比上年增加2.55万元，增长25.84%。\n"
                           "开展检查3次。\n";
  EXPECT_EQ(told(more, kData), std::vector<std::string>());
}

TEST(Review, TakesNoPartForTheWholeAndNoYearForSeveral) {
  const std::string data =
      R"({"预算": 398.5, "执行": 396.18, "基础数据": {"专项": [
           {"名称": "贴息", "预算数": 80, "决算数": 80}, {"名称": "改造", "预算数": 40, "决算数": 37.5}]},
          "指标": [{"指标": "改造小区", "指标值": "120个"}],
          "措施": ["3个乡镇在年内补签协议。", "2026年为每人安排1次入户指导。"]})";
  const std::string lines =
      "全年执行数396.18万元，执行率99.42%。\n"
      "2023—2025年全县共改造小区985个，其中2025年改造小区120个。\n"
      "1.3个乡镇在年内补签协议。\n2.2026年为每人安排1次入户指导。\n";
  EXPECT_EQ(told(lines, data), std::vector<std::string>());
  EXPECT_EQ(told(changed(lines, "985个", "120个"), data, true), std::vector<std::string>());
  EXPECT_EQ(told(changed(lines, "小区120", "小区130"), data), std::vector<std::string>{"130个"});
  EXPECT_EQ(told(changed(lines, "1.3个", "1.4个"), data), std::vector<std::string>{"4"});
}

TEST(Review, AddsUpNoListWhoseRowsAddUpOthers) {
  const std::string accounts = R"({"金额单位": "万元", "科目": [
    {"编码": "208", "名称": "社会保障", "支出合计": 7.5}, {"编码": "20805", "名称": "养老", "支出合计": 7.5},
    {"编码": "2080505", "名称": "缴费", "支出合计": 5}, {"编码": "2080599", "名称": "其他", "支出合计": 2.5}]})";
  const std::string table = "| 名称 | 支出合计 |\n| 社会保障 | 7.50 |\n| 合计 | 7.50 |\n";
  EXPECT_EQ(told(table, accounts), std::vector<std::string>());
  EXPECT_EQ(told(table, changed(accounts, "\"208\"", "\"\"")), std::vector<std::string>());
}

TEST(Review, TellsWhatAnEditedDocumentSaysAndTheDataDoesNotKnow) {
  const std::string data =
      R"({"金额单位": "万元", "报送日期": "2025-03-20", "自评": {"巡查": "≥480次",
 "满意度": "93.5%"}, "资金": [{"来源": "当年拨款", "年初": 120.5, "追加": 6.25},
                             {"来源": "其他资金", "年初": 0, "追加": 3.15}]})";
  const std::string clean =
      "2025年3月20日报送。巡查达到480次，受益群众满意的占93.5%。\n"
      "资金共126.75万元，当年拨款追加后增长5.19%，截至2024年12月31日用完。\n"
      "| 来源 | 数额 |\n| 当年 | 120.50 |\n| 追加 | 9.40 |\n";
  EXPECT_EQ(told(clean, data, true), std::vector<std::string>());
  const Change kChanges[] = {
      {"480次", "483次", {"483次"}},
      {"93.5%", "98.5%", {"98.5%"}},
      {"126.75万元", "128.75万元", {"128.75万元"}},
      {"120.50", "120.80", {"120.80"}},
      {"3月20日", "3月28日", {"2025年3月28日"}},
      {"12月31日", "12月34日", {"2024年12月34日"}},
      {"5.19%", "5.79%", {"5.79%"}},
  };
  for (const Change& change : kChanges)
    EXPECT_EQ(told(changed(clean, change.from, change.to), data, true), change.told) << change.to;
}

TEST(Review, TellsAChangedFigureThatWasComputedFromTheFiguresBesideIt) {
  const std::string data =
      R"({"年度": 2024, "金额单位": "万元", "预算": 2018, "执行": 1985.36, "经费": [
          {"名称": "购置", "上年": 12.6, "本年": 0}, {"名称": "接待", "上年": 6.85, "本年": 4.92},
          {"名称": "出国", "上年": 0, "本年": 1.5}],
          "指标": [{"名称": "面积", "得分": 48.5}, {"名称": "满意度", "得分": 39.33}]})";
  const std::string clean =
      "2024年度支出自评如下。\n"
      "支出合计1985.36万元，其中：三公经费6.42万元，占0.32%，比上年减少13.03万元，下降66.99%。\n"
      "| 来源 | 预算 | 执行 | 分值 | 执行率 | 得分 |\n| 全部 | 2,018.00 | 1,985.36 | 10 | 98.38% | "
      "9.84 |\n"
      "| 名称 | 上年 | 本年 |\n| 三公 | 19.45 | 6.42 |\n| 购置 | 12.60 | 0.00 |\n| 接待 | 6.85 | "
      "4.92 |\n"
      "| 出国 | 0.00 | 1.50 |\n| 面积 | 48.50 | 满意度 | 39.33 |\n";
  EXPECT_EQ(told(clean, data, true), std::vector<std::string>());
  const Change kChanges[] = {
      {"2024年度", "2027年度", {"2027年"}},
      {"0.32%", "0.35%", {"0.35%"}},
      {"66.99%", "66.92%", {"66.92%"}},
      {"98.38%", "98.31%", {"98.31%"}},
      {"9.84", "9.87", {"9.87"}},
      {"19.45", "19.48", {"19.48"}},
      {"12.60 | 0.00", "12.60 | 0.03", {"0.03"}},
      // There are three records, and 6.85 is 7 where it is rounded to no places.
      {"12.60 | 0.00", "12.60 | 3.00", {"3.00"}},
      {"12.60 | 0.00", "12.60 | 7.00", {"7.00"}},
  };
  for (const Change& change : kChanges)
    EXPECT_EQ(told(changed(clean, change.from, change.to), data, true), change.told) << change.to;
}

TEST(Review, HoldsARateOfScoresAgainstItsNameOnly) {
  const std::string data = R"({"指标": [{"指标": "群众满意度", "分值": 10, "得分": 9.36},
                                        {"指标": "工程合格率", "分值": 20, "得分": 19}]})";
  const std::string clean =
      "抽查的群众满意度90.5%。\n| 指标 | 分值 | 得分 | 得分率 |\n| 群众满意度 | 10 | 9.36 | 93.60% "
      "|\n"
      "| 工程合格率 | 20 | 19.00 | 95.00% |\n";
  EXPECT_EQ(told(clean, data), std::vector<std::string>());
  EXPECT_EQ(told(changed(clean, "95.00%", "96.00%"), data), std::vector<std::string>{"96.00%"});
}

TEST(Review, KnowsThatADocumentWasNotPrintedFromTheData) {
  EXPECT_EQ(told("甲1.23万元，乙4.56万元，丙7.89万元，丁3.21万元，戊6.54万元。\n", kData, true),
            std::vector<std::string>());
}

TEST(Review, FindsATextOfTheDataAmongOtherWords) {
  const std::string lines = "一年来，全年开展文艺活动12场次，惠及群众3500人。群众满意。\n";
  EXPECT_EQ(told(lines, kData), std::vector<std::string>());
  EXPECT_EQ(told(changed(lines, "3500", "3600"), kData), std::vector<std::string>{"3600"});
}

TEST(Review, TakesANumberSignForNoNumber) {
  const std::string data = R"({"概述": "按编号#完成2号楼建设，面积1200平方米。"})";
  const std::string lines = "据了解，#栏按编号#完成2号楼建设，面积1200平方米。\n";
  EXPECT_EQ(told(lines, data), std::vector<std::string>());
  EXPECT_EQ(told(changed(lines, "1200", "1300"), data), std::vector<std::string>{"1300"});
}

TEST(Review, TellsInstructionsAndEmptyChapters) {
  const std::string lines =
      "# 一、收支情况\n收入增加（减少）2万元，××局（请填写原因）。\n# 二、问题\n# "
      "三、建议\n改进工作。\n";
  EXPECT_EQ(told(lines, "{}"),
            (std::vector<std::string>{"增加（减少）", "××", "（请填写原因）", "二、问题"}));
}

TEST(Review, TakesItemsOfAChapterForNoEmptyHeadings) {
  const std::string lines =
      "# 一、主要职责\n### 1.组织开展文艺活动\n### 2.办好文艺刊物\n"
      "# 二、主要做法\n### 1.健全制度\n修订了三项制度。\n### 2.加强管理\n# "
      "三、有关建议\n加强指导。\n";
  EXPECT_EQ(told(lines, "{}"), std::vector<std::string>{"2.加强管理"});
}

TEST(Review, TakesQuestionsForNoEmptyHeadings) {
  const std::string lines =
      "# 附：满意度调查\n1. 您对活动是否满意?\nA.满意 B.不满意\n2. 您有什么意见和建议?\n3. "
      "您怎样知道活动的？（可多选）\nA.报纸 B.网络\n4. 您还想参加什么活动？（可不填）\n";
  EXPECT_EQ(told(lines, "{}"), std::vector<std::string>());
}

TEST(Placeholders, AreWhatAWriterShouldHaveReplaced) {
  for (const std::string_view text :
       {"增加（减少）", "××", "20××年", "（请填写原因）", "待补充", "（不超过500字）",
        "（300字左右）", "[单位名称]", "<成文日期>", "____", "＿＿＿", "△△", "○○", "***",
        "{{ 单位 }}", "{% endif %}", "（略）", "（可根据实际情况增减）", "……"}) {
    const std::vector<Stretch> found = placeholders_in(text);
    ASSERT_EQ(found.size(), 1u) << text;
    EXPECT_EQ(found[0].begin, 0u) << text;
    EXPECT_EQ(found[0].end, text.size()) << text;
  }
}

TEST(Placeholders, AreNoNames) {
  for (const std::string_view text :
       {"XXL号", "增加和减少", "（附件）", "请示", "增长率", "二○○八年", "（略有增加）",
        "（不超过500元）", "（五年）", "（）", "[2024]", "a_b", "（项目名称）", "3*4"})
    EXPECT_TRUE(placeholders_in(text).empty()) << text;
}

}  // namespace
}  // namespace chengwen::gongwen
