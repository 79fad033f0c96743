#pragma once

#include <functional>
#include <utility>
#include <vector>

#include "data/value.h"
#include "jinja/environment.h"

namespace chengwen::gongwen {

/// Items in groups of equal keys, in the order of their first appearance; what can be no key is
/// none.
std::vector<std::pair<data::Value, std::vector<data::Value>>> grouped_by(
    std::vector<data::Value> items, const std::function<data::Value(const data::Value&)>& key_of);

/// What the rows of a table add up to: total (exact; what stands for nothing is 0, an item without
/// the figure is told), and grouped, the rows of each group in the order of their first appearance.
void install_totals(jinja::Environment& environment);

}  // namespace chengwen::gongwen
