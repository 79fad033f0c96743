#include "gongwen/budget_rows.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "gongwen/budget_columns.h"
#include "gongwen/budget_figures.h"
#include "gongwen/characters.h"
#include "gongwen/messages.h"
#include "gongwen/number_filters.h"
#include "gongwen/tell.h"
#include "gongwen/totals.h"
#include "jinja/objects.h"
#include "text/columns.h"
#include "wml/content_fields.h"
#include "wml/messages.h"

namespace chengwen::gongwen {
namespace {

using data::Decimal;
using data::Value;
using Kind = BudgetColumn::Kind;

constexpr std::string_view kNoRate = "—";
constexpr int kCellMargins = 216;  // twips, as Word has them by default
constexpr int kThousandths = 1000;
constexpr int kLeastText = 12;  // half ems that a column of text should have

bool is_nothing(const Value& value) {
  return value.is_undefined() || value.is_none() ||
         (value.is_string() && trimmed(value.as_string()).begin == value.as_string().size());
}

Value number(std::size_t value) {
  return Value::integer(static_cast<std::int64_t>(value));
}

class Builder {
 public:
  Builder(const Value& fields, const Value& rows, const FigureStyle& figures, const CellLook& cells,
          jinja::Host& host)
      : fields_("$budget_table", fields),
        data_(rows.items()),
        style_(figures),
        cells_(cells),
        host_(host),
        columns_(read_budget_columns(*fields_.find("columns"))),
        figures_(columns_, data_, factor(), host) {}

  wml::Table build() {
    for (std::size_t i = 0; i < data_.size(); ++i) read_row(i);
    add_sums();
    wml::Table table;
    table.rows = columns_.layout.head;
    for (wml::Table::Row& row : table.rows) {
      for (wml::TableCell& cell : row.cells) cell.style = cells_.head;
    }
    add_cells(table);
    if (lines_.empty()) table.rows.push_back(empty_row());
    give_widths();
    for (const wml::TableColumn& column : columns_.layout.columns)
      table.columns.push_back(column.width);
    return table;
  }

 private:
  /// A row of the data, a subtotal or the total.
  struct Line {
    Value row;  ///< undefined for sums
    BudgetFigures::Line figures;
    std::string label;
    std::size_t number = 0;
    bool sum = false;
  };

  Decimal factor() const {
    const Value* from = fields_.find("from");
    if (!from) return Decimal::integer(1);
    const Value* unit = fields_.find("unit");
    return yuan_in(*from).divided_by(yuan_in(unit ? *unit : Value::string("")));
  }

  // --- rows

  void read_row(std::size_t index) {
    const Value& row = data_[index];
    host_.charge(columns_.columns.size());
    if (!row.is_map()) wml::fail_at(row, wml::messages::kTableRow, {std::string(row.type_name())});
    check_no_sum(row, index + 1);
    Line line{row, figures_.given(row, static_cast<int>(index + 1)), "", index + 1, false};
    lines_.push_back(std::move(line));
  }

  /// A sum in the data would be added once more.
  void check_no_sum(const Value& row, std::size_t number) const {
    if (!has_total() && !fields_.find("subtotal")) return;
    for (std::size_t i = 0; i < columns_.columns.size(); ++i) {
      if (columns_.columns[i].kind != Kind::text) continue;
      const Value value = value_at(row, i);
      if (!value.is_string()) continue;
      const std::string words = without_blanks(value.as_string());
      if (words == "合计" || words == "小计" || words == "总计")
        wml::fail_at(value, messages::kSumInRows, {std::to_string(number), words});
    }
  }

  Value value_at(const Value& row, std::size_t column) const {
    return jinja::AttributePath(Value::string(columns_.layout.columns[column].key))
        .of(host_.environment(), row);
  }

  bool has_amounts() const {
    return std::any_of(columns_.columns.begin(), columns_.columns.end(),
                       [](const BudgetColumn& column) { return column.is_figure(); });
  }

  bool has_total() const {
    const Value* total = fields_.find("total");
    return has_amounts() && (!total || total->truth());
  }

  void add_sums() {
    Line total{{}, {}, "合计", 0, true};
    const Value* label = fields_.find("total");
    if (label && label->is_string()) total.label = label->to_string();
    for (const Line& line : lines_) BudgetFigures::add(total.figures, line.figures);
    if (!lines_.empty()) figures_.compute(total.figures, total.figures, {});
    if (const Value* key = fields_.find("subtotal")) add_subtotals(*key);
    for (Line& line : lines_) figures_.compute(line.figures, total.figures, line.row);
    if (lines_.empty() || !has_total()) return;
    const bool first = fields_.flag("total_first", false);
    lines_.insert(first ? lines_.begin() : lines_.end(), std::move(total));
  }

  /// Brings the rows of a group together, in the order of their first appearance.
  void add_subtotals(const Value& key) {
    const jinja::AttributePath path(key);
    std::vector<Value> rows;
    for (std::size_t i = 0; i < lines_.size(); ++i) rows.push_back(number(i));
    std::vector<Line> ordered;
    const auto group_of = [&](const Value& index) {
      return path.of(host_.environment(),
                     lines_[static_cast<std::size_t>(*index.as_small_integer())].row);
    };
    for (auto& [group, members] : grouped_by(std::move(rows), group_of)) {
      Line subtotal{{}, {}, (group.is_none() ? "" : group.to_string()) + "小计", 0, true};
      for (const Value& member : members) {
        ordered.push_back(lines_[static_cast<std::size_t>(*member.as_small_integer())]);
        ordered.back().number = ++number_;
        BudgetFigures::add(subtotal.figures, ordered.back().figures);
      }
      ordered.push_back(std::move(subtotal));
    }
    lines_ = std::move(ordered);
  }

  // --- cells

  void add_cells(wml::Table& table) {
    std::vector<std::vector<wml::TableCell>> grid;
    for (const Line& line : lines_) {
      grid.emplace_back();
      for (std::size_t i = 0; i < columns_.columns.size(); ++i)
        grid.back().push_back(cell(line, i));
    }
    const std::vector<std::vector<bool>> merged = merge_equals(grid);
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      wml::Table::Row& row = table.rows.emplace_back();
      std::size_t begin = 0;
      if (lines_[i].sum && label_columns() > 0) {
        begin = label_columns();
        wml::TableCell label = text_cell(Value::string(lines_[i].label), true);
        label.columns = static_cast<std::uint32_t>(begin);
        row.cells.push_back(std::move(label));
      }
      for (std::size_t k = begin; k < columns_.columns.size(); ++k) {
        if (!merged[i][k]) row.cells.push_back(std::move(grid[i][k]));
      }
    }
  }

  /// The columns in front of the first figure: the label of a sum covers them.
  std::size_t label_columns() const {
    const auto first = std::find_if(columns_.columns.begin(), columns_.columns.end(),
                                    [](const BudgetColumn& column) { return column.is_figure(); });
    return static_cast<std::size_t>(first - columns_.columns.begin());
  }

  wml::TableCell cell(const Line& line, std::size_t index) const {
    const BudgetColumn& column = columns_.columns[index];
    const std::string& alignment = columns_.layout.columns[index].alignment;
    if (column.kind == Kind::number)
      return text_cell(line.sum ? Value::string("") : number(line.number), true);
    if (!column.is_figure()) {
      const Value value = line.sum ? Value() : value_at(line.row, index);
      return text_cell(is_nothing(value) ? nil_of(index, Value::string("")) : value,
                       alignment == "center");
    }
    const std::string words = figure_words(line, index);
    wml::TableCell cell{Value::string(words), cells_.figure.empty() ? "right" : ""};
    cell.style = cells_.figure;
    if (!alignment.empty()) set_alignment(cell, alignment);
    return cell;
  }

  void set_alignment(wml::TableCell& cell, const std::string& alignment) const {
    if (alignment == "center" && !cells_.center.empty()) {
      cell.style = cells_.center;
      cell.alignment.clear();
    } else {
      cell.alignment = alignment;
    }
  }

  wml::TableCell text_cell(Value value, bool centered) const {
    wml::TableCell cell{std::move(value), ""};
    const std::string& style = centered ? cells_.center : cells_.text;
    cell.style = style;
    if (style.empty()) cell.alignment = centered ? "center" : "left";
    return cell;
  }

  /// What stands for nothing in a column.
  Value nil_of(std::size_t index, const Value& otherwise) const {
    const Value& own = columns_.layout.columns[index].nil;
    if (!own.is_undefined()) return own;
    const Value* nil = fields_.find("nil");
    return nil ? *nil : otherwise;
  }

  std::string figure_words(const Line& line, std::size_t index) const {
    const BudgetColumn& column = columns_.columns[index];
    const std::optional<Decimal>& figure = line.figures[index];
    if (column.is_percentage()) {
      if (!figure)
        return columns_.layout.columns[index].nil.is_undefined() ? std::string(kNoRate)
                                                                 : nil_of(index, {}).to_string();
      return percentage(*figure, column.places < 0 ? style_.percent_places : column.places);
    }
    const Value nil = nil_of(index, Value());
    if (!figure || (figure->is_zero() && !nil.is_undefined()))
      return nil.is_undefined() ? "" : nil.to_string();
    return table_figure_words(*figure, column.places < 0 ? style_.places : column.places, style_);
  }

  /// Joins equal cells of merging columns, never across a border of one to the left or a sum.
  std::vector<std::vector<bool>> merge_equals(
      std::vector<std::vector<wml::TableCell>>& grid) const {
    const std::size_t width = columns_.columns.size();
    std::vector<std::vector<bool>> merged(grid.size(), std::vector<bool>(width));
    std::vector<bool> border(grid.size());
    for (std::size_t i = 0; i < grid.size(); ++i)
      border[i] = i == 0 || lines_[i].sum || lines_[i - 1].sum;
    for (std::size_t k = 0; k < width; ++k) {
      if (!columns_.layout.columns[k].merges) continue;
      std::size_t first = 0;
      for (std::size_t i = 1; i < grid.size(); ++i) {
        const bool joins =
            !border[i] && grid[i][k].value.truth() && grid[i][k].value == grid[first][k].value;
        if (joins) {
          merged[i][k] = true;
          ++grid[first][k].rows;
        } else {
          first = i;
          border[i] = true;
        }
      }
    }
    return merged;
  }

  wml::Table::Row empty_row() {
    const Value* words = fields_.find("empty");
    if (!words) tell(host_, messages::kEmptyTable, {}, fields_.map());
    wml::TableCell cell = text_cell(words ? *words : Value::string(""), true);
    cell.columns = static_cast<std::uint32_t>(columns_.columns.size());
    return {{std::move(cell)}, false};
  }

  // --- widths

  /// Where the template does not say them: room for every figure in one line, the texts share the
  /// rest; or all by their longest text where that is not enough.
  void give_widths() {
    std::vector<wml::TableColumn>& columns = columns_.layout.columns;
    std::vector<std::size_t> longest;
    int needed = 0;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      longest.push_back(columns[i].has_width ? 0 : longest_in(i));
      needed += least_width(i, static_cast<int>(longest[i]));
    }
    const bool fits = needed <= cells_.width;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (columns[i].has_width) continue;
      const int least = least_width(i, static_cast<int>(longest[i]));
      columns[i].width = fits && is_fixed(i) ? wml::ColumnWidth{wml::ColumnWidth::Kind::twips,
                                                                std::int64_t{kThousandths} * least}
                                             : wml::width_for_text(longest[i]);
    }
  }

  /// Twips without which a column is too narrow.
  int least_width(std::size_t column, int longest) const {
    const wml::TableColumn& layout = columns_.layout.columns[column];
    if (layout.has_width) {
      const bool known = layout.width.kind == wml::ColumnWidth::Kind::twips;
      return known ? static_cast<int>(layout.width.thousandths / kThousandths) : 0;
    }
    return (is_fixed(column) ? longest : std::min(longest, kLeastText)) * cells_.half_em +
           kCellMargins;
  }

  bool is_fixed(std::size_t column) const {
    return columns_.columns[column].kind != Kind::text && label_columns() > 0;
  }

  std::size_t longest_in(std::size_t column) const {
    std::size_t longest = text::half_ems(columns_.layout.columns[column].title.to_string());
    for (const Line& line : lines_) {
      const Value value = cell(line, column).value;
      if (value.is_string() || value.is_number())
        longest = std::max(longest, text::half_ems(value.to_string()));
    }
    return longest;
  }

  const wml::Fields fields_;
  const std::vector<Value>& data_;
  const FigureStyle& style_;
  const CellLook& cells_;
  jinja::Host& host_;
  BudgetColumns columns_;
  const BudgetFigures figures_;
  std::vector<Line> lines_;
  std::size_t number_ = 0;
};

}  // namespace

wml::Table budget_rows(const Value& fields, const Value& rows, const FigureStyle& figures,
                       const CellLook& cells, jinja::Host& host) {
  return Builder(fields, rows, figures, cells, host).build();
}

}  // namespace chengwen::gongwen
