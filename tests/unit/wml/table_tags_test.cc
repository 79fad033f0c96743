#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "cut_text.h"
#include "filled.h"
#include "grid.h"
#include "wml/text_of.h"

namespace chengwen::wml::test {
namespace {

using chengwen::test::docx_of_body;
using testing::HasSubstr;
using testing::Not;

const std::string kRestart = "<w:vMerge w:val=\"restart\"/>";
const std::string kContinue = "<w:vMerge/>";

std::string span(int columns) {
  return columns > 1 ? "<w:gridSpan w:val=\"" + std::to_string(columns) + "\"/>" : "";
}

/// A cell of `width` twips; `properties` stand behind its w:tcW.
std::string cell(const std::string& text, int width = 1000, const std::string& properties = "") {
  return "<w:tc><w:tcPr><w:tcW w:w=\"" + std::to_string(width) + "\" w:type=\"dxa\"/>" +
         properties + "</w:tcPr>" + paragraph(run(text)) + "</w:tc>";
}

template <class... Cells>
std::string row(const Cells&... cells) {
  return "<w:tr>" + (std::string() + ... + cells) + "</w:tr>";
}

std::string table(const std::vector<int>& grid, const std::string& rows) {
  int width = 0;
  std::string columns;
  for (const int column : grid) {
    width += column;
    columns += "<w:gridCol w:w=\"" + std::to_string(column) + "\"/>";
  }
  return "<w:tbl><w:tblPr><w:tblW w:w=\"" + std::to_string(width) +
         "\" w:type=\"dxa\"/></w:tblPr><w:tblGrid>" + columns + "</w:tblGrid>" + rows + "</w:tbl>";
}

std::string text_with(const std::string& body, std::string_view json) {
  diag::Report report;
  const std::string docx = filled(docx_of_body(body + "<w:p/>"), json, report);
  if (docx.empty()) return std::string(report.diagnostics().front().message->id);
  std::string text = text_of(opc::Package::read(docx, "out.docx", report), report).value_or("");
  while (text.ends_with("\n\n") || text == "\n") text.pop_back();
  return text;
}

/// The widths of the grid of the first table.
std::vector<int> grid_of(const std::string& xml) {
  std::vector<int> widths;
  const std::string grid = xml.substr(xml.find("<w:tblGrid>"), xml.find("</w:tblGrid>"));
  for (std::size_t at = grid.find("w:w=\""); at != std::string::npos;
       at = grid.find("w:w=\"", at + 1)) {
    widths.push_back(std::stoi(grid.substr(at + 5)));
    if (grid.find("w:gridCol", at) == std::string::npos) break;
  }
  return widths;
}

struct Case {
  std::string_view name;
  std::string body;
  std::string_view json;
  std::string text;
};
void PrintTo(const Case& one, std::ostream* out) {
  *out << one.name;
}
class TableTags : public testing::TestWithParam<Case> {};

TEST_P(TableTags, GiveATableThatIsRight) {
  const Case& one = GetParam();
  EXPECT_EQ(text_with(one.body, one.json), one.text);
  if (!one.text.starts_with("wml.")) {
    EXPECT_EQ(GridCheck(filled_body(one.body, one.json)).problems(), "");
  }
}

// --- merging downwards

const std::string kLoop =
    row(cell("{%tr for x in xs %}"), cell("")) + "ROWS" + row(cell("{%tr endfor %}"), cell(""));
std::string loop_of(const std::string& rows) {
  std::string text = kLoop;
  return table({1000, 1000}, text.replace(text.find("ROWS"), 4, rows));
}
const std::string_view kIndicators =
    R"({"xs": [{"a": "甲", "b": "一"}, {"a": "甲", "b": "一"}, {"a": "乙", "b": "一"}]})";

const Case kMerges[] = {
    {"equal neighbours", loop_of(row(cell("{% vm x.a %}{{ x.a }}"), cell("{{ x.b }}"))),
     kIndicators, "| 甲 | 一 |\n| ^ | 一 |\n| 乙 | 一 |\n"},
    {"a level inside never over a border of one outside",
     loop_of(row(cell("{% vm x.a %}{{ x.a }}"), cell("{% vm x.b %}{{ x.b }}"))), kIndicators,
     "| 甲 | 一 |\n| ^ | ^ |\n| 乙 | 一 |\n"},
    {"several rows an item",
     loop_of(row(cell("{% vm x.a %}{{ x.a }}"), cell("1")) +
             row(cell("{% vm x.a %}{{ x.a }}"), cell("2"))),
     kIndicators, "| 甲 | 1 |\n| ^ | 2 |\n| ^ | 1 |\n| ^ | 2 |\n| 乙 | 1 |\n| ^ | 2 |\n"},
    {"over the rounds of a loop outside",
     table({1000, 1000}, row(cell("{%tr for g in gs %}"), cell("")) +
                             row(cell("{%tr for y in g.ys %}"), cell("")) +
                             row(cell("{% vm g.n %}{{ g.n }}"), cell("{{ y }}")) +
                             row(cell("{%tr endfor %}"), cell("")) +
                             row(cell("{%tr endfor %}"), cell(""))),
     R"({"gs": [{"n": "A", "ys": [1, 2]}, {"n": "A", "ys": [3]}, {"n": "B", "ys": [4]}]})",
     "| A | 1 |\n| ^ | 2 |\n| ^ | 3 |\n| B | 4 |\n"},
    {"a row between ends it",
     loop_of(row(cell("{% vm x.b %}{{ x.b }}"), cell("1")) + row(cell("-"), cell("2"))),
     R"({"xs": [{"b": "一"}, {"b": "一"}]})", "| 一 | 1 |\n| - | 2 |\n| 一 | 1 |\n| - | 2 |\n"},
    {"outside loops",
     table({1000, 1000},
           row(cell("{% vm a %}{{ a }}"), cell("1")) + row(cell("{% vm b %}{{ b }}"), cell("2"))),
     R"({"a": 1, "b": 1})", "| 1 | 1 |\n| ^ | 2 |\n"},
    {"a whole loop", loop_of(row(cell("{% vm %}{{ x.a }}"), cell("{{ x.b }}"))), kIndicators,
     "| 甲 | 一 |\n| ^ | 一 |\n| ^ | 一 |\n"},
    {"a whole loop without its first row",
     loop_of(row(cell("{%tr if not loop.first %}"), cell("")) +
             row(cell("{% vm %}{{ x.a }}"), cell("{{ x.b }}")) +
             row(cell("{%tr endif %}"), cell(""))),
     kIndicators, "| 甲 | 一 |\n| ^ | 一 |\n"},
    {"a merged cell of the template goes on over a loop",
     table({1000, 1000}, row(cell("名", 1000, kRestart), cell("头")) +
                             row(cell("{%tr for x in xs %}"), cell("")) +
                             row(cell("", 1000, kContinue), cell("{{ x.b }}")) +
                             row(cell("{%tr endfor %}"), cell(""))),
     kIndicators, "| 名 | 头 |\n| ^ | 一 |\n| ^ | 一 |\n| ^ | 一 |\n"},
    {"a merged cell of the template whose first row goes",
     table({1000, 1000},
           row(cell("{%tr if no %}"), cell("")) + row(cell("名", 1000, kRestart), cell("头")) +
               row(cell("{%tr endif %}"), cell("")) + row(cell("", 1000, kContinue), cell("1")) +
               row(cell("", 1000, kContinue), cell("2"))),
     "{}", "| | 1 |\n| ^ | 2 |\n"},
};
INSTANTIATE_TEST_SUITE_P(Merges, TableTags, testing::ValuesIn(kMerges));

// --- loops over cells

std::string looped(const std::string& cells) {
  return cell("{%tc for y in ys %}", 500) + cells + cell("{%tc endfor %}", 500);
}
const std::string kHeads = table(
    {1000, 500, 2000, 500, 1000},
    row(cell("名", 1000, kRestart), cell("年度", 3000, span(3)), cell("注", 1000, kRestart)) +
        row(cell("", 1000, kContinue), looped(cell("{{ y }}", 2000)), cell("", 1000, kContinue)) +
        row(cell("a"), looped(cell("{{ y }}-", 2000)), cell("b")) + row(cell("全", 5000, span(5))));
const std::string kCondition = table({1000, 500, 2000, 500, 1000},
                                     row(cell("a"), cell("{%tc if y %}", 500), cell("b", 2000),
                                         cell("{%tc endif %}", 500), cell("c")) +
                                         row(cell("头"), cell("b 的头", 3000, span(3)), cell("c")));

const Case kColumns[] = {
    {"three columns under a head", kHeads, R"({"ys": [1, 2, 3]})",
     "| 名 | 年度 | 注 |\n| ^ | 1 | 2 | 3 | ^ |\n| a | 1- | 2- | 3- | b |\n| 全 |\n"},
    {"one column under a head", kHeads, R"({"ys": [1]})",
     "| 名 | 年度 | 注 |\n| ^ | 1 | ^ |\n| a | 1- | b |\n| 全 |\n"},
    {"no columns: the head goes, too", kHeads, R"({"ys": []})",
     "| 名 | 注 |\n| ^ | ^ |\n| a | b |\n| 全 |\n"},
    {"a column that is there", kCondition, R"({"y": true})",
     "| a | b | c |\n| 头 | b 的头 | c |\n"},
    {"a column that is not", kCondition, R"({"y": false})", "| a | c |\n| 头 | c |\n"},
    {"two cells a round",
     table({1000, 500, 2000, 1000, 500}, row(cell("名"), looped(cell("{{ y }}", 3000, span(2)))) +
                                             row(cell("a"), looped(cell("预", 2000) + cell("执")))),
     R"({"ys": [1, 2]})", "| 名 | 1 | 2 |\n| a | 预 | 执 | 预 | 执 |\n"},
    {"a head that a tag spans",
     table({1000, 500, 1000, 500},
           row(cell("名"), cell("{% colspan ys|length %}头", 2000, span(3))) +
               row(cell("a"), looped(cell("{{ y }}")))),
     R"({"ys": [1, 2]})", "| 名 | 头 |\n| a | 1 | 2 |\n"},
    {"a head that a tag spans, over nothing",
     table({1000, 500, 1000, 500},
           row(cell("名"), cell("{% colspan ys|length %}头", 2000, span(3))) +
               row(cell("a"), looped(cell("{{ y }}")))),
     R"({"ys": []})", "| 名 |\n| a |\n"},
    {"cells merged into one",
     table({1000, 500, 1000, 500},
           row(cell("名"), looped(cell("{% hm %}头"))) + row(cell("a"), looped(cell("{{ y }}")))),
     R"({"ys": [1, 2, 3]})", "| 名 | 头 |\n| a | 1 | 2 | 3 |\n"},
    {"columns left out at the ends",
     table({1000, 500, 1000, 500, 1000},
           "<w:tr><w:trPr><w:gridBefore w:val=\"1\"/><w:wBefore w:w=\"1000\" w:type=\"dxa\"/>"
           "</w:trPr>" +
               looped(cell("{{ y }}")) + cell("b") + "</w:tr>" +
               "<w:tr><w:trPr><w:gridAfter w:val=\"1\"/></w:trPr>" + cell("a") +
               looped(cell("{{ y }}")) + "</w:tr>"),
     R"({"ys": [1, 2]})", "| 1 | 2 | b |\n| a | 1 | 2 |\n"},
    {"a loop in one row alone",
     table({1000, 500, 1000, 500}, row(cell("名"), looped(cell("{{ y }}"))) +
                                       row(cell("a"), cell("1", 500), cell("2"), cell("3", 500))),
     R"({"ys": [1]})", "| 名 | 1 |\n| a | 1 | 2 | 3 |\n"},
    {"a comment takes its column",
     table({1000, 1000}, row(cell("a"), cell("{#tc b #}")) + row(cell("全", 2000, span(2)))), "{}",
     "| a |\n| 全 |\n"},
};
INSTANTIATE_TEST_SUITE_P(Columns, TableTags, testing::ValuesIn(kColumns));

TEST(TableTags, ColumnsShareTheWidthOfWhatTheyStandFor) {
  using Widths = std::vector<int>;
  EXPECT_EQ(grid_of(filled_body(kHeads, R"({"ys": [1, 2, 3]})")),
            (Widths{1000, 1000, 1000, 1000, 1000}));
  EXPECT_EQ(grid_of(filled_body(kHeads, R"({"ys": [1]})")), (Widths{1000, 3000, 1000}));
  EXPECT_EQ(grid_of(filled_body(kHeads, R"({"ys": []})")), (Widths{2500, 2500}));
  const std::string two = table({1000, 500, 2000, 1000, 500},
                                row(cell("名"), looped(cell("{{ y }}", 3000, span(2)))) +
                                    row(cell("a"), looped(cell("预", 2000) + cell("执"))));
  EXPECT_EQ(grid_of(filled_body(two, R"({"ys": [1]})")), (Widths{1000, 2666, 1334}));
}

TEST(TableTags, KeepWhatTheDataDoesNotTouch) {
  const std::string plain = table({1000, 2000}, row(cell("a"), cell("b", 2000)));
  EXPECT_EQ(filled_body(plain + paragraph(run("{{ x }}")), R"({"x": ""})"),
            plain + "<w:p><w:r><w:t xml:space=\"preserve\"></w:t></w:r></w:p>");
}

// --- what must not be left behind

const Case kEmpty[] = {
    {"no rows", loop_of(row(cell("{{ x }}"), cell(""))), R"({"xs": []})", ""},
    {"rows for no rows",
     table({1000}, row(cell("{%tr for x in xs %}")) + row(cell("{{ x }}")) +
                       row(cell("{%tr else %}")) + row(cell("无")) + row(cell("{%tr endfor %}"))),
     R"({"xs": []})", "| 无 |\n"},
    {"a repeated head alone",
     table({1000}, row(cell("{% repeat_header %}头")) + row(cell("{%tr for x in xs %}")) +
                       row(cell("{{ x }}")) + row(cell("{%tr endfor %}"))),
     R"({"xs": []})", ""},
    {"a head that is a row as any other",
     table({1000}, row(cell("头")) + row(cell("{%tr for x in xs %}")) + row(cell("{{ x }}")) +
                       row(cell("{%tr endfor %}"))),
     R"({"xs": []})", "| 头 |\n"},
    {"nothing but a head", table({1000}, row(cell("{% repeat_header %}头{{ x }}"))), R"({"x": 1})",
     "| 头1 |\n"},
    {"no columns", table({500, 1000, 500}, row(looped(cell("{{ y }}")))), R"({"ys": []})", ""},
};
INSTANTIATE_TEST_SUITE_P(Empty, TableTags, testing::ValuesIn(kEmpty));

TEST(TableTags, SetWhatRowsDo) {
  const std::string xml =
      filled_body(table({1000}, row(cell("一")) + row(cell("{% repeat_header %}二")) +
                                    row(cell("{% cant_split %}三"))),
                  "{}");
  const std::string head = "<w:tr><w:trPr><w:tblHeader/></w:trPr>";
  EXPECT_THAT(xml, HasSubstr(head + cell("一") + "</w:tr>" + head + cell("二")));
  EXPECT_THAT(xml, HasSubstr("<w:tr><w:trPr><w:cantSplit/></w:trPr>" + cell("三")));
}

// --- mistakes

const Case kMistakes[] = {
    {"a span beyond the table",
     table({1000, 1000}, row(cell("a"), cell("b")) + row(cell("a"), cell("{% colspan n %}"))),
     R"({"n": 2})", "wml.colspan-beyond-table"},
    {"a row with more cells than those above",
     table({500, 1000, 500},
           row(looped(cell("{{ y }}"))) +
               row(cell("{%tc for z in zs %}", 500), cell("{{ z }}"), cell("{%tc endfor %}", 500))),
     R"({"ys": [1, 2], "zs": [1, 2, 3]})", "wml.row-cells"},
};
INSTANTIATE_TEST_SUITE_P(Mistakes, TableTags, testing::ValuesIn(kMistakes));

TEST(TableTags, MistakesHaveTheirPlaces) {
  diag::Report report;
  filled_body(table({1000, 1000}, row(cell("a"), cell("b")) + row(cell("{% colspan n %}"))),
              R"({"n": 3})", report);
  ASSERT_EQ(report.diagnostics().size(), 1u);
  const diag::Diagnostic& mistake = report.diagnostics().front();
  EXPECT_EQ(mistake.arguments, (std::vector<std::string>{"3", "2"}));
  EXPECT_TRUE(mistake.span.known());
  ASSERT_EQ(mistake.notes.size(), 1u);
  EXPECT_EQ(mistake.notes.front().span.source, diag::kDataSource);
}

TEST(TableTags, ARowOfTooManyCellsNamesTheDataOfTheFirst) {
  diag::Report report;
  const std::string json = R"({"rows": [["a"], ["b", "c"]]})";
  filled_body(table({500, 1000, 500}, row(cell("{%tr for r in rows %}", 2000, span(3))) +
                                          row(cell("{%tc for x in r %}", 500), cell("{{ x }}"),
                                              cell("{%tc endfor %}", 500)) +
                                          row(cell("{%tr endfor %}", 2000, span(3)))),
              json, report);
  ASSERT_EQ(report.diagnostics().size(), 1u);
  const diag::Diagnostic& mistake = report.diagnostics().front();
  EXPECT_EQ(mistake.arguments, (std::vector<std::string>{"2", "1"}));
  ASSERT_EQ(mistake.notes.size(), 1u);
  EXPECT_EQ(mistake.notes.front().span.begin, json.find("\"c\""));
}

/// What is told of a table whose first row has a `{%tc if no %}` over three cells or in one.
struct Untagged {
  std::string_view name;
  std::string tagged, rest;
  std::string_view code;
  std::vector<std::string> arguments;
};
void PrintTo(const Untagged& one, std::ostream* out) {
  *out << one.name;
}
class UntaggedCells : public testing::TestWithParam<Untagged> {};

const std::string kIfOverThree =
    row(cell("{%tc if no %}"), cell("a"), cell("{%tc endif %}"), cell("b"));
const std::string kIfInOne =
    row(cell("{%tc if no %}a{%tc endif %}"), cell("b"), cell("c"), cell("d"));

TEST_P(UntaggedCells, AreTold) {
  const Untagged& one = GetParam();
  diag::Report report;
  filled_body(table({1000, 1000, 1000, 1000}, one.tagged + one.rest), R"({"no": false})", report);
  if (one.code.empty()) {
    EXPECT_TRUE(report.empty());
    return;
  }
  ASSERT_EQ(report.diagnostics().size(), 1u);
  EXPECT_EQ(report.diagnostics().front().message->id, one.code);
  EXPECT_EQ(report.diagnostics().front().arguments, one.arguments);
  EXPECT_TRUE(report.diagnostics().front().span.known());
}

const std::string kPlain = row(cell("1"), cell("2"), cell("3"), cell("4"));
const Untagged kUntagged[] = {
    {"that stay", kIfOverThree, kPlain + kPlain, "wml.row-untagged", {"2", "1"}},
    {"that go with their column", kIfInOne, kPlain, "wml.cells-gone", {"1", "1"}},
    {"but not a title over them", kIfOverThree, row(cell("t", 3000, span(3)), cell("4")), "", {}},
    {"but not an empty one", kIfInOne, row(cell(""), cell("2"), cell("3"), cell("4")), "", {}},
};
INSTANTIATE_TEST_SUITE_P(TableTags, UntaggedCells, testing::ValuesIn(kUntagged));

// --- any table

/// A part of a table from left to right.
struct Field {
  enum class Kind { column, loop, condition } kind = Kind::column;
  int cells = 1;  ///< in it, without those of its tags
  std::string list;

  int columns() const { return kind == Kind::column ? 1 : cells + 2; }
};

class RandomTable {
 public:
  RandomTable() {
    const int count = *rc::gen::inRange(1, 5);
    for (int i = 0; i < count; ++i) {
      Field& field = fields_.emplace_back();
      field.kind =
          *rc::gen::element(Field::Kind::column, Field::Kind::loop, Field::Kind::condition);
      field.cells = *rc::gen::inRange(1, 3);
      field.list = "l" + std::to_string(i);
      json_ += (i ? ", \"" : "{\"") + field.list + "\": [";
      for (int items = *rc::gen::inRange(0, 4); items > 0; --items) {
        json_ += items > 1 ? "1," : "1";
      }
      json_ += "]";
      for (int column = 0; column < field.columns(); ++column) {
        grid_.push_back(*rc::gen::inRange(100, 3000));
      }
    }
    json_ += ", \"rows\": [1, 1, 2], \"no\": false}";
    std::string rows = leaf_row();
    for (int more = *rc::gen::inRange(0, 5); more > 0; --more) rows += any_row();
    body_ = table(grid_, rows);
  }
  const std::string& body() const { return body_; }
  const std::string& json() const { return json_; }

 private:
  std::string one(int& column, int columns, const std::string& text) {
    int width = 0;
    for (int i = 0; i < columns; ++i) width += grid_[static_cast<std::size_t>(column + i)];
    column += columns;
    return cell(text, width, span(columns));
  }

  std::string leaf(const Field& field, int& column, const std::string& text) {
    if (field.kind == Field::Kind::column) return one(column, 1, text);
    const bool loop = field.kind == Field::Kind::loop;
    std::string cells = one(
        column, 1, loop ? "{%tc for y in " + field.list + " %}" : "{%tc if " + field.list + " %}");
    for (int i = 0; i < field.cells; ++i) cells += one(column, 1, text);
    return cells + one(column, 1, loop ? "{%tc endfor %}" : "{%tc endif %}");
  }

  std::string leaf_row() {
    int column = 0;
    std::string cells;
    for (const Field& field : fields_) cells += leaf(field, column, "a");
    return "<w:tr>" + cells + "</w:tr>";
  }

  /// Fields as they are, or several under one cell.
  std::string mixed_row(const std::string& first) {
    int column = 0;
    std::string cells;
    for (std::size_t i = 0; i < fields_.size();) {
      const std::string text = i == 0 ? first : "b";
      const auto merged = *rc::gen::inRange<std::size_t>(0, fields_.size() - i + 1);
      if (merged == 0) {
        cells += leaf(fields_[i++], column, text);
        continue;
      }
      int columns = 0;
      for (std::size_t last = i + merged; i < last; ++i) columns += fields_[i].columns();
      cells += one(column, columns, text);
    }
    return "<w:tr>" + cells + "</w:tr>";
  }

  std::string tag_row(const std::string& tag) { return row(cell(tag)); }

  std::string any_row() {
    switch (*rc::gen::inRange(0, 4)) {
      case 0:
        return tag_row("{%tr for r in rows %}") + mixed_row("{% vm r %}c") +
               mixed_row("{% vm r %}c") + tag_row("{%tr endfor %}");
      case 1:
        return tag_row("{%tr if no %}") + mixed_row("c") + tag_row("{%tr endif %}");
      case 2:
        return mixed_row("{% repeat_header %}d");
      default:
        return mixed_row("d");
    }
  }

  std::vector<Field> fields_;
  std::vector<int> grid_;
  std::string body_, json_;
};

TEST(TableTags, LeaveTheGridOfAnyTableRight) {
  EXPECT_TRUE(rc::check([] {
    const RandomTable random;
    diag::Report report;
    const std::string body = filled_body(random.body() + "<w:p/>", random.json(), report);
    RC_LOG() << random.body() << "\n" << random.json() << "\n" << body << "\n";
    RC_ASSERT(!report.has_errors());
    RC_ASSERT(GridCheck(body).problems() == "");
  }));
}

}  // namespace
}  // namespace chengwen::wml::test
