#pragma once

#include <memory>
#include <string>
#include <vector>

#include "diag/place.h"
#include "opc/package.h"

namespace chengwen::wml {

class Manuscript;
struct ManuscriptTable;

/// What a form says beside its blanks: the words in front of a tag, or the heads of its table row
/// and column.
class Labels {
 public:
  explicit Labels(std::shared_ptr<const opc::Package> package);
  ~Labels();

  /// The label of the tag at `place`, "" when it has none. `主管部门：{{ … }}` gives "主管部门", a
  /// cell below "预算数" in the row "项目支出" gives "项目支出 · 预算数".
  std::string at(const diag::Place& place) const;

 private:
  const ManuscriptTable* table_of(const diag::Place& place) const;
  std::string row_head(const ManuscriptTable& table, std::size_t row, std::size_t cell) const;
  std::string column_head(const ManuscriptTable& table, std::size_t row, std::size_t cell) const;
  std::string text(const ManuscriptTable& table, std::size_t row, std::size_t cell) const;

  std::unique_ptr<const Manuscript> manuscript_;  // null when it cannot be read
};

}  // namespace chengwen::wml
