#pragma once

#include <set>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "gongwen/fact_base.h"

namespace chengwen::gongwen {

/// Finds the facts that a figure in a sentence, or in a table, speaks of by name.
class FigureNames {
 public:
  explicit FigureNames(const std::vector<Fact>& facts);

  /// Of `figure` in `text`; empty when no name says what it is.
  std::vector<const Fact*> in_sentence(std::string_view text, const Figure& figure) const;
  /// Of a cell, by the words that head its column and its row.
  std::vector<const Fact*> in_table(std::string_view column, std::string_view row) const;
  /// Whether a cell holds the name of a record.
  bool is_label(std::string_view cell) const;
  /// The lists that have a record of this name.
  std::set<std::string_view> lists_of(std::string_view cell) const;
  /// Whether a cell heads a row of totals: 合计.
  static bool is_total(std::string_view cell);
  /// Of a cell in the row of totals of a list, by the words that head its column.
  std::vector<const Fact*> of_total(std::string_view column, std::string_view list) const;

 private:
  std::vector<const Fact*> of_label(std::string_view label) const;
  std::string_view label_at_end(std::string_view words) const;
  std::string_view label_in(std::string_view words) const;
  std::vector<const Fact*> of_key_at_end(std::string_view clause) const;
  std::vector<const Fact*> totals_of_list(std::string_view clause) const;
  std::vector<const Fact*> rates(std::string_view clause) const;

  const std::vector<Fact>& facts_;
  std::unordered_map<std::string_view, std::vector<const Fact*>> by_label_;
  std::set<std::string_view> all_labels_;
  struct Label {
    std::string_view words;
    std::string_view shortened;  ///< as prose leaves out the last character of a long name; or ""
  };
  struct Key {
    std::string_view words, core;
  };
  std::vector<Label> labels_;  ///< long enough for prose; the longest first
  std::vector<Key> keys_;      ///< the longest first
};

}  // namespace chengwen::gongwen
