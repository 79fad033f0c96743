#pragma once

#include <cstddef>
#include <string_view>

namespace chengwen::text {

/// Terminal columns that `text` takes: wide and full-width characters 2 (East_Asian_Width W, F, and A where the text is
/// Chinese: “ ” … — ·), combining ones 0, the others 1.
std::size_t columns(std::string_view text);

/// Width in half ems as Chinese typesetting counts it: ideographs and full-width punctuation 2, digits and Latin 1.
std::size_t half_ems(std::string_view text);

}  // namespace chengwen::text
