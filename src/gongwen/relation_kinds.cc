#include "gongwen/relation_kinds.h"

#include <algorithm>

namespace chengwen::gongwen {
namespace {

/// What the arguments are called in English.
constexpr std::pair<std::string_view, std::string_view> kEnglish[] = {
    {"表", "table"},
    {"编码", "code"},
    {"金额", "amount"},
    {"名称", "name"},
    {"合计", "total"},
    {"分项", "parts"},
    {"本年收入", "income"},
    {"使用结余", "used_surplus"},
    {"年初结转", "brought_forward"},
    {"总计", "grand_total"},
    {"本年支出", "expenditure"},
    {"结余分配", "distributed"},
    {"年末结转", "carried_forward"},
    {"人员经费", "personnel"},
    {"公用经费", "operating"},
    {"基本支出", "basic"},
    {"三公", "three_public"},
    {"出国", "abroad"},
    {"公车", "vehicles"},
    {"接待", "reception"},
    {"购置", "purchase"},
    {"运行", "running"},
    {"机关运行经费", "agency_running"},
    {"换算", "factor"},
    {"文字", "text"},
    {"占比", "share"},
    {"本年", "this_year"},
    {"上年", "last_year"},
    {"增长率", "growth"},
    {"计量单位", "unit"},
    {"预算", "budget"},
    {"执行", "executed"},
    {"执行率", "rate"},
    {"得分", "score"},
    {"分值", "weight"},
    {"指标", "indicators"},
    {"一级", "first_level"},
    {"总分", "full_score"},
    {"预算执行", "execution_weight"},
    {"各级", "groups"},
    {"甲", "first"},
    {"乙", "second"},
    {"乙名称", "second_name"},
    {"乙金额", "second_amount"},
    {"值", "values"},
    {"原因", "reason"},
    {"指标值", "target"},
    {"完成值", "actual"},
    {"执行得分", "execution_score"},
    {"收入性质", "by_income"},
    {"支出性质", "by_expenditure"},
    {"全年预算", "year_budget"},
    {"数据", "data"},
    {"总额", "whole"},
    {"年度申请", "year_request"},
    {"全年预计", "year_forecast"},
    {"可能性", "likelihood"},
    {"分子", "numerator"},
    {"分母", "denominator"},
    {"比率", "ratio"},
};

}  // namespace

const std::vector<RelationKind>& relation_kinds() {
  static const std::vector<RelationKind> kinds = [] {
    std::vector<RelationKind> all;
    for (const auto& some : {account_relations(), ratio_relations(), prose_relations(),
                             indicator_relations(), form_relations()})
      all.insert(all.end(), some.begin(), some.end());
    std::sort(all.begin(), all.end(), [](const RelationKind& a, const RelationKind& b) {
      // K before B: the ids of one letter run through.
      return std::pair(a.id[0] == 'K' ? 0 : 1, a.id) < std::pair(b.id[0] == 'K' ? 0 : 1, b.id);
    });
    return all;
  }();
  return kinds;
}

const RelationKind* find_relation(std::string_view name) {
  const std::vector<RelationKind>& kinds = relation_kinds();
  const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const RelationKind& kind) {
    return kind.id == name || kind.zh == name || kind.en == name;
  });
  return found == kinds.end() ? nullptr : &*found;
}

std::vector<RelationParameter> parameters_of(const RelationKind& kind) {
  std::vector<RelationParameter> parameters;
  std::string_view rest = kind.parameters;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    std::string_view word = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    RelationParameter parameter;
    if (word.starts_with('.')) parameter.kind = RelationParameter::Kind::field_of_table;
    if (word.starts_with('=')) parameter.kind = RelationParameter::Kind::field;
    if (parameter.kind != RelationParameter::Kind::value) word.remove_prefix(1);
    parameter.optional = word.ends_with('?');
    if (parameter.optional) word.remove_suffix(1);
    parameter.zh = word;
    for (const auto& [zh, en] : kEnglish)
      if (zh == word) parameter.en = en;
    parameters.push_back(parameter);
  }
  return parameters;
}

}  // namespace chengwen::gongwen
