#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace chengwen::data {

/// Length of the number that `text` begins with; 0 when it begins with none as JSON writes them.
std::size_t number_length(std::string_view text);

/// The number that was meant by `token`: ASCII digits, no `+`, no zeros in front, digits around the
/// point ("+.5" is 0.5, "１２" is 12). Nothing when it is no number at all.
std::optional<std::string> mended_number(std::string_view token);

}  // namespace chengwen::data
