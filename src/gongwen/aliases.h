#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data/data_files.h"
#include "diag/report.h"

namespace chengwen::gongwen {

/// Names that may and may not occur in a document (docs/勾稽检查.md, "名称文件").
struct Aliases {
  struct Forbidden {
    std::string name;
    std::string instead;  ///< may be empty
  };
  std::vector<std::string> allowed;  ///< also where a forbidden name is a part of one
  std::vector<Forbidden> forbidden;
  std::vector<int> years;            ///< empty: any
  std::vector<std::string> regions;  ///< empty: any

  /// Reads a JSON file. Nothing, with errors and their places in `report`, when it is none or says
  /// something else.
  static std::optional<Aliases> read(std::string_view json, const std::string& name,
                                     data::DataFiles& files, diag::Report& report);
};

}  // namespace chengwen::gongwen
