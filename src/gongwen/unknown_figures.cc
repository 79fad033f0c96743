#include "gongwen/unknown_figures.h"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "gongwen/known_numbers.h"
#include "gongwen/number_words.h"
#include "gongwen/placed_figures.h"
#include "text/dates.h"

namespace chengwen::gongwen {
namespace {

using data::Decimal;
using data::Value;

/// A document of which more than a twelfth is unknown was not printed from this data alone.
constexpr std::size_t kFewest = 3, kShare = 12;
constexpr std::size_t kMostSimilar = 3;
/// So many paragraphs, or cells, belong together.
constexpr std::size_t kBeside = 8;

/// Numbers of rows and chapters are nobody's; short ones of tables are often counted up there.
bool is_ordinal(const Figure& figure) {
  return figure.unit.empty() && figure.number.places() == 0 &&
         figure.number.absolute() < Decimal::integer(1000);
}

std::vector<const Fact*> similar_to(const Figure& figure, const std::vector<Fact>& facts) {
  std::vector<const Fact*> similar;
  for (const Fact& fact : facts) {
    if (similar.size() == kMostSimilar) break;
    if (nearly_agrees(figure, fact)) similar.push_back(&fact);
  }
  return similar;
}

/// Figures of a document, in their order, that nothing explains.
class Search {
 public:
  Search(const KnownNumbers& known, const std::vector<Fact>& facts,
         const std::vector<PlacedFigure>& figures, const std::vector<PlacedText>& texts)
      : known_(known), facts_(facts), figures_(figures), texts_(texts), context_(figures) {
    for (const PlacedFigure& placed : figures) ++written_[plain(placed.figure.number)];
  }

  /// Nothing when there are too many.
  std::optional<std::vector<UnknownFigure>> run() {
    std::size_t looked_at = 0;
    for (std::size_t at = 0; at < figures_.size(); ++at) {
      const Figure& figure = figures_[at].figure;
      if (figure.nil || is_ordinal(figure)) continue;
      ++looked_at;
      if (found_.size() > most_of(figures_.size())) return std::nullopt;
      look_at(at);
    }
    if (found_.size() > most_of(looked_at)) return std::nullopt;
    return std::move(found_);
  }

 private:
  static std::size_t most_of(std::size_t figures) { return std::max(kFewest, figures / kShare); }

  void look_at(std::size_t at) {
    const auto& [paragraph, figure, table, row, column] = figures_[at];
    if (known_.knows(figure)) return;
    // What stands in several places was hardly changed by hand.
    if (written_[plain(figure.number)] > 1) return;
    if (is_percentage(figure) && paragraph < percentages_until_) return;
    std::vector<const Fact*> similar = similar_to(figure, facts_);
    if (context_.is_computed(at) || (similar.empty() && context_.may_be_computed(at))) return;
    if (known_.knows_share(figure, words_up_to(paragraph))) return;
    // What is computed from a wrong figure beside it is not told again.
    percentages_until_ = paragraph + kBeside;
    found_.push_back({paragraph, figure.begin, figure.end, std::move(similar)});
  }

  /// Its paragraph or row, and a little of what stands in front.
  std::string words_up_to(std::size_t paragraph) const {
    std::string words;
    for (const PlacedText& text : texts_)
      if (text.paragraph <= paragraph && text.paragraph + kBeside >= paragraph) words += text.text;
    return words;
  }

  const KnownNumbers& known_;
  const std::vector<Fact>& facts_;
  const std::vector<PlacedFigure>& figures_;
  const std::vector<PlacedText>& texts_;
  const FigureContext context_;
  std::unordered_map<std::string, int> written_;
  std::size_t percentages_until_ = 0;  ///< paragraph
  std::vector<UnknownFigure> found_;
};

/// A day that the data does not name, or that does not exist. The end of the year is everybody's.
bool is_unknown_date(const KnownNumbers& known, const std::optional<text::Date>& date) {
  if (!date) return true;
  if (known.knows_date(text::official_date(*date))) return false;
  const bool year_end = date->month == 12 && date->day == 31;
  return !year_end || !(known.knows_year(date->year) || known.knows_year(date->year - 1) ||
                        known.knows_year(date->year + 1));
}

void add_unknown_days(const KnownNumbers& known, const std::vector<PlacedText>& texts,
                      std::vector<UnknownFigure>& found) {
  for (const PlacedText& placed : texts) {
    const auto look = [&](std::size_t begin, std::size_t end,
                          const std::optional<text::Date>& date) {
      if (is_unknown_date(known, date)) found.push_back({placed.paragraph, begin, end, {}});
    };
    for_each_date(placed.text, look);
  }
}

/// 2027年度 where the data knows 2024 only, 2031年: years that it need not name lie behind it or
/// right beside it, and a document speaks of its own more than once.
void add_unknown_years(const KnownNumbers& known, const std::vector<PlacedText>& texts,
                       std::vector<UnknownFigure>& found) {
  if (known.last_year() == 0) return;
  std::vector<std::pair<int, UnknownFigure>> years;
  std::unordered_map<int, int> written;
  for (const PlacedText& placed : texts) {
    for_each_year(placed.text, [&](std::size_t begin, std::size_t end, int year) {
      if (known.knows_year(year)) return;
      ++written[year];
      const bool of_budget = placed.text.substr(end).starts_with("度");
      if (of_budget || year > known.last_year() + 1)
        years.push_back({year, {placed.paragraph, begin, end, {}}});
    });
  }
  for (auto& [year, unknown] : years)
    if (written[year] == 1) found.push_back(std::move(unknown));
}

}  // namespace

std::vector<UnknownFigure> unknown_figures(const Value& root, const std::vector<Fact>& facts,
                                           const std::vector<PlacedFigure>& figures,
                                           const std::vector<PlacedText>& texts) {
  const KnownNumbers known(root, facts);
  auto found = Search(known, facts, figures, texts).run();
  if (!found) return {};
  add_unknown_days(known, texts, *found);
  add_unknown_years(known, texts, *found);
  return std::move(*found);
}

}  // namespace chengwen::gongwen
