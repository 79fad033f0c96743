#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace chengwen::text {

/// A day of the Gregorian calendar. month and day are 0 when only the year, or year and month, are
/// known.
struct Date {
  int year = 0;
  int month = 0;
  int day = 0;
  friend auto operator<=>(const Date&, const Date&) = default;
};

/// "2024-12-31", "2024/1/5", "2024.1.5", "2024年1月5日", "20241231", "2024-12", "2024年12月",
/// "2024年", "2024"; blanks around are ignored. Nothing for another form or a day that does not
/// exist.
std::optional<Date> parse_date(std::string_view text);

/// 2024年1月5日: Arabic, full year, no leading zeros (GB/T 9704—2012, 7.3.5.4). Shorter when month
/// or day are unknown.
std::string official_date(const Date& date);
/// From one day, month or year to another, with a 一字线, what both share written once (GB/T
/// 15834—2011, 4.13): 2024年1月5日—10日, 2024年1—12月, 2024—2026年,
/// 2024年12月31日—2025年1月5日. `from` does not lie behind `to`.
std::string official_span(const Date& from, const Date& to);
/// 二〇二四年一月五日.
std::string chinese_date(const Date& date);

}  // namespace chengwen::text
