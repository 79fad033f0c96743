#include "gongwen/stray_figures.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "gongwen/number_words.h"

namespace chengwen::gongwen {
namespace {

using data::Decimal;

constexpr std::size_t kTellingDigits = 3;

/// The ways a document may write a number: in its unit, in 万元 or 元, as a percentage, rounded.
template <typename Visit>
void for_each_writing(const Fact& fact, const Visit& visit) {
  const std::array<Decimal, 4> numbers = {fact.number, fact.number * Decimal::integer(100),
                                          fact.number * Decimal::integer(10000),
                                          fact.number * Decimal::decimal(1, 4, 4)};
  for (const Decimal& number : numbers) for_each_rounding(number, visit);
}

/// A number as the words of the document say it, of which it is not known yet whether the data
/// holds it. Data may be large and most of it elsewhere, so that its numbers are first looked at by
/// their digits, which all ways to write them have in common.
struct Open {
  std::string words;
  std::string digits;
};

std::string_view lead_of(std::string_view digits) {
  return digits.substr(0, kTellingDigits);
}

/// The digits of a number and, where they are rounded up, of the next one.
struct Leads {
  explicit Leads(std::string& digits) {
    digits.resize(std::max(digits.size(), kTellingDigits), '0');
    own = lead_of(digits);
    next = own;
    std::size_t at = next.size();
    while (at > 0 && next[at - 1] == '9') next[--at] = '0';
    if (at > 0) {
      ++next[at - 1];
    } else {
      next.front() = '1';
    }
  }
  std::string own, next;
};

/// Whether one digit, or two that changed places, may be all that is different.
bool may_be_similar(std::string_view a, std::string_view b) {
  constexpr std::size_t kMost = 2;
  std::size_t different = 0;
  for (std::size_t i = 0; i < std::min(a.size(), b.size()) && different <= kMost; ++i)
    different += a[i] != b[i] ? 1 : 0;
  return different <= kMost;
}

std::vector<Open> telling_numbers(const std::vector<PlacedFigure>& figures) {
  std::vector<Open> open;
  std::unordered_set<std::string> seen;
  for (const PlacedFigure& placed : figures) {
    Open number{written(placed.figure.number), telling_digits(placed.figure.number)};
    if (placed.figure.up_to || number.digits.size() < kTellingDigits) continue;
    if (seen.insert(number.words).second) open.push_back(std::move(number));
  }
  return open;
}

/// Takes out those that a fact gives.
void close_known(std::vector<Open>& open, const std::vector<Fact>& facts) {
  for (const Fact& fact : facts) {
    if (open.empty()) return;
    std::string digits = telling_digits(fact.number);
    const Leads leads(digits);
    const auto may_be = [&](const Open& number) {
      const std::string_view lead = lead_of(number.digits);
      return lead == leads.own || lead == leads.next;
    };
    const auto close = [&](const std::string& words) {
      std::erase_if(open, [&](const Open& number) { return number.words == words; });
    };
    if (std::none_of(open.begin(), open.end(), may_be)) continue;
    // Most are written as they are.
    close(written(fact.number));
    if (std::none_of(open.begin(), open.end(), may_be)) continue;
    for_each_writing(fact, close);
  }
}

/// The facts that may be meant by one of the numbers and that the document shows nowhere.
std::vector<const Fact*> hidden_facts(const std::vector<Open>& open,
                                      const std::vector<PlacedFigure>& figures,
                                      const std::vector<Fact>& facts) {
  std::unordered_set<std::string> shown;
  for (const PlacedFigure& placed : figures) shown.insert(written(placed.figure.number));
  std::vector<const Fact*> hidden;
  for (const Fact& fact : facts) {
    const std::string digits = telling_digits(fact.number);
    if (digits.size() < kTellingDigits) continue;
    if (std::none_of(open.begin(), open.end(),
                     [&](const Open& number) { return may_be_similar(number.digits, digits); }))
      continue;
    bool is_shown = false;
    for_each_writing(
        fact, [&](const std::string& words) { is_shown = is_shown || shown.contains(words); });
    if (!is_shown) hidden.push_back(&fact);
  }
  return hidden;
}

/// Those that differ from the figure in a digit and are written as exactly.
std::vector<const Fact*> meant_by(const Figure& figure, const std::vector<const Fact*>& facts) {
  std::vector<const Fact*> similar;
  for (const Fact* fact : facts) {
    if (nearly_agrees(figure, *fact) &&
        fact->number == fact->number.quantized(figure.number.places(), data::Rounding::half_up))
      similar.push_back(fact);
  }
  return similar;
}

}  // namespace

std::vector<StrayFigure> stray_figures(const std::vector<PlacedFigure>& figures,
                                       const std::vector<Fact>& facts) {
  std::vector<Open> open = telling_numbers(figures);
  close_known(open, facts);
  if (open.empty()) return {};
  std::unordered_set<std::string> unknown;
  for (const Open& number : open) unknown.insert(number.words);
  const std::vector<const Fact*> hidden = hidden_facts(open, figures, facts);
  std::vector<StrayFigure> strays;
  for (const PlacedFigure& placed : figures) {
    if (placed.figure.up_to || !unknown.contains(written(placed.figure.number))) continue;
    StrayFigure stray{placed, meant_by(placed.figure, hidden)};
    const bool one = !stray.facts.empty() &&
                     std::all_of(stray.facts.begin(), stray.facts.end(), [&](const Fact* fact) {
                       return fact->number == stray.facts.front()->number;
                     });
    if (one) strays.push_back(std::move(stray));
  }
  return strays;
}

}  // namespace chengwen::gongwen
