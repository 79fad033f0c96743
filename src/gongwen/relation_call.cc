#include "gongwen/relation_call.h"

#include <algorithm>

#include "data/json_reader.h"
#include "diag/messages.h"
#include "diag/suggest.h"
#include "gongwen/check_messages.h"
#include "gongwen/figure.h"
#include "jinja/arguments.h"
#include "jinja/objects.h"

namespace chengwen::gongwen {

using data::Decimal;
using data::Value;

namespace {

/// The fields that a record may be called by, where nobody says which.
constexpr std::string_view kLabels[] = {"名称", "科目名称", "项目名称", "指标", "三级指标",
                                        "来源", "项目",     "事项",     "name", "编码"};

}  // namespace

RelationCall::RelationCall(jinja::Host& host, const RelationKind& kind, const data::Map& arguments,
                           Policy policy, bool wan)
    : host_(host), kind_(kind), arguments_(arguments), policy_(std::move(policy)) {
  if (policy_.id.empty()) policy_.id = kind.id;
  if (policy_.message.empty()) policy_.message = {std::string(kind.zh), std::string(kind.en)};
  if (policy_.tolerance.given) return;
  may_be_rounded_ = kind.rounds && wan;
  policy_.tolerance.rounded_wan = may_be_rounded_;
}

void RelationCall::amounts_are_in(std::string_view unit) {
  if (!policy_.tolerance.given) policy_.tolerance.rounded_wan = may_be_rounded_ && unit == "万元";
}

Value RelationCall::operator[](std::string_view parameter) const {
  const Value* found = arguments_.find(parameter);
  return found == nullptr ? Value() : *found;
}

std::vector<std::string> RelationCall::fields(std::string_view parameter) const {
  const Value given = (*this)[parameter];
  if (given.is_undefined() || given.is_none()) return {std::string(parameter)};
  if (given.is_string()) return {std::string(given.as_string())};
  std::vector<std::string> names;
  for (const Value& name : jinja::to_items(host_, given)) names.push_back(name.to_string());
  if (names.empty()) names.emplace_back(parameter);
  return names;
}

std::string RelationCall::label_of(const Value& row) const {
  if (given("名称")) return cell({row, {}}, field("名称")).to_string();
  for (const std::string_view name : kLabels) {
    const Value* found = row.as_map().find(name);
    if (found != nullptr && !found->to_string().empty()) return found->to_string();
  }
  return {};
}

std::vector<Row> RelationCall::rows(std::string_view parameter) const {
  const Value table = (*this)[parameter];
  std::vector<Row> rows;
  const auto add = [&](const Value& value, std::string label) {
    if (!value.is_map())
      jinja::fail(messages::kNotATable, {std::string(parameter), jinja::shown(value)});
    if (label.empty()) label = label_of(value);
    rows.push_back({value, std::move(label)});
  };
  if (table.is_undefined()) jinja::fail_undefined(table);
  if (table.is_map()) {
    const auto& entries = table.as_map().entries();
    const bool of_maps =
        !entries.empty() && std::all_of(entries.begin(), entries.end(),
                                        [](const auto& entry) { return entry.value.is_map(); });
    if (!of_maps) {
      add(table, {});
    } else {
      for (const auto& entry : entries) add(entry.value, entry.key.to_string());
    }
    return rows;
  }
  if (!jinja::is_iterable(table) || table.is_string())
    jinja::fail(messages::kNotATable, {std::string(parameter), jinja::shown(table)});
  for (const Value& item : jinja::to_items(host_, table)) add(item, {});
  return rows;
}

std::vector<Row> RelationCall::rows_or_values(
    const std::vector<std::string_view>& parameters) const {
  if (given("表")) return rows();
  Value row = Value::map();
  for (const std::string_view parameter : parameters) {
    const Value value = (*this)[parameter];
    if (!value.is_undefined()) row.mutable_map().set(Value::string(parameter), value);
  }
  return {{row, {}}};
}

Value RelationCall::cell(const Row& row, std::string_view field) const {
  if (const Value* found = row.value.as_map().find(field)) return *found;
  const Value none = Value::none();
  if (field.find('.') == std::string_view::npos) return {};
  const Value found =
      jinja::AttributePath(Value::string(field)).of(host_.environment(), row.value, &none);
  return found.is_none() && found.origin() == 0 ? Value() : found;
}

void RelationCall::require_field(const std::vector<Row>& rows, std::string_view field) const {
  std::vector<std::string_view> candidates;
  for (const Row& row : rows) {
    if (!cell(row, field).is_undefined()) return;
    for (const auto& entry : row.value.as_map().entries())
      if (entry.key.is_string()) candidates.push_back(entry.key.as_string());
  }
  if (rows.empty()) return;
  diag::Diagnostic mistake(messages::kNoField, {std::string(kind_.id), std::string(field)});
  diag::suggest(mistake, field, candidates);
  mistake.notes.push_back({&diag::messages::kValueFrom, {}, data::span_of(rows.front().value)});
  throw diag::Failure(std::move(mistake));
}

std::optional<Decimal> RelationCall::number(const Value& value, std::string_view words) {
  if (value.is_undefined()) return Decimal();
  if (const auto amount = amount_of(value)) return amount;
  diag::Diagnostic found(messages::kNotAnAmount,
                         {std::string(kind_.id), std::string(words), jinja::shown(value),
                          std::to_string(value.origin())});
  found.severity = policy_.severity;
  found.notes.push_back({&diag::messages::kValueFrom, {}, data::span_of(value)});
  host_.report(std::move(found));
  return std::nullopt;
}

Term RelationCall::term(const Value& value, std::string_view words) {
  const diag::Span place = data::span_of(value);
  return {place.known() ? std::string() : std::string(words),
          value.is_undefined() ? Value::integer(0) : value, false, place};
}

std::optional<Side> RelationCall::side(const Value& value, std::string_view words) {
  const auto amount = number(value, words);
  if (!amount) return std::nullopt;
  return Side{std::string(words),
              value.is_number() ? value : Value::number(*amount),
              {term(value, words)},
              {}};
}

std::optional<Side> RelationCall::sum(const std::vector<Term>& terms, std::string_view words) {
  Side side{std::string(words), {}, terms, {}};
  Decimal total;
  for (const Term& term : terms) {
    const auto amount = number(term.value, words);
    if (!amount) return std::nullopt;
    total = term.negative ? total - *amount : total + *amount;
  }
  side.value = Value::number(total);
  return side;
}

Policy RelationCall::policy(std::string_view about) const {
  Policy policy = policy_;
  if (about.empty()) return policy;
  policy.message.zh += "（" + std::string(about) + "）";
  policy.message.en += " (" + std::string(about) + ")";
  return policy;
}

bool RelationCall::expect(const std::optional<Side>& left, jinja::Operator sign,
                          const std::optional<Side>& right, std::string_view about) {
  if (!left || !right || holds(left->value, sign, right->value)) return true;
  host_.report(finding_of({*left, sign, *right}, policy(about)));
  return false;
}

bool RelationCall::expect_within(const Decimal& tolerance, const std::optional<Side>& left,
                                 const std::optional<Side>& right, std::string_view about) {
  if (!left || !right || holds(left->value, jinja::Operator::equal, right->value)) return true;
  Policy own = policy(about);
  if (!own.tolerance.given) own.tolerance = {tolerance, false, true};
  host_.report(finding_of({*left, jinja::Operator::equal, *right}, own));
  return false;
}

void RelationCall::tell(const Words& found, std::vector<Term> terms, std::string_view about) {
  host_.report(finding_of(found, std::move(terms), policy(about)));
}

}  // namespace chengwen::gongwen
