#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "data/json_reader.h"
#include "diag/print.h"
#include "gongwen/install.h"
#include "jinja/environment.h"
#include "jinja/plain_text.h"
#include "jinja/program.h"
#include "jinja/vm.h"
#include "support/source_dir.h"
#include "text/characters.h"

namespace chengwen::gongwen {
namespace {

struct Filled {
  std::string text;
  std::string code;  ///< of the first diagnostic
};

Filled fill(const std::string& source, const std::string& json = "{}") {
  wml::Dialect dialect = wml::Dialect::standard();
  install(dialect);
  const jinja::Environment& environment = dialect.environment;
  diag::Report report;
  data::DataFiles files;
  const data::Value root = data::read_json(json, "data.json", files, report);
  const auto segments = jinja::cut_plain_text(source, diag::kFirstTemplateSource, report);
  const auto program = jinja::compile(segments, environment, report);
  jinja::TextOutput output;
  if (program) jinja::run(*program, environment, root, output, {}, report);
  Filled filled{output.text(), ""};
  if (!report.diagnostics().empty()) filled.code = report.diagnostics().front().message->id;
  return filled;
}

struct Case {
  const char* source;
  const char* expected;
};

TEST(OfficialFilters, GiveWhatTheOfficialFormatWants) {
  const Case cases[] = {
      {"{{ 11 | 中文数字 }} {{ 110 | chinese_numeral }} {{ 10 | 中文数字 }}", "十一 一百一十 十"},
      {"{{ 2024 | 数字汉字 }}年", "二〇二四年"},
      {"{{ 1 | 圈码 }}{{ 21 | circled }}", "①㉑"},
      {"{{ 124200 | 大写金额 }}", "壹拾贰万肆仟贰佰元整"},
      {"{{ 2 | 保留(2) }} {{ 2.345 | 保留(2) }} {{ 2.5 | fixed(0) }} {{ -2.5 | 保留(0) }}",
       "2.00 2.35 3 -3"},
      {"{{ 1 | 保留 }}", "1.00"},
      {"{{ [1.5, {'a': '89.974', 'b': '12.3456万元'}, none] | 小数位 }} {{ 1 | decimals }} "
       "{{ [] | 小数位(0) }}",
       "3 2 0"},
      {"{{ 比率(1, 2, stated='50%') }} {{ 比率(1, 2, stated=0.5) }} {{ 比率(1, 2, stated=none) }} "
       "{{ 比率(1, 2, stated=nowhere) }} {{ 比率(1, 2, stated='—') }} {{ 比率(0, 2, stated=0) }}",
       "50% 50.00% 50.00% 50.00% — 0.00%"},
      {"{{ 2940.05 | 千分位 }} {{ 2940 | 千分位(2) }} {{ -1234567 | thousands }}",
       "2,940.05 2,940.00 -1,234,567"},
      {"{{ (12.42 / 12.42) | 百分比 }} {{ (1 / 3) | percent(1) }}", "100.00% 33.3%"},
      {"{{ 124200 | 万元(2) }} {{ 20000 | 万元 }} {{ 350000000 | 亿元 }}", "12.42 2 3.5"},
      {"{{ 3 | 增减 }}{{ -0.01 | 增减 }}{{ 0.00 | 增减 }}", "增加减少持平"},
      {"{{ '2024-01-05' | 日期 }} {{ '2024-01-05' | 汉字日期 }}",
       "2024年1月5日 二〇二四年一月五日"},
      {"{{ ['甲', '乙', '丙'] | 并列 }} {{ ['甲'] | 并列 }} {{ ['甲', '乙'] | 并列('以及') }}",
       "甲、乙和丙 甲 甲以及乙"},
      {"{{ [2, 3, 2.42, 5] | sum | 保留(2) }}", "12.42"},
      {"{{ '示例区财政局关于开展2025年度预算绩效自评工作的通知' | 标题分行 }}",
       "示例区财政局关于开展2025年度\n预算绩效自评工作的通知"},
      {"{{ '绩效管理办法' | title_lines(4) }} {{ ['绩效管理', '办法'] | 标题分行(4) }}",
       "绩效\n管理办法 绩效管理\n办法"},
  };
  for (const Case& c : cases) {
    const Filled filled = fill(c.source);
    EXPECT_EQ(filled.text, c.expected) << c.source;
    EXPECT_EQ(filled.code, "") << c.source;
  }
}

TEST(OfficialFilters, SayWhatRoundsToNothing) {
  const Case cases[] = {
      {"{{ none | 保留(2, '—') }}{{ '' | 千分位(2, '—') }}{{ 0.00 | 百分比(2, '—') }}", "———"},
      {"{{ '—' | 保留 }}{{ '/' | 千分位 }}{{ '无' | 百分比 }}", "—/无"},
      {"{{ '2,940.05' | 金额 + '—' | 金额 }} {{ none | amount }}", "2940.05 0"},
      {"[{{ none | 表内数 }}][{{ 0 | 表内数 }}][{{ '—' | 表内数 }}][{{ 0 | 表内数(nil='') }}]",
       "[][0.00][—][]"},
      {"{{ -2940.045 | 表内数 }} {{ 12.4 | 表内数(1) }}", "-2,940.05 12.4"},
      {"{{ 2940 | 文内数 }} {{ 12.40 | 文内数 }} {{ 12.40 | 文内数(1) }}", "2940 12.40 12.4"},
      {"{{ [] | 合计('数') }} {{ [none, '—', 2.50] | 合计 }}", "0 2.50"},
      {"{{ 比率(0, 0, nil='/') }} {{ 比率(none, 5) }} {{ 增幅(0, 0) }}", "/ 0.00% 持平"},
      {"{{ '2,940.05' | 换算('元', '万元', 4) }}", "0.2940"},
      {"{{ 变动(10, 12.425, '万元', 2) }}", "减少2.43万元"},
      {"{{ 百分点变动(0.9, 0.9) }} {{ 百分点变动(0.9, 0.95) }}", "持平 下降5.00个百分点"},
      {"{{ 范围(9, 16, '亿元') }} {{ 范围(5, 5, '项') }}", "9亿元～16亿元 5项"},
      {"{{ ['《甲》', '《乙》', '《丙》'] | 并列 }}", "《甲》《乙》和《丙》"},
  };
  for (const Case& c : cases) {
    const Filled filled = fill(c.source);
    EXPECT_EQ(filled.text, c.expected) << c.source;
    EXPECT_EQ(filled.code, "") << c.source;
  }
}

TEST(OfficialFilters, RoundHalfUpFromTheExactFigure) {
  // 0.285 has no exact binary form; half-up on the exact decimal is 0.29, and 2.675 is 2.68.
  EXPECT_EQ(
      fill("{{ 0.285 | 保留(2) }} {{ 2.675 | 保留(2) }} {{ x | 保留(2) }}", R"({"x": 1.005})").text,
      "0.29 2.68 1.01");
}

TEST(HeadingNumbers, CountPerLevelAndRestartBelow) {
  EXPECT_EQ(fill("{% for n in [1, 2, 2, 3, 3, 4, 5, 2, 3, 1, 2] %}{{ 序号(n) }} {% endfor %}").text,
            "一、 （一） （二） 1. 2. （1） ① （三） 1. 二、 （一） ");
  EXPECT_EQ(fill("{{ 序号(1) }}{{ 序号(1) }}{{ 序号(0) }}{{ heading_number(1) }}").text,
            "一、二、一、");
  // A chapter that is left out renumbers the rest.
  EXPECT_EQ(fill("{{ 序号(1) }}甲 {% if false %}{{ 序号(1) }}乙 {% endif %}{{ 序号(1) }}丙").text,
            "一、甲 二、丙");
}

TEST(OfficialFilters, RefuseWhatTheyCannotMean) {
  const Case cases[] = {
      {"{{ '12.42万元' | 保留(2) }}", "gongwen.number-with-unit"},
      {"{{ '3.5亿' | 千分位 }}", "gongwen.number-with-unit"},
      {"{{ '85%' | 保留 }}", "gongwen.number-with-unit"},
      {"{{ '0.85元' | 百分比 }}", "gongwen.number-with-unit"},
      {"{{ '约12' | 保留 }}", "gongwen.not-a-number"},
      {"{{ '29,40.05' | 保留 }}", "gongwen.not-a-number"},
      {"{{ none | 保留 }}", "gongwen.not-a-number"},
      {"{{ '' | 百分比 }}", "gongwen.not-a-number"},
      {"{{ x | 保留 }}", "jinja.missing"},
      {"{{ 85 | 百分比 }}", "gongwen.large-percentage"},
      {"{{ 5 | 换算('万', '元') }}", "gongwen.money-unit"},
      {"{{ 比率(5, 0) }}", "gongwen.no-base"},
      {"{{ 增长率(5, 0) }}", "gongwen.no-base"},
      {"{{ 增幅(5, none) }}", "gongwen.no-base"},
      {"{{ 增幅(5, -5) }}", "gongwen.no-base"},
      {"{{ [{'数': 1}, {'书': 2}] | 合计('数') }}", "gongwen.total-lacks"},
      {"{{ [{'数': '2万元'}] | 合计('数') }}", "gongwen.number-with-unit"},
      {"{{ 起止日期('2024-12-31', '2024-01-01') }}", "gongwen.backwards"},
      {"{{ 范围(68, 63, '%') }}", "gongwen.backwards"},
      {"{{ 1.5 | 圈码 }}", "gongwen.not-whole"},
      {"{{ 12.425 | 大写金额 }}", "gongwen.money-too-fine"},
      {"{{ '2024-13-01' | 日期 }}", "gongwen.not-a-date"},
      {"{{ 1 | 保留(-1) }}", "gongwen.bad-places"},
      {"{{ 1 | 保留('x') }}", "gongwen.bad-places"},
      {"{{ 序号(6) }}", "gongwen.bad-level"},
  };
  for (const Case& c : cases) EXPECT_EQ(fill(c.source).code, c.expected) << c.source;
}

TEST(OfficialFilters, DoWhatTheirDocumentationShows) {
  std::ifstream page(test::source_dir() / "docs" / "official-filters.md");
  ASSERT_TRUE(page);
  int rows = 0;
  for (std::string line; std::getline(page, line);) {
    // | `name` | `别名` | `{{ example }}` | result |
    const auto open = line.find("`{");
    const auto close = line.find("}` | ");
    if (!line.starts_with("| ") || open == std::string::npos || close == std::string::npos)
      continue;
    std::string example = line.substr(open + 1, close + 1 - open - 1);
    for (std::size_t bar; (bar = example.find("\\|")) != std::string::npos;) example.erase(bar, 1);
    const std::size_t result = close + 5;
    const Filled filled = fill(example);
    EXPECT_EQ(std::string(text::trim(filled.text)), line.substr(result, line.rfind(" |") - result))
        << line;
    EXPECT_EQ(filled.code, "") << line;
    ++rows;
  }
  EXPECT_GE(rows, 45);
}

}  // namespace
}  // namespace chengwen::gongwen
