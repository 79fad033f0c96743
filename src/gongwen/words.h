#pragma once

#include <string>
#include <string_view>

namespace chengwen::gongwen {

/// The same said in both languages.
struct Words {
  std::string zh, en;

  static Words both(std::string_view words) { return {std::string(words), std::string(words)}; }
  /// `words` in back-ticks: something that stands in the document.
  static Words quoted(std::string_view words);
  bool empty() const { return zh.empty(); }
};

/// One behind the other: "甲、乙"; what is empty is left out.
Words listed(const Words& first, const Words& second);

}  // namespace chengwen::gongwen
