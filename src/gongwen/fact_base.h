#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "data/value.h"
#include "diag/span.h"
#include "gongwen/figure.h"

namespace chengwen::gongwen {

/// What is measured, as far as name and unit tell.
enum class Measure : std::uint8_t { unknown, money, percent, count };

/// A number of the data with the names that it goes by, which live as long as the data.
struct Fact {
  Measure measure = Measure::unknown;
  data::Decimal number;                  ///< as it stands in the data
  std::optional<int> zeros;              ///< of its unit: 万元 4; nothing when nobody says
  std::string_view unit;                 ///< of a text: "座", "%"; "" of a plain number
  bool about = false;                    ///< ≥90%: a bound
  std::string_view key;                  ///< "预算数"
  std::string_view label;                ///< of its record: "春节走访经费"
  std::string_view list;                 ///< the key of the list or object that its record is in
  std::vector<std::string_view> around;  ///< labels of the records further out
  std::string_view member;               ///< the key of the object of its record that it is in
  std::string_view owner;                ///< of a total: the key of the object that its list is in
  bool by_key = false;              ///< meant only where its key is named, not its record alone
  bool total = false;               ///< of all records of a list
  bool nested = false;              ///< a total of records of lists inside the list
  int depth = 0;                    ///< how many lists of records it lies in; a total one less
  std::vector<data::Value> values;  ///< what it is computed from; one for a plain value
};

/// Whether a figure in a document may speak of the fact at all: same measure, same unit.
bool comparable(const Figure& figure, const Fact& fact);
/// Whether it says the same, as exactly as it is written.
bool agrees(const Figure& figure, const Fact& fact);
/// Whether it may be a slip of the pen for the fact: written otherwise in one digit.
bool nearly_agrees(const Figure& figure, const Fact& fact);
/// Money by money, percentages by percentages, counts by their unit: not only two numbers.
bool surely_comparable(const Figure& figure, const Fact& fact);

/// All numbers of the data, the totals of its lists, and the rates of execution that follow.
class FactBase {
 public:
  explicit FactBase(const data::Value& root);
  const std::vector<Fact>& facts() const { return facts_; }

 private:
  class Reader;
  std::vector<Fact> facts_;
};

/// "预算" of "预算数": what prose calls it.
std::string_view core_of(std::string_view key);

}  // namespace chengwen::gongwen
