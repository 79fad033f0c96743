#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "gongwen/refill_matches.h"

namespace chengwen::gongwen {

/// A change of a paragraph's text.
struct TextEdit {
  std::size_t paragraph = 0;
  std::size_t begin = 0, end = 0;  ///< bytes
  std::string text;
};

/// `{{ 项目[0].名称 }}`
std::string tag(const std::string& expression);

/// A list that a loop goes through, and what the loop calls an item.
struct LoopOver {
  DataPath path;
  std::size_t size = 0;
  std::string variable;

  DataPath record(std::size_t item) const;
  /// for 行 in 项目
  std::string words() const { return "for " + variable + " in " + path_words(path); }
  std::string expression(const Origin& origin) const {
    return origin.expression(path.size() + 1, variable);
  }
  std::string source(const Origin& origin) const {
    return origin.source(path.size() + 1, variable);
  }
};

/// A typed number that counts the items of a loop: its bytes and the tag that prints it.
struct ItemNumber {
  std::size_t begin = 0, end = 0;
  std::string tag;
};
/// The number at the beginning of `text` (（1）, 一、, ①, or 1 alone) when it is `number`.
std::optional<ItemNumber> item_number(std::string_view text, std::size_t number);
/// The same for a label that begins at byte `begin` and ends right before `after`.
std::optional<ItemNumber> label_number(std::string_view text, std::size_t begin, std::size_t after,
                                       std::size_t number);

/// Paragraphs that an item of a list printed: the words between its values, and the values.
struct ItemPattern {
  struct Slot {
    std::size_t paragraph = 0;
    const Match* match = nullptr;
    std::vector<const Origin*> origins;  ///< in the item
  };
  std::vector<std::string> literals;
  std::vector<Slot> slots;
  std::vector<TextEdit> numbers;

  /// Adds a paragraph with its matches.
  void add(std::size_t paragraph, std::string_view text, const std::vector<Match>& matches,
           const LoopOver& loop, std::size_t item);
};

/// For each value the expressions that hold for all items; nothing when the items do not look the
/// same, or hold no text.
std::optional<std::vector<std::vector<const Origin*>>> common_origins(
    const std::vector<ItemPattern>& items, const LoopOver& loop);

}  // namespace chengwen::gongwen
