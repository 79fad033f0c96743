#include "gongwen/title_lines.h"

#include <gtest/gtest.h>

#include "text/columns.h"

namespace chengwen::gongwen {
namespace {

using Lines = std::vector<std::string>;

TEST(TitleLines, ATitleThatFitsIsOneLine) {
  EXPECT_EQ(title_lines(" 示例县水利局2024年绩效报告 ", 20), Lines{"示例县水利局2024年绩效报告"});
  EXPECT_EQ(title_lines("", 20), Lines{""});
}

TEST(TitleLines, EndWhereTheSenseDoes) {
  EXPECT_EQ(title_lines("示例区财政局关于开展2025年度预算绩效自评工作的通知", 20),
            (Lines{"示例区财政局关于开展2025年度", "预算绩效自评工作的通知"}));
  EXPECT_EQ(title_lines("永州市零陵区文学艺术界联合会2024年度部门整体支出绩效自评报告", 20),
            (Lines{"永州市零陵区文学艺术界联合会", "2024年度部门整体支出绩效自评报告"}));
}

TEST(TitleLines, KeepTitlesOfWorksWhole) {
  EXPECT_EQ(title_lines("示例区人民政府办公室关于印发《示例区预算绩效管理办法（试行）》的通知", 20),
            (Lines{"示例区人民政府办公室关于印发", "《示例区预算绩效管理办法（试行）》的通知"}));
  for (const std::string& line : title_lines(
           "示例区财政局转发《关于进一步加强和改进新形势下基层预算绩效管理工作的意见》的通知",
           20)) {
    EXPECT_LE(text::half_ems(line), 40u) << line;
  }
}

TEST(TitleLines, AreNoHourglass) {
  const Lines lines = title_lines(
      "示例区人力资源和社会保障局示例区财政局示例区农业农村局关于做好2025年度高素质农民培育工作有"
      "关事项的通知",
      20);
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_FALSE(text::half_ems(lines[1]) < text::half_ems(lines[0]) &&
               text::half_ems(lines[1]) < text::half_ems(lines[2]));
}

TEST(TitleLines, BreakBetweenUnitsRatherThanWithinOne) {
  EXPECT_EQ(
      title_lines("永州市零陵区人力资源和社会保障局永州市零陵区财政局关于印发《零陵区城乡居民基本养"
                  "老保险基金管理办法（试行）》的通知",
                  20),
      (Lines{"永州市零陵区人力资源和社会保障局", "永州市零陵区财政局关于印发",
             "《零陵区城乡居民基本养老保险", "基金管理办法（试行）》的通知"}));
}

TEST(TitleLines, KeepNamesWhole) {
  const std::string title = "示例区社会科学界联合会关于做好2025年预算工作的通知";
  const std::string name = "示例区社会科学界联合会关于做好";
  EXPECT_EQ(title_lines(title, 20, {name}), (Lines{name, "2025年预算工作的通知"}));
  EXPECT_NE(title_lines(title, 20), title_lines(title, 20, {name}));
  // A name that no line holds is broken like other words, and a name that is not there is none.
  EXPECT_EQ(title_lines(title, 20, {title, "", "别的单位"}), title_lines(title, 20));
}

TEST(TitleLines, KeepSpansWhole) {
  for (const char* span : {"1—9月", "1-9月", "2024—2026年"})
    for (const std::string& line : title_lines(
             "示阳市东湖区教育局及所属学校2024年" + std::string(span) + "项目支出绩效监控报告", 20))
      EXPECT_TRUE(line.find(span) != line.npos || line.find("月") == line.npos) << line;
}

TEST(TitleLines, LeaveRoomForDigitsThatAreWiderThanHalfACharacter) {
  for (const std::string& line :
       title_lines("居民社会养老保险服务中心2024年度部门决算居民社会养老保险服务中心", 20))
    EXPECT_LE(text::half_ems(line), 39u) << line;
}

TEST(TitleLines, KeepEveryCharacter) {
  for (const char* title :
       {"关于公布2024年度“三公”经费预算执行情况和机关运行经费支出情况的公告",
        "（（（》》》、、、2024年第3批100%项目和、和和和和和关于关于关于关于关于关于",
        "）））））））））））））））））））））））",
        "𠮷野家有限责任公司零陵区分公司二〇二四年度社会责任履行情况的专项报告"}) {
    std::string all;
    for (const std::string& line : title_lines(title, 20)) all += line;
    EXPECT_EQ(all, title);
  }
}

TEST(TitleLines, WhatCannotBeBrokenComesBackTooWide) {
  const std::string address(50, 'w');
  EXPECT_EQ(title_lines(address, 20), Lines{address});
  std::string text;
  for (int i = 0; i < 60; ++i) text += "绩效";
  EXPECT_EQ(title_lines(text, 20), Lines{text});
}

}  // namespace
}  // namespace chengwen::gongwen
