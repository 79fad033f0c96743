#pragma once

#include <string>
#include <string_view>

#include "data/value.h"

namespace chengwen::gongwen {

/// Whether the forms of every unit have the name: 一般公共预算, 基本支出, 产出指标.
bool is_everybodys(std::string_view name);

/// A names file (docs/勾稽检查.md, "名称文件") that forbids the names in a unit's data: what units,
/// people and projects are called, the regions in these names, and what is left of them.
std::string forbidding_names_of(const data::Value& data);

}  // namespace chengwen::gongwen
