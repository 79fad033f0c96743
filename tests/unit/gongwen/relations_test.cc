#include <gtest/gtest.h>

#include <fstream>
#include <map>

#include "gongwen/relation_kinds.h"
#include "support/source_dir.h"
#include "unit/gongwen/official_template.h"

// The built-in relations: silent on sound figures, one finding for one wrong figure.
namespace chengwen::gongwen {
namespace {

/// What is found, a line each: "broken 31.00 应等于 30.00，相差 1.00".
std::string found(const std::string& check, const std::string& json = "{}") {
  const OfficialTemplate filled("{% check " + check + " %}", json);
  std::string lines;
  for (const diag::Diagnostic& finding : filled.report.diagnostics()) {
    const std::string code(finding.message->id);
    const std::string words = diag::substitute(finding.message->zh, finding.arguments);
    const std::size_t colon = words.rfind("：");
    lines += code.substr(code.find('-') + 1) + " " +
             words.substr(colon == words.npos ? 0 : colon + std::string("：").size()) + "\n";
  }
  return lines;
}

struct Case {
  const char* check;
  const char* data;
  const char* found;
};

void expect_all(const std::vector<Case>& cases) {
  for (const Case& each : cases) {
    EXPECT_EQ(found(each.check, each.data), each.found) << each.check << "\n" << each.data;
  }
}

TEST(Relations, HaveIdsAndNamesThatFindThem) {
  EXPECT_EQ(relation_kinds().front().id, "K-01");
  EXPECT_EQ(relation_kinds().size(), 26u);
  for (const RelationKind& kind : relation_kinds()) {
    for (const std::string_view name : {kind.id, kind.zh, kind.en}) {
      ASSERT_NE(find_relation(name), nullptr) << name;
      EXPECT_EQ(find_relation(name)->id, kind.id);
    }
    for (const RelationParameter& parameter : parameters_of(kind))
      EXPECT_FALSE(parameter.en.empty()) << kind.id << " " << parameter.zh;
  }
}

TEST(Relations, StandOnTheirPageWithAllTheirArguments) {
  std::ifstream file(test::source_dir() / "docs/勾稽检查.md");
  std::map<std::string, std::string> rows;
  for (std::string line; std::getline(file, line);)
    if (line.starts_with("| `")) rows[line.substr(3, 4)] = line;
  for (const RelationKind& kind : relation_kinds()) {
    const std::string& row = rows[std::string(kind.id)];
    EXPECT_NE(row.find("| " + std::string(kind.zh) + " |"), row.npos) << kind.id;
    for (const RelationParameter& parameter : parameters_of(kind)) {
      const std::string name = "`" + std::string(parameter.zh) + (parameter.optional ? "?`" : "`");
      EXPECT_NE(row.find(name), row.npos) << kind.id << " " << name;
    }
    EXPECT_EQ(row.find("可有尾差") != row.npos, kind.rounds) << kind.id;
  }
}

constexpr const char* kCodes = R"({"表": [
{"编码": "", "名称": "合计", "金额": 60},
{"编码": "208", "名称": "社保", "金额": 30},
{"编码": "20805", "名称": "养老", "金额": 30},
{"编码": "2080505", "名称": "缴费", "金额": 10},
{"编码": "2080506", "名称": "年金", "金额": 20},
{"编码": "213", "名称": "农林", "金额": 30},
{"编码": "21301", "名称": "农业"},
{"编码": "2130101", "名称": "行政", "金额": 30}]})";

std::string with(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, text.npos) << from;
  return text.replace(at, from.size(), to);
}

TEST(Relations, K01FindsOneWrongFigureOnce) {
  const std::string check = "'K-01', 表=表";
  EXPECT_EQ(found(check, kCodes), "");
  const auto changed = [&](const char* from, const char* to) {
    return found(check, with(kCodes, from, to));
  };
  EXPECT_EQ(changed("\"缴费\", \"金额\": 10", "\"缴费\", \"金额\": 11"),
            "broken 30 应等于 31，相差 1\n");
  EXPECT_EQ(changed("\"养老\", \"金额\": 30", "\"养老\", \"金额\": 29"),
            "broken 29 应等于 30，相差 1\n");
  EXPECT_EQ(changed("\"社保\", \"金额\": 30", "\"社保\", \"金额\": 31"),
            "broken 31 应等于 30，相差 1\n");
  EXPECT_EQ(changed("\"合计\", \"金额\": 60", "\"合计\", \"金额\": 61"),
            "broken 61 应等于 60，相差 1\n");
  EXPECT_EQ(changed("\"行政\", \"金额\": 30", "\"行政\", \"金额\": \"—\""),
            "broken 30 应等于 0，相差 30\n");
}

TEST(Relations, OfRoundedTablesLeaveARemainder) {
  const char* data = R"({"金额单位": "万元", "表": [{"合计": 30.02, "基本支出": 10.00,
                        "项目支出": 20.00}]})";
  EXPECT_EQ(found("'K-02', 表=表", data), "remainder 30.02 应等于 30.00，相差 0.02\n");
  EXPECT_EQ(found("'K-02', 表=表, 尾差=0", data), "broken 30.02 应等于 30.00，相差 0.02\n");
  EXPECT_EQ(found("'K-02', 表=表", with(data, "30.02", "30.03")),
            "broken 30.03 应等于 30.00，相差 0.03\n");
  // In 元 nothing was rounded.
  EXPECT_EQ(found("'K-02', 表=表", with(data, "万元", "元")),
            "broken 30.02 应等于 30.00，相差 0.02\n");
}

TEST(Relations, OfRoundedListsLeaveARemainder) {
  const std::string list = R"({"金额单位": "万元", "合": 12.44, "表": [{"金额": 2, "单位": "万元"},
                              {"金额": 10.42, "单位": "万元"}]})";
  const std::string check = "'K-10', 表=表, 合计=合, 计量单位='单位'";
  EXPECT_EQ(found(check, list), "remainder 12.42 应等于 12.44，相差 0.02\n");
  EXPECT_EQ(found(check, with(list, "12.44", "12.45")), "broken 12.42 应等于 12.45，相差 0.03\n");
  EXPECT_EQ(found(check, with(list, "\"万元\"", "\"元\"")),
            "broken 12.42 应等于 12.44，相差 0.02\n");
  // What the rows themselves call their unit is not the one of the amounts of the data.
  const std::string counted = with(with(list, "2, \"单位\": \"万元\"", "2, \"单位\": \"吨\""),
                                   "2, \"单位\": \"万元\"", "2, \"单位\": \"吨\"");
  EXPECT_EQ(found(check, counted), "broken 12.42 应等于 12.44，相差 0.02\n");

  const char* request = R"({"金额单位": "万元", "总": {"合计": 9.02, "省": 3, "市": 6},
                           "年": {"省": 3.01, "市": 6.01}})";
  EXPECT_EQ(found("'B-07', 总额=总, 年度申请=年", request), "remainder 9.02 应等于 9，相差 0.02\n");
  EXPECT_EQ(found("'B-07', 总额=总, 年度申请=年", with(request, "6.01", "6.04")),
            "remainder 9.02 应等于 9，相差 0.02\nbroken 9.05 应不大于 9.02，相差 0.03\n");
  // One amount that was rounded the same way twice.
  EXPECT_EQ(found("'K-14', 甲=甲, 乙=乙",
                  R"({"金额单位": "万元", "甲": {"名称": "x", "金额": 3.01},
                      "乙": {"名称": "x", "金额": 3.02}})"),
            "broken 3.01 应等于 3.02，相差 0.01\n");
}

TEST(Relations, OfRoundedAmountsInRatiosAndProse) {
  // 28149元 against 23452元 are 20.03% more.
  const char* growth = R"({"金额单位": "万元", "a": 2.81, "b": 2.35, "c": "20.03%"})";
  const std::string grows = "'K-09', 本年=a, 上年=b, 增长率=c";
  EXPECT_EQ(found(grows, growth), "remainder 20.03 应等于 19.57，相差 0.46\n");
  EXPECT_EQ(found(grows, with(growth, "20.03", "20.33")), "broken 20.33 应等于 19.57，相差 0.76\n");
  EXPECT_EQ(found(grows, with(growth, "万元", "元")), "broken 20.03 应等于 19.57，相差 0.46\n");
  const char* execution = R"({"金额单位": "万元", "a": 0.02, "b": 0.01})";
  EXPECT_EQ(found("'K-11', 预算=a, 执行=b, 执行率='66.67%', 得分=6.67", execution),
            "remainder 66.67 应等于 50.00，相差 16.67\n");
  EXPECT_EQ(found("'K-11', 预算=a, 执行=b, 得分=6.67", execution),
            "remainder 6.67 应等于 5.00，相差 1.67\n");
  EXPECT_EQ(found("'K-08', 表=表", R"({"金额单位": "万元", "表": [{"金额": 1.23, "占比": "55.20%"},
                                      {"金额": 1.00, "占比": "44.80%"}]})"),
            "");
  const char* prose =
      R"({"金额单位": "万元", "文": "支出30.02万元，其中：基本支出10万元，项目支出20万元。"})";
  EXPECT_EQ(found("'K-13', 文字=文", prose), "remainder 30.02 应等于 30，相差 0.02\n");
  EXPECT_EQ(found("'K-13', 文字=文", with(prose, "30.02", "30.03")),
            "broken 30.03 应等于 30，相差 0.03\n");
  // Counts and plain numbers were not rounded.
  EXPECT_EQ(found("'K-13', 合计=10.01, 分项=[5, 5]", prose), "broken 10.01 应等于 10，相差 0.01\n");
}

TEST(Relations, OfAccounts) {
  expect_all({
      {"'K-02', 表=表", R"({"表": [{"合计": 3, "基本支出": 1, "项目支出": 2}, {"基本支出": 1}]})",
       ""},
      {"'K-02', 表=表, 分项=['基本', '项目', '经营']",
       R"({"表": {"合计": 3, "基本": 1, "项目": "—", "经营": null}})",
       "broken 3 应等于 1，相差 2\n"},
      {"'K-02', 表=表", R"({"表": [{"合计": 3, "基本支出": "若干", "项目支出": 2}]})",
       "amount '若干'\n"},
      {"'K-03', 本年收入=a, 年初结转=b, 总计=c, 本年支出=d, 年末结转=e",
       R"({"a": 100, "b": 5, "c": 105, "d": 103, "e": 2})", ""},
      {"'K-03', 本年收入=a, 年初结转=b, 总计=c, 本年支出=d, 年末结转=e",
       R"({"a": 100, "b": 5, "c": 105, "d": 104, "e": 2})", "broken 106 应等于 105，相差 1\n"},
      {"'K-03', 本年收入=a, 本年支出=d", R"({"a": 100, "d": 104})",
       "broken 100 应等于 104，相差 4\n"},
      {"'K-04', 表=表, 人员经费=人, 公用经费=公, 基本支出=基",
       R"({"人": 30, "公": 12, "基": 42, "表": [{"编码": "301", "金额": 20}, {"编码": "303"},
           {"编码": "30301", "金额": 10}, {"编码": 302, "金额": 10}, {"编码": 310, "金额": 2}]})",
       ""},
      {"'K-04', 人员经费=人, 公用经费=公, 基本支出=基", R"({"人": 30, "公": 12, "基": 41})",
       "broken 41 应等于 42，相差 1\n"},
      {"'K-05', 合计=6, 出国=0, 公车=4, 购置=1, 运行=3, 接待=2", "{}", ""},
      {"'K-05', 合计=6, 出国=0, 公车=4, 购置=1, 运行=2, 接待=2", "{}",
       "broken 4 应等于 3，相差 1\n"},
      {"'K-05', 三公=三, 金额=['预算数', '决算数']",
       R"({"三": {"合计": {"预算数": 3, "决算数": 2}, "公务接待": {"预算数": 1, "决算数": 1},
           "公务用车运行维护": {"预算数": 2, "决算数": 2}}})",
       "broken 2 应等于 3，相差 1\n"},
      {"'K-05', 三公=三, 合计='总', 接待='饭'", R"({"三": {"总": 3, "饭": 3}})", ""},
      {"'K-06', 机关运行经费=a, 公用经费=b", R"({"a": 158.34, "b": 1583400})", ""},
      {"'K-06', 机关运行经费=a, 公用经费=b, 换算=1", R"({"a": 158.34, "b": 158.43})",
       "broken 158.34 应等于 158.43，相差 0.09\n"},
      {"'K-10', 表=表, 合计=合", R"({"合": 12.42, "表": [{"金额": 2}, {"金额": 10.42}]})", ""},
      {"'K-10', 表=表, 合计=合", R"({"合": 12.43, "表": [{"金额": 2}, {"金额": 10.42}]})",
       "broken 12.42 应等于 12.43，相差 0.01\n"},
      {"'K-10', 表=表", R"({"表": [{"金额": "2万元"}, {"金额": "15元"}, {"金额": "3万元"}]})",
       "false `元` 和 `万元`\n"},
      {"'K-14', 甲=a, 乙=b",
       R"({"a": [{"名称": "x", "金额": 3}, {"名称": "y", "金额": 1}], "b": [{"名称": "x",
           "金额": 4}]})",
       "broken 3 应等于 4，相差 1\n"},
  });
}

TEST(Relations, OfRatios) {
  expect_all({
      {"'K-08', 表=表",
       R"({"表": [{"金额": 1, "占比": "33.33%"}, {"金额": 1, "占比": "33.33%"},
           {"金额": 1, "占比": "33.33%"}]})",
       ""},
      {"'K-08', 表=表", R"({"表": [{"金额": 1, "占比": 0.25}, {"金额": 3, "占比": 0.75}]})", ""},
      {"'K-08', 表=表", R"({"表": [{"金额": 1, "占比": 25.5}, {"金额": 3, "占比": 75}]})",
       "broken 25.5 应等于 25.0，相差 0.5\n"},
      {"'K-08', 表=表",
       R"({"表": [{"金额": 2, "占比": "25%"}, {"金额": 3, "占比": "75%"}, {"金额": 0,
           "占比": "—"}]})",
       "false 2 行的占比与金额不符\n"},
      {"'K-09', 本年=a, 上年=b, 增长率=c", R"({"a": 110, "b": 100, "c": "10.00%"})", ""},
      {"'K-09', 本年=a, 上年=b, 增长率=c", R"({"a": 90, "b": 100, "c": "下降10%"})", ""},
      {"'K-09', 本年=a, 上年=b, 增长率=c", R"({"a": 110, "b": 100, "c": 0.1})", ""},
      {"'K-09', 本年=a, 上年=b, 增长率=c", R"({"a": 110, "b": 100, "c": "12%"})",
       "broken 12 应等于 10，相差 2\n"},
      {"'K-09', 本年=a, 上年=b, 增长率=c", R"({"a": 110, "b": 0, "c": "—"})", ""},
      {"'K-09', 本年=a, 上年=b, 增长率=c", R"({"a": 110, "b": 0, "c": "100.00%"})",
       "false 上年为 0，不应有增长率\n"},
      {"'K-09', 表=表, 本年='今', 上年='去', 增长率='率'",
       R"({"表": [{"今": 3, "去": 2, "率": "50%"}, {"今": 3, "去": 2, "率": "5%"}]})",
       "broken 5 应等于 50，相差 45\n"},
      {"'K-11', 表=表, 预算='全年预算数', 执行='全年执行数'",
       R"({"表": [{"全年预算数": 126.5, "全年执行数": 125.15, "执行率": "98.93%", "得分": 9.89},
           {"全年预算数": 0, "全年执行数": 0, "执行率": "—"}]})",
       ""},
      {"'K-11', 预算=310.2, 执行=154.74, 执行率='50%', 得分=5", "{}",
       "remainder 5 应等于 4.99，相差 0.01\n"},
      {"'K-11', 预算=310.2, 执行=154.74, 执行率='60%', 得分=6", "{}",
       "broken 60 应等于 50，相差 10\n"},
      {"'K-11', 预算=100, 执行=120, 执行率='120%', 得分=10", "{}", ""},
      {"'K-11', 预算=100, 执行=90, 得分=8.5", "{}", "broken 8.5 应等于 9.00，相差 0.50\n"},
      {"'B-10', 表=表, 执行='执', 预算='预', 级别='警告'",
       R"({"表": [{"执": 1, "预": 1}, {"执": 3, "预": 2}]})", "broken 3 应不大于 2，相差 1\n"},
      {"'B-11', 分子=136, 分母=143, 比率='95.10%'", "{}", ""},
      {"'B-11', 分子=136, 分母=143, 比率='91.50%'", "{}", "broken 91.50 应等于 95.10，相差 3.60\n"},
  });
}

TEST(Relations, OfProse) {
  expect_all({
      {"'K-07', 文字=文, 名称='预算总额', 金额=数",
       R"({"数": 12.42, "文": ["全年预算总额12.42万元，", "预算总额为124200元。"]})", ""},
      {"'K-07', 文字=文, 名称='预算总额', 金额=数", R"({"数": 12.42, "文": "预算总额12.24万元"})",
       "broken 12.24 应等于 12.42，相差 0.18\n"},
      {"'K-13', 合计=11, 分项=[5, 1, 5]", "{}", ""},
      {"'K-13', 合计=11, 分项={'公务员': 5, '工勤': 1, '事业': 4}", "{}",
       "broken 11 应等于 10，相差 1\n"},
      {"'K-13', 文字=文", R"({"文": "现有职工11人（其中公务员身份5人、工勤1人、事业编制5人）。"})",
       ""},
      {"'K-13', 文字=文", R"({"文": "现有职工12人（其中公务员身份5人、工勤1人、事业编制5人）。"})",
       "broken 12 应等于 11，相差 1\n"},
      {"'K-13', 文字=文", R"({"文": "现有职工65人（其中党员30人、女职工20人）。"})", ""},
      {"'K-13', 文字=文",
       R"({"文": "总额12.42万元，完成100%，其中：（1）接待费2万元；（2）办刊费3万元；（3）走访费2.42万元；（4）活动费4万元。"})",
       "broken 12.42 应等于 11.42，相差 1.00\n"},
      {"'K-15', 值=['1-12月份', '1—12月', '1至12月']", "{}", ""},
      {"'K-15', 值=['2024-01-05', '2024年1月5日', '2024年1月6日']", "{}",
       "false `2024-01-05` 和 `2024年1月6日` 不一致\n"},
  });
}

constexpr const char* kIndicators = R"({"指标": [
{"一级指标": "产出指标", "二级指标": [{"二级指标": "数量", "三级指标": [
 {"指标": "条数", "年度指标值": "≥10条", "实际完成值": "12条", "分值": 30, "得分": 30, "偏差原因": ""},
 {"指标": "合格率", "年度指标值": "100%", "实际完成值": "95%", "分值": 20, "得分": 19, "偏差原因": "返工"}]}]},
{"一级指标": "效益指标", "二级指标": [{"二级指标": "社会", "三级指标": [
 {"指标": "受益", "年度指标值": "≤5人", "实际完成值": "4人", "分值": 30, "得分": 30, "偏差原因": ""}]}]},
{"一级指标": "满意度指标", "二级指标": [{"二级指标": "服务对象", "三级指标": [
 {"指标": "满意度", "年度指标值": "≥90%", "实际完成值": "92%", "分值": 10, "得分": 10}]}]}]})";

TEST(Relations, OfIndicators) {
  const std::string weights = "'K-12', 指标=指标", scores = "'B-01', 指标=指标",
                    reasons = "'B-02', 指标=指标", full = "'B-03', 指标=指标",
                    total = "'B-04', 指标=指标, 执行得分=9.5, 总分=98.5";
  for (const std::string& check : {weights, scores, reasons, full, total})
    EXPECT_EQ(found(check, kIndicators), "") << check;
  const auto changed = [&](const std::string& check, const char* from, const char* to) {
    return found(check, with(kIndicators, from, to));
  };
  EXPECT_EQ(changed(weights, "\"分值\": 20", "\"分值\": 25"), "broken 55 应等于 50，相差 5\n");
  EXPECT_EQ(changed(weights, "\"效益指标\"", "\"成本指标\""), "");
  EXPECT_EQ(changed(weights + ", 各级={'产出指标': 40}", "\"分值\": 20", "\"分值\": 10"),
            "broken 90 应等于 100，相差 10\n");
  EXPECT_EQ(changed(weights + ", 各级={'产出指标': 45}", "20", "20"),
            "broken 50 应等于 45，相差 5\n");
  EXPECT_EQ(changed(scores, "\"得分\": 19", "\"得分\": 21"), "broken 21 应不大于 20，相差 1\n");
  EXPECT_EQ(changed(scores, "\"得分\": 19", "\"得分\": -1"), "broken -1 应不小于 0，相差 1\n");
  EXPECT_EQ(changed(reasons, "返工", " "), "false 得分低于分值，但没有写偏差原因\n");
  EXPECT_EQ(changed(full, "12条", "9条"), "false 指标值没有达到，却得了满分\n");
  EXPECT_EQ(changed(full, "\"得分\": 30, \"偏差原因\": \"\"},\n {\"指标\": \"合格率\"",
                    "\"得分\": 28, \"偏差原因\": \"\"},\n {\"指标\": \"合格率\""),
            "false 指标值已达到，得分却低于分值\n");
  EXPECT_EQ(changed(total, "\"得分\": 19", "\"得分\": 18"), "broken 97.5 应等于 98.5，相差 1.0\n");
  // A flat table whose first column is merged.
  EXPECT_EQ(found("'K-12', 指标=表",
                  R"({"表": [{"一级指标": "产出", "指标": "a", "分值": 20}, {"一级指标": "",
                      "指标": "b", "分值": 30}, {"一级指标": "效益", "指标": "c", "分值": 31},
                      {"一级指标": "满意度", "指标": "d", "分值": 10}]})"),
            "broken 31 应等于 30，相差 1\n");
  EXPECT_EQ(found("'K-12', 指标=表", R"({"表": [{"指标": "预算执行率", "分值": 100}]})"), "");
}

TEST(Relations, OfForms) {
  expect_all({
      {"'B-05', 收入性质=a, 支出性质=b", R"({"a": [{"金额": 3}, {"金额": 1}], "b": [{"金额": 4}]})",
       ""},
      {"'B-05', 收入性质=a, 支出性质=b, 全年预算=5",
       R"({"a": [{"金额": 3}, {"金额": 2}], "b": [{"金额": 4}]})", "broken 4 应等于 5，相差 1\n"},
      {"'B-06', 数据=数",
       R"({"数": {"公用经费": {"本年决算数": 10}, "办公经费": {"本年决算数": 6},
           "会议费培训费": {"本年决算数": 5}}})",
       "broken 10 应不小于 11，相差 1\n"},
      {"'B-06', 数据=数",
       R"({"数": {"三公经费": {"本年决算数": 9}, "公务接待": {"本年决算数": 6},
           "公车运行维护": {"本年决算数": 2}}})",
       "broken 9 应等于 8，相差 1\n"},
      {"'B-07', 总额=a, 年度申请=b", R"({"a": {"财政资金": 9, "其他资金": 1}, "b": {"当年": 10}})",
       ""},
      {"'B-07', 总额=a, 年度申请=b", R"({"a": {"合计": 10, "财政资金": 9, "其他资金": 1},
           "b": {"当年": 8, "上年结转": 3}})",
       "broken 11 应不大于 10，相差 1\n"},
      {"'B-08', 表=表",
       R"({"表": [{"年初预算数": 10, "执行数": 4, "全年预计执行数": 9},
           {"年初预算数": 10, "执行数": 4, "全年预计执行数": 11}]})",
       "broken 11 应不大于 10，相差 1\n"},
      {"'B-09', 指标=表",
       R"({"表": [{"指标": "a", "完成可能性": "确定能", "偏差原因": []},
           {"指标": "b", "完成可能性": "有可能", "偏差原因": ["人员保障"]},
           {"指标": "c", "完成可能性": "有可能", "偏差原因": []}]})",
       "false 不是“确定能”完成，却没有写偏差原因\n"},
      {"'B-09', 指标=表", R"({"表": [{"指标": "a", "完成可能性": "也许"}]})",
       "false 完成可能性只能是“确定能”“有可能”“完全不可能”之一\n"},
  });
}

TEST(Relations, TellMistakesInTheirUse) {
  const auto code = [](const std::string& check, const std::string& json = "{}") {
    const OfficialTemplate filled("{% check " + check + " %}", json);
    EXPECT_EQ(filled.report.diagnostics().size(), 1u) << check << filled.said();
    return std::string(filled.report.diagnostics().at(0).message->id);
  };
  EXPECT_EQ(code("'K-99', 表=表"), "gongwen.check-relation");
  EXPECT_EQ(code("'K-02', 科目=表"), "gongwen.check-argument");
  EXPECT_EQ(code("'K-02'"), "gongwen.check-missing");
  EXPECT_EQ(code("'K-02', 表=表"), "jinja.undefined-operand");
  EXPECT_EQ(code("'K-02', 表=3"), "gongwen.check-table");
  EXPECT_EQ(code("'K-02', 表=表", R"({"表": [1]})"), "gongwen.check-table");
  EXPECT_EQ(code("'K-02', 表=表", R"({"表": [{"总计": 3}]})"), "gongwen.check-field");
  EXPECT_EQ(code("'K-12', 指标=表", R"({"表": [{"一级": "产出"}]})"), "gongwen.check-field");
  EXPECT_EQ(code("'K-12', 指标=表", R"({"表": []})"), "gongwen.check-broken");
}

}  // namespace
}  // namespace chengwen::gongwen
