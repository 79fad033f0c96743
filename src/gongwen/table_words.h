#pragma once

#include <string>

#include "wml/manuscript.h"

namespace chengwen::gongwen {

/// A cell's text without white space.
std::string cell_words(const wml::Manuscript& manuscript, const wml::ManuscriptCell& cell);

/// The words above a cell that head its column: of the nearest row whose cell is no number.
std::string column_heading(const wml::Manuscript& manuscript, const wml::ManuscriptTable& table,
                           std::size_t row, int column);

}  // namespace chengwen::gongwen
