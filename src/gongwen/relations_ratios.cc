#include <algorithm>

#include "gongwen/figure.h"
#include "gongwen/relation_call.h"
#include "text/characters.h"

namespace chengwen::gongwen {
namespace {

using data::Decimal;
using data::Rounding;
using data::Value;
using jinja::Operator;

Decimal hundred() {
  return Decimal::integer(100);
}

/// What the last digit of a number with so many places is worth.
Decimal step_of(int places) {
  Decimal step = Decimal::integer(1);
  for (int i = 0; i < places; ++i) step = step.divided_by(Decimal::integer(10));
  return step;
}

/// A percentage as it was written.
struct Percentage {
  Decimal value;  ///< in per cent
  bool nil = false;
};

/// 12.34, "12.34%", "下降12.34%", "—". A number up to 1 with decimals may be a fraction:
/// `fraction`.
std::optional<Percentage> percentage_of(const Value& value, bool fraction) {
  if (value.is_undefined() || value.is_none()) return Percentage{{}, true};
  if (value.is_number()) {
    const Decimal number = value.as_number();
    if (!fraction) return Percentage{number};
    return Percentage{(number * hundred()).with_places(std::max(number.places() - 2, 0))};
  }
  if (!value.is_string()) return std::nullopt;
  std::string_view text = text::trim(value.as_string());
  bool down = false;
  for (const std::string_view word : {"增长", "增加", "上升", "提高", "下降", "减少", "降低"}) {
    if (!text.starts_with(word)) continue;
    down = word == "下降" || word == "减少" || word == "降低";
    text.remove_prefix(word.size());
    break;
  }
  const auto figure = whole_figure(text);
  if (!figure) return std::nullopt;
  return Percentage{down ? figure->number.negated() : figure->number, figure->nil};
}

/// `numerator / denominator` in per cent, rounded to as many places as `like` has.
Side quotient_side(const Side& numerator, const Side& denominator, const Decimal& like) {
  Side side;
  side.words = numerator.words + " / " + denominator.words;
  const Decimal exact =
      (amount_of(numerator.value).value() * hundred()).divided_by(*amount_of(denominator.value));
  side.value = Value::number(exact.quantized(like.places(), Rounding::half_up));
  side.inputs = numerator.addends;
  side.inputs.insert(side.inputs.end(), denominator.addends.begin(), denominator.addends.end());
  return side;
}

/// How far `numerator / denominator` may be off, in per cent, where each addend was rounded.
Decimal rounding_of(const RelationCall& call, const Side& numerator, const Side& denominator) {
  if (!call.rounded()) return {};
  const Decimal half = Decimal::decimal(5, 3, 3);
  const Decimal divisor = amount_of(denominator.value)->absolute();
  const Decimal quotient = amount_of(numerator.value)->absolute().divided_by(divisor);
  const auto addends = Decimal::integer(static_cast<std::int64_t>(numerator.addends.size()));
  return (half * (addends + quotient) * hundred()).divided_by(std::max(divisor - half, half));
}

/// A written percentage against the one that two numbers give. A plain number is read as per cent
/// or as a fraction, whichever is nearer. Nothing divided by nothing has none.
class Quotient {
 public:
  Quotient(RelationCall& call, Value written, std::string words)
      : call_(call), written_(std::move(written)), words_(std::move(words)) {}

  /// False, and told, when it is another one.
  bool check(const std::optional<Side>& numerator, const std::optional<Side>& denominator,
             const std::string& about, const std::optional<Decimal>& tolerance = {}) {
    if (!compute(numerator, denominator, about)) return true;
    const Decimal step = tolerance ? *tolerance : step_of(percentage_->value.places());
    return call_.expect_within(step + rounding_, written_side(), right_, about);
  }
  /// Nothing is told.
  bool is_right(const std::optional<Side>& numerator, const std::optional<Side>& denominator) {
    return !compute(numerator, denominator, {}) ||
           (percentage_->value - *amount_of(right_.value)).absolute() <=
               step_of(percentage_->value.places()) + rounding_;
  }
  std::string wanted() const { return right_.value.to_string(); }
  const Decimal& value() const { return percentage_->value; }

 private:
  bool compute(const std::optional<Side>& numerator, const std::optional<Side>& denominator,
               const std::string& about) {
    if (!numerator || !denominator || written_.is_undefined()) return false;
    const Decimal divisor = *amount_of(denominator->value);
    if (divisor.is_zero()) {
      tell_without_divisor(*denominator, about);
      return false;
    }
    const Decimal exact = (*amount_of(numerator->value) * hundred()).divided_by(divisor);
    bool fraction = false;
    if (written_.is_number()) {
      const Decimal number = written_.as_number();
      fraction = (number * hundred() - exact).absolute() < (number - exact).absolute();
    }
    percentage_ = percentage_of(written_, fraction);
    if (!percentage_) {
      call_.number(written_, words_);
      return false;
    }
    right_ = quotient_side(*numerator, *denominator, percentage_->value);
    rounding_ = rounding_of(call_, *numerator, *denominator);
    return true;
  }
  void tell_without_divisor(const Side& denominator, const std::string& about) {
    const auto percentage = percentage_of(written_, false);
    if (!percentage || percentage->nil || percentage->value.is_zero()) return;
    std::vector<Term> terms{RelationCall::term(written_, words_)};
    terms.insert(terms.end(), denominator.addends.begin(), denominator.addends.end());
    call_.tell({denominator.words + "为 0，不应有" + words_,
                denominator.words + " is 0, so that there is no " + words_},
               std::move(terms), about);
  }
  Side written_side() const {
    return {words_, Value::number(percentage_->value), {RelationCall::term(written_, words_)}, {}};
  }

  RelationCall& call_;
  Value written_;
  std::string words_;
  std::optional<Percentage> percentage_;
  Side right_;
  Decimal rounding_;  // what it may be off because of its amounts, in per cent
};

/// The name of a field, or of a value that was given.
std::string name_of(const RelationCall& call, std::string_view parameter) {
  return call.given("表") ? call.field(parameter) : std::string(parameter);
}

// --- K-08 ---

/// All of a column are fractions: 0.25, 0.75.
bool are_fractions(const RelationCall& call, const std::vector<Row>& rows,
                   const std::string& field) {
  Decimal sum;
  for (const Row& row : rows) {
    const Value value = call.cell(row, field);
    if (value.is_string()) return false;
    if (value.is_number()) sum = sum + value.as_number().absolute();
  }
  constexpr std::int64_t kMost = 2;
  return sum < Decimal::integer(kMost);
}

/// Shares that are wrong together, because the amount of one row is: one finding.
void tell_shares(RelationCall& call, const std::vector<Term>& wrong, const std::string& share,
                 const std::string& amount) {
  const std::string count = std::to_string(wrong.size());
  call.tell({count + " 行的" + share + "与" + amount + "不符",
             share + " of " + count + " rows does not go with " + amount},
            wrong);
}

void shares(RelationCall& call) {
  const std::vector<Row> rows = call.rows();
  const std::string amount = call.field("金额"), share = call.field("占比");
  call.require_field(rows, amount);
  call.require_field(rows, share);
  const bool fraction = are_fractions(call, rows, share);
  std::vector<Term> amounts, percentages;
  int places = 0;
  for (const Row& row : rows) {
    amounts.push_back(RelationCall::term(call.cell(row, amount), row.label));
    const auto percentage = percentage_of(call.cell(row, share), fraction);
    if (!percentage || percentage->nil) continue;
    places = std::max(places, percentage->value.places());
    percentages.push_back(RelationCall::term(call.cell(row, share), row.label));
    percentages.back().value = Value::number(percentage->value);
  }
  const auto total =
      call.given("合计") ? call.side(call["合计"], "合计") : call.sum(amounts, amount + "之和");
  std::vector<Term> wrong;
  std::vector<const Row*> wrong_rows;
  for (const Row& row : rows) {
    Quotient quotient(call, call.cell(row, share), share);
    if (quotient.is_right(call.side(call.cell(row, amount), amount), total)) continue;
    wrong.push_back(RelationCall::term(call.cell(row, share), row.label));
    wrong_rows.push_back(&row);
  }
  if (wrong.size() > 1) return tell_shares(call, wrong, share, amount);
  for (const Row* row : wrong_rows) {
    Quotient(call, call.cell(*row, share), share)
        .check(call.side(call.cell(*row, amount), amount), total, row->label);
  }
  if (!wrong.empty() || call.given("合计") || percentages.size() < 2) return;
  // Each was rounded, so that their sum may be off by the last digit of each.
  const auto sum = call.sum(percentages, share + "之和");
  const auto count = Decimal::integer(static_cast<std::int64_t>(percentages.size()));
  if ((*amount_of(sum->value) - hundred()).absolute() <= step_of(places) * count) return;
  call.expect(sum, Operator::equal, call.side(Value::number(hundred()), "100"), share + "之和");
}

// --- K-09 ---

void growth(RelationCall& call) {
  const std::vector<Row> rows = call.rows_or_values({"本年", "上年", "增长率"});
  const std::string now = name_of(call, "本年"), then = name_of(call, "上年"),
                    rate = name_of(call, "增长率");
  for (const std::string& field : {now, then, rate}) call.require_field(rows, field);
  for (const Row& row : rows) {
    Term last = RelationCall::term(call.cell(row, then), then);
    last.negative = true;
    const auto change = call.sum({RelationCall::term(call.cell(row, now), now), last},
                                 "(" + now + " − " + then + ")");
    Quotient(call, call.cell(row, rate), rate)
        .check(change, call.side(call.cell(row, then), then), row.label);
  }
}

// --- K-11 ---

/// 财预〔2020〕10号: the score of the execution is its rate times the weight, and no more than
/// that.
Side score_side(const Side& executed, const Side& budget, const Decimal& weight, int places) {
  const Decimal exact = (*amount_of(executed.value) * weight).divided_by(*amount_of(budget.value));
  Side side;
  side.words = weight.to_string() + " × " + executed.words + " / " + budget.words;
  side.value = Value::number(std::min(exact, weight).quantized(places, Rounding::half_up));
  side.inputs = executed.addends;
  side.inputs.insert(side.inputs.end(), budget.addends.begin(), budget.addends.end());
  return side;
}

void execution(RelationCall& call) {
  // What forms of others are allowed: 0.1 per cent, 0.1 of a point.
  const Decimal tolerance = Decimal::decimal(1, 1, 1);
  const std::vector<Row> rows = call.rows_or_values({"预算", "执行", "执行率", "得分"});
  const std::string budget_name = name_of(call, "预算"), executed_name = name_of(call, "执行"),
                    rate_name = name_of(call, "执行率"), score_name = name_of(call, "得分");
  call.require_field(rows, budget_name);
  call.require_field(rows, executed_name);
  for (const std::string_view optional : {"执行率", "得分"})
    if (call.given(optional)) call.require_field(rows, name_of(call, optional));
  const auto weight = call.number(call.given("分值") ? call["分值"] : Value::integer(10), "分值");
  for (const Row& row : rows) {
    const auto budget = call.side(call.cell(row, budget_name), budget_name);
    const auto executed = call.side(call.cell(row, executed_name), executed_name);
    const Value score = call.cell(row, score_name);
    Quotient rate(call, call.cell(row, rate_name), rate_name);
    const bool right = rate.check(executed, budget, row.label, tolerance);
    if (score.is_undefined() || !budget || !executed || !weight) continue;
    const auto written = call.side(score, score_name);
    if (!written || amount_of(budget->value)->is_zero()) continue;
    // A score that follows from a wrong rate is no mistake of its own.
    const Decimal points = *amount_of(written->value);
    if (!right &&
        (std::min(rate.value() * *weight, *weight * hundred()) - points * hundred()).absolute() <=
            tolerance * hundred())
      continue;
    const Decimal rounding =
        (rounding_of(call, *executed, *budget) * *weight).divided_by(hundred());
    call.expect_within(tolerance + rounding, written,
                       score_side(*executed, *budget, *weight, std::max(points.places(), 2)),
                       row.label);
  }
}

// --- B-10, B-11 ---

void within_budget(RelationCall& call) {
  const std::vector<Row> rows = call.rows_or_values({"执行", "预算"});
  const std::string executed = name_of(call, "执行"), budget = name_of(call, "预算");
  call.require_field(rows, executed);
  call.require_field(rows, budget);
  for (const Row& row : rows) {
    call.expect(call.side(call.cell(row, executed), executed), Operator::less_equal,
                call.side(call.cell(row, budget), budget), row.label);
  }
}

void ratio(RelationCall& call) {
  const std::vector<Row> rows = call.rows_or_values({"分子", "分母", "比率"});
  const std::string numerator = name_of(call, "分子"), denominator = name_of(call, "分母"),
                    written = name_of(call, "比率");
  for (const std::string& field : {numerator, denominator, written})
    call.require_field(rows, field);
  for (const Row& row : rows) {
    Quotient(call, call.cell(row, written), written)
        .check(call.side(call.cell(row, numerator), numerator),
               call.side(call.cell(row, denominator), denominator), row.label);
  }
}

constexpr RelationKind kKinds[] = {
    {"K-08", "占比相符", "shares are right", "表 =金额? =占比? 合计? =名称?", true, shares},
    {"K-09", "增长率相符", "growth rates are right", "表? .本年? .上年? .增长率? =名称?", true,
     growth},
    {"K-11", "执行率和执行得分相符", "execution rates and scores are right",
     "表? .预算? .执行? .执行率? .得分? 分值? =名称?", true, execution},
    {"B-10", "执行数不超预算数", "spending keeps within the budget", "表? .执行? .预算? =名称?",
     false, within_budget},
    {"B-11", "比率相符", "ratios are right", "表? .分子? .分母? .比率? =名称?", false, ratio},
};

}  // namespace

std::span<const RelationKind> ratio_relations() {
  return kKinds;
}

}  // namespace chengwen::gongwen
