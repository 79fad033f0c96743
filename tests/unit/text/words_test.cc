#include "text/words.h"

#include <gtest/gtest.h>

#include <string>

namespace chengwen::text {
namespace {

using Words = std::vector<std::string_view>;

TEST(Words, AreThoseOfTheDictionary) {
  EXPECT_EQ(words("预算绩效管理办法"), (Words{"预算", "绩效", "管理", "办法"}));
  EXPECT_EQ(words("《办法》2024年度"), (Words{"《", "办法", "》", "2024", "年度"}));
  EXPECT_EQ(words("of 2025"), (Words{"of", " ", "2025"}));
  EXPECT_EQ(words(""), Words{});
}

TEST(Words, CoverTheText) {
  const std::string text = "零陵区 文联\n“三公”经费𠮷";
  std::string all;
  for (const std::string_view word : words(text)) all += word;
  EXPECT_EQ(all, text);
}

}  // namespace
}  // namespace chengwen::text
