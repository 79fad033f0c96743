#include "gongwen/unknown_figures.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "gongwen/characters.h"
#include "gongwen/number_words.h"
#include "text/dates.h"

namespace chengwen::gongwen {
namespace {

using data::Decimal;
using data::Value;

/// A document of which more than a twelfth is unknown was not printed from this data alone.
constexpr std::size_t kFewest = 3, kShare = 12;
constexpr std::size_t kMostSimilar = 3;
/// So many paragraphs, or cells, away figures belong together; so many of them are looked at.
constexpr std::size_t kBeside = 8, kFiguresBeside = 8;
/// Of more numbers than these no two are taken together.
constexpr std::size_t kLargestGroup = 100;

const Decimal& hundred() {
  static const Decimal value = Decimal::integer(100);
  return value;
}
const Decimal& ten() {
  static const Decimal value = Decimal::integer(10);
  return value;
}

bool is_percentage(const Figure& figure) {
  return figure.unit == "%" || figure.unit == "个百分点" || figure.unit == "百分点";
}

/// Whether the figure is this number as exactly as it is written; growth has no sign.
bool says(const Figure& figure, const Decimal& number) {
  return number.quantized(figure.number.places(), data::Rounding::half_up).absolute() ==
         figure.number.absolute();
}

bool is_share(const Figure& figure, const Decimal& part, const Decimal& whole) {
  if (whole.is_zero()) return false;
  const Decimal share = (part * hundred()).divided_by(whole);
  return says(figure, share) || says(figure, share - hundred());
}

/// Money, or a number of a table. Nobody adds up 480次 and 3次.
bool is_amount(const Figure& figure) {
  return figure.unit.empty() || figure.unit == "元";
}

/// In 元 or 万元.
bool says_amount(const Figure& figure, const Decimal& number) {
  return says(figure, number) || says(figure, number * Decimal::integer(10000)) ||
         says(figure, number * Decimal::decimal(1, 4, 4));
}

/// A sum or a difference.
bool is_of_two(const Figure& figure, const Decimal& a, const Decimal& b) {
  return says_amount(figure, a + b) || says_amount(figure, a - b);
}

/// What the data says in numbers.
class KnownNumbers {
 public:
  KnownNumbers(const Value& root, const std::vector<Fact>& facts) {
    read(root);
    for (const Fact& fact : facts) {
      add(fact.number);
      if (fact.measure == Measure::money || fact.measure == Measure::unknown) {
        add(fact.number * Decimal::integer(10000));
        add(fact.number * Decimal::decimal(1, 4, 4));
      }
      if (fact.key == "执行率") scores_.push_back(score_of(fact.number));
      if (fact.values.size() > 1 && !fact.total) continue;
      by_record_[fact.list + '\n' + fact.label].push_back(&fact);
    }
    for (const Decimal& score : scores_) add(score);
    for (const Fact& fact : facts) {
      if (!fact.total || fact.key.find("得分") == std::string::npos) continue;
      for (const Decimal& score : scores_) add(fact.number + score);
    }
  }

  bool knows_year(const std::string& year) const { return years_.contains(year); }
  bool knows_date(const std::string& date) const { return dates_.contains(date); }

  bool knows(const Figure& figure) const {
    const auto known = [&](const Decimal& number) { return numbers_.contains(plain(number)); };
    return known(figure.number) || known(figure.value()) ||
           (figure.up_to && known(*figure.up_to)) || follows(figure);
  }

 private:
  /// 执行率得分: ten points for the whole.
  static Decimal score_of(const Decimal& rate) {
    const Decimal score = rate.divided_by(ten());
    return score < ten() ? score : ten();
  }

  void read(const Value& value) {
    if (value.is_map()) {
      for (const auto& entry : value.as_map().peek()) {
        read_text(entry.key.to_string());
        read(entry.value);
      }
    } else if (value.is_list()) {
      for (const Value& item : value.items()) read(item);
      add(Decimal::integer(static_cast<std::int64_t>(value.items().size())));
    } else if (value.is_number()) {
      add(value.as_number());
      read_text(value.as_number().to_string());
    } else if (value.is_string()) {
      read_text(value.as_string());
    }
  }

  void read_text(std::string_view text) {
    for_each_number(text, [&](std::size_t begin, std::size_t end) {
      std::string digits(text.substr(begin, end - begin));
      std::erase(digits, ',');
      if (const auto number = Decimal::parse(digits)) add(*number);
      if (digits.size() == 4) years_.insert(digits);
    });
    if (const auto date = text::parse_date(text); date && date->day != 0) {
      dates_.insert(text::official_date(*date));
      years_.insert(std::to_string(date->year));
    }
    for_each_date(text, [&](std::size_t, std::size_t, const text::Date& date) {
      dates_.insert(text::official_date(date));
    });
  }

  /// As it is and rounded; a fraction also as a percentage.
  void add(const Decimal& number) {
    for_each_rounding(number, [this](std::string words) { numbers_.insert(std::move(words)); });
    if (!number.is_zero() && number.absolute() < Decimal::integer(1)) add(number * hundred());
  }

  /// Sums and differences of two numbers of a record.
  bool follows(const Figure& figure) const {
    if (!is_amount(figure)) return false;
    for (const auto& [name, members] : by_record_) {
      if (members.size() > kLargestGroup) continue;
      for (std::size_t i = 0; i < members.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
          if (is_of_two(figure, members[i]->number, members[j]->number)) return true;
    }
    return false;
  }

  std::unordered_set<std::string> numbers_, years_, dates_;
  std::vector<Decimal> scores_;
  std::unordered_map<std::string, std::vector<const Fact*>> by_record_;
};

/// Numbers of rows and chapters are nobody's; short ones of tables are often counted up there.
bool is_ordinal(const Figure& figure) {
  return figure.unit.empty() && figure.number.places() == 0 &&
         figure.number.absolute() < Decimal::integer(1000);
}

/// Of two figures beside it, or the sum of several that stand together.
bool follows_from_text(const std::vector<PlacedFigure>& figures, std::size_t at) {
  const Figure& own = figures[at].figure;
  std::vector<Decimal> amounts;
  const std::size_t begin = at - std::min(at, kFiguresBeside);
  for (std::size_t i = begin; i < std::min(figures.size(), at + kFiguresBeside + 1); ++i) {
    const Figure& figure = figures[i].figure;
    if (i != at && is_amount(figure) && !figure.nil) amounts.push_back(figure.value());
  }
  for (std::size_t i = 0; i < amounts.size(); ++i) {
    Decimal sum = amounts[i];
    for (std::size_t j = i + 1; j < amounts.size(); ++j) {
      sum = sum + amounts[j];
      if (says_amount(own, amounts[i] - amounts[j]) || says_amount(own, sum)) return true;
    }
  }
  return false;
}

/// 比上年减少3.05万元，下降15.68%: of an amount in front of it.
bool is_growth(const std::vector<PlacedFigure>& figures, std::size_t at) {
  if (at + 1 >= figures.size() || !is_percentage(figures[at + 1].figure)) return false;
  const Decimal by = figures[at].figure.value();
  for (std::size_t i = at - std::min(at, kFiguresBeside); i < at; ++i) {
    const Decimal now = figures[i].figure.value();
    if (is_share(figures[at + 1].figure, by, now - by) ||
        is_share(figures[at + 1].figure, by, now + by))
      return true;
  }
  return false;
}

/// 分值3，得分1.5，得分率50%: of two of the three figures in front of it.
bool is_share_of_neighbours(const std::vector<PlacedFigure>& figures, std::size_t at) {
  if (!is_percentage(figures[at].figure)) return false;
  for (std::size_t i = at - std::min<std::size_t>(at, 3); i < at; ++i)
    for (std::size_t j = i + 1; j < at; ++j) {
      const Decimal a = figures[i].figure.value(), b = figures[j].figure.value();
      if (is_share(figures[at].figure, a, b) || is_share(figures[at].figure, b, a)) return true;
    }
  return false;
}

std::vector<const Fact*> similar_to(const Figure& figure, const std::vector<Fact>& facts) {
  std::vector<const Fact*> similar;
  for (const Fact& fact : facts) {
    if (similar.size() == kMostSimilar) break;
    if (comparable(figure, fact) && differs_in_a_digit(figure.number, fact.number))
      similar.push_back(&fact);
  }
  return similar;
}

/// 2024 and the years beside it, which texts of the data need not name.
bool is_near_a_known_year(const KnownNumbers& known, int year) {
  return known.knows_year(std::to_string(year)) || known.knows_year(std::to_string(year - 1)) ||
         known.knows_year(std::to_string(year + 1));
}

}  // namespace

std::vector<UnknownFigure> unknown_figures(const Value& root, const std::vector<Fact>& facts,
                                           const std::vector<PlacedFigure>& figures,
                                           const std::vector<PlacedText>& texts) {
  const KnownNumbers known(root, facts);
  std::vector<UnknownFigure> found;
  std::size_t looked_at = 0;
  const std::size_t most = std::max(kFewest, figures.size() / kShare);
  std::unordered_map<std::string, int> written;
  for (const PlacedFigure& placed : figures) ++written[plain(placed.figure.number)];
  std::size_t percentages_until = 0;  // paragraph
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const auto& [paragraph, figure] = figures[i];
    if (figure.nil || is_ordinal(figure)) continue;
    ++looked_at;
    if (found.size() > most) return {};
    if (known.knows(figure)) continue;
    // What stands in several places was hardly changed by hand.
    if (written[plain(figure.number)] > 1) continue;
    if (is_percentage(figure) && paragraph < percentages_until) continue;
    std::vector<const Fact*> similar = similar_to(figure, facts);
    // Tables add up their columns, and shares may be of anything.
    const bool computed = figure.unit.empty() || is_percentage(figure);
    if (similar.empty() && (computed || follows_from_text(figures, i))) continue;
    if (is_growth(figures, i) || is_share_of_neighbours(figures, i)) continue;
    // What is computed from a wrong figure beside it is not told again.
    percentages_until = paragraph + kBeside;
    found.push_back({paragraph, figure.begin, figure.end, std::move(similar)});
  }
  if (found.size() > std::max(kFewest, looked_at / kShare)) return {};
  for (const PlacedText& placed : texts) {
    for_each_date(placed.text, [&](std::size_t begin, std::size_t end, const text::Date& date) {
      // The end of the year is everybody's.
      const bool year_end = date.month == 12 && date.day == 31;
      const bool ok = known.knows_date(text::official_date(date)) ||
                      (year_end && is_near_a_known_year(known, date.year));
      if (!ok) found.push_back({placed.paragraph, begin, end, {}});
    });
  }
  return found;
}

}  // namespace chengwen::gongwen
