#include "gongwen/figure.h"
#include "gongwen/relation_call.h"

namespace chengwen::gongwen {
namespace {

using data::Value;
using jinja::Operator;

std::optional<Side> column(RelationCall& call, std::string_view parameter,
                           const std::string& field) {
  const std::vector<Row> rows = call.rows(parameter);
  call.require_field(rows, field);
  std::vector<Term> terms;
  for (const Row& row : rows) terms.push_back(RelationCall::term(call.cell(row, field), row.label));
  return call.sum(terms, std::string(parameter) + "之和");
}

// --- B-05: 部门整体支出绩效自评表 ---

void income_and_purpose(RelationCall& call) {
  const std::string field = call.field("金额");
  const auto income = column(call, "收入性质", field), purpose = column(call, "支出性质", field);
  if (!call.given("全年预算")) {
    call.expect(income, Operator::equal, purpose);
    return;
  }
  const auto budget = call.side(call["全年预算"], "全年预算");
  call.expect(income, Operator::equal, budget, "按收入性质");
  call.expect(purpose, Operator::equal, budget, "按支出性质");
}

// --- B-06: 部门整体支出绩效评价基础数据表 ---

/// A figure of the form under one of its usual names.
Value figure_of(const RelationCall& call, const Row& form,
                std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    const Value found = call.cell(form, name);
    if (!found.is_undefined()) return found;
  }
  return {};
}

class BasicFigures {
 public:
  BasicFigures(RelationCall& call, Row form, std::string column)
      : call_(call), form_(std::move(form)), column_(std::move(column)) {}

  void check() {
    const Value vehicles = cell({"公务用车购置和维护经费", "公务用车购置及运行维护费", "公务用车"});
    const Value purchase = cell({"公务用车购置", "公车购置"}),
                running = cell({"公务用车运行维护", "公车运行维护"}),
                abroad = cell({"出国经费", "因公出国"}), reception = cell({"公务接待"});
    equal("公务用车", vehicles, {{purchase, "购置"}, {running, "运行维护"}});
    if (vehicles.is_undefined()) {
      equal("三公经费", cell({"三公经费"}),
            {{purchase, "购置"},
             {running, "运行维护"},
             {abroad, "出国经费"},
             {reception, "公务接待"}});
    } else {
      equal("三公经费", cell({"三公经费"}),
            {{vehicles, "公务用车"}, {abroad, "出国经费"}, {reception, "公务接待"}});
    }
    std::vector<std::pair<Value, std::string>> projects;
    for (const std::string_view list : {"业务工作专项", "运行维护专项", "专项资金"}) {
      const Value rows = call_.cell(form_, list);
      if (!rows.is_list()) continue;
      for (const Value& row : rows.items())
        if (row.is_map()) projects.emplace_back(call_.cell({row, {}}, column_), list);
    }
    equal("项目支出", cell({"项目支出"}), projects);
    const auto parts = sum({{cell({"办公经费"}), "办公经费"},
                            {cell({"水费电费差旅费", "水费、电费、差旅费"}), "水费、电费、差旅费"},
                            {cell({"会议费培训费", "会议费、培训费"}), "会议费、培训费"}});
    const Value operating = cell({"公用经费"});
    if (!operating.is_undefined() && parts) {
      call_.expect(call_.side(operating, "公用经费"), Operator::greater_equal, parts,
                   "公用经费 " + column_);
    }
  }

 private:
  using Parts = std::vector<std::pair<Value, std::string>>;

  Value cell(std::initializer_list<std::string_view> names) const {
    const Value record = figure_of(call_, form_, names);
    return record.is_map() ? call_.cell({record, {}}, column_) : Value();
  }
  std::optional<Side> sum(const Parts& parts) {
    std::vector<Term> terms;
    for (const auto& [value, words] : parts)
      if (!value.is_undefined()) terms.push_back(RelationCall::term(value, words));
    return terms.empty() ? std::nullopt : call_.sum(terms, "各项之和");
  }
  void equal(const std::string& words, const Value& whole, const Parts& parts) {
    if (!whole.is_undefined())
      call_.expect(call_.side(whole, words), Operator::equal, sum(parts), words + " " + column_);
  }

  RelationCall& call_;
  Row form_;
  std::string column_;
};

void basic_figures(RelationCall& call) {
  for (const std::string_view column : {"上年决算数", "本年预算数", "本年决算数"})
    BasicFigures(call, Row{call["数据"], {}}, std::string(column)).check();
}

// --- B-07: 项目支出绩效目标申报表 ---

/// The total of a record: what it calls 合计 or 总额, else the sum of its numbers.
std::optional<Side> record_total(RelationCall& call, std::string_view parameter) {
  const Value record = call[parameter];
  if (!record.is_map()) return call.side(record, parameter);
  const Row row{record, {}};
  const Value total = figure_of(call, row, {"合计", "总额", "资金总额"});
  std::vector<Term> parts;
  for (const auto& entry : record.as_map().entries()) {
    const std::string name = entry.key.to_string();
    if (name == "合计" || name == "总额" || name == "资金总额") continue;
    parts.push_back(RelationCall::term(entry.value, name));
  }
  const auto sum = call.sum(parts, parameter);
  if (total.is_undefined()) return sum;
  const auto side = call.side(total, parameter);
  call.expect(side, Operator::equal, sum, parameter);
  return side;
}

void request_within_total(RelationCall& call) {
  const auto whole = record_total(call, "总额"), request = record_total(call, "年度申请");
  call.expect(request, Operator::less_equal, whole);
}

// --- B-08: 项目支出绩效目标执行监控表 ---

void forecast(RelationCall& call) {
  const std::vector<Row> rows = call.rows();
  const auto name = [&](std::string_view parameter, std::string_view usual) {
    return call.given(parameter) ? call.field(parameter) : std::string(usual);
  };
  const std::string budget = name("预算", "年初预算数"), executed = name("执行", "执行数"),
                    expected = name("全年预计", "全年预计执行数");
  for (const std::string& field : {budget, executed, expected}) call.require_field(rows, field);
  for (const Row& row : rows) {
    const auto forecasted = call.side(call.cell(row, expected), expected);
    call.expect(call.side(call.cell(row, executed), executed), Operator::less_equal, forecasted,
                row.label);
    call.expect(forecasted, Operator::less_equal, call.side(call.cell(row, budget), budget),
                row.label);
  }
}

constexpr RelationKind kKinds[] = {
    {"B-05", "收入性质与支出性质相等", "income by source equals expenditure by purpose",
     "收入性质 支出性质 =金额? 全年预算? =名称?", true, income_and_purpose},
    {"B-06", "基础数据表各项相符", "the table of basic figures adds up", "数据", true,
     basic_figures},
    {"B-07", "年度申请不超项目总额", "the year's request keeps within the total", "总额 年度申请",
     true, request_within_total},
    {"B-08", "执行数、预计数、预算数依次不减", "executed, forecast and budget are in order",
     "表 =预算? =执行? =全年预计? =名称?", false, forecast},
};

}  // namespace

std::span<const RelationKind> form_relations() {
  return kKinds;
}

}  // namespace chengwen::gongwen
