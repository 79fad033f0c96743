#include <map>

#include "gongwen/figure.h"
#include "gongwen/relation_call.h"
#include "text/characters.h"

namespace chengwen::gongwen {
namespace {

using data::Decimal;
using data::Value;
using jinja::Operator;

/// An indicator with the group of the first level that it belongs to.
struct Indicator {
  Row row;
  std::string group;
};

/// The indicators of a table, flat or one level in the other: what has the field `marks` itself.
class IndicatorFinder {
 public:
  IndicatorFinder(const RelationCall& call, std::string marks, std::string group_field)
      : call_(call), marks_(std::move(marks)), group_field_(std::move(group_field)) {}

  std::vector<Indicator> find(const Value& table) {
    // A field of a single name.
    look(table, {});
    return std::move(found_);
  }

 private:
  void look(const Value& value, std::string group) {
    if (value.is_map()) return look_at_record(value, std::move(group));
    if (!value.is_list() && !value.is_tuple()) return;
    for (const Value& item : value.items()) {
      look(item, group);
      // A merged cell of a flat table stands for those below it.
      if (const std::string own = group_of(item); !own.empty()) group = own;
    }
  }
  void look_at_record(const Value& record, std::string group) {
    if (const std::string own = group_of(record); !own.empty()) group = own;
    const Value* weight = record.as_map().find(marks_);
    if (weight != nullptr && !weight->is_list() && !weight->is_map()) {
      found_.push_back({{record, label_of(record)}, group});
      return;
    }
    for (const auto& entry : record.as_map().entries()) look(entry.value, group);
  }
  std::string group_of(const Value& record) const {
    if (!record.is_map()) return {};
    const Value* group = record.as_map().find(group_field_);
    return group != nullptr && group->is_string() ? std::string(group->as_string()) : std::string();
  }
  std::string label_of(const Value& record) const {
    for (const std::string_view name : {"指标", "三级指标", "名称", "指标名称"}) {
      const Value* label = record.as_map().find(name);
      if (label != nullptr && label->is_string()) return std::string(label->as_string());
    }
    return {};
  }

  const RelationCall& call_;
  std::string marks_, group_field_;
  std::vector<Indicator> found_;
};

std::string first_level(const RelationCall& call) {
  return call.given("一级") ? call.field("一级") : std::string("一级指标");
}

std::vector<Indicator> indicators_of(const RelationCall& call, std::string_view mark) {
  std::vector<Indicator> found =
      IndicatorFinder(call, call.field(mark), first_level(call)).find(call["指标"]);
  if (found.empty() && call["指标"].truth()) {
    call.require_field({{call["指标"].is_map() ? call["指标"] : Value::map(), {}}},
                       call.field(mark));
  }
  return found;
}

// --- K-12 ---

/// 财预〔2020〕10号: 产出 50, 效益 30, 满意度 10, and 10 for the execution of the budget.
constexpr std::pair<std::string_view, std::int64_t> kNationalGroups[] = {
    {"产出", 50}, {"效益", 30}, {"满意度", 10}};

/// What the groups should add up to: as given, or, where they are just the three of 10号, as it
/// says.
std::vector<std::pair<std::string, Value>> wanted_groups(const RelationCall& call,
                                                         const std::vector<std::string>& groups) {
  std::vector<std::pair<std::string, Value>> wanted;
  if (call["各级"].is_map()) {
    for (const auto& entry : call["各级"].as_map().entries())
      wanted.emplace_back(entry.key.to_string(), entry.value);
    return wanted;
  }
  if (call.given("各级") || groups.size() != std::size(kNationalGroups)) return wanted;
  for (const auto& [name, weight] : kNationalGroups) {
    for (const std::string& group : groups) {
      if (group == name || group == std::string(name) + "指标")
        wanted.emplace_back(group, Value::integer(weight));
    }
  }
  if (wanted.size() != groups.size()) wanted.clear();
  return wanted;
}

void weights(RelationCall& call) {
  const std::vector<Indicator> indicators = indicators_of(call, "分值");
  const std::string field = call.field("分值");
  std::vector<Term> all;
  std::vector<std::string> groups;
  std::map<std::string, std::vector<Term>> by_group;
  bool has_execution = false;
  for (const Indicator& indicator : indicators) {
    const Term term = RelationCall::term(call.cell(indicator.row, field), indicator.row.label);
    all.push_back(term);
    if (!by_group.contains(indicator.group)) groups.push_back(indicator.group);
    by_group[indicator.group].push_back(term);
    has_execution = has_execution || indicator.row.label.find("预算执行") != std::string::npos;
  }
  bool groups_right = true;
  for (const auto& [group, wanted] : wanted_groups(call, groups)) {
    groups_right = call.expect(call.sum(by_group[group], group + field), Operator::equal,
                               call.side(wanted, group), group) &&
                   groups_right;
  }
  // What is wrong with a group is wrong with the whole.
  if (!groups_right) return;
  const Value execution =
      call.given("预算执行") ? call["预算执行"] : Value::integer(has_execution ? 0 : 10);
  all.push_back(RelationCall::term(execution, "预算执行"));
  call.expect(call.sum(all, "各项" + field), Operator::equal,
              call.side(call.given("总分") ? call["总分"] : Value::integer(100), "总分"));
}

// --- B-01 … B-04, B-09 ---

void scores_within_weights(RelationCall& call) {
  const std::string weight = call.field("分值"), score = call.field("得分");
  for (const Indicator& indicator : indicators_of(call, "得分")) {
    const auto points = call.side(call.cell(indicator.row, score), score);
    if (!call.expect(points, Operator::greater_equal, call.side(Value::integer(0), "0"),
                     indicator.row.label))
      continue;
    call.expect(points, Operator::less_equal, call.side(call.cell(indicator.row, weight), weight),
                indicator.row.label);
  }
}

void reasons_for_lost_points(RelationCall& call) {
  const std::string weight = call.field("分值"), score = call.field("得分");
  const std::string reason = call.given("原因") ? call.field("原因") : std::string("偏差原因");
  for (const Indicator& indicator : indicators_of(call, "得分")) {
    const Value most = call.cell(indicator.row, weight), points = call.cell(indicator.row, score);
    const auto a = amount_of(points), b = amount_of(most);
    const Value why = call.cell(indicator.row, reason);
    const bool has_reason = why.is_string() ? !text::trim(why.as_string()).empty() : why.truth();
    if (!a || !b || *a >= *b || has_reason) continue;
    call.tell({score + "低于" + weight + "，但没有写" + reason,
               score + " is below " + weight + ", but there is no " + reason},
              {RelationCall::term(points, score), RelationCall::term(most, weight)},
              indicator.row.label);
  }
}

/// Whether a target is reached; nothing when its words cannot be compared.
std::optional<bool> reached(const Value& target, const Value& actual) {
  if (target.is_undefined() || actual.is_undefined()) return std::nullopt;
  const std::string wanted_words = target.to_string();
  std::string_view words = text::trim(wanted_words);
  enum { equal, at_least, at_most } sign = equal;
  for (const std::string_view word : {"≥", "＞", ">", "不低于", "不少于"})
    if (words.starts_with(word)) sign = at_least;
  for (const std::string_view word : {"≤", "＜", "<", "不超过", "不高于"})
    if (words.starts_with(word)) sign = at_most;
  const auto wanted = whole_figure(words), got = whole_figure(actual.to_string());
  if (!wanted || !got || wanted->nil || got->nil || wanted->unit != got->unit) return std::nullopt;
  const auto order = got->value() <=> wanted->value();
  if (sign == at_least) return order >= 0;
  if (sign == at_most) return order <= 0;
  // More than a plain number asks for may be good or bad.
  if (order != 0) return std::nullopt;
  return true;
}

void full_points_for_reached_targets(RelationCall& call) {
  const std::string weight = call.field("分值"), score = call.field("得分");
  const std::string target =
      call.given("指标值") ? call.field("指标值") : std::string("年度指标值");
  const std::string actual =
      call.given("完成值") ? call.field("完成值") : std::string("实际完成值");
  for (const Indicator& indicator : indicators_of(call, "得分")) {
    const Value wanted = call.cell(indicator.row, target), got = call.cell(indicator.row, actual);
    const auto is_reached = reached(wanted, got);
    const auto points = call.side(call.cell(indicator.row, score), score);
    const auto most = call.side(call.cell(indicator.row, weight), weight);
    if (!is_reached || !points || !most) continue;
    const bool full = holds(points->value, Operator::equal, most->value);
    if (*is_reached == full || holds(points->value, Operator::greater, most->value)) continue;
    const std::vector<Term> terms{RelationCall::term(wanted, target),
                                  RelationCall::term(got, actual),
                                  RelationCall::term(call.cell(indicator.row, score), score),
                                  RelationCall::term(call.cell(indicator.row, weight), weight)};
    if (*is_reached) {
      call.tell({"指标值已达到，" + score + "却低于" + weight,
                 "the target was reached, but " + score + " is below " + weight},
                terms, indicator.row.label);
    } else {
      call.tell({"指标值没有达到，却得了满分", "the target was missed, but got full points"}, terms,
                indicator.row.label);
    }
  }
}

void total_score(RelationCall& call) {
  const std::string score = call.field("得分");
  std::vector<Term> terms;
  if (call.given("执行得分")) terms.push_back(RelationCall::term(call["执行得分"], "执行得分"));
  for (const Indicator& indicator : indicators_of(call, "得分"))
    terms.push_back(RelationCall::term(call.cell(indicator.row, score), indicator.row.label));
  call.expect(call.sum(terms, "各项" + score), Operator::equal, call.side(call["总分"], "总分"));
}

constexpr std::string_view kCertain = "确定能";
constexpr std::string_view kLikelihoods[] = {kCertain, "有可能", "完全不可能"};

bool is_filled(const Value& value) {
  return value.is_string() ? !text::trim(value.as_string()).empty() : value.truth();
}

/// 财预〔2019〕136号: one of three, and a reason just where it is not certain.
void likelihoods(RelationCall& call) {
  const std::string field = call.given("可能性") ? call.field("可能性") : std::string("完成可能性");
  std::vector<std::string> reasons{"偏差原因", "原因说明"};
  if (call.given("原因")) reasons = call.fields("原因");
  for (const Indicator& indicator :
       IndicatorFinder(call, field, first_level(call)).find(call["指标"])) {
    const Value given = call.cell(indicator.row, field);
    const std::string word = given.to_string();
    std::vector<Term> terms{RelationCall::term(given, field)};
    bool reason = false;
    for (const std::string& name : reasons) {
      const Value why = call.cell(indicator.row, name);
      reason = reason || is_filled(why);
      if (is_filled(why) && why.is_string()) terms.push_back(RelationCall::term(why, name));
    }
    const bool known =
        std::find(std::begin(kLikelihoods), std::end(kLikelihoods), word) != std::end(kLikelihoods);
    if (!known) {
      call.tell({field + "只能是“确定能”“有可能”“完全不可能”之一",
                 field + " must be one of 确定能, 有可能, 完全不可能"},
                terms, indicator.row.label);
    } else if (word != kCertain && !reason) {
      call.tell({"不是“确定能”完成，却没有写偏差原因", "it is not certain, but there is no reason"},
                terms, indicator.row.label);
    } else if (word == kCertain && reason) {
      call.tell({"写了偏差原因，却是“确定能”完成", "there is a reason, but it is certain"}, terms,
                indicator.row.label);
    }
  }
}

constexpr RelationKind kKinds[] = {
    {"K-12", "分值合计", "weights add up", "指标 =分值? =一级? 总分? 预算执行? 各级?", false,
     weights},
    {"B-01", "得分在分值以内", "scores keep within weights", "指标 =得分? =分值? =一级?", false,
     scores_within_weights},
    {"B-02", "扣分写明原因", "lost points have a reason", "指标 =得分? =分值? =原因? =一级?", false,
     reasons_for_lost_points},
    {"B-03", "达到指标值得满分", "reached targets get full points",
     "指标 =指标值? =完成值? =得分? =分值? =一级?", false, full_points_for_reached_targets},
    {"B-04", "总分等于各项得分之和", "total score adds up", "指标 总分 执行得分? =得分? =一级?",
     false, total_score},
    {"B-09", "完成可能性与偏差原因", "likelihood goes with reasons", "指标 =可能性? =原因? =一级?",
     false, likelihoods},
};

}  // namespace

std::span<const RelationKind> indicator_relations() {
  return kKinds;
}

}  // namespace chengwen::gongwen
