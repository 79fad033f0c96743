#include "text/chinese_numerals.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <string>

namespace chengwen::text {
namespace {

TEST(ChineseNumeral, CountsAsProseDoes) {
  const struct {
    std::int64_t number;
    const char* words;
  } rows[] = {
      {0, "零"},
      {1, "一"},
      {10, "十"},
      {11, "十一"},
      {20, "二十"},
      {99, "九十九"},
      {100, "一百"},
      {101, "一百零一"},
      {110, "一百一十"},
      {111, "一百一十一"},
      {1001, "一千零一"},
      {1010, "一千零一十"},
      {1100, "一千一百"},
      {10000, "一万"},
      {10030, "一万零三十"},
      {12000, "一万二千"},
      {100000, "十万"},
      {107000, "十万七千"},
      {100700, "十万零七百"},
      {120034, "十二万零三十四"},
      {10000000, "一千万"},
      {10000001, "一千万零一"},
      {100000000, "一亿"},
      {100000010, "一亿零一十"},
      {100100000, "一亿零一十万"},
      {110000000, "一亿一千万"},
      {100010001, "一亿零一万零一"},
      {100007000, "一亿零七千"},
      {1000000000, "十亿"},
      {1050000000, "十亿五千万"},
      {1005000000, "十亿零五百万"},
      {1000000000000, "一万亿"},
      {1000500000000, "一万零五亿"},
      {12000000000001, "十二万亿零一"},
      {10000000000000000, "一亿亿"},
      {10000000500000000, "一亿零五亿"},
      {-12, "负十二"},
      {std::numeric_limits<std::int64_t>::max(),
       "九百二十二亿三千三百七十二万零三百六十八亿五千四百七十七万五千八百零七"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(chinese_numeral(row.number), row.words) << row.number;
    EXPECT_EQ(parse_chinese_numeral(row.words), row.number) << row.words;
  }
  EXPECT_EQ(chinese_numeral(std::numeric_limits<std::int64_t>::min()).substr(0, 9), "负九百");
}

TEST(ChineseNumeral, WritesDecimalsOfAnyLength) {
  const struct {
    const char *decimal, *words;
  } rows[] = {
      {"12.42", "十二点四二"},
      {"0.05", "零点零五"},
      {"-0.5", "负零点五"},
      {"12.40", "十二点四零"},
      {"007", "七"},
      {"000", "零"},
      {"100000000000000000000000000000001", "一亿亿亿亿零一"},
  };
  for (const auto& row : rows) EXPECT_EQ(chinese_numeral(row.decimal), row.words) << row.decimal;
  EXPECT_EQ(chinese_numeral(std::string_view("100000000000000000000000000000000")), "一亿亿亿亿");
}

TEST(ChineseNumeral, IsReadBackInTheFormsThatPeopleWrite) {
  EXPECT_EQ(parse_chinese_numeral("一十二"), 12);
  EXPECT_EQ(parse_chinese_numeral("两千零二"), 2002);
  EXPECT_EQ(parse_chinese_numeral("一百〇五"), 105);
  for (const char* text :
       {"", "十十", "百", "一百一", "一二", "二〇二四", "一万一万", "一百零", "零一", "十二个",
        "12", "负", "负负一", "亿", "万亿", "一百零零一", "点五",
        "九百二十二亿三千三百七十二万零三百六十八亿五千四百七十七万五千八百零八", "九亿亿亿"}) {
    EXPECT_EQ(parse_chinese_numeral(text), std::nullopt) << text;
  }
}

TEST(ChineseNumeral, IsReadBackWhateverTheNumber) {
  std::uint64_t state = 42;
  for (int i = 0; i < 20000; ++i) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    // Few digits that are not zero, so that the zeros are put to the test.
    std::string digits = std::to_string(state >> (1 + i % 60));
    for (std::size_t d = 0; d < digits.size(); ++d) {
      if ((state >> d & 3) != 0) digits[d] = '0';
    }
    const std::int64_t number = std::stoll(digits);
    ASSERT_EQ(parse_chinese_numeral(chinese_numeral(number)), number) << chinese_numeral(number);
  }
}

TEST(ChineseDigits, ReplacesDigitsOnly) {
  EXPECT_EQ(chinese_digits("2024"), "二〇二四");
  EXPECT_EQ(chinese_digits("〔2019〕36号"), "〔二〇一九〕三六号");
  EXPECT_EQ(chinese_digits(""), "");
}

TEST(CircledNumber, HasSignsFromOneToFifty) {
  const struct {
    std::int64_t number;
    const char* sign;
  } rows[] = {{1, "①"},   {20, "⑳"},    {21, "㉑"}, {35, "㉟"},  {36, "㊱"},
              {50, "㊿"}, {51, "(51)"}, {0, "(0)"}, {-3, "(-3)"}};
  for (const auto& row : rows) EXPECT_EQ(circled_number(row.number), row.sign);
}

}  // namespace
}  // namespace chengwen::text
