#include "gongwen/number_words.h"

#include <algorithm>
#include <vector>

#include "text/characters.h"
#include "text/utf8.h"

namespace chengwen::gongwen {
namespace {

/// Of a number in a document.
constexpr int kMostPlaces = 4;

bool is_digit(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

std::string digits_of(std::string_view words) {
  std::string digits;
  for (const char c : words)
    if (c >= '0' && c <= '9') digits += c;
  return digits;
}

bool nearly_same(const std::string& a, const std::string& b) {
  if (a.size() != b.size()) return false;
  std::vector<std::size_t> different;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (a[i] != b[i]) different.push_back(i);
  if (different.size() == 1) return true;
  return different.size() == 2 && different[1] == different[0] + 1 &&
         a[different[0]] == b[different[1]] && a[different[1]] == b[different[0]];
}

/// The bytes of each 2024年 in a text.
template <typename Visit>
void for_each_year_number(std::string_view text, const Visit& visit) {
  constexpr std::string_view kYear = "年";
  constexpr std::size_t kDigits = 4;
  for (std::size_t at = text.find(kYear); at != text.npos; at = text.find(kYear, at + 1)) {
    std::size_t begin = at;
    while (begin > 0 && is_digit(text, begin - 1)) --begin;
    if (at - begin == kDigits) visit(begin, at + kYear.size());
  }
}

/// Behind the 12月31日 that begins here; npos when there is none.
std::size_t end_of_day(std::string_view text, std::size_t at) {
  constexpr std::size_t kMostDigits = 2;
  for (const std::string_view mark : {"月", "日"}) {
    const std::size_t begin = at;
    while (is_digit(text, at)) ++at;
    if (at == begin || at - begin > kMostDigits || !text.substr(at).starts_with(mark))
      return text.npos;
    at += mark.size();
  }
  return at;
}

}  // namespace

std::string plain(const data::Decimal& number) {
  std::string words = number.to_string();
  if (words.find('.') == words.npos) return words;
  while (words.back() == '0') words.pop_back();
  if (words.back() == '.') words.pop_back();
  return words;
}

std::string written(const data::Decimal& number) {
  return number.places() <= kMostPlaces
             ? number.to_string()
             : number.quantized(kMostPlaces, data::Rounding::half_up).to_string();
}

void for_each_rounding(const data::Decimal& number,
                       const std::function<void(std::string words)>& visit) {
  for (int places = 0; places <= kMostPlaces; ++places)
    visit(number.quantized(places, data::Rounding::half_up).to_string());
}

std::string telling_digits(const data::Decimal& number) {
  const std::string digits = digits_of(plain(number));
  return digits.substr(std::min(digits.find_first_not_of('0'), digits.size()));
}

bool differs_in_a_digit(const data::Decimal& written, const data::Decimal& other) {
  const data::Decimal rounded = other.quantized(written.places(), data::Rounding::half_up);
  return nearly_same(digits_of(written.to_string()), digits_of(rounded.to_string()));
}

std::size_t ordinal_end(std::string_view text) {
  constexpr std::size_t kMostDigits = 2, kSentence = 8;  // the latter in characters
  std::size_t at = 0;
  while (is_digit(text, at)) ++at;
  if (at == 0 || at > kMostDigits || at >= text.size() || text[at] != '.') return 0;
  if (!is_digit(text, ++at)) return 0;
  std::size_t words = 0;
  for (std::size_t next = at; next < text.size() && words < kSentence;)
    if (text::is_ideograph(text::decode(text, next))) ++words;
  return words < kSentence ? 0 : at;
}

void for_each_number(std::string_view text,
                     const std::function<void(std::size_t begin, std::size_t end)>& visit) {
  for (std::size_t at = 0; at < text.size();) {
    if (!is_digit(text, at)) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    while (is_digit(text, at) ||
           (at < text.size() && (text[at] == '.' || text[at] == ',') && is_digit(text, at + 1))) {
      ++at;
    }
    visit(begin, at);
  }
}

void for_each_date(std::string_view text,
                   const std::function<void(std::size_t begin, std::size_t end,
                                            const std::optional<text::Date>& date)>& visit) {
  for_each_year_number(text, [&](std::size_t begin, std::size_t year_end) {
    const std::size_t end = end_of_day(text, year_end);
    if (end != text.npos) visit(begin, end, text::parse_date(text.substr(begin, end - begin)));
  });
}

void for_each_year(std::string_view text,
                   const std::function<void(std::size_t begin, std::size_t end, int year)>& visit) {
  for_each_year_number(text, [&](std::size_t begin, std::size_t end) {
    if (end_of_day(text, end) != text.npos) return;
    const auto year = text::parse_date(text.substr(begin, end - begin));
    if (year) visit(begin, end, year->year);
  });
}

}  // namespace chengwen::gongwen
