#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "data/value.h"

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
    std::string mask;
  };
  void add(const data::Value& value);
  std::vector<ChangedNumber> changes_inside(std::string_view text, std::string_view mask) const;
  const Text* like(std::string_view text, std::string_view mask) const;

  std::vector<Text> texts_;
  std::unordered_multimap<std::string, std::size_t> by_mask_;
  std::unordered_set<std::string> blankless_;  ///< the texts without white space
};

}  // namespace chengwen::gongwen
