#include "wml/table_content.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "jinja/environment.h"
#include "jinja/inference.h"
#include "text/characters.h"
#include "text/columns.h"
#include "wml/content.h"
#include "wml/content_fields.h"
#include "wml/filter_chain.h"
#include "wml/image.h"
#include "wml/messages.h"
#include "wml/story_writer.h"
#include "wml/table.h"
#include "wml/table_columns.h"

namespace chengwen::wml {
namespace {

constexpr std::string_view kTable = "$table";
constexpr std::string_view kKeys =
    "rows columns width style total nil empty repeat_header cant_split";
constexpr std::string_view kCellKeys = "value colspan rowspan cellbg align";

bool is_nil(const data::Value& value) {
  return value.is_undefined() || value.is_none();
}

/// What a row that is a map has under a key or a path of keys.
data::Value look_up(const data::Value& row, std::string_view path) {
  if (!row.is_map()) return {};
  if (const data::Value* whole = row.as_map().find(path)) return *whole;
  const std::size_t dot = path.find('.');
  if (dot == std::string_view::npos) return {};
  const data::Value* first = row.as_map().find(path.substr(0, dot));
  return first ? look_up(*first, path.substr(dot + 1)) : data::Value();
}

std::uint32_t span(const Fields& fields, std::string_view key) {
  const data::Value* value = fields.find(key);
  if (!value) return 1;
  const auto number = value->is_number() ? value->as_small_integer() : std::nullopt;
  if (!number || *number < 1 || *number > 1000) {
    fail_at(*value, messages::kColspan, {std::string(key), value->to_string()});
  }
  return static_cast<std::uint32_t>(*number);
}

/// Turns the data of a `$table` into a Table.
class Builder {
 public:
  Builder(const Fields& fields, const data::Value& rows, StoryWriter& writer)
      : fields_(fields), rows_(rows), writer_(writer) {}

  Table build(int available) {
    read_columns();
    for (const TableColumn& column : columns_.columns) {
      formats_.push_back(column.format.empty()
                             ? std::nullopt
                             : std::optional<FilterChain>(std::in_place, column.format,
                                                          writer_.dialect().environment));
    }
    sums_.resize(columns_.columns.size());
    covered_.resize(columns_.columns.size());
    for (const data::Value& row : rows_.items()) try_row(row);
    merge_equals();
    table_.rows = columns_.head;
    for (std::vector<Placed>& placed : placed_) {
      Table::Row& row = table_.rows.emplace_back();
      for (Placed& one : placed) {
        if (!one.merged) row.cells.push_back(std::move(one.cell));
      }
    }
    if (!placed_.empty()) {
      add_totals();
    } else if (const data::Value* empty = fields_.find("empty")) {
      TableCell cell{*empty, "center"};
      cell.columns = static_cast<std::uint32_t>(columns_.columns.size());
      table_.rows.push_back({{std::move(cell)}});
    } else {
      return {};
    }
    for (const TableColumn& column : columns_.columns) table_.columns.push_back(column.width);
    read_options(available);
    return std::move(table_);
  }

 private:
  struct Placed {
    TableCell cell;
    std::uint32_t column = 0;
    data::Value value;    ///< before it was formatted
    bool merged = false;  ///< into one above
  };

  void read_columns() {
    if (const data::Value* list = fields_.find("columns")) {
      columns_ = read_table_columns(*list);
    } else if (!rows_.items().empty() && rows_.items().front().is_map()) {
      std::vector<data::Value> keys;
      for (const data::Map::Entry& entry : rows_.items().front().as_map().entries()) {
        keys.push_back(entry.key);
      }
      columns_ = read_table_columns(data::Value::list(std::move(keys)));
    } else {
      std::size_t longest = 0;
      for (const data::Value& row : rows_.items()) {
        if (row.is_list() || row.is_tuple()) longest = std::max(longest, row.items().size());
      }
      columns_.columns.resize(longest);
    }
    if (const data::Value* nil = fields_.find("nil")) {
      for (TableColumn& column : columns_.columns) {
        if (column.nil.is_undefined()) column.nil = *nil;
      }
    }
    give_widths();
  }

  /// To columns without a width: an equal weight beside those that have one, or else by their text.
  void give_widths() {
    std::vector<TableColumn>& columns = columns_.columns;
    for (const TableColumn& column : columns) {
      if (column.has_width && column.width.kind == ColumnWidth::Kind::weight) return;
    }
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (columns[i].has_width) continue;
      std::size_t longest = text::half_ems(columns[i].title.to_string());
      for (const data::Value& row : rows_.items()) {
        const data::Value value = row.is_map() ? look_up(row, columns[i].key)
                                  : (row.is_list() || row.is_tuple()) && i < row.items().size()
                                      ? row.items()[i]
                                      : data::Value();
        if (value.is_string() || value.is_number()) {
          longest = std::max(longest, text::half_ems(value.to_string()));
        }
      }
      columns[i].width = width_for_text(longest);
    }
  }

  // --- rows

  /// A mistake in one row does not keep those in others from being told.
  void try_row(const data::Value& row) {
    constexpr int kMostMistakes = 20;
    try {
      add_row(row);
    } catch (const diag::Failure& failure) {
      if (++mistakes_ == kMostMistakes) throw;
      writer_.host().report(failure.diagnostic());
    }
    for (std::uint32_t& rows : covered_) {
      if (rows > 0) --rows;
    }
  }

  void add_row(const data::Value& row) {
    placed_.emplace_back();
    column_ = 0;
    if (row.is_map()) {
      for (const TableColumn& column : columns_.columns) add_cell(look_up(row, column.key));
    } else if (row.is_list() || row.is_tuple()) {
      for (const data::Value& cell : row.items()) add_cell(cell);
    } else {
      fail_at(row, messages::kTableRow, {std::string(row.type_name())});
    }
  }

  void add_cell(const data::Value& value) {
    while (column_ < covered_.size() && covered_[column_] > 0) ++column_;
    Placed placed;
    placed.column = column_;
    placed.value = value;
    if (value.is_map() && value.as_map().find("value")) read_cell(value, placed);
    const bool inside = column_ < columns_.columns.size();
    if (inside) {
      format(placed, columns_.columns[column_]);
      sum(placed);
    }
    for (std::uint32_t i = 0; i < placed.cell.columns && column_ < covered_.size(); ++i) {
      covered_[column_++] = placed.cell.rows;
    }
    if (!inside) placed.cell.value = value;
    placed_.back().push_back(std::move(placed));
  }

  static void read_cell(const data::Value& map, Placed& placed) {
    check_keys("$table", map, kCellKeys);
    const Fields fields("$table", map);
    placed.value = *map.as_map().find("value");
    placed.cell.columns = span(fields, "colspan");
    placed.cell.rows = span(fields, "rowspan");
    placed.cell.alignment = read_alignment(fields);
    if (const data::Value* fill = fields.find("cellbg")) placed.cell.fill = hex_colour(*fill);
  }

  void format(Placed& placed, const TableColumn& column) {
    TableCell& cell = placed.cell;
    if (cell.alignment.empty()) cell.alignment = column.alignment;
    cell.value = placed.value;
    if (is_nil(cell.value)) {
      cell.value = column.nil;
      if (cell.alignment.empty()) cell.alignment = "center";
      return;
    }
    if (cell.alignment.empty() && cell.value.is_number()) cell.alignment = "right";
    const std::optional<FilterChain>& chain = formats_[placed.column];
    const bool plain = !cell.value.is_map() && !cell.value.is_list() && !cell.value.is_object();
    if (chain && plain) {
      cell.value =
          data::Value::string(chain->applied_to(cell.value)).with_origin(cell.value.origin());
    }
  }

  void sum(const Placed& placed) {
    if (!columns_.columns[placed.column].sums || is_nil(placed.value)) return;
    if (placed.value.is_string() && text::trim(placed.value.as_string()).empty()) return;
    if (!placed.value.is_number()) {
      fail_at(placed.value, messages::kTableTotal,
              {columns_.columns[placed.column].title.to_string(), placed.value.to_string()});
    }
    sums_[placed.column] = sums_[placed.column] + placed.value.as_number();
  }

  // --- merged cells

  Placed* single_cell_at(std::size_t row, std::uint32_t column) {
    for (Placed& placed : placed_[row]) {
      if (placed.column == column && placed.cell.columns == 1 && placed.cell.rows == 1) {
        return &placed;
      }
    }
    return nullptr;
  }

  void merge_equals() {
    // Rows that a merged column to the left begins anew in.
    std::vector<bool> border(placed_.size());
    for (std::uint32_t column = 0; column < columns_.columns.size(); ++column) {
      if (columns_.columns[column].merges) merge_equals(column, border);
    }
  }

  void merge_equals(std::uint32_t column, std::vector<bool>& border) {
    Placed* first = nullptr;
    std::uint32_t rows = 1;
    const auto finish = [&first, &rows] {
      if (first) first->cell.rows = rows;
      rows = 1;
    };
    for (std::size_t row = 0; row < placed_.size(); ++row) {
      Placed* const here = single_cell_at(row, column);
      const bool equal = here && first && !border[row] && here->value == first->value;
      if (equal && here->value.truth()) {
        here->merged = true;
        ++rows;
        continue;
      }
      finish();
      first = here;
      border[row] = !equal;
    }
    finish();
  }

  // --- totals

  void add_totals() {
    const std::vector<TableColumn>& columns = columns_.columns;
    const data::Value* label = fields_.find("total");
    const auto has_total = [](const TableColumn& column) {
      return column.sums || !column.total.is_undefined();
    };
    const auto first = std::find_if(columns.begin(), columns.end(), has_total);
    if (first == columns.end()) {
      if (label) fail_at(*label, messages::kTableTotalColumn);
      return;
    }
    Table::Row& row = table_.rows.emplace_back();
    auto column = columns.begin();
    if (label && first != columns.begin()) {
      TableCell cell{*label, "center"};
      cell.columns = static_cast<std::uint32_t>(first - columns.begin());
      row.cells.push_back(std::move(cell));
      column = first;
    }
    for (; column != columns.end(); ++column) {
      Placed placed;
      placed.column = static_cast<std::uint32_t>(column - columns.begin());
      placed.value = column->sums ? data::Value::number(sums_[placed.column]) : column->total;
      if (placed.value.is_number()) {
        format(placed, *column);
      } else {
        placed.cell = {placed.value, column->alignment.empty() ? "center" : column->alignment};
      }
      row.cells.push_back(std::move(placed.cell));
    }
    table_.total_row = true;
  }

  // --- the table

  void read_options(int available) {
    const StyleSheet& styles = writer_.needs().styles().sheet();
    if (const data::Value* style = fields_.find("style")) {
      table_.style = table_style_named(styles, *style);
    } else {
      table_.style = styles.find("table", "Table Grid");
    }
    if (const data::Value* width = fields_.find("width"))
      table_.width = read_width(*width, available);
    table_.repeat_head = fields_.flag("repeat_header", true);
    table_.cant_split = fields_.flag("cant_split", true);
  }

  static std::uint32_t read_width(const data::Value& width, int available) {
    const std::string written = width.to_string();
    const ColumnWidth read = read_column_width(width);
    const std::int64_t twips = read.kind == ColumnWidth::Kind::percent
                                   ? available * read.thousandths / 100'000
                                   : length_in_emu(width) / kEmuPerTwip;
    return static_cast<std::uint32_t>(twips);
  }

  const Fields& fields_;
  const data::Value& rows_;
  StoryWriter& writer_;
  TableColumns columns_;
  std::vector<std::optional<FilterChain>> formats_;
  std::vector<std::vector<Placed>> placed_;
  std::vector<data::Decimal> sums_;
  std::vector<std::uint32_t> covered_;  // by merged cells above: how many rows yet
  std::uint32_t column_ = 0;
  int mistakes_ = 0;
  Table table_;
};

class TableContent : public Content {
 public:
  TableContent(data::Value map, data::Value rows) : map_(std::move(map)), rows_(std::move(rows)) {}
  std::string_view type_name() const override { return "table"; }
  Level level() const override { return Level::block; }
  bool truth() const override { return !rows_.items().empty(); }
  void write(StoryWriter& writer, const EmitSite& site) const override {
    Builder(Fields(kTable, map_), rows_, writer).build(site.room.width).write(writer, site);
  }
  void print(std::string& out) const override { rows_.print(out); }

 private:
  data::Value map_, rows_;
};

}  // namespace

namespace {

/// The texts under `name` in a map that the template writes.
std::vector<std::string> written(const jinja::Made& map, std::string_view name) {
  const auto found = map.members.find(name);
  return found == map.members.end() ? std::vector<std::string>() : found->second.texts();
}

/// What a column takes of each row.
void take_column(jinja::Inference& call, const jinja::Shape& row, const jinja::Shape& column) {
  jinja::ShapeHost& host = call.host();
  for (const jinja::Shape::Alternative& alternative : column.alternatives()) {
    const jinja::Made* map = alternative.made;
    if (map == nullptr || map->kind != jinja::Made::Kind::map) continue;
    if (const auto below = map->members.find("columns"); below != map->members.end())
      take_column(call, row, host.items(below->second));
    std::vector<std::string> keys = written(*map, "key");
    if (keys.empty()) keys = written(*map, "title");
    for (const std::string& key : keys) {
      const jinja::Shape cell =
          host.attribute(row, host.store().constant(data::Value::string(key)));
      host.want(cell, map->members.contains("total") ? jinja::Want::number : jinja::Want::printed);
      for (const std::string& format : written(*map, "format")) {
        const std::string name = format.substr(0, format.find_first_of("(| "));
        if (const jinja::Native* filter = host.environment().filter(name))
          jinja::infer(host, *filter, {cell}, {});
      }
    }
  }
}

}  // namespace

jinja::Shape takes_table(jinja::Inference& call) {
  const jinja::Shape row = call.items();
  for (const std::string& title : call.host().items(call[0]).texts()) {
    jinja::ShapeHost& host = call.host();
    host.want(host.attribute(row, host.store().constant(data::Value::string(title))),
              jinja::Want::printed);
  }
  take_column(call, row, call.host().items(call[0]));
  return call.unknown();
}

data::Value make_table(const data::Value& map) {
  const data::Value& subject = *map.as_map().find(kTable);
  data::Value fields = map;
  const data::Value* rows = &subject;
  if (subject.is_map()) {
    check_keys(kTable, subject, kKeys);
    rows = subject.as_map().find("rows");
    fields = data::Value::map();
    for (const auto& [key, value] : subject.as_map().entries())
      fields.mutable_map().set(key, value);
    for (const auto& [key, value] : map.as_map().entries()) fields.mutable_map().set(key, value);
  }
  if (!rows || !rows->is_list()) fail_at(subject, messages::kTableRows);
  return data::Value::object(new TableContent(std::move(fields), *rows));
}

}  // namespace chengwen::wml
