#include <algorithm>
#include <map>

#include "gongwen/figure.h"
#include "gongwen/relation_call.h"

namespace chengwen::gongwen {
namespace {

using data::Decimal;
using data::Value;
using jinja::Operator;

std::string amount_words(const Row& row, const std::string& field) {
  return row.label.empty() ? field : row.label + " " + field;
}

// --- K-01 ---

/// The rows of a table by their codes: 208 above 20805 above 2080505.
class CodeTree {
 public:
  CodeTree(RelationCall& call, const std::vector<Row>& rows, const std::string& code_field)
      : call_(call), rows_(rows) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const std::string code = call.cell(rows[i], code_field).to_string();
      codes_.push_back(code);
      if (!code.empty() && code.find_first_not_of("0123456789") == code.npos)
        by_code_.try_emplace(code, i);
    }
  }

  const std::string& code(std::size_t row) const { return codes_[row]; }
  bool is_parent(std::size_t row) const {
    return !codes_[row].empty() && !children(codes_[row]).empty();
  }

  /// The codes right below `code`; the highest ones below "".
  std::vector<std::size_t> children(const std::string& code) const {
    std::vector<std::size_t> found;
    if (!code.empty() && !by_code_.contains(code)) return found;
    for (auto it = by_code_.upper_bound(code); it != by_code_.end(); ++it) {
      if (!it->first.starts_with(code)) break;
      if (!found.empty() && it->first.starts_with(codes_[found.back()])) continue;
      found.push_back(it->second);
    }
    return found;
  }

  /// The amount of a row; where it has none, those of the rows below it.
  void add_terms(std::size_t row, const std::string& field, std::vector<Term>& terms) const {
    const Value value = call_.cell(rows_[row], field);
    if (!value.is_undefined()) {
      terms.push_back(RelationCall::term(value, amount_words(rows_[row], field)));
      return;
    }
    for (const std::size_t child : children(codes_[row])) add_terms(child, field, terms);
  }
  std::vector<Term> terms_below(const std::string& code, const std::string& field) const {
    std::vector<Term> terms;
    for (const std::size_t child : children(code)) add_terms(child, field, terms);
    return terms;
  }

 private:
  RelationCall& call_;
  const std::vector<Row>& rows_;
  std::vector<std::string> codes_;
  std::map<std::string, std::size_t> by_code_;
};

bool is_total(std::string_view label) {
  return label == "合计" || label == "总计" || label == "total";
}

/// A parent with what stands below it.
struct Family {
  std::size_t row = 0;
  std::string code;  ///< "" of the total of all
  Side parent, children;
  Decimal difference;
};

/// What is wrong with a parent that is wrong in its own sum, too, is told there.
bool follows_from_child(const Family& family, const std::vector<Family>& broken,
                        const CodeTree& tree) {
  std::size_t wrong_children = 0;
  bool opposite = false;
  for (const std::size_t child : tree.children(family.code)) {
    for (const Family& other : broken) {
      if (other.row != child || other.code.empty()) continue;
      ++wrong_children;
      opposite = other.difference == family.difference.negated();
    }
  }
  return wrong_children == 1 && opposite;
}

void parent_and_children(RelationCall& call) {
  const std::vector<Row> rows = call.rows();
  const std::string code_field = call.field("编码");
  call.require_field(rows, code_field);
  const CodeTree tree(call, rows, code_field);
  const std::vector<std::string> fields = call.fields("金额");
  for (const std::string& field : fields) {
    call.require_field(rows, field);
    std::vector<Family> broken;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const Value total = call.cell(rows[i], field);
      const bool above_all = is_total(rows[i].label) || is_total(tree.code(i));
      if (total.is_undefined() || (!above_all && !tree.is_parent(i))) continue;
      const std::string code = above_all ? std::string() : tree.code(i);
      const std::vector<Term> terms = tree.terms_below(code, field);
      const auto parent = call.side(total, field);
      const auto children = call.sum(terms, "下级科目之和");
      if (terms.empty() || !parent || !children) continue;
      const Decimal difference = *amount_of(parent->value) - *amount_of(children->value);
      if (!difference.is_zero()) broken.push_back({i, code, *parent, *children, difference});
    }
    for (const Family& family : broken) {
      if (follows_from_child(family, broken, tree)) continue;
      std::string about = family.code + " " + rows[family.row].label;
      if (family.code.empty()) about = rows[family.row].label;
      if (fields.size() > 1) about += " " + field;
      call.expect(family.parent, Operator::equal, family.children, about);
    }
  }
}

// --- K-02 ---

void total_and_parts(RelationCall& call) {
  const std::vector<Row> rows = call.rows();
  const std::string total = call.field("合计");
  std::vector<std::string> parts = call.fields("分项");
  if (!call.given("分项")) parts = {"基本支出", "项目支出"};
  call.require_field(rows, total);
  for (const std::string& part : parts) call.require_field(rows, part);
  for (const Row& row : rows) {
    const Value whole = call.cell(row, total);
    if (whole.is_undefined()) continue;
    std::vector<Term> terms;
    for (const std::string& part : parts)
      terms.push_back(RelationCall::term(call.cell(row, part), part));
    call.expect(call.side(whole, total), Operator::equal, call.sum(terms, "分项之和"), row.label);
  }
}

// --- K-03, K-06 ---

std::vector<Term> given_terms(const RelationCall& call,
                              std::initializer_list<std::string_view> parameters) {
  std::vector<Term> terms;
  for (const std::string_view parameter : parameters)
    if (call.given(parameter)) terms.push_back(RelationCall::term(call[parameter], parameter));
  return terms;
}

void income_and_expenditure(RelationCall& call) {
  const auto income = call.sum(given_terms(call, {"本年收入", "使用结余", "年初结转"}), "收入合计");
  const auto spent = call.sum(given_terms(call, {"本年支出", "结余分配", "年末结转"}), "支出合计");
  if (!call.given("总计")) {
    call.expect(income, Operator::equal, spent);
    return;
  }
  const auto total = call.side(call["总计"], "总计");
  call.expect(income, Operator::equal, total, "收入方");
  call.expect(spent, Operator::equal, total, "支出方");
}

void agency_running_costs(RelationCall& call) {
  const auto factor =
      call.number(call.given("换算") ? call["换算"] : Value::integer(10000), "换算");
  auto yuan = call.side(call["公用经费"], "公用经费");
  if (!factor || factor->is_zero() || !yuan) return;
  Side converted;
  converted.words = "公用经费 / " + factor->to_string();
  converted.value = Value::number(amount_of(yuan->value)->divided_by(*factor));
  converted.inputs = std::move(yuan->addends);
  call.expect(call.side(call["机关运行经费"], "机关运行经费"), Operator::equal, converted);
}

// --- K-04 ---

/// 人员经费: wages and subsidies; 公用经费: goods, interest, capital and the rest.
constexpr std::string_view kPersonnel[] = {"301", "303"};
constexpr std::string_view kOperating[] = {"302", "307", "309", "310", "311", "312", "313", "399"};

void basic_expenditure(RelationCall& call) {
  if (call.given("表")) {
    const std::vector<Row> rows = call.rows();
    const std::string code_field = call.field("编码"), field = call.field("金额");
    call.require_field(rows, code_field);
    call.require_field(rows, field);
    const CodeTree tree(call, rows, code_field);
    const auto compare = [&](std::string_view parameter, const auto& codes) {
      if (!call.given(parameter)) return;
      std::vector<Term> terms;
      for (std::size_t i = 0; i < rows.size(); ++i) {
        if (std::find(std::begin(codes), std::end(codes), tree.code(i)) != std::end(codes))
          tree.add_terms(i, field, terms);
      }
      call.expect(call.side(call[parameter], parameter), Operator::equal,
                  call.sum(terms, "科目之和"), parameter);
    };
    compare("人员经费", kPersonnel);
    compare("公用经费", kOperating);
  }
  if (!call.given("基本支出") || !call.given("人员经费") || !call.given("公用经费")) return;
  call.expect(call.side(call["基本支出"], "基本支出"), Operator::equal,
              call.sum(given_terms(call, {"人员经费", "公用经费"}), "人员经费 + 公用经费"),
              "基本支出");
}

// --- K-05 ---

/// What the figures are called where nobody says so.
constexpr std::pair<std::string_view, std::string_view> kUsualNames[] = {
    {"合计", "小计"},
    {"合计", "三公经费"},
    {"出国", "因公出国"},
    {"出国", "因公出国（境）"},
    {"出国", "因公出国（境）费"},
    {"出国", "出国经费"},
    {"公车", "公务用车"},
    {"公车", "公务用车购置及运行费"},
    {"公车", "公务用车购置及运行维护费"},
    {"购置", "公车购置"},
    {"购置", "公务用车购置"},
    {"购置", "公务用车购置费"},
    {"运行", "公车运行维护"},
    {"运行", "公务用车运行维护"},
    {"运行", "公务用车运行维护费"},
    {"接待", "公务接待"},
    {"接待", "公务接待费"},
};

/// Each figure may be a number, or a record with one field for the budget and one for the accounts.
class ThreePublic {
 public:
  ThreePublic(RelationCall& call, std::string field) : call_(call), field_(std::move(field)) {}

  void check() {
    const Value total = figure("合计"), vehicles = figure("公车");
    const std::vector<Term> parts = vehicles.is_undefined()
                                        ? terms({"出国", "购置", "运行", "接待"})
                                        : terms({"出国", "公车", "接待"});
    compare(total, "合计", parts);
    compare(vehicles, "公车", terms({"购置", "运行"}));
  }

 private:
  Value figure(std::string_view parameter) const {
    const Value whole = record(parameter);
    return field_.empty() || !whole.is_map() ? whole : call_.cell({whole, {}}, field_);
  }
  Value record(std::string_view parameter) const {
    const Value given = call_[parameter];
    if (!call_.given("三公")) return given;
    const Row all{call_["三公"], {}};
    if (given.is_string()) return call_.cell(all, given.as_string());
    Value found = call_.cell(all, parameter);
    for (const auto& [name, usual] : kUsualNames)
      if (found.is_undefined() && name == parameter) found = call_.cell(all, usual);
    return found;
  }
  std::vector<Term> terms(std::initializer_list<std::string_view> parameters) const {
    std::vector<Term> found;
    for (const std::string_view parameter : parameters) {
      const Value part = figure(parameter);
      if (!part.is_undefined()) found.push_back(RelationCall::term(part, parameter));
    }
    return found;
  }
  void compare(const Value& whole, std::string_view words, const std::vector<Term>& parts) {
    if (whole.is_undefined() || parts.empty()) return;
    call_.expect(call_.side(whole, words), Operator::equal, call_.sum(parts, "各项之和"),
                 field_.empty() ? std::string(words) : std::string(words) + " " + field_);
  }

  RelationCall& call_;
  std::string field_;
};

void three_public(RelationCall& call) {
  if (!call.given("金额")) return ThreePublic(call, {}).check();
  for (const std::string& field : call.fields("金额")) ThreePublic(call, field).check();
}

// --- K-10 ---

/// 万元 of "12.42万元".
std::string unit_of(const Value& value) {
  if (!value.is_string()) return {};
  const auto figure = whole_figure(value.as_string());
  if (!figure || figure->nil) return {};
  return std::string(figure->unit_in(value.as_string()));
}

void list_and_total(RelationCall& call) {
  const std::vector<Row> rows = call.rows();
  const std::string unit_field = call.field("计量单位");
  if (call.given("计量单位")) call.require_field(rows, unit_field);
  std::string unit;
  for (const std::string& field : call.fields("金额")) {
    call.require_field(rows, field);
    std::vector<Term> terms;
    for (const Row& row : rows) {
      const Value value = call.cell(row, field);
      std::string own = call.cell(row, unit_field).to_string();
      if (own.empty()) own = unit_of(value);
      if (!own.empty() && unit.empty()) unit = own;
      if (!own.empty() && own != unit) {
        call.tell({"计量单位不一致：`" + own + "` 和 `" + unit + "`",
                   "different units: `" + own + "` and `" + unit + "`"},
                  {RelationCall::term(value, row.label)}, row.label);
      }
      terms.push_back(RelationCall::term(value, amount_words(row, field)));
    }
    if (!call.given("合计")) continue;
    if (!unit.empty()) call.amounts_are_in(unit);
    const Value total = call["合计"].is_map() ? call.cell({call["合计"], {}}, field) : call["合计"];
    call.expect(call.sum(terms, "各项之和"), Operator::equal, call.side(total, "合计"),
                call.fields("金额").size() > 1 ? field : std::string());
  }
}

// --- K-14 ---

void same_in_two_tables(RelationCall& call) {
  const std::vector<Row> first = call.rows("甲"), second = call.rows("乙");
  const std::string name = call.field("名称");
  const std::string other_name = call.given("乙名称") ? call.field("乙名称") : name;
  const std::vector<std::string> fields = call.fields("金额");
  const std::vector<std::string> others = call.given("乙金额") ? call.fields("乙金额") : fields;
  call.require_field(first, name);
  call.require_field(second, other_name);
  for (std::size_t i = 0; i < fields.size() && i < others.size(); ++i) {
    call.require_field(first, fields[i]);
    call.require_field(second, others[i]);
    for (const Row& row : first) {
      const std::string label = call.cell(row, name).to_string();
      const auto same = std::find_if(second.begin(), second.end(), [&](const Row& other) {
        return call.cell(other, other_name).to_string() == label;
      });
      if (label.empty() || same == second.end()) continue;
      const Value here = call.cell(row, fields[i]), there = call.cell(*same, others[i]);
      if (here.is_undefined() || there.is_undefined()) continue;
      call.expect(call.side(here, fields[i]), Operator::equal, call.side(there, others[i]), label);
    }
  }
}

constexpr RelationKind kKinds[] = {
    {"K-01", "上级科目等于下级科目之和", "parent codes equal their children",
     "表 =编码? =金额? =名称?", true, parent_and_children},
    {"K-02", "合计等于分项之和", "totals equal their parts", "表 =合计? =分项? =名称?", true,
     total_and_parts},
    {"K-03", "收入总计等于支出总计", "income equals expenditure",
     "本年收入 使用结余? 年初结转? 总计? 本年支出 结余分配? 年末结转?", true,
     income_and_expenditure},
    {"K-04", "基本支出等于人员经费加公用经费", "basic expenditure adds up",
     "表? =编码? =金额? =名称? 人员经费? 公用经费? 基本支出?", true, basic_expenditure},
    {"K-05", "“三公”经费等于各项之和", "three public expenses add up",
     "三公? =金额? .合计? .出国? .公车? .购置? .运行? .接待?", true, three_public},
    {"K-06", "机关运行经费等于公用经费", "agency running costs equal operating costs",
     "机关运行经费 公用经费 换算?", true, agency_running_costs},
    {"K-10", "清单等于总额", "lists equal their total", "表 =金额? 合计? =计量单位? =名称?", true,
     list_and_total},
    {"K-14", "两张表同一款项相等", "the same item in two tables",
     "甲 乙 =名称? =金额? =乙名称? =乙金额?", false, same_in_two_tables},
};

}  // namespace

std::span<const RelationKind> account_relations() {
  return kKinds;
}

}  // namespace chengwen::gongwen
