#include "text/dates.h"

#include <algorithm>
#include <chrono>
#include <iterator>

#include "text/characters.h"
#include "text/chinese_numerals.h"

namespace chengwen::text {
namespace {

/// What stands after the numbers: 年 月 日 close them, the others stand between them.
struct Form {
  std::string_view after_year, after_month, after_day;
  bool closes() const { return !after_day.empty(); }
};
constexpr Form kForms[] = {{"-", "-", ""}, {"/", "/", ""}, {".", ".", ""}, {"年", "月", "日"}};

bool is_digit_char(char c) {
  return c >= '0' && c <= '9';
}

/// Takes `least` to `most` digits from the front of `text`; false when there are fewer or they say
/// zero.
bool take_number(std::string_view& text, std::size_t least, std::size_t most, int& number) {
  std::size_t count = 0;
  number = 0;
  for (; count < std::min(most, text.size()) && is_digit_char(text[count]); ++count) {
    number = number * 10 + (text[count] - '0');
  }
  text.remove_prefix(count);
  return count >= least && number > 0;
}

bool take(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

std::optional<Date> parse_parts(std::string_view text) {
  Date date;
  if (!take_number(text, 4, 4, date.year)) return std::nullopt;
  if (text.empty()) return date;
  const auto form = std::find_if(std::begin(kForms), std::end(kForms),
                                 [&](const Form& each) { return take(text, each.after_year); });
  if (form == std::end(kForms)) return std::nullopt;
  if (text.empty() && form->closes()) return date;
  if (!take_number(text, 1, 2, date.month)) return std::nullopt;
  if (text.empty() && !form->closes()) return date;
  if (!take(text, form->after_month)) return std::nullopt;
  if (text.empty() && form->closes()) return date;
  if (!take_number(text, 1, 2, date.day)) return std::nullopt;
  if (!take(text, form->after_day) || !text.empty()) return std::nullopt;
  return date;
}

bool exists(const Date& date) {
  using namespace std::chrono;
  const auto part = [](int number) { return static_cast<unsigned>(std::max(number, 1)); };
  return year_month_day{year(date.year), month(part(date.month)), day(part(date.day))}.ok();
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  text = trim(text);
  if (text.size() == 8 && std::all_of(text.begin(), text.end(), is_digit_char)) {
    return parse_date(std::string(text).insert(6, "-").insert(4, "-"));
  }
  const auto date = parse_parts(text);
  return date && exists(*date) ? date : std::nullopt;
}

std::string official_date(const Date& date) {
  std::string result = std::to_string(date.year) + "年";
  if (date.month != 0) result += std::to_string(date.month) + "月";
  if (date.day != 0) result += std::to_string(date.day) + "日";
  return result;
}

std::string official_span(const Date& from, const Date& to) {
  constexpr std::string_view kDash = "—";
  if (from == to) return official_date(from);
  const bool days = from.day != 0 && to.day != 0;
  const bool months = from.day == 0 && to.day == 0 && from.month != 0 && to.month != 0;
  const bool years = from.month == 0 && to.month == 0;
  std::string result;
  if (years) return result.append(std::to_string(from.year)).append(kDash) + official_date(to);
  if (from.year != to.year || (!days && !months))
    return result.append(official_date(from)).append(kDash) + official_date(to);
  const std::string month = std::to_string(to.month) + "月";
  if (months) {
    return result.append(std::to_string(from.year) + "年" + std::to_string(from.month))
        .append(kDash)
        .append(month);
  }
  result.append(official_date(from)).append(kDash);
  if (from.month != to.month) result += month;
  return result + std::to_string(to.day) + "日";
}

std::string chinese_date(const Date& date) {
  std::string result = chinese_digits(std::to_string(date.year)) + "年";
  if (date.month != 0) result += chinese_numeral(date.month) + "月";
  if (date.day != 0) result += chinese_numeral(date.day) + "日";
  return result;
}

}  // namespace chengwen::text
