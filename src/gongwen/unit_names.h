#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "data/value.h"

namespace chengwen::gongwen {

/// Whether the forms of every unit have the name: 一般公共预算, 基本支出, 产出指标.
bool is_everybodys(std::string_view name);

/// The names in a unit's data.
struct UnitNames {
  /// Of units: what they are called, also in a title; the regions in that, and what these are
  /// called in other words; what is left of it, and its usual short form. 示例区文学艺术界联合会,
  /// 示例区, 示例, 文学艺术界联合会, 区文联.
  std::vector<std::string> units;
  std::vector<std::string> others;  ///< of projects and people, and the regions in them

  explicit UnitNames(const data::Value& data);
};

/// A names file (docs/勾稽检查.md, "名称文件") that forbids the names in a unit's data.
std::string forbidding_names_of(const data::Value& data);

}  // namespace chengwen::gongwen
