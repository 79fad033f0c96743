#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "cut_text.h"
#include "filled.h"
#include "grid.h"
#include "wml/column_widths.h"
#include "wml/text_of.h"

namespace chengwen::wml::test {
namespace {

using chengwen::test::docx_of_body;
using testing::HasSubstr;
using testing::Not;

/// The text of a document whose body is `{{p x }}`, or the code of the first mistake.
std::string text_with(std::string_view x, const std::string& tag = "{{p x }}") {
  diag::Report report;
  const std::string docx =
      filled(docx_of_body(paragraph(run(tag))), "{\"x\": " + std::string(x) + "}", report);
  if (docx.empty()) return std::string(report.diagnostics().front().message->id);
  std::string text = text_of(opc::Package::read(docx, "out.docx", report), report).value_or("");
  if (text.ends_with("\n\n")) text.pop_back();  // the paragraph behind the table
  return text;
}

std::string body_with(std::string_view x, const std::string& tag = "{{p x }}") {
  return filled_body(paragraph(run(tag)), "{\"x\": " + std::string(x) + "}");
}

struct Case {
  std::string_view name;
  std::string x;
  std::string text;
};
void PrintTo(const Case& one, std::ostream* out) {
  *out << one.name;
}
class TableText : public testing::TestWithParam<Case> {};

TEST_P(TableText, IsWhatTheDataSays) {
  EXPECT_EQ(text_with(GetParam().x), GetParam().text);
  if (!GetParam().text.starts_with("wml.")) {
    EXPECT_EQ(GridCheck(body_with(GetParam().x)).problems(), "");
  }
}

const Case kRows[] = {
    {"rows that are lists", R"({"$table": [["a", 1], ["b"]], "columns": ["A", "B"]})",
     "| A | B |\n| a | 1 |\n| b | |\n"},
    {"rows that are maps", R"({"$table": [{"A": 1, "B": {"C": 2}}, {"A": 3}],
      "columns": ["A", {"title": "c", "key": "B.C"}]})",
     "| A | c |\n| 1 | 2 |\n| 3 | |\n"},
    {"maps without columns", R"({"$table": [{"A": 1, "B": 2}]})", "| A | B |\n| 1 | 2 |\n"},
    {"lists without columns", R"({"$table": [[1], [2, 3]]})", "| 1 | |\n| 2 | 3 |\n"},
    {"all in one map", R"({"$table": {"rows": [[1]], "columns": ["A"]}})", "| A |\n| 1 |\n"},
    {"no rows, no table", R"({"$table": [], "columns": ["A"]})", ""},
    {"words instead of rows", R"({"$table": [], "columns": ["A", "B"], "empty": "无"})",
     "| A | B |\n| 无 |\n"},
    {"content in cells", R"({"$table": [[{"$listing": "a\nb"}, ["c", {"$richtext": "d"}],
      {"$table": [["e"]]}]]})",
     "| a b | c / d | e |\n"},
    {"cells that span", R"({"$table": [[{"value": "a", "colspan": 2}, "b"],
      [{"value": "c", "rowspan": 2}, "d", "e"], ["f", "g"]], "columns": [{}, {}, {}]})",
     "| a | b |\n| c | d | e |\n| ^ | f | g |\n"},
    {"a span over all rows there are", R"({"$table": [[{"value": "a", "rowspan": 9}, 1], [2]]})",
     "| a | 1 |\n| ^ | 2 |\n"},
};
INSTANTIATE_TEST_SUITE_P(Rows, TableText, testing::ValuesIn(kRows));

const Case kColumns[] = {
    {"titles above titles", R"({"$table": [[1, 2, 3, 4]], "columns": ["A", {"title": "B",
      "columns": ["C", {"title": "D", "columns": ["E", "F"]}]}]})",
     "| A | B |\n| ^ | C | D |\n| ^ | ^ | E | F |\n| 1 | 2 | 3 | 4 |\n"},
    {"formats", R"({"$table": [[1234.5, null]], "columns": [{"title": "A", "format":
      "round(0)|int ~ '元'"}, {"title": "B", "format": "nosuch"}]})",
     "wml.format"},
    {"a format is the language's", R"({"$table": [[1234.5, "a"]], "columns": [{"title": "A",
      "format": "int ~ '元'"}, {"title": "B", "format": "upper"}]})",
     "| A | B |\n| 1234元 | A |\n"},
    {"null and missing", R"({"$table": [{"A": null, "B": 0, "C": ""}], "nil": "—",
      "columns": ["A", "B", "C", {"title": "D", "nil": "无"}]})",
     "| A | B | C | D |\n| — | 0 | | 无 |\n"},
    {"totals are exact", R"({"$table": [["a", 0.1, "x"], ["b", 0.2, "y"], ["c", null, ""]],
      "total": "合计", "columns": ["A", {"title": "B", "total": true}, {"title": "C",
      "total": "—"}]})",
     "| A | B | C |\n| a | 0.1 | x |\n| b | 0.2 | y |\n| c | | |\n| 合计 | 0.3 | — |\n"},
    {"the words before the totals reach up to them", R"({"$table": [[1, "a", 2]],
      "total": "T", "columns": ["A", "B", {"title": "C", "total": true}]})",
     "| A | B | C |\n| 1 | a | 2 |\n| T | 2 |\n"},
    {"equal neighbours", R"({"$table": [["a", "x", 1], ["a", "x", 1], ["b", "x", 1], ["", "x", 1],
      ["", "x", 1]], "columns": [{"title": "A", "merge": true}, {"title": "B", "merge": true},
      "C"]})",
     "| A | B | C |\n| a | x | 1 |\n| ^ | ^ | 1 |\n| b | x | 1 |\n| | x | 1 |\n| | ^ | 1 |\n"},
};
INSTANTIATE_TEST_SUITE_P(Columns, TableText, testing::ValuesIn(kColumns));

const Case kMistakes[] = {
    {"no list", R"({"$table": "x"})", "wml.table-rows"},
    {"no row", R"({"$table": [["a"], 1]})", "wml.table-row"},
    {"too many cells", R"({"$table": [["a", "b"]], "columns": ["A"]})", "wml.table-cells"},
    {"too wide", R"({"$table": [[{"value": 1, "colspan": 2}]], "columns": ["A"]})",
     "wml.table-cells"},
    {"a wide cell over a merged one", R"({"$table": [["a", {"value": 1, "rowspan": 2}],
      [{"value": 2, "colspan": 2}]]})",
     "wml.table-cells"},
    {"no span", R"({"$table": [[{"value": 1, "rowspan": 0}]]})", "wml.colspan"},
    {"no columns", R"({"$table": [["a"]], "columns": []})", "wml.table-column-list"},
    {"no width", R"({"$table": [["a"]], "columns": [{"width": "-1%"}]})", "wml.column-width"},
    {"no alignment", R"({"$table": [["a"]], "columns": [{"align": "up"}]})", "wml.content-value"},
    {"no colour", R"({"$table": [[{"value": 1, "cellbg": "红"}]]})", "wml.colour"},
    {"no such key", R"({"$table": [["a"]], "columns": [{"titel": "A"}]})", "wml.content-key"},
    {"no style", R"({"$table": [["a"]], "style": "三线表"})", "wml.no-style"},
    {"no number to add", R"({"$table": [["无"]], "columns": [{"total": true}]})",
     "wml.table-total"},
    {"nothing to add", R"({"$table": [[1]], "total": "合计"})", "wml.table-total-column"},
};
INSTANTIATE_TEST_SUITE_P(Mistakes, TableText, testing::ValuesIn(kMistakes));

TEST(Table, TellsTheMistakesOfAllRows) {
  const auto mistakes = [](const char* table) {
    diag::Report report;
    filled(docx_of_body(paragraph(run("{{p x }}"))), "{\"x\": " + std::string(table) + "}", report);
    return report.errors();
  };
  EXPECT_EQ(mistakes(R"({"$table": [1, ["a"], "b", [{"value": 1, "colspan": 0}]]})"), 3u);
  EXPECT_EQ(mistakes(R"({"$table": [[1, 2], [1], [1, 2, 3]], "columns": ["A"]})"), 2u);
}

TEST(Table, WritesWhatWordNeeds) {
  const auto cell = [](const std::string& alignment, const std::string& run) {
    return "<w:tc><w:tcPr><w:tcW w:w=\"1440\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/></w:tcPr>"
           "<w:p><w:pPr><w:ind w:leftChars=\"0\" w:left=\"0\" w:rightChars=\"0\" w:right=\"0\" "
           "w:firstLineChars=\"0\" w:firstLine=\"0\"/><w:jc w:val=\"" +
           alignment + "\"/></w:pPr><w:r>" + run + "</w:t></w:r></w:p></w:tc></w:tr>";
  };
  EXPECT_EQ(
      body_with(R"({"$table": [[2]], "columns": [{"title": "A", "width": "25.4mm"}]})"),
      "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"1440\" w:type=\"dxa\"/>"
      "<w:jc w:val=\"center\"/><w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0420\" "
      "w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"0\" "
      "w:noVBand=\"1\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"1440\"/></w:tblGrid>"
      "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" +
          cell("center", "<w:rPr><w:b/><w:bCs/></w:rPr><w:t xml:space=\"preserve\">A") +
          "<w:tr><w:trPr><w:cantSplit/></w:trPr>" + cell("right", "<w:t xml:space=\"preserve\">2") +
          "</w:tbl><w:p/>");
}

TEST(Table, OptionsTurnOffWhatIsUsual) {
  const std::string xml = body_with(
      R"({"$table": [[2]], "columns": ["A"], "repeat_header": false, "cant_split": false})");
  EXPECT_THAT(xml, Not(HasSubstr("<w:trPr>")));
}

TEST(Table, TakesTheFormatOfItsTagButNotItsIndents) {
  const std::string tag =
      "<w:p><w:pPr><w:pStyle w:val=\"S\"/><w:keepNext/><w:ind w:firstLine=\"480\"/></w:pPr>" +
      run("{{p x }}", "<w:sz w:val=\"21\"/>") + "</w:p>";
  const std::string xml = filled_body(tag, R"({"x": {"$table": [["a"]]}})");
  EXPECT_THAT(xml, HasSubstr("<w:pPr><w:pStyle w:val=\"S\"/><w:ind w:leftChars=\"0\""));
  EXPECT_THAT(xml, HasSubstr("<w:r><w:rPr><w:sz w:val=\"21\"/></w:rPr>"));
}

TEST(Table, HasAParagraphWhereWordNeedsOne) {
  const std::string x = R"({"x": {"$table": [["a"]]}})";
  const std::string tag = paragraph(run("{{p x }}"));
  const std::string alone = filled_body(tag, x);
  ASSERT_TRUE(alone.ends_with("</w:tbl><w:p/>"));
  const std::string made = alone.substr(0, alone.size() - 6);
  EXPECT_EQ(filled_body(tag + "<w:p><w:r/></w:p>", x), made + "<w:p><w:r/></w:p>");
  EXPECT_EQ(filled_body(tag + tag, x), made + "<w:p/>" + made + "<w:p/>");
  const std::string own = "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>";
  EXPECT_EQ(filled_body(own + tag + own, x), own + "<w:p/>" + made + "<w:p/>" + own);
  const std::string cell = filled_body("<w:tbl><w:tr><w:tc>" + tag + "</w:tc></w:tr></w:tbl>", x);
  EXPECT_THAT(cell, HasSubstr("</w:tbl><w:p></w:p></w:tc>"));
  // The same without the prefix.
  const std::string lone = paragraph(run("{{ x }}"));
  EXPECT_EQ(filled_body(lone + "<w:p><w:r/></w:p>", x), made + "<w:p><w:r/></w:p>");
  EXPECT_EQ(filled_body("<w:tbl><w:tr><w:tc>" + lone + "</w:tc></w:tr></w:tbl>", x), cell);
}

TEST(Table, FillsTheWidthOfItsPlace) {
  const auto width = [](std::string_view body) {
    const std::string xml = filled_body(body, R"({"x": {"$table": [["a"]]}})");
    const std::size_t at = xml.rfind("<w:tblW w:w=\"");
    return at == std::string::npos ? 0 : std::stoi(xml.substr(at + 13));
  };
  const std::string tag = paragraph(run("{{p x }}"));
  EXPECT_EQ(width(tag), 11906 - 2 * 1440);
  const std::string landscape =
      "<w:p><w:pPr><w:sectPr><w:pgSz w:w=\"16838\" w:h=\"11906\"/><w:pgMar w:left=\"1000\" "
      "w:right=\"838\"/></w:sectPr></w:pPr></w:p>";
  EXPECT_EQ(width(tag + landscape), 15000);
  EXPECT_EQ(width(landscape + tag), 11906 - 2 * 1440);
  const std::string columns =
      "<w:p><w:pPr><w:sectPr><w:pgSz w:w=\"11880\"/><w:cols w:num=\"2\" w:space=\"1000\"/>"
      "</w:sectPr></w:pPr></w:p>";
  EXPECT_EQ(width(tag + columns), 4000);
  EXPECT_EQ(width("<w:tbl><w:tr><w:tc><w:tcPr><w:tcW w:w=\"3000\" w:type=\"dxa\"/></w:tcPr>" + tag +
                  "</w:tc></w:tr></w:tbl>"),
            3000 - 216);
  EXPECT_EQ(width("<w:tbl><w:tblPr><w:tblCellMar><w:left w:w=\"50\"/><w:right w:w=\"50\"/>"
                  "</w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w=\"500\"/><w:gridCol "
                  "w:w=\"2000\"/></w:tblGrid><w:tr><w:tc><w:p/></w:tc><w:tc>" +
                  tag + "</w:tc></w:tr></w:tbl>"),
            1900);
}

TEST(ColumnWidths, AreLengthsSharesAndWeights) {
  const auto widths = [](std::initializer_list<data::Value> values,
                         std::optional<std::uint32_t> total = {}) {
    std::vector<ColumnWidth> columns;
    for (const data::Value& value : values) columns.push_back(read_column_width(value));
    return column_widths(columns, total, 9000);
  };
  using data::Value;
  using Widths = std::vector<std::uint32_t>;
  EXPECT_EQ(widths({Value::integer(1), Value::integer(2)}), (Widths{3000, 6000}));
  EXPECT_EQ(widths({Value::string("10%"), Value::integer(1)}), (Widths{900, 8100}));
  EXPECT_EQ(widths({Value::string("1in"), Value::string("2in")}), (Widths{1440, 2880}));
  EXPECT_EQ(widths({Value::string("1in"), Value::string("2in")}, 3000), (Widths{1000, 2000}));
  EXPECT_EQ(widths({Value::string("1in"), Value::integer(1)}, 3000), (Widths{1440, 1560}));
}

TEST(ColumnWidths, AddUpToTheWidthOfTheTable) {
  EXPECT_TRUE(rc::check([] {
    const auto count = *rc::gen::inRange<std::size_t>(1, 30);
    std::vector<ColumnWidth> columns(count);
    for (ColumnWidth& column : columns) {
      column.kind = static_cast<ColumnWidth::Kind>(*rc::gen::inRange(0, 3));
      column.thousandths = *rc::gen::inRange<std::int64_t>(1, 9'000'000);
    }
    const auto total = *rc::gen::inRange<std::uint32_t>(1000, 20000);
    std::uint32_t sum = 0;
    for (const std::uint32_t width : column_widths(columns, total, 9000)) sum += width;
    RC_ASSERT(sum == total);
  }));
}

/// Random tables with spans, merges, titles and totals: the grid is right, or a row was refused.
TEST(Table, GridsAlwaysAgree) {
  EXPECT_TRUE(rc::check([] {
    std::string columns, rows;
    const int count = *rc::gen::inRange(1, 7);
    for (int i = 0; i < count; ++i) {
      const std::string inner =
          R"({"title": "t", "merge": )" + std::string(*rc::gen::element("true", "false")) + "}";
      const bool above = *rc::gen::arbitrary<bool>();
      columns += (i ? "," : "") + (above ? R"({"title": "h", "columns": [)" + inner + "]}" : inner);
    }
    const int height = *rc::gen::inRange(1, 6);
    for (int r = 0; r < height; ++r) {
      std::string cells;
      for (int c = *rc::gen::inRange(0, count + 1); c > 0; --c) {
        cells += std::string(cells.empty() ? "" : ",") + R"({"value": )" +
                 std::to_string(*rc::gen::inRange(1, 3)) + R"(, "colspan": )" +
                 std::to_string(*rc::gen::weightedElement<int>({{5, 1}, {1, 2}})) +
                 R"(, "rowspan": )" +
                 std::to_string(*rc::gen::weightedElement<int>({{5, 1}, {1, 2}, {1, 3}})) + "}";
      }
      rows += (r ? ",[" : "[") + cells + "]";
    }
    diag::Report report;
    const std::string body = filled_body(
        paragraph(run("{{p x }}")),
        "{\"x\": {\"$table\": [" + rows + "], \"columns\": [" + columns + "]}}", report);
    if (body.empty()) {
      RC_ASSERT(report.diagnostics().front().message->id == "wml.table-cells");
      RC_DISCARD("refused");
    }
    const GridCheck check(body);
    RC_ASSERT(check.problems() == "");
    RC_ASSERT(check.tables() == 1);
  }));
}

}  // namespace
}  // namespace chengwen::wml::test
