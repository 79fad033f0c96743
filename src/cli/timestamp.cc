#include "cli/timestamp.h"

#include <charconv>
#include <chrono>
#include <cstdint>
#include <cstdio>

namespace chengwen::cli {
namespace {

using std::chrono::sys_seconds;

constexpr std::int64_t kEndOf9999 = 253'402'300'799;

/// Takes `size` digits off `words`; −1 when there are none.
int take_digits(std::string_view& words, std::size_t size) {
  int number = -1;
  if (words.size() < size) return -1;
  const auto [end, error] = std::from_chars(words.data(), words.data() + size, number);
  if (error != std::errc() || end != words.data() + size || number < 0) return -1;
  words.remove_prefix(size);
  return number;
}

bool take(std::string_view& words, std::string_view sign) {
  if (!words.starts_with(sign)) return false;
  words.remove_prefix(sign.size());
  return true;
}

bool is_within(int number, int most) {
  return number >= 0 && number <= most;
}

bool is_zone(std::string_view words) {
  if (words == "Z") return true;
  if (!take(words, "+") && !take(words, "-")) return false;
  return is_within(take_digits(words, 2), 14) && take(words, ":") &&
         is_within(take_digits(words, 2), 59) && words.empty();
}

bool is_w3cdtf(std::string_view words) {
  const int year = take_digits(words, 4);
  if (year < 0 || !take(words, "-")) return false;
  const int month = take_digits(words, 2);
  if (!take(words, "-")) return false;
  const int day = take_digits(words, 2);
  if (month < 0 || day < 0) return false;
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return false;
  if (words.empty()) return true;
  const bool is_hour = take(words, "T") && is_within(take_digits(words, 2), 23);
  if (!is_hour || !take(words, ":") || !is_within(take_digits(words, 2), 59)) return false;
  if (take(words, ":") && !is_within(take_digits(words, 2), 59)) return false;
  return is_zone(words);
}

std::string of_seconds(std::int64_t seconds) {
  const sys_seconds time{std::chrono::seconds(seconds)};
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(time - day);
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                static_cast<int>(clock.seconds().count()));
  return text;
}

}  // namespace

std::optional<std::string> read_timestamp(std::string_view words) {
  if (is_w3cdtf(words)) return std::string(words);
  std::int64_t seconds = -1;
  const char* const end = words.data() + words.size();
  const auto [stop, error] = std::from_chars(words.data(), end, seconds);
  if (error != std::errc() || stop != end || seconds < 0 || seconds > kEndOf9999)
    return std::nullopt;
  return of_seconds(seconds);
}

}  // namespace chengwen::cli
