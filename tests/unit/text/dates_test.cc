#include "text/dates.h"

#include <gtest/gtest.h>

namespace chengwen::text {
namespace {

TEST(Date, IsReadFromTheUsualForms) {
  const struct {
    const char* text;
    Date date;
  } rows[] = {
      {"2024-12-31", {2024, 12, 31}},
      {"2024/1/5", {2024, 1, 5}},
      {"2024.1.5", {2024, 1, 5}},
      {"2024-01-05", {2024, 1, 5}},
      {"2024年1月5日", {2024, 1, 5}},
      {"2024年01月05日", {2024, 1, 5}},
      {"20241231", {2024, 12, 31}},
      {"2024-12", {2024, 12, 0}},
      {"2024/12", {2024, 12, 0}},
      {"2024年12月", {2024, 12, 0}},
      {"2024年", {2024, 0, 0}},
      {"2024", {2024, 0, 0}},
      {" \u3000"
       "2024-2-29\n",
       {2024, 2, 29}},
  };
  for (const auto& row : rows) EXPECT_EQ(parse_date(row.text), row.date) << row.text;
}

TEST(Date, IsNotReadFromOtherForms) {
  for (const char* text :
       {"",          "24-1-5",     "2023-2-29",      "2024-13",      "2024-0-1",   "2024-1-0",
        "2024-4-31", "0000-1-1",   "2024-1/5",       "2024年1-5",    "2024-",      "2024-1-",
        "2024年1",   "2024年1月5", "2024年1月5日止", "2024-1-5-6",   "2024-001-1", "20241",
        "202412",    "20241301",   "20240230",       "2024年1月5号", "二〇二四年", "2024 - 1 - 5",
        "2024月",    "tomorrow"}) {
    EXPECT_EQ(parse_date(text), std::nullopt) << text;
  }
}

TEST(Date, IsWrittenInArabicAndInChinese) {
  const struct {
    Date date;
    const char *official, *chinese;
  } rows[] = {
      {{2024, 1, 5}, "2024年1月5日", "二〇二四年一月五日"},
      {{2010, 10, 20}, "2010年10月20日", "二〇一〇年十月二十日"},
      {{1999, 12, 31}, "1999年12月31日", "一九九九年十二月三十一日"},
      {{2024, 11, 0}, "2024年11月", "二〇二四年十一月"},
      {{2024, 0, 0}, "2024年", "二〇二四年"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(official_date(row.date), row.official);
    EXPECT_EQ(chinese_date(row.date), row.chinese);
  }
}

TEST(Date, SpansSayOnceWhatBothEndsShare) {
  const struct {
    Date from, to;
    const char* words;
  } rows[] = {
      {{2024, 2, 3}, {2024, 2, 10}, "2024年2月3日—10日"},
      {{2024, 2, 3}, {2024, 3, 10}, "2024年2月3日—3月10日"},
      {{2024, 12, 31}, {2025, 1, 5}, "2024年12月31日—2025年1月5日"},
      {{2024, 1, 0}, {2024, 12, 0}, "2024年1—12月"},
      {{2024, 7, 0}, {2025, 6, 0}, "2024年7月—2025年6月"},
      {{2024, 0, 0}, {2026, 0, 0}, "2024—2026年"},
      {{2024, 1, 0}, {2024, 6, 30}, "2024年1月—2024年6月30日"},
      {{2024, 5, 1}, {2024, 5, 1}, "2024年5月1日"},
  };
  for (const auto& row : rows) EXPECT_EQ(official_span(row.from, row.to), row.words);
}

TEST(Date, IsOrdered) {
  EXPECT_LT((Date{2024, 1, 31}), (Date{2024, 2, 1}));
  EXPECT_LT((Date{2023, 12, 31}), (Date{2024, 0, 0}));
}

}  // namespace
}  // namespace chengwen::text
