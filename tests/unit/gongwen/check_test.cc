#include <gtest/gtest.h>

#include "unit/gongwen/official_template.h"

// `{% check %}`: what holds is silent; what does not is told with both sides, what they are
// computed from, and where that stands.
namespace chengwen::gongwen {
namespace {

constexpr const char* kProjects = R"({
"预算总额": 12.42,
"项目": [
{"名称": "接待", "预算数": 2, "执行数": 2},
{"名称": "办刊", "预算数": 3, "执行数": 3.5},
{"名称": "走访", "预算数": 2.42, "执行数": 2.42},
{"名称": "春联", "预算数": 5, "执行数": 5.5}
]})";

std::string said(const std::string& source, const std::string& json = kProjects) {
  return OfficialTemplate(source, json).said();
}

TEST(Check, IsSilentAndPrintsNothingWhereTheRelationHolds) {
  const OfficialTemplate filled(
      "甲{% check 项目|sum('预算数') == 预算总额, '合计不符' %}乙{% check 0 <= 预算总额 <= 100 %}"
      "{% check 项目 and 预算总额 > 3 %}{% check '走访' in 项目|map(attribute='名称')|list %}"
      "{% check 预算总额 is defined, '没有总额' %}丙",
      kProjects);
  EXPECT_EQ(filled.text, "甲乙丙");
  EXPECT_EQ(filled.said(), "");
}

TEST(Check, TellsBothSidesWithWhatTheyAreComputedFrom) {
  EXPECT_EQ(
      said("{% check 项目|sum('预算数') == 预算总额 + 1, '分项合计与总额不符' %}"),
      R"(错误 [gongwen.check-broken]：勾稽不符：分项合计与总额不符：12.42 应等于 13.42，相差 1.00
  提示：左边 `项目|sum('预算数')` = 2 + 3 + 2.42 + 5 = 12.42
  提示：其中 `项目[0].预算数` = 2（数据.json 第 4 行）
  提示：其中 `项目[1].预算数` = 3（数据.json 第 5 行）
  提示：其中 `项目[2].预算数` = 2.42（数据.json 第 6 行）
  提示：其中 `项目[3].预算数` = 5（数据.json 第 7 行）
  提示：右边 `预算总额 + 1` = 12.42 + 1 = 13.42
  提示：其中 `预算总额` = 12.42（数据.json 第 2 行）
)");
}

TEST(Check, SeesThroughVariables) {
  EXPECT_EQ(said("{% set 预算 = 项目|sum(attribute='预算数') %}{% set 执行 = 项目|sum('执行数') %}"
                 "{% check 执行 - 预算 == 0, '执行与预算' %}"),
            R"(错误 [gongwen.check-broken]：勾稽不符：执行与预算：1.00 应等于 0，相差 1.00
  提示：左边 `执行 - 预算` = 2 + 3.5 + 2.42 + 5.5 − 2 − 3 − 2.42 − 5 = 1.00
  提示：其中 `项目[0].执行数` = 2（数据.json 第 4 行）
  提示：其中 `项目[1].执行数` = 3.5（数据.json 第 5 行）
  提示：其中 `项目[2].执行数` = 2.42（数据.json 第 6 行）
  提示：其中 `项目[3].执行数` = 5.5（数据.json 第 7 行）
  提示：其中 `项目[0].预算数` = 2（数据.json 第 4 行）
  提示：其中 `项目[1].预算数` = 3（数据.json 第 5 行）
  提示：其中 `项目[2].预算数` = 2.42（数据.json 第 6 行）
  提示：其中 `项目[3].预算数` = 5（数据.json 第 7 行）
)");
}

TEST(Check, DoesNotExplainWithWhatAVariableNoLongerIs) {
  EXPECT_EQ(said("{% set 数 = 1 + 1 %}{% for 数 in [5] %}{% check 数 == 预算总额 %}{% endfor %}"),
            R"(错误 [gongwen.check-broken]：勾稽不符：5 应等于 12.42，相差 7.42
  提示：左边 `数` = 5
  提示：右边 `预算总额` = 12.42（数据.json 第 2 行）
)");
}

TEST(Check, LooksAtEachPassOfALoop) {
  EXPECT_EQ(said("{% for 行 in 项目 %}{% check 行.执行数 <= 行.预算数, 行.名称 ~ '超预算', "
                 "级别='警告', 编号='R-7' %}{% endfor %}"),
            R"(警告 [gongwen.check-broken]：勾稽不符：R-7 办刊超预算：3.5 应不大于 3，相差 0.5
  提示：左边 `项目[1].执行数` = 3.5（数据.json 第 5 行）
  提示：右边 `项目[1].预算数` = 3（数据.json 第 5 行）
警告 [gongwen.check-broken]：勾稽不符：R-7 春联超预算：5.5 应不大于 5，相差 0.5
  提示：左边 `项目[3].执行数` = 5.5（数据.json 第 7 行）
  提示：右边 `项目[3].预算数` = 5（数据.json 第 7 行）
)");
  // Two rows with the same figures are two findings.
  EXPECT_EQ(OfficialTemplate("{% for 行 in 表 %}{% check 行.a == 1 %}{% endfor %}",
                             R"({"表": [{"a": 2}, {"a": 2}]})")
                .report.diagnostics()
                .size(),
            2u);
}

TEST(Check, CallsADifferenceWithinTheToleranceARemainder) {
  const std::string check = "{% check 项目|sum('预算数') == 预算总额 + 差, '合计', 尾差=0.02 %}";
  const auto with = [&](const char* difference) {
    return OfficialTemplate("{% set 差 = " + std::string(difference) + " %}" + check, kProjects);
  };
  EXPECT_EQ(with("0").said(), "");
  EXPECT_EQ(with("0.02").report.errors(), 0u);
  EXPECT_EQ(with("0.02").said().substr(0, 41), "提示 [gongwen.check-remainder]：尾差");
  EXPECT_EQ(with("-0.02").report.errors(), 0u);
  EXPECT_EQ(with("0.03").report.errors(), 1u);
  EXPECT_EQ(OfficialTemplate("{% check 预算总额 < 预算总额 %}", kProjects).report.errors(), 1u);
  // 0.01 for each of four addends.
  const std::string wan = "{% check 项目|sum('预算数') == 预算总额 + 差, '合计', 尾差='万元' %}";
  EXPECT_EQ(OfficialTemplate("{% set 差 = 0.04 %}" + wan, kProjects).report.errors(), 0u);
  EXPECT_EQ(OfficialTemplate("{% set 差 = 0.05 %}" + wan, kProjects).report.errors(), 1u);
}

TEST(Check, ReadsFiguresThatATextHolds) {
  const std::string data = R"({"文": "12.42万元", "无": "—", "空": null, "率": "100.00%"})";
  EXPECT_EQ(said("{% check 文 == 12.42 %}{% check 文 == '124,200元' %}{% check 无 == 0 %}"
                 "{% check 空 == 0 %}{% check 率 == '100%' %}{% check 文 != '12.42元' %}",
                 data),
            "");
  EXPECT_EQ(said("{% check 率 == '98%', '执行率' %}", data),
            "错误 [gongwen.check-broken]：勾稽不符：执行率：'100.00%' 应等于 '98%'，相差 2\n"
            "  提示：左边 `率` = '100.00%'（数据.json 第 1 行）\n");
}

TEST(Check, TellsMistakesWithTheirPlaces) {
  const std::pair<const char*, const char*> cases[] = {
      {"{% check 没有 == 3 %}", "jinja.undefined-operand"},
      {"{% check 没有 %}", "jinja.undefined-operand"},
      {"{% check 预算总额 / 0 == 3 %}", "jinja.zero-division"},
      {"{% check 项目|sum('预算术') == 3 %}", "jinja.undefined-operand"},
      {"{% check 预算总额 = 3 %}", "jinja.unexpected"},
      {"{% check %}", "gongwen.check-condition"},
      {"{% check 3 %}", "gongwen.check-condition"},
      {"{% check (预算总额, 3) %}", "gongwen.check-condition"},
      {"{% check 预算总额 == 3, 'a', 'b' %}", "gongwen.check-condition"},
      {"{% check 预算总额 == 3, 'a', 容差=1 %}", "gongwen.check-option"},
      {"{% check 预算总额 == 3, 'a', 尾差='一点' %}", "gongwen.check-tolerance"},
      {"{% check 预算总额 == 3, 'a', 尾差=-1 %}", "gongwen.check-tolerance"},
      {"{% check 预算总额 == 3, 'a', 尾差=0 - 1 %}", "gongwen.check-tolerance"},
      {"{% check 预算总额 == 3, 'a', level='fatal' %}", "gongwen.check-level"},
      {"{% check 名称 < 3 %}", "jinja.undefined-operand"},
      {"{% check 项目 < 3 %}", "jinja.type-compare"},
  };
  for (const auto& [source, code] : cases) {
    const OfficialTemplate filled(source, kProjects);
    ASSERT_EQ(filled.report.diagnostics().size(), 1u) << source << "\n" << filled.said();
    EXPECT_EQ(filled.report.diagnostics()[0].message->id, code) << source;
    EXPECT_EQ(filled.report.errors(), 1u) << source;
    EXPECT_TRUE(filled.report.diagnostics()[0].span.known()) << source;
  }
  // The checks behind a mistake are still evaluated.
  EXPECT_EQ(
      OfficialTemplate("{% check 没有 == 1 %}{% check 预算总额 == 1 %}", kProjects).report.errors(),
      2u);
}

TEST(Check, EndsWhenItsStepsAreUsedUp) {
  jinja::RunOptions options;
  options.limits.steps = 100000;
  const OfficialTemplate filled("{% check range(10000000)|sum == 1 %}", "{}", options);
  EXPECT_EQ(filled.report.errors(), 1u);
}

TEST(Check, SpeaksEnglish) {
  EXPECT_EQ(
      OfficialTemplate("{% check a == b, 'sum', tolerance=0.1, id='S-1' %}", R"({"a": 1, "b": 2})")
          .said(diag::Language::en),
      "error [gongwen.check-broken]: cross check failed: S-1 sum: 1 should equal 2, off by "
      "1\n"
      "  hint: left side `a` = 1 (数据.json line 1)\n"
      "  hint: right side `b` = 2 (数据.json line 1)\n");
}

}  // namespace
}  // namespace chengwen::gongwen
