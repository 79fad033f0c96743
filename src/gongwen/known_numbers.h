#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "data/value.h"
#include "gongwen/fact_base.h"
#include "gongwen/figure.h"

namespace chengwen::gongwen {

/// What the data says in numbers: those that stand in it, alone or in its texts, as they are, in a
/// usual unit and rounded; what its facts lead to; its dates and years.
class KnownNumbers {
 public:
  /// `facts` must outlive it.
  KnownNumbers(const data::Value& root, const std::vector<Fact>& facts);

  bool knows(const Figure& figure) const;
  /// Whether a percentage is a share or a growth of two numbers of a record that `words`, those
  /// around the figure, name; of one that has no name in any case.
  bool knows_share(const Figure& figure, std::string_view words) const;
  bool knows_date(const std::string& date) const { return dates_.contains(date); }
  bool knows_year(int year) const { return years_.contains(year); }
  /// The last year of the data; 0 when it names none.
  int last_year() const { return last_year_; }

 private:
  void add_facts(const std::vector<Fact>& facts);
  void read(const data::Value& value);
  void read_text(std::string_view text);
  void read_dates(std::string_view text);
  void add(const data::Decimal& number);
  void add_in_another_unit(const data::Decimal& number);
  void add_year(std::int64_t number);
  bool follows(const Figure& figure) const;

  std::unordered_set<std::string> numbers_, dates_;
  std::unordered_set<int> years_;
  int last_year_ = 0;
  /// By list and label.
  std::map<std::pair<std::string_view, std::string_view>, std::vector<const Fact*>> by_record_;
};

}  // namespace chengwen::gongwen
