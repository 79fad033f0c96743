#include "text/file_name.h"

#include <gtest/gtest.h>

namespace chengwen::text {
namespace {

std::string appended(std::string_view words) {
  std::string name = "a-";
  append_to_file_name(name, words);
  return name;
}

TEST(FileName, WordsCannotLeadElsewhere) {
  EXPECT_EQ(appended("区文联"), "a-区文联");
  EXPECT_EQ(appended("甲/乙\\丙:丁*?\"<>|"), "a-甲_乙_丙_丁______");
  EXPECT_EQ(appended("../../etc"), "a-_._.._etc");
  EXPECT_EQ(appended("一\n二\t三\x7F"), "a-一_二_三_");
}

TEST(FileName, EverySystemTakesIt) {
  EXPECT_EQ(file_name(" 报告 .docx"), "报告.docx");
  EXPECT_EQ(file_name("报告. . "), "报告");
  EXPECT_EQ(file_name("con.docx"), "con_.docx");
  EXPECT_EQ(file_name("LPT1"), "LPT1_");
  EXPECT_EQ(file_name("console.docx"), "console.docx");
}

TEST(FileName, IsCutBetweenCharactersAndKeepsItsExtension) {
  std::string name;
  for (int i = 0; i < 200; ++i) name += "长";
  const std::string cut = file_name(name + ".docx");
  EXPECT_EQ(cut.size(), 83u * 3 + 5);
  EXPECT_TRUE(cut.ends_with("长.docx"));
}

TEST(FileName, IsAlikeInEveryCaseAndComposition) {
  EXPECT_EQ(alike_file_name("ABC/文联.DOCX"), alike_file_name("abc/文联.docx"));
  EXPECT_EQ(alike_file_name("caf\u00E9"), alike_file_name("CAFE\u0301"));
  EXPECT_NE(alike_file_name("Ａ"), alike_file_name("A"));
}

TEST(FileName, NothingIsNoName) {
  EXPECT_EQ(file_name(".docx"), "");
  EXPECT_EQ(file_name(""), "");
  EXPECT_EQ(file_name(" . . "), "");
}

}  // namespace
}  // namespace chengwen::text
