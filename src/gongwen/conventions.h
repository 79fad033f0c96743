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
#include "jinja/environment.h"

namespace chengwen::gongwen {

/// How figures look.
struct FigureStyle {
  int places = 2;                 ///< of amounts that are to be rounded and of columns of a table
  int percent_places = 2;         ///< of percentages
  bool grouped_in_tables = true;  ///< 2,940.05
  bool grouped_in_text = false;
};

/// What is usage where a document is made, as a profile says it (docs/profiles.md). Immutable once
/// read; read from any thread.
struct Conventions {
  NumberingScheme numbering;
  /// Levels that may be left out between two others: 一、 then 1. without （一）.
  std::set<int> optional_levels;
  FigureStyle figures;
  /// What styles are called, by what they are for ("heading_1", "table_head"), the best name first.
  std::map<std::string, std::vector<std::string>, std::less<>> styles;

  /// Changes what a profile's "numbering", "styles" and "figures" name; mistakes go to `report`.
  void read_numbering(const data::Value& value, diag::Report& report);
  void read_styles(const data::Value& value, diag::Report& report);
  void read_figures(const data::Value& value, diag::Report& report);

  /// GB/T 9704—2012 and common usage: profiles/gbt9704.json, read when it is first asked for.
  static const std::shared_ptr<const Conventions>& national();
  /// Those that were installed with `environment`, else the national ones.
  static const Conventions& of(const jinja::Environment& environment);
};

}  // namespace chengwen::gongwen
