#include "wml/table.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

#include "jinja/environment.h"
#include "wml/content_fields.h"
#include "wml/format_edit.h"
#include "wml/loose_element.h"
#include "wml/messages.h"
#include "wml/story_writer.h"

namespace chengwen::wml {
namespace {

constexpr std::uint32_t kMostColumns = 63;  // that Word takes
constexpr std::uint32_t kCellMargins = 216;

/// What a paragraph of running text has and one in a cell must not.
constexpr const char* kNotInCells[] = {"w:keepNext", "w:keepLines", "w:pageBreakBefore",
                                       "w:framePr",  "w:numPr",     "w:pBdr",
                                       "w:shd",      "w:tabs",      "w:outlineLvl"};

std::string cell_paragraph(const EmitSite& site, const std::string& alignment) {
  LooseElement paragraph("w:p", site.paragraph_properties);
  pugi::xml_node properties = paragraph.properties_node();
  for (const char* name : kNotInCells) properties.remove_child(name);
  set_indent(paragraph.node(), {});
  set_alignment(paragraph.node(), alignment);
  return paragraph.properties();
}

std::string bold(const EmitSite& site) {
  LooseElement run("w:r", site.run_properties);
  set_switch(run.properties_node(), "w:b", true);
  set_switch(run.properties_node(), "w:bCs", true);
  return run.properties();
}

std::string number(std::uint64_t value) {
  return std::to_string(value);
}

class TableWriter {
 public:
  TableWriter(const Table& table, StoryWriter& writer, const EmitSite& site)
      : table_(table), writer_(writer), site_(site), below_(table.columns.size()) {}

  void run() {
    if (table_.columns.size() > kMostColumns) {
      jinja::fail(messages::kTableColumns, {number(table_.columns.size()), number(kMostColumns)});
    }
    widths_ =
        column_widths(table_.columns, table_.width, static_cast<std::uint32_t>(site_.room.width));
    writer_.xml("<w:tbl>" + properties() + grid());
    for (row_ = 0; row_ < table_.rows.size(); ++row_) row(table_.rows[row_]);
    writer_.xml("</w:tbl>");
  }

 private:
  /// A merged cell that reaches into the rows below.
  struct Below {
    std::uint32_t rows = 0, columns = 0;
    const TableCell* cell = nullptr;
  };

  std::string properties() const {
    std::string xml = "<w:tblPr>";
    if (!table_.style.empty()) xml += "<w:tblStyle w:val=\"" + table_.style + "\"/>";
    xml += "<w:tblW w:w=\"" + number(std::accumulate(widths_.begin(), widths_.end(), 0u)) +
           "\" w:type=\"dxa\"/><w:jc w:val=\"center\"/>";
    if (table_.style.empty()) {
      xml += "<w:tblBorders>";
      for (const char* side : {"top", "left", "bottom", "right", "insideH", "insideV"}) {
        xml.append("<w:").append(side).append(
            " w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>");
      }
      xml += "</w:tblBorders>";
    }
    const bool head = !table_.rows.empty() && table_.rows.front().head;
    // w:val says the same for Word 2007: 0020 first row, 0040 last row, 0400 no vertical bands.
    const char* look =
        head ? (table_.total_row ? "0460" : "0420") : (table_.total_row ? "0440" : "0400");
    return xml + "<w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"" + look + "\" w:firstRow=\"" +
           (head ? "1" : "0") + "\" w:lastRow=\"" + (table_.total_row ? "1" : "0") +
           "\" w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"0\" w:noVBand=\"1\"/></w:tblPr>";
  }

  std::string grid() const {
    std::string xml = "<w:tblGrid>";
    for (const std::uint32_t width : widths_) xml += "<w:gridCol w:w=\"" + number(width) + "\"/>";
    return xml + "</w:tblGrid>";
  }

  void row(const Table::Row& row) {
    std::string xml = "<w:tr>";
    const bool repeated = row.head && table_.repeat_head;
    if (table_.cant_split || repeated) {
      xml += "<w:trPr>";
      if (table_.cant_split) xml += "<w:cantSplit/>";
      if (repeated) xml += "<w:tblHeader/>";
      xml += "</w:trPr>";
    }
    writer_.xml(xml);
    static const TableCell kEmpty;
    auto next = row.cells.begin();
    for (std::uint32_t column = 0; column < below_.size();) {
      Below& below = below_[column];
      if (below.rows > 0) {
        --below.rows;
        continued(*below.cell, column, below.columns);
        column += below.columns;
        continue;
      }
      if (next != row.cells.end() && !fits(*next, column)) {
        too_many(row, *next);
        next = row.cells.end();
      }
      const TableCell& cell = next == row.cells.end() ? kEmpty : *next++;
      this->cell(cell, column, row.head);
      column += cell.columns;
    }
    if (next != row.cells.end()) too_many(row, *next);
    writer_.xml("</w:tr>");
  }

  bool fits(const TableCell& cell, std::uint32_t column) const {
    if (cell.columns > below_.size() - column) return false;
    return std::none_of(below_.begin() + column, below_.begin() + column + cell.columns,
                        [](const Below& below) { return below.rows > 0; });
  }

  void too_many(const Table::Row& row, const TableCell& cell) const {
    std::uint32_t covered = 0;
    for (const TableCell& each : row.cells) covered += each.columns;
    for (std::size_t above = 0; above < row_; ++above) {
      for (const TableCell& each : table_.rows[above].cells) {
        if (above + each.rows > row_) covered += each.columns;
      }
    }
    diag::Diagnostic mistake(messages::kTableCells, {number(covered), number(below_.size())});
    add_place(mistake, cell.value);
    writer_.host().report(std::move(mistake));
  }

  void cell(const TableCell& cell, std::uint32_t column, bool head) {
    const std::uint32_t rows =
        std::min<std::uint32_t>(cell.rows, static_cast<std::uint32_t>(table_.rows.size() - row_));
    if (rows > 1) below_[column] = {rows - 1, cell.columns, &cell};
    begin(cell, column, rows > 1 ? "<w:vMerge w:val=\"restart\"/>" : "");
    const std::uint32_t width = width_of(column, cell.columns);
    const EmitSite& site = site_of(cell, head);
    EmitSite own = site;
    own.room =
        site_.room.cell(static_cast<int>(width > kCellMargins ? width - kCellMargins : width));
    if (cell.value.is_list() || cell.value.is_tuple()) {
      for (const data::Value& item : cell.value.items()) writer_.value(item, own);
    } else {
      writer_.value(cell.value, own);
    }
    end(own);
  }

  void continued(const TableCell& cell, std::uint32_t column, std::uint32_t columns) {
    TableCell part;
    part.columns = columns;
    part.fill = cell.fill;
    begin(part, column, "<w:vMerge/>");
    end(site_of(part, false));
  }

  void begin(const TableCell& cell, std::uint32_t column, const char* merge) {
    std::string xml = "<w:tc><w:tcPr><w:tcW w:w=\"" + number(width_of(column, cell.columns)) +
                      "\" w:type=\"dxa\"/>";
    if (cell.columns > 1) xml += "<w:gridSpan w:val=\"" + number(cell.columns) + "\"/>";
    xml += merge;
    if (!cell.fill.empty()) {
      xml += "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"" + cell.fill + "\"/>";
    }
    writer_.xml(xml + "<w:vAlign w:val=\"center\"/></w:tcPr>");
  }

  void end(const EmitSite& site) {
    writer_.ensure_paragraph(site.open_paragraph + site.close_paragraph);
    writer_.xml("</w:tc>");
  }

  std::uint32_t width_of(std::uint32_t column, std::uint32_t columns) const {
    const auto begin = widths_.begin() + column;
    return std::accumulate(begin, begin + columns, 0u);
  }

  const EmitSite& site_of(const TableCell& cell, bool head) {
    if (!cell.style.empty()) return styled_site(cell);
    std::string alignment = cell.alignment;
    if (alignment.empty()) {
      alignment = head ? "center" : cell.value.is_number() ? "right" : "left";
    }
    const auto [known, added] = sites_.try_emplace({alignment, head});
    if (added) {
      known->second =
          block_site(cell_paragraph(site_, alignment), head ? bold(site_) : site_.run_properties);
    }
    return known->second;
  }

  const EmitSite& styled_site(const TableCell& cell) {
    const auto [known, added] = styled_sites_.try_emplace({cell.style, cell.alignment});
    if (added) {
      LooseElement paragraph("w:p", "<w:pPr><w:pStyle w:val=\"" + cell.style + "\"/></w:pPr>");
      if (!cell.alignment.empty()) set_alignment(paragraph.node(), cell.alignment);
      known->second =
          block_site(paragraph.properties(), "<w:rPr><w:rFonts w:hint=\"eastAsia\"/></w:rPr>");
    }
    return known->second;
  }

  const Table& table_;
  StoryWriter& writer_;
  const EmitSite& site_;
  std::vector<std::uint32_t> widths_;
  std::vector<Below> below_;  // by the first column that they cover
  std::size_t row_ = 0;
  std::map<std::pair<std::string, bool>, EmitSite> sites_;                // by alignment, head
  std::map<std::pair<std::string, std::string>, EmitSite> styled_sites_;  // by style, alignment
};

}  // namespace

std::string table_style_named(const StyleSheet& styles, const data::Value& name) {
  std::string id(styles.find("table", name.to_string()));
  if (id.empty()) fail_at(name, messages::kNoStyle, {name.to_string()});
  return id;
}

void Table::write(StoryWriter& writer, const EmitSite& site) const {
  if (!rows.empty() && !columns.empty()) TableWriter(*this, writer, site).run();
}

}  // namespace chengwen::wml
