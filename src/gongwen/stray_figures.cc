#include "gongwen/stray_figures.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

namespace chengwen::gongwen {
namespace {

using data::Decimal;

constexpr std::size_t kTellingDigits = 3;
constexpr int kMostPlaces = 4;

/// The same for equal numbers, however they are written.
std::string normal(const Decimal& number) {
  std::string words = number.to_string();
  if (words.find('.') == words.npos) return words;
  while (words.back() == '0') words.pop_back();
  if (words.back() == '.') words.pop_back();
  return words;
}

std::string digits_of(std::string_view words) {
  std::string digits;
  for (const char c : words)
    if (c >= '0' && c <= '9') digits += c;
  return digits;
}

bool is_telling(const Decimal& number) {
  const std::string digits = digits_of(normal(number));
  const std::size_t zeros = std::min(digits.find_first_not_of('0'), digits.size());
  return digits.size() - zeros >= kTellingDigits;
}

/// The ways a document may write a number: in its unit, in 万元 or 元, as a percentage, rounded.
template <typename Visit>
void for_each_writing(const Fact& fact, const Visit& visit) {
  const std::array<Decimal, 4> numbers = {fact.number, fact.number * Decimal::integer(100),
                                          fact.number * Decimal::integer(10000),
                                          fact.number * Decimal::decimal(1, 4, 4)};
  for (const Decimal& number : numbers)
    for (int places = 0; places <= kMostPlaces; ++places)
      visit(normal(number.quantized(places, data::Rounding::half_up)));
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

/// The number as the figure would write it, if it can; else "".
std::string written_like(const Figure& figure, const Decimal& number) {
  const Decimal rounded = number.quantized(figure.number.places(), data::Rounding::half_up);
  return rounded == number ? rounded.to_string() : "";
}

}  // namespace

std::vector<StrayFigure> stray_figures(const std::vector<PlacedFigure>& figures,
                                       const std::vector<Fact>& facts) {
  std::unordered_set<std::string> shown, known;
  for (const Fact& fact : facts) known.insert(normal(fact.number));
  bool any = false;
  for (const PlacedFigure& placed : figures) {
    const std::string words = normal(placed.figure.number);
    any = any || (is_telling(placed.figure.number) && !known.contains(words));
    shown.insert(words);
  }
  if (!any) return {};
  std::vector<const Fact*> hidden;
  for (const Fact& fact : facts) {
    bool is_shown = false;
    for_each_writing(fact, [&](std::string words) {
      is_shown = is_shown || shown.contains(words);
      known.insert(std::move(words));
    });
    if (!is_shown && is_telling(fact.number)) hidden.push_back(&fact);
  }
  std::vector<StrayFigure> strays;
  for (const PlacedFigure& placed : figures) {
    const Decimal& number = placed.figure.number;
    if (!is_telling(number) || placed.figure.up_to || known.contains(normal(number))) continue;
    StrayFigure stray{placed, {}};
    const std::string own = digits_of(number.to_string());
    for (const Fact* fact : hidden)
      if (comparable(placed.figure, *fact) &&
          nearly_same(own, digits_of(written_like(placed.figure, fact->number))))
        stray.facts.push_back(fact);
    const bool one = !stray.facts.empty() &&
                     std::all_of(stray.facts.begin(), stray.facts.end(), [&](const Fact* fact) {
                       return fact->number == stray.facts.front()->number;
                     });
    if (one) strays.push_back(std::move(stray));
  }
  return strays;
}

}  // namespace chengwen::gongwen
