#pragma once

#include <cstdint>
#include <string_view>

#include "diag/report.h"

namespace chengwen::data {

/// Finds what is wrong with `text` (UTF-8) as JSON and says it in words: where it goes on plainly,
/// as after a full-width comma, the search goes on too, up to 20 mistakes. Nothing is added when
/// the text is valid JSON no deeper than `depth`. `start` is the text's place in the offset space
/// of the data.
void explain_mistakes(std::string_view text, std::uint32_t start, int depth, diag::Report& report);

}  // namespace chengwen::data
