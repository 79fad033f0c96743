#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>

#include "data/csv_scanner.h"
#include "data/json_reader.h"
#include "diag/print.h"

namespace chengwen::data {
namespace {

using Records = std::vector<std::vector<std::string>>;

Records scan(std::string_view text) {
  CsvScanner scanner(text);
  Records records;
  std::vector<CsvCell> record;
  while (scanner.next(record)) {
    EXPECT_FALSE(scanner.mistake());
    std::vector<std::string> cells;
    for (const CsvCell& cell : record) cells.push_back(scanner.content(cell));
    records.push_back(std::move(cells));
  }
  return records;
}

TEST(CsvScanner, TakesRecordsApart) {
  EXPECT_EQ(scan("a,b\r\n1,2\r\n"), (Records{{"a", "b"}, {"1", "2"}}));
  EXPECT_EQ(scan("a,b\n1,2"), (Records{{"a", "b"}, {"1", "2"}}));
  EXPECT_EQ(scan("a,b\r1,\r"), (Records{{"a", "b"}, {"1", ""}}));
}

TEST(CsvScanner, ReadsQuotedCells) {
  EXPECT_EQ(scan("a,b\n\"x, \"\"y\"\"\n第二行\",\"\"\n"),
            (Records{{"a", "b"}, {"x, \"y\"\n第二行", ""}}));
  EXPECT_EQ(scan("a,b\n 12\" ,5\" \n"), (Records{{"a", "b"}, {" 12\" ", "5\" "}}));
}

TEST(CsvScanner, LeavesBlankRecordsOut) {
  EXPECT_EQ(scan("\n \na,b\n,\n\n1,2\n , \n"), (Records{{"a", "b"}, {"1", "2"}}));
}

TEST(CsvScanner, FindsTheSeparator) {
  EXPECT_EQ(scan("名称;金额\n甲,乙;1\n"), (Records{{"名称", "金额"}, {"甲,乙", "1"}}));
  EXPECT_EQ(scan("名称\t金额\n甲;乙\t1,5\n"), (Records{{"名称", "金额"}, {"甲;乙", "1,5"}}));
  EXPECT_EQ(scan("a|b\n1|2\n"), (Records{{"a", "b"}, {"1", "2"}}));
  EXPECT_EQ(scan("名称\n甲\n"), (Records{{"名称"}, {"甲"}}));
  EXPECT_EQ(scan("sep=;\na,b;c\n1;2\n"), (Records{{"a,b", "c"}, {"1", "2"}}));
  EXPECT_EQ(scan("\"a;b\",c\n\"1;1\",2\n"), (Records{{"a;b", "c"}, {"1;1", "2"}}));
}

TEST(CsvScanner, TellsMistakes) {
  CsvScanner open("a,b\n\"x,1\n2,3\n");
  std::vector<CsvCell> record;
  ASSERT_TRUE(open.next(record));
  ASSERT_TRUE(open.next(record));
  ASSERT_TRUE(open.mistake());
  EXPECT_EQ(open.mistake()->kind, CsvScanner::Mistake::Kind::unclosed_quote);
  EXPECT_EQ(open.mistake()->begin, 4u);
  ASSERT_TRUE(open.next(record));
  EXPECT_EQ(open.content(record[0]), "2");

  CsvScanner later("a,b\n\"x,1\n2,\"3\"\n4,5\n");
  later.next(record);
  ASSERT_TRUE(later.next(record));
  ASSERT_TRUE(later.mistake());
  EXPECT_EQ(later.mistake()->kind, CsvScanner::Mistake::Kind::unclosed_quote);
  ASSERT_TRUE(later.next(record));
  EXPECT_FALSE(later.mistake());
  EXPECT_EQ(later.content(record[1]), "3");

  CsvScanner behind("a,b\n\"x\"y,1\n2,3\n");
  behind.next(record);
  behind.next(record);
  ASSERT_TRUE(behind.mistake());
  EXPECT_EQ(behind.mistake()->kind, CsvScanner::Mistake::Kind::after_quote);
  ASSERT_TRUE(behind.next(record));
  EXPECT_FALSE(behind.mistake());
}

RC_GTEST_PROP(CsvScanner, ReadsWhatRfc4180Writes, (std::vector<std::vector<std::string>> cells)) {
  std::string text;
  Records wanted{{"甲", "乙"}};
  text += "甲,乙\r\n";
  for (auto& row : cells) {
    row.resize(2);
    std::string line;
    for (const std::string& cell : row) {
      if (!line.empty()) line += ',';
      line += '"';
      for (const char c : cell) line += c == '"' ? std::string("\"\"") : std::string(1, c);
      line += '"';
    }
    text += line + "\r\n";
    wanted.push_back(row);
  }
  CsvScanner scanner(text);
  std::vector<CsvCell> record;
  for (const auto& row : wanted) {
    RC_ASSERT(scanner.next(record));
    RC_ASSERT(record.size() == row.size());
    for (std::size_t i = 0; i < row.size(); ++i) RC_ASSERT(scanner.content(record[i]) == row[i]);
  }
  RC_ASSERT(!scanner.next(record));
}

/// The files beside a data file.
class Folder : public Files {
 public:
  explicit Folder(std::map<std::string, std::string, std::less<>> files)
      : files_(std::move(files)) {}
  Read read(std::string_view path) override {
    const auto found = files_.find(path);
    if (found == files_.end()) return {};
    return {Status::found, found->second};
  }

 private:
  std::map<std::string, std::string, std::less<>> files_;
};

struct Loaded {
  Value value;
  diag::Report report;
  std::shared_ptr<DataFiles> files = std::make_shared<DataFiles>();

  std::string told() const {
    diag::Sources sources;
    sources.set(diag::kDataSource, files);
    return diag::print(report, sources, diag::Language::zh);
  }
};

Loaded load(std::string_view json, const std::string& csv) {
  Loaded loaded;
  Folder folder({{"项目.csv", csv}});
  loaded.value =
      read_json(std::string(json), "数据.json", *loaded.files, loaded.report, {.files = &folder});
  return loaded;
}

std::string rows(const std::string& csv, std::string_view options = "") {
  const Loaded loaded =
      load("{\"项目\": {\"$csv\": \"项目.csv\"" + std::string(options) + "}}", csv);
  EXPECT_TRUE(loaded.report.empty()) << loaded.told();
  return loaded.value.is_map() ? loaded.value.as_map().find("项目")->to_string() : "";
}

TEST(Csv, BecomesAListOfMaps) {
  EXPECT_EQ(rows("名称,金额\n办刊,3\n接待,12.40\n"),
            "[{'名称': '办刊', '金额': 3}, {'名称': '接待', '金额': 12.40}]");
  EXPECT_EQ(rows("名称,金额\n"), "[]");
}

TEST(Csv, KeepsNumbersAsWritten) {
  EXPECT_EQ(rows("a\n5.00\n-0.05\n12345678901234567890.123\n 7 \n"),
            "[{'a': 5.00}, {'a': -0.05}, {'a': 12345678901234567890.123}, {'a': 7}]");
}

TEST(Csv, TakesWhatIsNoPlainNumberForText) {
  EXPECT_EQ(rows("a;b;c\n007;1E5;1,234.50\n+1;.5;12%\n;true;１２\n"),
            "[{'a': '007', 'b': '1E5', 'c': '1,234.50'}, {'a': '+1', 'b': '.5', 'c': '12%'}, "
            "{'a': '', 'b': 'true', 'c': '１２'}]");
}

TEST(Csv, TakesQuotedCellsForText) {
  EXPECT_EQ(rows("编码,金额\n\"208\",3\n"), "[{'编码': '208', '金额': 3}]");
  EXPECT_EQ(rows("\"编码\",\"金额\"\n\"208\",\"3\"\n"), "[{'编码': 208, '金额': 3}]");
}

TEST(Csv, TakesNamedColumnsForText) {
  EXPECT_EQ(rows("编码,金额\n208,3\n", ", \"text\": [\"编码\"]"), "[{'编码': '208', '金额': 3}]");
  EXPECT_EQ(rows("编码,金额\n208,3\n", ", \"text\": \"金额\""), "[{'编码': 208, '金额': '3'}]");
}

TEST(Csv, ToleratesEmptyColumns) {
  EXPECT_EQ(rows("名称,金额,,\n办刊,3,,\n接待,2\n"),
            "[{'名称': '办刊', '金额': 3}, {'名称': '接待', '金额': 2}]");
}

TEST(Csv, FindsTheEncoding) {
  EXPECT_EQ(rows(std::string("\xEF\xBB\xBF", 3) + "名称\n办刊\n"), "[{'名称': '办刊'}]");
  EXPECT_EQ(rows("\xC3\xFB\xB3\xC6,\xBD\xF0\xB6\xEE\n\xB0\xEC\xBF\xAF,3\n"),
            "[{'名称': '办刊', '金额': 3}]");
  EXPECT_EQ(rows(std::string("\xFF\xFE"
                             "a\0\t\0b\0\n\0"
                             "1\0\t\0"
                             "2\0\n\0",
                             18)),
            "[{'a': 1, 'b': 2}]");
}

TEST(Csv, ValuesKnowTheirPlaces) {
  const Loaded loaded =
      load("{\"项目\": {\"$csv\": \"项目.csv\"}}", "名称,金 额\n\"办\n刊\",3\n接待,\n");
  const auto place = [&](const Value& value) {
    const diag::Span span = span_of(value);
    return diag::print(loaded.files->locate(span.begin, span.end), diag::Language::zh);
  };
  const Value& list = *loaded.value.as_map().find("项目");
  EXPECT_EQ(place(list), "数据.json:1:8（项目）");
  EXPECT_EQ(place(list.items()[0]), "项目.csv:2:1（项目[0]）");
  EXPECT_EQ(place(*list.items()[0].as_map().find("名称")), "项目.csv:2:1（项目[0].名称）");
  EXPECT_EQ(place(*list.items()[0].as_map().find("金 额")), "项目.csv:3:4（项目[0]['金 额']）");
  EXPECT_EQ(place(*list.items()[1].as_map().find("金 额")), "项目.csv:4:4（项目[1]['金 额']）");
  EXPECT_EQ(place(list.items()[1].as_map().entries()[0].key), "项目.csv:1:1（项目）");
}

std::string told(const std::string& csv, std::string_view options = "") {
  return load("{\"项目\": {\"$csv\": \"项目.csv\"" + std::string(options) + "}}", csv).told();
}

TEST(Csv, TellsLinesOfOtherLengths) {
  EXPECT_EQ(
      told("名称,金额\n办刊,经费,3\n接待\n"),
      "项目.csv:2:7（项目[0]）\n"
      "    “办刊,经费,3”\n"
      "     　　 　　 ^\n"
      "错误 [data.csv-too-long]：这一行有 3 格，表头只有 2 格；文字里有逗号时，整格要放在英文双引号"
      "里\n\n"
      "项目.csv:3:1（项目[1]）\n"
      "    “接待”\n"
      "     ^^^^\n"
      "警告 [data.csv-too-short]：这一行只有 1 格，表头有 2 格；少的当作空格\n\n"
      "1 个错误，1 个警告\n");
}

TEST(Csv, TellsAnUnclosedQuoteWhereItBegins) {
  std::string csv = "名称,金额\n";
  for (int i = 0; i < 39998; ++i) csv += "办刊,3\n";
  csv += "\"接待,2\n";
  for (int i = 0; i < 1000; ++i) csv += "办刊,3\n";
  const std::string words = told(csv);
  EXPECT_NE(words.find("项目.csv:40000:1（项目[39998].名称）"), std::string::npos) << words;
  EXPECT_NE(words.find("data.csv-unclosed"), std::string::npos);
  EXPECT_NE(words.find("\n1 个错误\n"), std::string::npos);
}

TEST(Csv, TellsManyShortLinesOnlyTwentyTimesAndReadsOn) {
  std::string csv = "名称,金额\n";
  for (int i = 0; i < 50; ++i) csv += "办刊\n";
  const Loaded loaded = load("{\"项目\": {\"$csv\": \"项目.csv\"}}", csv);
  EXPECT_EQ(loaded.report.warnings(), 20u);
  EXPECT_EQ(loaded.value.as_map().find("项目")->items().size(), 50u);
}

TEST(Csv, TellsMistakesOfTheHeader) {
  EXPECT_NE(told("名称,名称\n1,2\n").find("data.csv-repeated-name"), std::string::npos);
  EXPECT_NE(told("名称,\n1,2\n").find("第 2 栏的表头是空的"), std::string::npos);
  EXPECT_NE(told("名称，金额\n办刊，3\n").find("data.csv-full-width"), std::string::npos);
}

TEST(Csv, TellsMistakesOfTheObject) {
  EXPECT_NE(told("a\n1\n", ", \"sep\": 1").find("data.csv-option"), std::string::npos);
  EXPECT_NE(told("名称\n1\n", ", \"text\": \"名秤\"").find("是不是 `名称`？"), std::string::npos);
  EXPECT_NE(load("{\"a\": {\"$csv\": 1}}", "").told().find("data.csv-form"), std::string::npos);
  EXPECT_NE(load("{\"a\": {\"$csv\": \"x.csv\"}}", "").told().find("找不到文件 `x.csv`"),
            std::string::npos);
}

TEST(Csv, TellsWhatIsNoText) {
  EXPECT_NE(told("PK\x03\x04xyz").find("data.workbook"), std::string::npos);
  EXPECT_NE(told("").find("data.empty"), std::string::npos);
}

TEST(Csv, IsAnOrdinaryObjectWithoutFiles) {
  DataFiles files;
  diag::Report report;
  EXPECT_EQ(read_json("{\"$csv\": \"x\"}", "数据.json", files, report).to_string(),
            "{'$csv': 'x'}");
}

}  // namespace
}  // namespace chengwen::data
