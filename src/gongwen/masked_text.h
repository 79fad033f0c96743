#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace chengwen::gongwen {

/// A text without white space and with `#` for each number, and where its numbers stand.
struct MaskedText {
  struct Number {
    std::size_t at = 0;              ///< byte of words
    std::size_t begin = 0, end = 0;  ///< bytes of the text
  };
  std::string words;
  std::size_t length = 0;   ///< characters of words
  bool has_blanks = false;  ///< the text
  std::vector<Number> numbers;

  explicit MaskedText(std::string_view text);
  /// The index of the first number that stands at byte `place` of the words or behind it.
  std::size_t first_number_from(std::size_t place) const;
};

}  // namespace chengwen::gongwen
