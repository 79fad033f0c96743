#pragma once

#include <cstddef>
#include <string_view>

namespace chengwen::text {

/// Terminal columns that `text` takes: wide and full-width characters 2 (East_Asian_Width W and F),
/// combining ones and controls 0, the others 1. Ambiguous ones (“ ” … — ·) take 1, as in terminals
/// that were not told otherwise.
std::size_t columns(std::string_view text);

/// Width in half ems as Chinese typesetting counts it: ideographs, full-width punctuation and signs
/// that a Chinese font draws full (“ ” … — · ①) 2, digits and letters 1.
std::size_t half_ems(std::string_view text);

}  // namespace chengwen::text
