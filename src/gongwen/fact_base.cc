#include "gongwen/fact_base.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "gongwen/characters.h"
#include "gongwen/number_words.h"
#include "text/utf8.h"

namespace chengwen::gongwen {
namespace {

using data::Decimal;
using data::Value;

constexpr std::string_view kMoneyWords[] = {"预算", "决算", "执行", "金额", "经费", "资金", "拨款",
                                            "收入", "支出", "总额", "结余", "结转", "采购", "成本",
                                            "费用", "投资", "申请", "贷款", "存款", "补助"};
constexpr std::string_view kPercentWords[] = {"率", "占比", "比例", "比重", "百分"};
constexpr std::string_view kCountWords[] = {"人数", "编制", "在职", "数量", "个数", "人次", "批次",
                                            "户数", "辆数", "座数", "套数", "份数", "次数", "保有"};
/// Keys that end so name something or order it.
constexpr std::string_view kNoFigures[] = {"编码", "代码", "编号", "序号", "电话", "年度",
                                           "年份", "日期", "时间", "邮编", "账号", "文号"};
/// The texts that a record may be called by, the best first.
constexpr std::string_view kLabelKeys[] = {"名称", "项目名称", "科目名称", "指标",     "三级指标",
                                           "来源", "项目",     "事项",     "一级指标", "二级指标",
                                           "name", "姓名",     "单位名称"};

/// What follows from two numbers of a record.
struct RateKind {
  std::string_view key;
  Measure measure;  ///< of both
  bool by_key;      ///< 受益人口满意度93%: not what it scored
  std::array<std::string_view, 2> parts, wholes;
};
constexpr RateKind kRates[] = {
    {"执行率", Measure::money, false, {"执行", "决算"}, {"预算", "预算"}},
    {"得分率", Measure::unknown, true, {"得分", "得分"}, {"分值", "满分"}}};

template <typename Set>
bool has_one_of(std::string_view text, const Set& set) {
  return std::any_of(std::begin(set), std::end(set), [&](std::string_view word) {
    return text.find(word) != std::string_view::npos;
  });
}

Measure measure_of(std::string_view key) {
  if (has_one_of(key, kPercentWords)) return Measure::percent;
  if (has_one_of(key, kCountWords)) return Measure::count;
  return has_one_of(key, kMoneyWords) ? Measure::money : Measure::unknown;
}

Measure measure_of(const Figure& figure) {
  if (figure.unit == "元" || figure.unit == "角") return Measure::money;
  if (figure.unit == "%" || figure.unit == "个百分点" || figure.unit == "百分点" ||
      figure.unit == "‰")
    return Measure::percent;
  return figure.unit.empty() ? Measure::unknown : Measure::count;
}

std::optional<int> zeros_of(std::string_view unit) {
  if (unit == "元") return 0;
  if (unit == "千元") return 3;
  if (unit == "万元") return 4;
  if (unit == "亿元") return 8;
  return std::nullopt;
}

bool within(const Decimal& a, const Decimal& b, const Decimal& most) {
  return (a - b).absolute() <= most;
}

/// What the year's executed or planned amount is called in front: 全年 of 全年执行数.
std::string_view period_of(std::string_view key) {
  for (const std::string_view word : {"执行", "决算", "预算"}) {
    const std::size_t at = key.find(word);
    if (at != key.npos) return key.substr(0, at);
  }
  return key;
}

/// Equal as exactly as the figure is written: to its last digit.
bool same_number(const Figure& figure, const Decimal& base) {
  if (figure.up_to) {
    const Decimal upper = scaled(*figure.up_to, figure.zeros);
    return figure.value() <= base && base <= upper;
  }
  return within(figure.value(), base, figure.half_step());
}

}  // namespace

bool comparable(const Figure& figure, const Fact& fact) {
  const Measure measure = measure_of(figure);
  if (!fact.unit.empty() && !figure.unit.empty()) return figure.unit == fact.unit;
  if (measure == Measure::unknown || fact.measure == Measure::unknown) return true;
  return measure == fact.measure;
}

bool nearly_agrees(const Figure& figure, const Fact& fact) {
  return comparable(figure, fact) && differs_in_a_digit(figure.number, fact.number);
}

bool surely_comparable(const Figure& figure, const Fact& fact) {
  if (!comparable(figure, fact)) return false;
  if (!fact.unit.empty()) return fact.unit == figure.unit;
  const Measure measure = measure_of(figure);
  return measure != Measure::unknown && measure == fact.measure;
}

bool agrees(const Figure& figure, const Fact& fact) {
  if (!comparable(figure, fact)) return false;
  if (!fact.unit.empty()) return same_number(figure, scaled(fact.number, *fact.zeros));
  const Measure measure = measure_of(figure);
  // A rate may stand in the data as a fraction.
  if (measure == Measure::percent)
    return same_number(figure, fact.number) ||
           same_number(figure, fact.number * Decimal::integer(100));
  if (measure == Measure::money && fact.zeros)
    return same_number(figure, scaled(fact.number, *fact.zeros));
  constexpr std::array<int, 4> kUsualZeros = {0, 3, 4, 8};
  return std::any_of(kUsualZeros.begin(), kUsualZeros.end(),
                     [&](int zeros) {
                       return (zeros == 0 || measure == Measure::money) &&
                              same_number(figure, scaled(fact.number, zeros));
                     }) ||
         (measure != Measure::money && same_number(figure, scaled(fact.number, figure.zeros)));
}

std::string_view core_of(std::string_view key) {
  for (const std::string_view end : {"总额", "金额", "数", "额"}) {
    if (key.size() > end.size() && key.ends_with(end))
      return key.substr(0, key.size() - end.size());
  }
  return key;
}

/// Goes through the data once.
class FactBase::Reader {
 public:
  explicit Reader(std::vector<Fact>& facts) : facts_(facts) {}

  struct Scope {
    std::optional<int> zeros;
    std::string_view list;
    std::string_view label;
    std::string_view member;
    std::vector<std::string_view> around;
    int depth = 0;
  };

  void read_map(const Value& map, Scope scope) {
    const auto& entries = map.as_map().peek();
    if (const Value* unit = peek(map, kAmountUnitKey); unit && unit->is_string())
      scope.zeros = zeros_of(unit->as_string());
    if (const std::string_view own = label_of(map); !own.empty()) {
      if (!scope.label.empty()) scope.around.push_back(scope.label);
      scope.label = own;
    }
    const std::size_t first = facts_.size();
    for (const auto& entry : entries) read_member(name_of(entry.key), entry.value, scope);
    add_rates(first, scope, false);
    add_totals_of_members(map, scope);
  }

 private:
  /// Of a member of JSON, where all have names.
  static std::string_view name_of(const Value& key) {
    return key.is_string() ? key.as_string() : std::string_view();
  }

  static const Value* peek(const Value& map, std::string_view key) {
    for (const auto& entry : map.as_map().peek())
      if (entry.key.is_string() && entry.key.as_string() == key) return &entry.value;
    return nullptr;
  }

  static std::string_view label_of(const Value& map) {
    for (const std::string_view key : kLabelKeys) {
      const Value* found = peek(map, key);
      if (found != nullptr && found->is_string() && !found->as_string().empty())
        return found->as_string();
    }
    return {};
  }

  void read_member(std::string_view key, const Value& value, const Scope& scope) {
    if (value.is_map()) {
      Scope inner = scope;
      inner.list = key;
      if (!inner.label.empty()) inner.around.push_back(inner.label);
      // Records of an object go by their keys.
      inner.label = key;
      inner.member = key;
      read_map(value, std::move(inner));
    } else if (value.is_list()) {
      read_list(key, value, scope);
    } else if (value.is_number()) {
      add_number(key, value, scope);
    } else if (value.is_string()) {
      add_text(key, value, scope);
    }
  }

  void read_list(std::string_view key, const Value& list, const Scope& scope) {
    const std::size_t first = facts_.size();
    Scope inner = scope;
    inner.list = key;
    inner.member = {};
    ++inner.depth;
    if (!inner.label.empty()) inner.around.push_back(std::exchange(inner.label, {}));
    std::size_t records = 0;
    for (const Value& item : list.items()) {
      if (!item.is_map()) continue;
      ++records;
      read_map(item, inner);
    }
    if (records > 0 && !holds_sums(list)) add_totals(first, key, scope);
  }

  /// Whether some rows of a list add up others of it: 合计, or 208 above 20805 with figures of its
  /// own. Their sum says nothing.
  static bool holds_sums(const Value& list) {
    std::vector<std::string_view> codes;
    for (const Value& item : list.items()) {
      if (!item.is_map() || !has_figures(item)) continue;
      const std::string_view label = label_of(item);
      if (label == "合计" || label == "总计" || label == "小计") return true;
      for (const std::string_view key : {"编码", "科目编码"}) {
        const Value* code = peek(item, key);
        if (code != nullptr && code->is_string() && code->truth())
          codes.push_back(code->as_string());
      }
    }
    std::sort(codes.begin(), codes.end());
    return std::adjacent_find(codes.begin(), codes.end(), [](const auto& a, const auto& b) {
             return b.size() > a.size() && b.starts_with(a);
           }) != codes.end();
  }
  static bool has_figures(const Value& record) {
    return std::any_of(
        record.as_map().peek().begin(), record.as_map().peek().end(),
        [](const auto& entry) { return entry.value.is_number() || entry.value.is_map(); });
  }

  static bool is_figure_key(std::string_view key) { return !ends_with_any(key, kNoFigures); }

  void add_number(std::string_view key, const Value& value, const Scope& scope) {
    if (!is_figure_key(key)) return;
    Fact fact = named(key, scope);
    fact.number = value.as_number();
    fact.measure = measure_of(key);
    if (fact.measure == Measure::unknown && has_one_of(scope.list, kMoneyWords))
      fact.measure = Measure::money;
    if (fact.measure == Measure::money) fact.zeros = scope.zeros;
    fact.values = {value};
    facts_.push_back(std::move(fact));
  }

  void add_text(std::string_view key, const Value& value, const Scope& scope) {
    if (!is_figure_key(key)) return;
    const auto figure = whole_figure(value.as_string());
    if (!figure || figure->nil) return;
    Fact fact = named(key, scope);
    fact.number = figure->number;
    fact.zeros = figure->zeros;
    fact.unit = figure->unit;
    fact.measure = figure->unit.empty() ? measure_of(key) : measure_of(*figure);
    fact.about = figure->about;
    fact.values = {value};
    if (figure->unit.empty() && fact.measure == Measure::money) fact.zeros = scope.zeros;
    facts_.push_back(std::move(fact));
  }

  static Fact named(std::string_view key, const Scope& scope) {
    Fact fact;
    fact.key = key;
    fact.label = scope.label;
    fact.list = scope.list;
    fact.around = scope.around;
    fact.member = scope.member;
    fact.depth = scope.depth;
    return fact;
  }

  /// The sum of each key over what was read since `first`: of all records, and apart for each
  /// object of theirs that it is in.
  void add_totals(std::size_t first, std::string_view list, const Scope& scope) {
    std::vector<Fact> totals;
    std::map<std::pair<std::string_view, std::string_view>, std::size_t> known;
    const auto add = [&](const Fact& fact, std::string_view member) {
      const auto [at, added] = known.try_emplace({member, fact.key}, totals.size());
      if (added) {
        Fact total = named(fact.key, scope);
        total.list = list;
        total.owner = std::exchange(total.member, member);
        if (!member.empty()) {
          if (!total.label.empty()) total.around.push_back(total.label);
          total.label = member;
        }
        total.measure = fact.measure;
        total.zeros = fact.zeros;
        total.total = true;
        totals.push_back(std::move(total));
      }
      Fact& total = totals[at->second];
      total.number = total.number + fact.number;
      total.nested = total.nested || fact.depth > scope.depth + 1;
      total.values.insert(total.values.end(), fact.values.begin(), fact.values.end());
    };
    for (std::size_t i = first; i < facts_.size(); ++i) {
      const Fact& fact = facts_[i];
      if (fact.total || !fact.unit.empty() || fact.measure == Measure::percent) continue;
      add(fact, {});
      if (!fact.member.empty() && fact.member == fact.list) add(fact, fact.member);
    }
    const std::size_t begin = facts_.size();
    facts_.insert(facts_.end(), totals.begin(), totals.end());
    add_rates(begin, scope, true);
  }

  /// 基础数据.公务接待.{本年预算数, …}: the records of an object that have keys in common.
  void add_totals_of_members(const Value& map, const Scope& scope) {
    std::vector<const Value*> records;
    for (const auto& entry : map.as_map().peek())
      if (entry.value.is_map()) records.push_back(&entry.value);
    if (records.size() < 2) return;
    std::vector<Fact> totals;
    std::map<std::string_view, std::size_t> by_key;
    for (const Value* record : records) {
      for (const auto& entry : record->as_map().peek()) {
        const std::string_view key = name_of(entry.key);
        if (!entry.value.is_number() || !is_figure_key(key)) continue;
        const auto [at, added] = by_key.try_emplace(key, totals.size());
        if (added) {
          Fact total = named(key, scope);
          total.measure = measure_of(key);
          if (total.measure == Measure::money) total.zeros = scope.zeros;
          total.total = true;
          totals.push_back(std::move(total));
        }
        Fact& total = totals[at->second];
        total.number = total.number + entry.value.as_number();
        total.values.push_back(entry.value);
      }
    }
    std::erase_if(totals, [](const Fact& total) { return total.values.size() < 2; });
    facts_.insert(facts_.end(), totals.begin(), totals.end());
  }

  /// 执行数 / 预算数 of the record of `scope`, or of the totals added since `first`.
  void add_rates(std::size_t first, const Scope& scope, bool total) {
    for (const RateKind& kind : kRates) add_rates(kind, first, scope, total);
  }
  void add_rates(const RateKind& kind, std::size_t first, const Scope& scope, bool total) {
    std::vector<Fact> rates;
    const auto belongs = [&](const Fact& fact, const auto& words) {
      return fact.total == total && fact.measure == kind.measure && fact.label == scope.label &&
             (total || fact.list == scope.list) && fact.around == scope.around &&
             has_one_of(fact.key, words);
    };
    for (std::size_t i = first; i < facts_.size(); ++i) {
      if (!belongs(facts_[i], kind.parts)) continue;
      for (std::size_t j = first; j < facts_.size(); ++j) {
        if (!belongs(facts_[j], kind.wholes) || facts_[j].number.is_zero()) continue;
        const std::string_view when = period_of(facts_[i].key), planned = period_of(facts_[j].key);
        if (kind.measure == Measure::money && when != planned && !when.empty() && !planned.empty())
          continue;
        rates.push_back(rate_of(facts_[i], facts_[j], kind));
      }
    }
    facts_.insert(facts_.end(), rates.begin(), rates.end());
  }
  static Fact rate_of(const Fact& executed, const Fact& budget, const RateKind& kind) {
    Fact rate = executed;
    rate.key = kind.key;
    rate.by_key = kind.by_key;
    rate.measure = Measure::percent;
    rate.unit = "%";
    rate.zeros = 0;
    rate.number = (executed.number * Decimal::integer(100)).divided_by(budget.number);
    rate.values.insert(rate.values.end(), budget.values.begin(), budget.values.end());
    return rate;
  }

  std::vector<Fact>& facts_;
};

FactBase::FactBase(const Value& root) {
  if (root.is_map()) Reader(facts_).read_map(root, {});
}

}  // namespace chengwen::gongwen
