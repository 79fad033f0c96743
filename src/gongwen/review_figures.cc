#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "data/json_reader.h"
#include "gongwen/characters.h"
#include "gongwen/cross_check.h"
#include "gongwen/fact_base.h"
#include "gongwen/figure_names.h"
#include "gongwen/prose_parts.h"
#include "gongwen/review.h"
#include "gongwen/review_messages.h"
#include "gongwen/stray_figures.h"
#include "gongwen/table_words.h"
#include "gongwen/text_match.h"
#include "gongwen/unknown_figures.h"
#include "text/characters.h"

namespace chengwen::gongwen {
namespace {

using data::Value;

/// Values of the data that are shown under a finding.
constexpr std::size_t kShownValues = 6;

constexpr std::string_view kColon = "：";

/// What several figures of a document contradict together.
struct Contradiction {
  std::vector<Spot> spots;
  std::vector<std::string> written;
  std::vector<const Fact*> facts;
};

std::string shown(const Value& value) {
  std::string out;
  value.print_quoted(out);
  return out;
}

class FigureReview {
 public:
  FigureReview(Review& review, const Value& data, diag::Report& report)
      : review_(review),
        data_(data),
        report_(report),
        texts_(data),
        base_(data),
        names_(base_.facts()) {}

  void run(bool edited) {
    const auto& paragraphs = review_.manuscript().paragraphs();
    sentences_.resize(paragraphs.size());
    for (std::size_t at = 0; at < paragraphs.size(); ++at) {
      has_figures_.push_back(has_figure(review_.text(at)));
      only_figures_.push_back(has_figures_[at] ? only_figure(at) : std::nullopt);
      if (has_figures_[at]) changed_texts(at);
    }
    for (std::size_t at = 0; at < paragraphs.size(); ++at) {
      if (has_figures_[at] && is_prose(at) && !is_figure(at))
        sentences_[at] = figures_in(review_.text(at));
      for (const Figure& figure : sentences_[at])
        look(at, figure, names_.in_sentence(review_.text(at), figure));
    }
    for (const wml::ManuscriptTable& table : review_.manuscript().tables()) look_at(table);
    const std::vector<PlacedFigure> figures = placed_figures();
    look_at_strays(figures);
    if (edited) look_at_unknown(figures);
    tell();
    for (std::size_t at = 0; at < paragraphs.size(); ++at)
      if (!sentences_[at].empty()) look_at_parts(at);
  }

 private:
  bool is_prose(std::size_t at) const {
    const diag::Place::Story story =
        review_.manuscript().stories()[review_.manuscript().paragraphs()[at].story].part.kind;
    return review_.model()[at].role != Role::contents && story != diag::Place::Story::header &&
           story != diag::Place::Story::footer && story != diag::Place::Story::comment;
  }

  /// Whether a paragraph is a number and nothing else.
  bool is_figure(std::size_t at) const {
    return only_figures_[at] && review_.text(at).find(kColon) == std::string::npos;
  }

  /// What was printed from a text of the data and was changed since.
  void changed_texts(std::size_t at) {
    for (const ChangedNumber& changed : texts_.changes_in(review_.text(at))) {
      if (!done_.emplace(at, changed.begin).second) continue;
      const Spot spot{at, changed.begin, changed.end};
      const std::string written =
          review_.text(at).substr(changed.begin, changed.end - changed.begin);
      diag::Diagnostic told(
          messages::kFigure,
          {written, "数据里是 `" + changed.in_data + "`", "`" + changed.in_data + "` there"},
          review_.span(spot));
      told.notes.push_back({&messages::kDataSays, {changed.in_data}, data::span_of(changed.value)});
      report_.add(std::move(told));
    }
  }

  void look(std::size_t at, const Figure& figure, const std::vector<const Fact*>& named) {
    if (done_.contains({at, figure.begin})) return;
    std::vector<const Fact*> facts;
    bool sure = false;
    for (const Fact* fact : named) {
      if (!comparable(figure, *fact)) continue;
      if (agrees(figure, *fact) || fact->about) return;
      sure = sure || surely_comparable(figure, *fact);
      facts.push_back(fact);
    }
    if (!sure) return;
    // What names no single record speaks of them all.
    std::stable_partition(facts.begin(), facts.end(), [](const Fact* fact) { return fact->total; });
    contradict({at, figure.begin, figure.end}, std::move(facts));
  }

  // --- tables ---

  /// The words of each cell of a row.
  using RowWords = std::vector<std::string>;

  void look_at(const wml::ManuscriptTable& table) {
    std::vector<RowWords> rows;
    for (const wml::ManuscriptRow& row : table.rows) {
      rows.emplace_back();
      for (const wml::ManuscriptCell& cell : row.cells)
        rows.back().push_back(cell_words(review_.manuscript(), cell));
    }
    const std::string_view list = list_in(rows);
    ColumnHeadings headings;
    for (std::size_t row = 0; row < rows.size(); ++row) {
      const RowWords& words = rows[row];
      for (std::size_t i = 0; i < words.size(); ++i) {
        const wml::ManuscriptCell& cell = table.rows[row].cells[i];
        if (cell.end != cell.begin + 1 || !is_figure(cell.begin)) continue;
        const Figure& figure = *only_figures_[cell.begin];
        const std::string& heading = headings.above(cell.column);
        for (std::size_t left = i; left-- > 0;) {
          if (FigureNames::is_total(words[left]) && !list.empty()) {
            look_at_cell(cell.begin, figure, names_.of_total(heading, list));
            break;
          }
          if (!names_.is_label(words[left])) continue;
          look_at_cell(cell.begin, figure, names_.in_table(heading, words[left]));
          break;
        }
      }
      headings.pass(table.rows[row], words);
    }
  }

  /// The list whose records the table shows, a row each; "" when there is none.
  std::string_view list_in(const std::vector<RowWords>& rows) const {
    std::map<std::string_view, std::size_t> shown;
    for (const RowWords& row : rows) {
      std::set<std::string_view> lists;
      for (const std::string& words : row) lists.merge(names_.lists_of(words));
      for (const std::string_view list : lists) ++shown[list];
    }
    const auto most =
        std::max_element(shown.begin(), shown.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == shown.end() ? std::string_view() : most->first;
  }

  /// A number in a table has the unit of the table.
  void look_at_cell(std::size_t at, const Figure& figure, std::vector<const Fact*> facts) {
    if (figure.unit.empty()) {
      for (const Fact* fact : facts) {
        const bool same = fact->unit.empty() &&
                          (figure.number - fact->number).absolute() <= Figure{figure}.half_step();
        if (same) return;
      }
    }
    std::vector<const Fact*> plain;
    for (const Fact* fact : facts)
      if (!figure.unit.empty() || fact->unit.empty()) plain.push_back(fact);
    if (plain.empty()) return;
    if (!figure.unit.empty()) return look(at, figure, plain);
    if (done_.contains({at, figure.begin})) return;
    contradict({at, figure.begin, figure.end}, std::move(plain));
  }

  // --- what bears no name ---

  /// The number that is all of a paragraph, or all behind its colon.
  std::optional<Figure> only_figure(std::size_t at) const {
    const std::string_view text = review_.text(at);
    const std::size_t colon = last_place(text, kColon);
    const std::size_t begin = colon == text.npos ? 0 : colon + kColon.size();
    auto whole = whole_figure(text.substr(begin));
    if (!whole || whole->nil) return std::nullopt;
    whole->begin += begin;
    whole->unit_begin += begin;
    whole->end += begin;
    return whole;
  }

  /// Those of all paragraphs: the only one of each, or those with a unit.
  std::vector<PlacedFigure> placed_figures() const {
    const std::vector<Cell> cells = cells_of_paragraphs();
    std::vector<PlacedFigure> figures;
    const auto place = [&](std::size_t at, Figure figure) {
      const auto& [table, row, column] = cells[at];
      figures.push_back({at, std::move(figure), table, row, column});
    };
    for (std::size_t at = 0; at < cells.size(); ++at) {
      if (!has_figures_[at] || !is_prose(at)) continue;
      if (only_figures_[at]) {
        place(at, *only_figures_[at]);
      } else {
        for (const Figure& figure : sentences_[at]) place(at, figure);
      }
    }
    return figures;
  }

  /// As PlacedFigure.
  struct Cell {
    std::size_t table = 0, row = 0;
    int column = 0;
  };
  /// Where each paragraph stands; nested tables come behind the ones that they are in.
  std::vector<Cell> cells_of_paragraphs() const {
    std::vector<Cell> places(review_.manuscript().paragraphs().size());
    const auto& tables = review_.manuscript().tables();
    for (std::size_t table = 0; table < tables.size(); ++table) {
      for (std::size_t row = 0; row < tables[table].rows.size(); ++row) {
        for (const wml::ManuscriptCell& cell : tables[table].rows[row].cells)
          std::fill(places.begin() + static_cast<std::ptrdiff_t>(cell.begin),
                    places.begin() + static_cast<std::ptrdiff_t>(cell.end),
                    Cell{table + 1, row, cell.column});
      }
    }
    return places;
  }

  void look_at_unknown(const std::vector<PlacedFigure>& figures) {
    std::vector<PlacedText> texts;
    for (std::size_t at = 0; at < review_.manuscript().paragraphs().size(); ++at)
      if (is_prose(at)) texts.push_back({at, review_.text(at)});
    for (const UnknownFigure& unknown : unknown_figures(data_, base_.facts(), figures, texts)) {
      if (!done_.emplace(unknown.paragraph, unknown.begin).second) continue;
      diag::Diagnostic told(
          messages::kUnknownFigure,
          {review_.text(unknown.paragraph).substr(unknown.begin, unknown.end - unknown.begin)},
          review_.span({unknown.paragraph, unknown.begin, unknown.end}));
      for (const Fact* fact : unknown.similar) {
        if (fact->values.size() != 1 || fact->values.front().origin() == 0) continue;
        const Value& value = fact->values.front();
        told.notes.push_back({&messages::kDataSays, {shown(value)}, data::span_of(value)});
      }
      report_.add(std::move(told));
    }
  }

  void look_at_strays(const std::vector<PlacedFigure>& figures) {
    for (StrayFigure& stray : stray_figures(figures, base_.facts())) {
      const std::size_t at = stray.placed.paragraph;
      const Figure& figure = stray.placed.figure;
      if (done_.contains({at, figure.begin})) continue;
      contradict({at, figure.begin, figure.end}, std::move(stray.facts));
    }
  }

  void contradict(const Spot& spot, std::vector<const Fact*> facts) {
    done_.emplace(spot.paragraph, spot.begin);
    Contradiction& contradiction = contradictions_[facts.front()];
    contradiction.facts = std::move(facts);
    contradiction.spots.push_back(spot);
    contradiction.written.push_back(
        review_.text(spot.paragraph).substr(spot.begin, spot.end - spot.begin));
  }

  // --- findings ---

  /// A rate is wrong because of what it is computed from.
  bool follows(const Contradiction& contradiction) const {
    const Fact& fact = *contradiction.facts.front();
    if (fact.key != "执行率") return false;
    return std::any_of(contradictions_.begin(), contradictions_.end(), [&](const auto& other) {
      const Fact& cause = *other.first;
      return &cause != &fact && cause.measure == Measure::money && cause.total == fact.total &&
             cause.list == fact.list && cause.label == fact.label;
    });
  }

  void tell() {
    for (const auto& [first, contradiction] : contradictions_) {
      if (follows(contradiction)) continue;
      const Fact& fact = *first;
      std::string name(fact.label.empty() || fact.total ? fact.list : fact.label);
      if (!name.empty()) name += " ";
      name += fact.key;
      std::string number = fact.number.to_string();
      if (fact.key == "执行率")
        number = fact.number.quantized(2, data::Rounding::half_up).to_string();
      number += fact.unit;
      std::string zh = name + (fact.total ? "合计是 `" : "是 `") + number + "`";
      std::string en = name + (fact.total ? " adds up to `" : " is `") + number + "`";
      diag::Diagnostic told(messages::kFigure,
                            {contradiction.written.front(), std::move(zh), std::move(en)},
                            review_.span(contradiction.spots.front()));
      for (std::size_t i = 1; i < contradiction.spots.size(); ++i) {
        told.notes.push_back({&messages::kAlsoSays,
                              {contradiction.written[i]},
                              review_.span(contradiction.spots[i])});
      }
      std::set<std::uint32_t> shown_values;
      for (const Fact* each : contradiction.facts) {
        for (const Value& value : each->values) {
          if (shown_values.size() >= kShownValues || value.origin() == 0) break;
          if (!shown_values.insert(value.origin()).second) continue;
          told.notes.push_back({&messages::kDataSays, {shown(value)}, data::span_of(value)});
        }
      }
      told.occurrences = static_cast<std::uint32_t>(contradiction.spots.size());
      report_.add(std::move(told));
    }
  }

  /// 总额12万元，已执行10万元，其中：… may list the parts of the total; a total that is wrong was
  /// told.
  bool said_before(std::size_t at, const ProseParts& parts, const data::Decimal& sum) const {
    constexpr std::string_view kSentenceEnd = "。";
    const std::string_view before = std::string_view(review_.text(at)).substr(0, parts.whole.begin);
    const std::size_t end = before.rfind(kSentenceEnd);
    const std::size_t cut = end == before.npos ? 0 : end;
    const std::vector<Figure> figures = figures_in(before.substr(cut));
    return std::any_of(figures.begin(), figures.end(), [&](const Figure& figure) {
      return done_.contains({at, figure.begin + cut}) ||
             (figure.unit == parts.whole.unit && parts.number_of(figure) == sum);
    });
  }

  void look_at_parts(std::size_t at) {
    for (const ProseParts& found : parts_in(review_.text(at), sentences_[at])) {
      bool told = done_.contains({at, found.whole.begin});
      data::Decimal sum;
      for (const Figure& part : found.parts) {
        told = told || done_.contains({at, part.begin});
        sum = sum + found.number_of(part);
      }
      if (told || sum == found.number_of(found.whole) || said_before(at, found, sum)) continue;
      const std::string whole =
          review_.text(at).substr(found.whole.begin, found.whole.end - found.whole.begin);
      diag::Diagnostic off(messages::kPartsOff, {whole, sum.to_string()},
                           review_.span({at, found.whole.begin, found.whole.end}));
      if (is_remainder(at, found, sum)) off.severity = diag::Severity::hint;
      report_.add(std::move(off));
    }
  }

  /// Whether amounts in 万元 are off by no more than their rounding.
  bool is_remainder(std::size_t at, const ProseParts& parts, const data::Decimal& sum) const {
    constexpr std::string_view kWan = "万元";
    if (parts.whole.unit_in(review_.text(at)) != kWan || !data_.is_map()) return false;
    const Value* unit = data_.as_map().find(kAmountUnitKey);
    return unit != nullptr && unit->is_string() && unit->as_string() == kWan &&
           (sum - parts.number_of(parts.whole)).absolute() <= rounding_of_wan(parts.parts.size());
  }

  Review& review_;
  const Value& data_;
  diag::Report& report_;
  TextMatch texts_;
  FactBase base_;
  FigureNames names_;
  std::vector<bool> has_figures_;                       // each paragraph
  std::vector<std::optional<Figure>> only_figures_;     // of each paragraph
  std::vector<std::vector<Figure>> sentences_;          // the figures of each paragraph of prose
  std::set<std::pair<std::size_t, std::size_t>> done_;  // paragraph and byte of figures told of
  std::map<const Fact*, Contradiction> contradictions_;
};

}  // namespace

void Review::compare_figures(const Value& data, bool edited, diag::Report& report) {
  FigureReview(*this, data, report).run(edited);
}

}  // namespace chengwen::gongwen
