#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "data/value.h"
#include "gongwen/masked_text.h"

namespace chengwen::gongwen {

/// A number in a document's text that stands otherwise in the text of the data it came from.
struct ChangedNumber {
  std::size_t begin = 0, end = 0;  ///< bytes in the document's text
  std::string in_data;             ///< "12.42万元", with a little of what follows the number
  data::Value value;               ///< the text of the data
};

/// The texts of the data, by their words without their numbers: finds the one that a document's
/// text was printed from though a number, or some words, were changed since.
class TextMatch {
 public:
  explicit TextMatch(const data::Value& root);

  /// The numbers of `text` that were changed. Nothing when it stands in the data as it is, or
  /// nothing like it does.
  std::vector<ChangedNumber> changes_in(std::string_view text) const;

 private:
  struct Text {
    data::Value value;
    MaskedText mask;
  };
  /// Indices of texts; those that were found are in the order of the data.
  using Texts = std::vector<std::uint32_t>;

  void add(const data::Value& value);
  void sort();
  bool stands_in_data(std::string_view text, const MaskedText& own) const;
  Texts with_words(std::string_view words) const;
  /// Those that the words begin, or end, like.
  Texts with_beginning_of(std::string_view words) const;
  Texts with_end_of(std::string_view words) const;
  /// The texts whose words `own` holds, with the first place of each.
  std::vector<std::pair<std::size_t, const Text*>> texts_inside(const MaskedText& own) const;
  const Text* like(const MaskedText& own) const;

  std::vector<Text> texts_;
  Texts by_words_;                                                ///< sorted by their words
  std::vector<std::pair<std::string_view, std::uint32_t>> ends_;  ///< a few words at their ends
  std::bitset<4096> beginnings_;                ///< by beginning_of() of the words of some text
  std::vector<std::string_view> blankless_;     ///< the texts without white space, sorted
  std::deque<std::string> without_own_blanks_;  ///< those of blankless_ that had some
};

}  // namespace chengwen::gongwen
