#pragma once

#include <string>
#include <string_view>

#include "data/data_files.h"
#include "data/value.h"
#include "diag/report.h"

namespace chengwen::data {

/// `over` laid over `base`, which it may change: maps are merged key by key, at any depth; of
/// anything else `over` counts.
Value merge(Value base, const Value& over);

/// Carries out an assignment `path=value` on the map `root`: `年度=2025`,
/// `整体支出.年初预算数=12.5`, `项目[0].名称=办刊`. What is missing on the way is made; one item
/// may be added behind the last of a list.
///
/// A value written like a JSON number without exponent is a number, `true`, `false` and `null` are
/// these, what begins with `"`, `[` or `{` is JSON; any other is a text. The assignment becomes a
/// file of `files` called `name`. False, told in `report`, when it cannot be carried out.
bool assign(Value& root, std::string_view assignment, std::string name, DataFiles& files,
            diag::Report& report);

}  // namespace chengwen::data
