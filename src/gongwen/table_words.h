#pragma once

#include <string>
#include <vector>

#include "wml/manuscript.h"

namespace chengwen::gongwen {

/// A cell's text without white space.
std::string cell_words(const wml::Manuscript& manuscript, const wml::ManuscriptCell& cell);

/// What heads the columns of a table while its rows are gone through: the nearest words above that
/// are no number.
class ColumnHeadings {
 public:
  /// "" where nothing does.
  const std::string& above(int column) const;
  /// Goes past a row; `words` are those of its cells.
  void pass(const wml::ManuscriptRow& row, const std::vector<std::string>& words);

 private:
  std::vector<std::string> headings_;
};

}  // namespace chengwen::gongwen
