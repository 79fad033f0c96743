#include "gongwen/cross_check.h"

#include <algorithm>
#include <optional>
#include <set>

#include "gongwen/check_messages.h"
#include "gongwen/figure.h"
#include "jinja/operators.h"

namespace chengwen::gongwen {
namespace {

using data::Decimal;
using data::Value;
using jinja::Operator;

/// More numbers than these of one side are only counted.
constexpr std::size_t kShownTerms = 8;

/// Both sides as numbers; nothing when one of them is none.
struct Numbers {
  Decimal left, right;
};

std::optional<Numbers> numbers_of(const Value& left, const Value& right) {
  if (left.is_string() && right.is_string()) {
    const auto a = whole_figure(left.as_string()), b = whole_figure(right.as_string());
    if (!a || !b) return std::nullopt;
    if (a->unit == b->unit) return Numbers{a->value(), b->value()};
    if (a->nil || b->nil) return Numbers{a->number, b->number};
    return std::nullopt;
  }
  if (!left.is_number() && !right.is_number()) return std::nullopt;
  const auto a = amount_of(left), b = amount_of(right);
  return a && b ? std::optional(Numbers{*a, *b}) : std::nullopt;
}

bool is_true(Operator sign, int order) {
  switch (sign) {
    case Operator::equal:
      return order == 0;
    case Operator::not_equal:
      return order != 0;
    case Operator::less:
      return order < 0;
    case Operator::less_equal:
      return order <= 0;
    case Operator::greater:
      return order > 0;
    default:
      return order >= 0;
  }
}

Words wish(Operator sign) {
  switch (sign) {
    case Operator::equal:
      return {"应等于", "should equal"};
    case Operator::not_equal:
      return {"不应等于", "should not equal"};
    case Operator::less:
      return {"应小于", "should be less than"};
    case Operator::less_equal:
      return {"应不大于", "should not exceed"};
    case Operator::greater:
      return {"应大于", "should be greater than"};
    case Operator::greater_equal:
      return {"应不小于", "should not be less than"};
    case Operator::in:
      return {"应属于", "should be in"};
    default:
      return {"不应属于", "should not be in"};
  }
}

std::string shown(const Value& value) {
  std::string out;
  value.print_quoted(out);
  return out;
}

Words statement_of(const Relation& relation, const std::optional<Numbers>& numbers) {
  const Words middle = wish(relation.sign);
  const std::string left = shown(relation.left.value), right = shown(relation.right.value);
  Words words{left + " " + middle.zh + " " + right, left + " " + middle.en + " " + right};
  if (!numbers || relation.sign == Operator::not_equal) return words;
  const std::string difference = (numbers->left - numbers->right).absolute().to_string();
  words.zh += "，相差 " + difference;
  words.en += ", off by " + difference;
  return words;
}

bool adds_up(const Side& side) {
  Decimal sum;
  for (const Term& term : side.addends) {
    const auto amount = amount_of(term.value);
    if (!amount) return false;
    sum = term.negative ? sum - *amount : sum + *amount;
  }
  const auto value = amount_of(side.value);
  return value && sum == *value;
}

/// "2 + 3 + 2.42 + 5 = 12.42"; of many addends the first and the last.
std::string sum_of(const Side& side) {
  constexpr std::size_t kAtEnd = 2;
  const std::size_t count = side.addends.size();
  std::string sum;
  for (std::size_t i = 0; i < count; ++i) {
    const Term& term = side.addends[i];
    if (i > 0) {
      sum += term.negative ? " − " : " + ";
    } else if (term.negative) {
      sum += "−";
    }
    sum += shown(term.value);
    if (count > kShownTerms && i + kAtEnd + 1 == kShownTerms) {
      sum += " + …";
      i = count - kAtEnd - 1;
    }
  }
  return sum + " = " + shown(side.value);
}

bool is_constant(const Term& term) {
  return term.words.empty() && !term.place.known();
}

/// What names nothing, or was named before, explains nothing.
void add_terms(diag::Diagnostic& finding, std::vector<Term> terms) {
  std::set<std::pair<std::string, std::uint32_t>> told;
  std::erase_if(terms, [&](const Term& term) {
    return is_constant(term) || !told.emplace(term.words, term.place.begin).second;
  });
  for (std::size_t i = 0; i < std::min(terms.size(), kShownTerms); ++i) {
    const Term& term = terms[i];
    if (term.words.empty()) {
      finding.notes.push_back({&messages::kTerm, {shown(term.value)}, term.place});
    } else {
      finding.notes.push_back({&messages::kNamedTerm, {term.words, shown(term.value)}, term.place});
    }
  }
  if (terms.size() <= kShownTerms) return;
  const std::string more = std::to_string(terms.size() - kShownTerms);
  finding.notes.push_back({&messages::kMoreTerms, {more}, {}});
}

/// How a side was computed. What is one value of the data is told with its place, a constant not at
/// all.
void add_side(diag::Diagnostic& finding, const Side& side, const diag::Message& words,
              const diag::Message& value) {
  const bool sum = side.addends.size() > 1 && adds_up(side);
  if (side.addends.size() == 1 && side.inputs.empty() && side.addends[0].place.known()) {
    finding.notes.push_back({&value, {shown(side.value)}, side.addends[0].place});
    return;
  }
  if (side.addends.size() == 1 && side.inputs.empty() && is_constant(side.addends[0])) return;
  const std::string computed = sum ? sum_of(side) : shown(side.value);
  finding.notes.push_back({&words, {side.words, computed}, {}});
  std::vector<Term> terms;
  if (sum) terms = side.addends;
  terms.insert(terms.end(), side.inputs.begin(), side.inputs.end());
  add_terms(finding, std::move(terms));
}

/// Tells findings of one rule apart that have the same words: those of two rows with the same
/// figures.
std::string identity_of(const Side& side) {
  for (const auto* terms : {&side.addends, &side.inputs}) {
    for (const Term& term : *terms)
      if (term.place.known()) return std::to_string(term.place.begin);
  }
  return {};
}

/// The id, what is wrong, and how it is with the figures.
Words told(const Policy& policy, const Words& statement) {
  const auto join = [&](const std::string& message, std::string_view colon,
                        const std::string& rest) {
    std::string name = policy.id;
    if (!name.empty() && !message.empty()) name += ' ';
    name += message;
    return name.empty() ? rest : name + std::string(colon) + rest;
  };
  return {join(policy.message.zh, "：", statement.zh), join(policy.message.en, ": ", statement.en)};
}

}  // namespace

Decimal rounding_of_wan(std::size_t addends) {
  constexpr std::size_t kMostHundredths = 5;
  return Decimal::decimal(
      static_cast<std::int64_t>(std::clamp(addends, std::size_t{1}, kMostHundredths)), 2, 2);
}

Decimal Tolerance::of(const Relation& relation) const {
  if (!rounded_wan) return fixed;
  return rounding_of_wan(std::max(relation.left.addends.size(), relation.right.addends.size()));
}

bool holds(const Value& left, Operator sign, const Value& right) {
  if (sign == Operator::in) return jinja::contains(right, left);
  if (sign == Operator::not_in) return !jinja::contains(right, left);
  if (const auto numbers = numbers_of(left, right)) {
    const auto order = numbers->left <=> numbers->right;
    return is_true(sign, order < 0 ? -1 : order > 0 ? 1 : 0);
  }
  if (sign == Operator::equal) return left == right;
  if (sign == Operator::not_equal) return !(left == right);
  return is_true(sign, jinja::compare(left, right));
}

diag::Diagnostic finding_of(const Relation& relation, const Policy& policy) {
  const auto numbers = numbers_of(relation.left.value, relation.right.value);
  bool remainder = false;
  if (numbers && relation.sign != Operator::not_equal) {
    const Decimal most = policy.tolerance.of(relation);
    remainder = !most.is_zero() && (numbers->left - numbers->right).absolute() <= most;
  }
  const Words words = told(policy, statement_of(relation, numbers));
  diag::Diagnostic found(
      remainder ? messages::kRemainder : messages::kBroken,
      {words.zh, words.en, identity_of(relation.left), identity_of(relation.right)});
  if (!remainder) found.severity = policy.severity;
  add_side(found, relation.left, messages::kLeftSide, messages::kLeftValue);
  add_side(found, relation.right, messages::kRightSide, messages::kRightValue);
  return found;
}

diag::Diagnostic finding_of(const Words& found, std::vector<Term> terms, const Policy& policy) {
  const Words words = told(policy, found);
  Side side;
  side.inputs = std::move(terms);
  diag::Diagnostic finding(messages::kNotTrue, {words.zh, words.en, identity_of(side)});
  finding.severity = policy.severity;
  add_terms(finding, std::move(side.inputs));
  return finding;
}

}  // namespace chengwen::gongwen
