#pragma once

#include <map>
#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace chengwen::wml::test {

/// What is wrong with the grids of the tables in `xml`, nested ones too; "" when nothing is: every
/// row covers the whole grid, cells are as wide as their columns, the table as all of them, and a
/// merged cell goes on below one of the same columns.
class GridCheck {
 public:
  explicit GridCheck(const std::string& xml) {
    pugi::xml_document document;
    if (!document.load_string(("<root>" + xml + "</root>").c_str())) problem("no XML");
    for (const pugi::xpath_node& found : document.select_nodes("//w:tbl")) table(found.node());
  }
  const std::string& problems() const { return problems_; }
  int tables() const { return tables_; }

 private:
  void problem(const std::string& what) {
    problems_ += "table " + std::to_string(tables_) + ": " + what + "\n";
  }

  void table(const pugi::xml_node& node) {
    ++tables_;
    std::vector<int> grid;
    int total = 0;
    for (const pugi::xml_node column : node.child("w:tblGrid").children("w:gridCol")) {
      grid.push_back(column.attribute("w:w").as_int());
      total += grid.back();
    }
    const int width = node.child("w:tblPr").child("w:tblW").attribute("w:w").as_int();
    if (width != total) {
      problem("tblW " + std::to_string(width) + " for columns of " + std::to_string(total));
    }
    if (!node.child("w:tr")) problem("no rows");
    std::map<std::size_t, std::size_t> above;  // merged cells: column → span
    int number = 0;
    for (const pugi::xml_node row : node.children("w:tr")) {
      const std::string where = "row " + std::to_string(++number) + ": ";
      const auto skipped = [&row](const char* name) {
        return row.child("w:trPr").child(name).attribute("w:val").as_uint();
      };
      std::size_t column = skipped("w:gridBefore");
      std::map<std::size_t, std::size_t> merged;
      for (const pugi::xml_node cell : row.children("w:tc")) {
        const pugi::xml_node properties = cell.child("w:tcPr");
        const std::size_t span = properties.child("w:gridSpan").attribute("w:val").as_uint(1);
        int wanted = 0;
        for (std::size_t i = column; i < column + span && i < grid.size(); ++i) wanted += grid[i];
        const int given = properties.child("w:tcW").attribute("w:w").as_int();
        if (given != wanted) {
          problem(where + "tcW " + std::to_string(given) + " for columns of " +
                  std::to_string(wanted));
        }
        if (const pugi::xml_node merge = properties.child("w:vMerge")) {
          const bool begins =
              std::string_view(merge.attribute("w:val").as_string("continue")) == "restart";
          if (!begins && (!above.contains(column) || above[column] != span)) {
            problem(where + "goes on with nothing");
          }
          merged[column] = span;
        }
        column += span;
      }
      above = merged;
      column += skipped("w:gridAfter");
      if (column != grid.size()) {
        problem(where + std::to_string(column) + " columns, grid " + std::to_string(grid.size()));
      }
    }
  }

  std::string problems_;
  int tables_ = 0;
};

}  // namespace chengwen::wml::test
