#include "gongwen/known_numbers.h"

#include <algorithm>
#include <utility>

#include "gongwen/number_words.h"
#include "gongwen/placed_figures.h"
#include "text/dates.h"

namespace chengwen::gongwen {
namespace {

using data::Decimal;
using data::Value;

/// Of more numbers than these no two are taken together.
constexpr std::size_t kLargestGroup = 100;
/// What a document may call a year of its own.
constexpr int kFirstYear = 1900, kLastYear = 2100;

/// 执行率得分: ten points for the whole.
Decimal score_of(const Decimal& rate) {
  const Decimal ten = Decimal::integer(10);
  return std::min(rate.divided_by(ten), ten);
}

/// Whether some two numbers of a record fit.
template <typename Fits>
bool any_two(const std::vector<const Fact*>& members, const Fits& fits) {
  if (members.size() > kLargestGroup) return false;
  for (std::size_t i = 0; i < members.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (fits(members[i]->number, members[j]->number)) return true;
  return false;
}

}  // namespace

KnownNumbers::KnownNumbers(const Value& root, const std::vector<Fact>& facts) {
  read(root);
  add_facts(facts);
}

bool KnownNumbers::knows(const Figure& figure) const {
  return numbers_.contains(written(figure.number)) ||
         (figure.zeros > 0 && numbers_.contains(plain(figure.value()))) ||
         (figure.up_to && numbers_.contains(written(*figure.up_to))) || follows(figure);
}

void KnownNumbers::add_facts(const std::vector<Fact>& facts) {
  std::vector<Decimal> scores;
  for (const Fact& fact : facts) {
    add(fact.number);
    if (fact.measure == Measure::money || fact.measure == Measure::unknown) {
      add_in_another_unit(fact.number * Decimal::integer(10000));
      add_in_another_unit(fact.number * Decimal::decimal(1, 4, 4));
    }
    if (fact.key == "执行率") scores.push_back(score_of(fact.number));
    if (fact.values.size() > 1 && !fact.total) continue;
    by_record_[{fact.list, fact.label}].push_back(&fact);
  }
  for (const Decimal& score : scores) add(score);
  for (const Fact& fact : facts) {
    if (!fact.total || fact.key.find("得分") == std::string::npos) continue;
    for (const Decimal& score : scores) add(fact.number + score);
  }
}

void KnownNumbers::read(const Value& value) {
  if (value.is_map()) {
    for (const auto& entry : value.as_map().peek()) {
      read_text(entry.key.to_string());
      read(entry.value);
    }
  } else if (value.is_list()) {
    for (const Value& item : value.items()) read(item);
    numbers_.insert(std::to_string(value.items().size()));
  } else if (value.is_number()) {
    add(value.as_number());
    if (const auto year = value.as_number().to_int64()) add_year(*year);
  } else if (value.is_string()) {
    read_text(value.as_string());
  }
}

void KnownNumbers::read_text(std::string_view text) {
  constexpr std::size_t kYearDigits = 4;
  for_each_number(text, [&](std::size_t begin, std::size_t end) {
    std::string digits(text.substr(begin, end - begin));
    std::erase(digits, ',');
    const auto number = Decimal::parse(digits);
    if (!number) return;
    // Nobody prints 5个 as 5.00; the value of a text that is all number is a fact.
    for (int places = 0; places <= number->places(); ++places)
      numbers_.insert(number->quantized(places, data::Rounding::half_up).to_string());
    if (digits.size() == kYearDigits) add_year(*number->to_int64());
  });
  read_dates(text);
}

void KnownNumbers::read_dates(std::string_view text) {
  if (const auto date = text::parse_date(text); date && date->day != 0) {
    dates_.insert(text::official_date(*date));
    add_year(date->year);
  }
  for_each_date(text, [this](std::size_t, std::size_t, const std::optional<text::Date>& date) {
    if (date) dates_.insert(text::official_date(*date));
  });
}

/// As it is and rounded; a fraction also as a percentage.
void KnownNumbers::add(const Decimal& number) {
  for_each_rounding(number, [this](std::string words) { numbers_.insert(std::move(words)); });
  if (!number.is_zero() && number.absolute() < Decimal::integer(1))
    add(number * Decimal::integer(100));
}

/// Rounded to a single figure it would be any number.
void KnownNumbers::add_in_another_unit(const Decimal& number) {
  for_each_rounding(number, [this](std::string words) {
    if (words.find_first_of("123456789") != words.find_last_of("123456789"))
      numbers_.insert(std::move(words));
  });
  numbers_.insert(plain(number));
}

void KnownNumbers::add_year(std::int64_t number) {
  if (number < kFirstYear || number > kLastYear) return;
  const int year = static_cast<int>(number);
  years_.insert(year);
  last_year_ = std::max(last_year_, year);
}

/// Sums and differences of two numbers of a record.
bool KnownNumbers::follows(const Figure& figure) const {
  if (!is_amount(figure)) return false;
  return std::any_of(by_record_.begin(), by_record_.end(), [&](const auto& record) {
    return any_two(record.second, [&](const Decimal& a, const Decimal& b) {
      return says_amount(figure, a + b) || says_amount(figure, a - b);
    });
  });
}

bool KnownNumbers::knows_share(const Figure& figure, std::string_view words) const {
  if (!is_percentage(figure)) return false;
  return std::any_of(by_record_.begin(), by_record_.end(), [&](const auto& record) {
    return words.find(record.first.second) != words.npos &&
           any_two(record.second, [&](const Decimal& a, const Decimal& b) {
             return says_share(figure, a, b) || says_share(figure, b, a);
           });
  });
}

}  // namespace chengwen::gongwen
