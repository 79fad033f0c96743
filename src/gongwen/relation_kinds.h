#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace chengwen::gongwen {

class RelationCall;

/// A relation that official tables keep, switched on by its name: `{% check "K-02", 表=科目 %}`.
struct RelationKind {
  std::string_view id;      ///< "K-02"
  std::string_view zh, en;  ///< "合计等于分项之和": also names to call it by
  /// The arguments in Chinese, blanks between them. `.` before one: the name of a field where the
  /// first argument, the table, is given, else a value; `=` before one: the name of a field in any
  /// case; `?` behind it: may be left out (a field is then called like the argument).
  std::string_view parameters;
  bool rounds;  ///< in 万元 its figures were rounded from 元
  void (*run)(RelationCall& call);
};

struct RelationParameter {
  enum class Kind { value, field, field_of_table };
  std::string_view zh, en;
  Kind kind = Kind::value;
  bool optional = false;
};

/// All of them, in the order of their ids.
const std::vector<RelationKind>& relation_kinds();
/// By its id or one of its names; null when there is none.
const RelationKind* find_relation(std::string_view name);
/// The parameter of that name, Chinese or English; nothing when the relation has none.
std::vector<RelationParameter> parameters_of(const RelationKind& kind);

// The relations by what they are about.
std::span<const RelationKind> account_relations();    // relations_accounts.cc
std::span<const RelationKind> ratio_relations();      // relations_ratios.cc
std::span<const RelationKind> prose_relations();      // relations_prose.cc
std::span<const RelationKind> indicator_relations();  // relations_indicators.cc
std::span<const RelationKind> form_relations();       // relations_forms.cc

}  // namespace chengwen::gongwen
