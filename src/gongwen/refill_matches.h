#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "gongwen/characters.h"
#include "gongwen/fact_base.h"
#include "gongwen/figure_names.h"
#include "gongwen/refill_path.h"

namespace chengwen::gongwen {

/// What may have printed a stretch of a document.
struct Origin {
  enum class Kind : std::uint8_t { value, rate };
  Kind kind = Kind::value;
  DataPath path;      ///< of the value; of the list that is summed; of what was executed
  DataPath budget;    ///< of a rate: what it is divided by, a list where both are summed
  std::string field;  ///< that is summed; "" where nothing is
  std::string budget_field;
  /// Keys of the lists in the records of the list, innermost last, whose records are summed.
  std::vector<std::string> through, budget_through;
  int places = 0;      ///< of a rate, as it is written
  std::string filter;  ///< "|保留(2)"; "" where it stands as in the data
  data::Value value;   ///< of the data; of a sum or a rate the first

  /// Whether all of it lies in `record`.
  bool lies_in(const DataPath& record) const;
  /// Whether it belongs to a record of a list inside `record`, of which another unit may have more.
  bool lies_deeper(const DataPath& record) const;
  /// `行.预算数|保留(2)`: of the record that is the first `depth` steps and that `variable` holds.
  std::string expression(std::size_t depth = 0, std::string_view variable = {}) const;
  /// The same without its filter.
  std::string source(std::size_t depth = 0, std::string_view variable = {}) const;
};

/// A stretch of a text that the data may have printed.
struct Match {
  std::size_t begin = 0, end = 0;
  std::vector<Origin> origins;  ///< the likeliest first
  bool is_number = false;
  bool sure = true;  ///< false: a bare small number, which anything may have printed
};

/// Finds in a document's text what the data printed.
class RefillMatches {
 public:
  explicit RefillMatches(const data::Value& root);

  /// In order, none overlapping another.
  std::vector<Match> in_sentence(std::string_view text) const;
  /// The same for a cell of a table, whose column and row are headed by these words.
  std::vector<Match> in_cell(std::string_view text, std::string_view column,
                             std::string_view row) const;
  /// Where a long name of the data stands without its beginning, outside the matches.
  std::vector<Stretch> parts_of_names(std::string_view text,
                                      const std::vector<Match>& matches) const;
  /// The texts of the data that begin at the end of one line and end in the next.
  std::vector<const Leaf*> cut_by(std::string_view line, std::string_view next) const;
  const DataLeaves& data() const { return data_; }

 private:
  struct Text {
    std::string words;
    std::vector<const Leaf*> leaves;
    std::string filter;     ///< that prints them so: "|日期"
    bool anywhere = false;  ///< not only where it is the whole of a paragraph
  };
  void add_text(const Leaf& leaf, std::string words, std::string filter,
                std::map<std::string, std::size_t, std::less<>>& known);
  std::vector<Match> texts_in(std::string_view text, const std::vector<Figure>& figures) const;
  void add_years(std::string_view text, std::vector<Match>& matches) const;
  void add_figure(std::string_view text, const Figure& figure,
                  const std::vector<const Fact*>& named, std::vector<Match>& matches) const;
  bool is_whole(const DataPath& list, const std::vector<std::string>& through,
                const std::string& field, std::size_t values) const;
  std::vector<Origin> origins_of(std::string_view text, const Figure& figure,
                                 const Fact& fact) const;

  DataLeaves data_;
  FactBase base_;
  FigureNames names_;
  std::vector<Text> texts_;  ///< the longest first
  std::unordered_map<std::uint32_t, const Leaf*> by_origin_;
};

}  // namespace chengwen::gongwen
