#include <gtest/gtest.h>

#include "chengwen/chengwen.h"

namespace chengwen {
namespace {

/// The name, or the words of the findings.
std::string name(std::string pattern, std::string_view json, std::uint64_t index = 1) {
  Findings findings;
  const auto names = NameTemplate::parse(std::move(pattern), findings);
  const auto data = Data::parse(std::string(json), "数据.json", findings);
  const auto made = names && data ? names->name(*data, index, findings) : std::nullopt;
  return made ? *made : findings.text(Language::en);
}

TEST(NameTemplate, IsATemplateOverTheRecord) {
  EXPECT_EQ(name("输出/{{ 单位 }}-{{ 年度 }}.docx", R"({"单位": "区文联", "年度": 2024})"),
            "输出/区文联-2024.docx");
  EXPECT_EQ(name("{{ '%03d' % loop.index }}.docx", "{}", 7), "007.docx");
  EXPECT_EQ(name("{% if 甲 %}{{ 区 }}/{% endif %}a.docx", R"({"甲": 1, "区": "零陵"})"),
            "零陵/a.docx");
}

TEST(NameTemplate, DataCannotLeadIntoAnotherFolder) {
  EXPECT_EQ(name("../out/{{ a }}.docx", R"({"a": "../../x/y"})"), "../out/_._.._x_y.docx");
  EXPECT_EQ(name("{{ a }}/{{ a }}.docx", R"({"a": ".."})"), "_/_.docx");
}

TEST(NameTemplate, HasNoEmptyPart) {
  EXPECT_NE(name("out/{{ a }}.docx", R"({"a": " "})").find("batch.empty-name"), std::string::npos);
  EXPECT_NE(name("out/{{ a }}/b.docx", R"({"a": ""})").find("batch.empty-name"), std::string::npos);
}

TEST(NameTemplate, WantsEveryValue) {
  EXPECT_NE(name("{{ 单位 }}.docx", "{}").find("jinja.missing"), std::string::npos);
  EXPECT_NE(name("{{ 单位 .docx", "{}").find("jinja."), std::string::npos);
}

}  // namespace
}  // namespace chengwen
