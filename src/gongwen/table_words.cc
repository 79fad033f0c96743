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

std::string column_heading(const wml::Manuscript& manuscript, const wml::ManuscriptTable& table,
                           std::size_t row, int column) {
  for (std::size_t above = row; above-- > 0;) {
    for (const wml::ManuscriptCell& cell : table.rows[above].cells) {
      if (cell.column > column || column >= cell.column + cell.span) continue;
      std::string words = cell_words(manuscript, cell);
      if (cell.continues || words.empty()) break;
      if (whole_figure(words)) break;
      return words;
    }
  }
  return {};
}

}  // namespace chengwen::gongwen
