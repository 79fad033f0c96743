#pragma once

#include <array>
#include <map>
#include <optional>
#include <pugixml.hpp>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace chengwen::wml {

/// One level of a list (17.9.6), overrides of its w:num applied.
struct ListLevel {
  pugi::xml_node node;  ///< the w:lvl that holds
  int start = 1;
  std::string_view format;  ///< w:numFmt: "decimal", "chineseCounting", "bullet" …
  std::string_view text;    ///< w:lvlText as written: "（%2）"
  std::string_view suffix;  ///< "tab", "space", "nothing"
  int restarts_after = -1;  ///< w:lvlRestart: 0 = never, -1 = after any higher level
  bool legal = false;       ///< w:isLgl: numbers of all levels in Arabic figures
};

/// The numbering part (17.9): lists, their levels and how levels belong to styles.
///
/// Holds nodes of the parsed part, which must outlive it.
class ListLevels {
 public:
  static constexpr int kLevels = 9;

  /// Both roots may be null.
  ListLevels(pugi::xml_node numbering, pugi::xml_node styles);

  /// The level of a list; nothing when the list or the level is not there.
  std::optional<ListLevel> level(int list, int level) const;
  /// The level that a paragraph style is bound to (w:pStyle); nothing when it is bound to none.
  std::optional<int> level_of_style(int list, std::string_view style) const;
  /// The number of the definition that the list shares its count with; nothing for an unknown list.
  std::optional<int> definition(int list) const;
  /// w:startOverride of the list's own level.
  std::optional<int> start_override(int list, int level) const;

 private:
  struct List {
    int definition = 0;
    pugi::xml_node node;
  };
  pugi::xml_node level_node(int list, int level) const;

  std::map<int, pugi::xml_node> definitions_;
  std::map<int, List> lists_;
};

/// Counts the numbered paragraphs of a document.
class ListCounter {
 public:
  explicit ListCounter(const ListLevels& levels) : levels_(levels) {}

  /// The label of the next paragraph in document order: "（二）", "1.", a bullet's character; ""
  /// when the list does not exist.
  std::string next(int list, int level);

 private:
  using Counts = std::array<std::optional<int>, ListLevels::kLevels>;
  void start(Counts& counts, int list, int level);

  const ListLevels& levels_;
  std::map<int, Counts> counts_;  // by definition: lists of one definition go on counting
  std::set<std::pair<int, int>> overridden_;
};

/// A number as w:numFmt shows it: 3 as "chineseCounting" is 三. A format that is not known counts
/// in Arabic figures; "bullet" and "none" give "".
std::string list_number(int number, std::string_view format);

}  // namespace chengwen::wml
