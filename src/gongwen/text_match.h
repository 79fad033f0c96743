#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
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
  using Texts = std::vector<const Text*>;
  using Index = std::unordered_map<std::u32string_view, Texts>;

  void add(const data::Value& value);
  static const Texts& found(const Index& index, std::u32string_view words);
  /// The texts whose words `own` holds, with the first place of each.
  std::vector<std::pair<std::size_t, const Text*>> texts_inside(const MaskedText& own) const;
  const Text* like(const MaskedText& own) const;

  std::deque<Text> texts_;  ///< the indices point into it
  Index by_words_;
  Index by_first_, by_last_;                   ///< by a few words at their ends
  std::unordered_set<std::string> blankless_;  ///< the texts without white space
};

}  // namespace chengwen::gongwen
