#include "gongwen/table_words.h"

#include "gongwen/characters.h"
#include "gongwen/figure.h"

namespace chengwen::gongwen {

std::string cell_words(const wml::Manuscript& manuscript, const wml::ManuscriptCell& cell) {
  std::string words;
  for (std::size_t at = cell.begin; at < cell.end; ++at)
    words += manuscript.paragraphs()[at].text();
  return without_blanks(words);
}

const std::string& ColumnHeadings::above(int column) const {
  static const std::string kNone;
  const auto at = static_cast<std::size_t>(column);
  return at < headings_.size() ? headings_[at] : kNone;
}

void ColumnHeadings::pass(const wml::ManuscriptRow& row, const std::vector<std::string>& words) {
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const wml::ManuscriptCell& cell = row.cells[i];
    if (cell.continues || words[i].empty() || whole_figure(words[i])) continue;
    const auto end = static_cast<std::size_t>(cell.column + cell.span);
    if (headings_.size() < end) headings_.resize(end);
    for (auto at = static_cast<std::size_t>(cell.column); at < end; ++at) headings_[at] = words[i];
  }
}

}  // namespace chengwen::gongwen
