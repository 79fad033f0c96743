#include "gongwen/budget_figures.h"

#include <algorithm>

#include "gongwen/amount.h"
#include "gongwen/messages.h"
#include "gongwen/tell.h"
#include "jinja/objects.h"

namespace chengwen::gongwen {
namespace {

using data::Decimal;
using data::Value;
using Kind = BudgetColumn::Kind;
using Line = BudgetFigures::Line;

constexpr std::string_view kWho = "budget_table";

}  // namespace

BudgetFigures::BudgetFigures(const BudgetColumns& columns, const std::vector<Value>& rows,
                             const Decimal& factor, jinja::Host& host)
    : columns_(columns), factor_(factor), host_(host), sources_(columns.columns.size()) {
  for (std::size_t i = 0; i < columns.columns.size(); ++i) {
    if (columns.columns[i].is_figure()) figures_.try_emplace(columns.layout.columns[i].key, i);
  }
  for (std::size_t i = 0; i < columns.columns.size(); ++i) {
    for (const std::string& key : columns.columns[i].of) sources_[i].push_back(source(key));
  }
  std::vector<char> seen(columns.columns.size());
  for (std::size_t i = 0; i < columns.columns.size(); ++i) put_in_order(i, seen);
  for (const std::string& key : hidden_) {
    const jinja::AttributePath path(Value::string(key));
    const bool known = std::any_of(rows.begin(), rows.end(), [&](const Value& row) {
      return !path.of(host.environment(), row).is_undefined();
    });
    if (known || rows.empty()) continue;
    for (std::size_t i = 0; i < columns.columns.size(); ++i) {
      const auto& of = columns.columns[i].of;
      if (std::find(of.begin(), of.end(), key) != of.end())
        jinja::fail(messages::kComputedFrom, {columns.layout.columns[i].title.to_string(), key});
    }
  }
}

/// The figure that a key means; one that no column has is read from the rows, too.
std::size_t BudgetFigures::source(const std::string& key) {
  const auto [known, added] = figures_.try_emplace(key, columns_.columns.size() + hidden_.size());
  if (added) hidden_.push_back(key);
  return known->second;
}

void BudgetFigures::put_in_order(std::size_t column, std::vector<char>& seen) {
  enum : char { kUnseen, kBegun, kDone };
  if (seen[column] == kDone || columns_.columns[column].of.empty()) return;
  seen[column] = kBegun;
  for (std::size_t i = 0; i < sources_[column].size(); ++i) {
    const std::size_t from = sources_[column][i];
    if (from >= columns_.columns.size()) continue;
    if (seen[from] == kBegun) {
      jinja::fail(messages::kComputedFrom, {columns_.layout.columns[column].title.to_string(),
                                            columns_.columns[column].of[i]});
    }
    put_in_order(from, seen);
  }
  seen[column] = kDone;
  order_.push_back(column);
}

std::string BudgetFigures::key_of(std::size_t figure) const {
  const std::size_t columns = columns_.columns.size();
  return figure < columns ? columns_.layout.columns[figure].key : hidden_[figure - columns];
}

Line BudgetFigures::given(const Value& row, int number) const {
  Line line(columns_.columns.size() + hidden_.size());
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (i < columns_.columns.size() && columns_.columns[i].kind != Kind::amount) continue;
    const std::string key = key_of(i);
    const Value figure = jinja::AttributePath(Value::string(key)).of(host_.environment(), row);
    if (figure.is_undefined()) {
      tell(host_, messages::kTotalLacks, {std::to_string(number), key}, row);
    } else if (const auto amount = gongwen::amount(kWho, figure)) {
      line[i] = *amount * factor_;
    }
  }
  return line;
}

void BudgetFigures::add(Line& total, const Line& line) {
  total.resize(line.size());
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i]) total[i] = total[i].value_or(Decimal()) + *line[i];
  }
}

void BudgetFigures::compute(Line& line, const Line& total, const Value& row) const {
  for (const std::size_t column : order_) line[column] = computed(column, line, total, row);
}

std::optional<Decimal> BudgetFigures::computed(std::size_t column, const Line& line,
                                               const Line& total, const Value& row) const {
  const Kind kind = columns_.columns[column].kind;
  const std::vector<std::size_t>& from = sources_[column];
  const auto nothing = [&](std::size_t figure) { return !line[figure]; };
  if (std::all_of(from.begin(), from.end(), nothing)) return std::nullopt;
  const Decimal first = line[from[0]].value_or(Decimal());
  if (kind == Kind::sum) {
    Decimal sum;
    for (const std::size_t figure : from) sum = sum + line[figure].value_or(Decimal());
    return sum;
  }
  const Decimal second = (kind == Kind::share ? total[from[0]] : line[from[1]]).value_or(Decimal());
  if (kind == Kind::difference) return first - second;
  if (second.is_zero() || second.is_negative()) {
    if (!first.is_zero() || !second.is_zero()) {
      tell(host_, messages::kNoBase,
           {columns_.layout.columns[column].title.to_string(), second.to_string(),
            first.to_string()},
           row);
    }
    return std::nullopt;
  }
  return (kind == Kind::growth ? first - second : first).divided_by(second);
}

}  // namespace chengwen::gongwen
