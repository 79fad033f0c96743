#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gongwen/refill_matches.h"

namespace chengwen::gongwen {

/// `{{ 项目[0].名称 }}`
std::string tag(const std::string& expression);

/// An item of a list that a loop goes through, and what the loop calls it.
struct Scope {
  DataPath list;
  std::size_t item = 0;
  std::size_t number = 1;  ///< among the items that are shown
  std::string variable;
  std::size_t begin = 0, end = 0;  ///< units that show it

  DataPath record() const;
};
/// The loops around a place, the outermost first.
using Scopes = std::vector<Scope>;

/// The path of a value in the first `depth` of the loops `said`, in those of another place.
DataPath moved(const DataPath& path, const Scopes& said, const Scopes& to, std::size_t depth);

/// A list as the loops around it call it: 组.项目
std::string list_words(const DataPath& list, const Scopes& around);

/// A way to print a match.
struct Candidate {
  const Origin* origin = nullptr;
  std::string source;     ///< `行.预算数`
  std::size_t depth = 0;  ///< of Scopes, that it is said in; 0: of the whole data

  std::string expression() const { return source + origin->filter; }
};
/// What may have printed a match inside loops: of the innermost record that it can be said of; of
/// the whole data, where none of them has it, a text. Outside loops all.
std::vector<Candidate> candidates_of(const Match& match, const Scopes& scopes);

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

struct Slot {
  const Match* match = nullptr;
  std::vector<Candidate> candidates;  ///< never empty
};
/// Leaves what both may be; false when that is nothing.
bool narrow(Slot& slot, const Slot& other);

/// （1）甲2万元；（2）乙3万元: a part of a sentence that the items of a list printed, all alike.
struct SentenceLoop {
  DataPath list;
  std::string statement;  ///< for 项 in 项目
  std::size_t size = 0;
  std::vector<Slot> slots;                        ///< of the first item
  std::vector<std::string> literals;              ///< between them
  std::optional<std::string> separator;           ///< words between two items; of one alone nothing
  std::optional<ItemNumber> number;               ///< of the first
  std::size_t begin = 0, first_end = 0, end = 0;  ///< bytes: up to the first's, the last's values
};
/// What is around a sentence, and what its loops call their items.
struct SentenceContext {
  const data::Value& root;
  const Scopes& scopes;
  const std::string& variable;
};
/// Reads one that begins with match `first`. Items whose amount is 0 need not be in it.
std::optional<SentenceLoop> sentence_loop(std::string_view text, const std::vector<Match>& matches,
                                          std::size_t first, const DataList& list,
                                          const SentenceContext& context);

/// What a paragraph inside loops says: words that are the same each time, and what is not.
struct Shape {
  struct Part {
    Slot slot;                       ///< unless it is a loop
    std::vector<SentenceLoop> loop;  ///< at most one
  };
  std::size_t paragraph = 0;
  std::string opening;          ///< words that only the first item begins with: 其中：
  std::size_t opening_end = 0;  ///< where they end in the paragraph; 0 where it does not have them
  std::optional<ItemNumber> number;
  std::vector<std::string> literals;  ///< one more than parts
  std::vector<Part> parts;

  /// How many items its sentences show.
  std::size_t items() const;
};
/// `lists`: those of the record that may stand within a sentence.
Shape shape_of(std::size_t paragraph, std::string_view text, const std::vector<Match>& matches,
               const SentenceContext& context, bool numbered,
               const std::vector<const DataList*>& lists);
/// Takes words from the beginning of shapes that only `firsts`, of first items, have.
void split_opening(std::vector<Shape>& shapes, const std::vector<bool>& firsts);
/// Leaves what both may be; false when they do not look the same.
bool narrow(Shape& shape, const Shape& other);

}  // namespace chengwen::gongwen
