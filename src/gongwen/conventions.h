#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "data/value.h"
#include "diag/report.h"
#include "gongwen/numbering_scheme.h"

namespace chengwen::gongwen {

/// What is usage where a document is made, as a profile says it (docs/profiles.md). Immutable once
/// read; read from any thread.
struct Conventions {
  NumberingScheme numbering;
  /// Levels that may be left out between two others: 一、 then 1. without （一）.
  std::set<int> optional_levels;
  /// What styles are called, by what they are for ("heading_1", "table_head"), the best name first.
  std::map<std::string, std::vector<std::string>, std::less<>> styles;

  /// Changes what a profile's "numbering" and "styles" name; mistakes go to `report`.
  void read_numbering(const data::Value& value, diag::Report& report);
  void read_styles(const data::Value& value, diag::Report& report);

  /// GB/T 9704—2012 and common usage: profiles/gbt9704.json.
  static const std::shared_ptr<const Conventions>& national();
};

}  // namespace chengwen::gongwen
