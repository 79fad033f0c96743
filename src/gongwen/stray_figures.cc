#include "gongwen/stray_figures.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

#include "gongwen/number_words.h"

namespace chengwen::gongwen {
namespace {

using data::Decimal;

constexpr std::size_t kTellingDigits = 3;

bool is_telling(const Decimal& number) {
  return telling_digits(number).size() >= kTellingDigits;
}

/// The ways a document may write a number: in its unit, in 万元 or 元, as a percentage, rounded.
template <typename Visit>
void for_each_writing(const Fact& fact, const Visit& visit) {
  const std::array<Decimal, 4> numbers = {fact.number, fact.number * Decimal::integer(100),
                                          fact.number * Decimal::integer(10000),
                                          fact.number * Decimal::decimal(1, 4, 4)};
  for (const Decimal& number : numbers) for_each_rounding(number, visit);
}

}  // namespace

std::vector<StrayFigure> stray_figures(const std::vector<PlacedFigure>& figures,
                                       const std::vector<Fact>& facts) {
  std::unordered_set<std::string> shown, known;
  for (const Fact& fact : facts) known.insert(plain(fact.number));
  bool any = false;
  for (const PlacedFigure& placed : figures) {
    const std::string words = plain(placed.figure.number);
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
    if (!is_telling(number) || placed.figure.up_to || known.contains(plain(number))) continue;
    StrayFigure stray{placed, {}};
    for (const Fact* fact : hidden)
      if (comparable(placed.figure, *fact) && differs_in_a_digit(number, fact->number) &&
          fact->number == fact->number.quantized(number.places(), data::Rounding::half_up))
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
