#include "diag/print.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "diag/messages.h"
#include "text/columns.h"

namespace chengwen::diag {
namespace {

constexpr Message kUnknown{"test.unknown-name", Severity::error, "数据里没有 `{0}`",
                           "the data has no `{0}`"};
constexpr Message kEmpty{"test.empty", Severity::warning, "`{0}` 是空的", "`{0}` is empty"};
constexpr Message kAdvice{"test.advice", Severity::hint, "可以更短", "this could be shorter"};

/// Has one place for all spans.
class OnePlace : public Source {
 public:
  explicit OnePlace(Place place) : place_(std::move(place)) {}
  Place locate(std::uint32_t, std::uint32_t) const override { return place_; }

 private:
  Place place_;
};

constexpr Span kInData{kDataSource, 7, 9};
constexpr Span kInTable{2, 30, 39};
constexpr Span kInHeader{3, 0, 5};

/// Marks `marked` in `excerpt`.
Place mark(Place place, const std::string& excerpt, const std::string& marked) {
  place.excerpt = excerpt;
  place.mark_begin = excerpt.find(marked);
  place.mark_end = place.mark_begin + marked.size();
  return place;
}

Place in_data() {
  Place place;
  place.file = "数据.json";
  place.line = 41;
  place.column = 18;
  place.value_path = "项目[3].金额";
  return mark(std::move(place), "      \"金额\": \"\",", "\"\"");
}

Place in_table() {
  Place place;
  place.file = "绩效报告.docx";
  place.story = Place::Story::body;
  place.headings = {"三、绩效运行监控情况", "（一）资金"};
  place.table = 2;
  place.row = 3;
  place.cell = 2;
  return mark(std::move(place), "{{ 项目.预算术 }}", "预算术");
}

Place in_header() {
  Place place;
  place.file = "绩效报告.docx";
  place.story = Place::Story::header;
  place.story_number = 2;
  place.paragraph = 1;
  return place;
}

Sources all_sources() {
  Sources sources;
  sources.set(kDataSource, std::make_shared<OnePlace>(in_data()));
  sources.set(kInTable.source, std::make_shared<OnePlace>(in_table()));
  sources.set(kInHeader.source, std::make_shared<OnePlace>(in_header()));
  return sources;
}

Report example_report() {
  Report report;
  report.add(Diagnostic(kUnknown, {"预算术"}, kInTable)
                 .note(messages::kDidYouMean, {"预算数"}, kInData)
                 .note(messages::kOpenedHere, {"for"}, kInHeader));
  for (int i = 0; i < 3; ++i) report.add(Diagnostic(kEmpty, {"金额"}, kInData));
  Diagnostic whole_file(kUnknown, {"word/document.xml"});
  whole_file.file = "坏.docx";
  report.add(whole_file);
  report.add(Diagnostic(kAdvice));
  return report;
}

TEST(Print, TellsAReportInChinese) {
  EXPECT_EQ(print(example_report(), all_sources(), Language::zh),
            R"(绩效报告.docx：正文 › 三、绩效运行监控情况 › （一）资金 › 表2 第3行 第2格
    “{{ 项目.预算术 }}”
        　　 ^^^^^^
错误 [test.unknown-name]：数据里没有 `预算术`
  提示：是不是 `预算数`？（数据.json 第 41 行 项目[3].金额）
  提示：`for` 在这里开始（绩效报告.docx：页眉2 › 第1段）

数据.json:41:18（项目[3].金额）
    “      "金额": "",”
            　　   ^^
警告 [test.empty]：`金额` 是空的（共 3 处）

坏.docx
错误 [test.unknown-name]：数据里没有 `word/document.xml`

提示 [test.advice]：可以更短

2 个错误，1 个警告，1 个提示
)");
}

TEST(Print, TellsAReportInEnglish) {
  EXPECT_EQ(print(example_report(), all_sources(), Language::en),
            R"(绩效报告.docx: body › 三、绩效运行监控情况 › （一）资金 › table 2 row 3 cell 2
    {{ 项目.预算术 }}
       　　 ^^^^^^
error [test.unknown-name]: the data has no `预算术`
  hint: did you mean `预算数`? (数据.json line 41 项目[3].金额)
  hint: `for` was opened here (绩效报告.docx: header 2 › paragraph 1)

数据.json:41:18 (项目[3].金额)
          "金额": "",
           　　   ^^
warning [test.empty]: `金额` is empty (3 times)

坏.docx
error [test.unknown-name]: the data has no `word/document.xml`

hint [test.advice]: this could be shorter

2 errors, 1 warning, 1 hint
)");
}

TEST(Print, CountsOnlyWhatThereIs) {
  Report report;
  EXPECT_EQ(print(report, {}, Language::zh), "");
  EXPECT_EQ(print_json(report, {}, Language::zh), "");
  report.add(Diagnostic(kEmpty, {"a"}));
  EXPECT_EQ(print(report, {}, Language::en), "warning [test.empty]: `a` is empty\n\n1 warning\n");
  report.make_warnings_errors();
  EXPECT_EQ(print(report, {}, Language::zh), "错误 [test.empty]：`a` 是空的\n\n1 个错误\n");
}

TEST(Print, SaysWhereSourcesAreUnknownOrNameless) {
  Diagnostic diagnostic(kEmpty, {"a"}, {7, 1, 2});
  EXPECT_EQ(print(diagnostic, all_sources(), Language::en), "warning [test.empty]: `a` is empty\n");

  Place place;
  place.line = 3;
  place.column = 5;
  Sources sources;
  sources.set(7, std::make_shared<OnePlace>(place));
  EXPECT_EQ(print(diagnostic, sources, Language::zh),
            "第3行 第5列\n警告 [test.empty]：`a` 是空的\n");
  diagnostic.file = "模板.txt";
  EXPECT_EQ(print(diagnostic, sources, Language::zh),
            "模板.txt:3:5\n警告 [test.empty]：`a` 是空的\n");
}

TEST(Print, LeavesNoControlCharacters) {
  const Diagnostic diagnostic(kEmpty, {"\x1b[31m\n\u009B"});
  EXPECT_EQ(print(diagnostic, {}, Language::en), "warning [test.empty]: ` [31m  ` is empty\n");
}

TEST(PrintPlace, NamesEveryStory) {
  const struct {
    Place::Story story;
    int number;
    const char *zh, *en;
  } rows[] = {
      {Place::Story::body, 0, "a.docx：正文", "a.docx: body"},
      {Place::Story::header, 0, "a.docx：页眉", "a.docx: header"},
      {Place::Story::footer, 2, "a.docx：页脚2", "a.docx: footer 2"},
      {Place::Story::footnote, 11, "a.docx：脚注11", "a.docx: footnote 11"},
      {Place::Story::endnote, 1, "a.docx：尾注1", "a.docx: endnote 1"},
      {Place::Story::comment, 3, "a.docx：批注3", "a.docx: comment 3"},
      {Place::Story::text_box, 0, "a.docx：文本框", "a.docx: text box"},
      {Place::Story::properties, 0, "a.docx：文档属性", "a.docx: document properties"},
      {Place::Story::chart, 1, "a.docx：图表1", "a.docx: chart 1"},
      {Place::Story::other, 0, "a.docx：其他部分", "a.docx: other part"},
      {Place::Story::none, 0, "a.docx", "a.docx"},
  };
  for (const auto& row : rows) {
    Place place;
    place.file = "a.docx";
    place.story = row.story;
    place.story_number = row.number;
    EXPECT_EQ(print(place, Language::zh), row.zh);
    EXPECT_EQ(print(place, Language::en), row.en);
  }
}

TEST(PrintPlace, LeavesOutWhatIsUnknown) {
  Place place;
  EXPECT_EQ(print(place, Language::zh), "");
  place.value_path = "项目[3].金额";
  EXPECT_EQ(print(place, Language::zh), "项目[3].金额");
  place.file = "数据.json";
  EXPECT_EQ(print(place, Language::zh), "数据.json（项目[3].金额）");
  place.line = 4;
  EXPECT_EQ(print(place, Language::en), "数据.json:4 (项目[3].金额)");

  Place paragraph;
  paragraph.story = Place::Story::body;
  paragraph.paragraph = 4;
  EXPECT_EQ(print(paragraph, Language::zh), "正文 › 第4段");
  paragraph.table = 1;
  paragraph.row = 2;
  paragraph.cell = 3;
  EXPECT_EQ(print(paragraph, Language::en), "body › table 1 row 2 cell 3 paragraph 4");
}

/// The excerpt's two lines as printed, without the indent.
std::pair<std::string, std::string> excerpt_of(const Place& place, Language language) {
  Sources sources;
  sources.set(2, std::make_shared<OnePlace>(place));
  const std::string printed = print(Diagnostic(kAdvice, {}, {2, 0, 0}), sources, language);
  const std::size_t second = printed.find('\n') + 1;
  const std::string lines = place.file.empty() ? printed : printed.substr(second);
  const std::size_t end = lines.find('\n');
  return {lines.substr(4, end - 4), lines.substr(end + 5, lines.find('\n', end + 1) - end - 5)};
}

TEST(Excerpt, IsCutAroundTheMark) {
  std::string before, after;
  for (int i = 0; i < 60; ++i) before += "前", after += "后";
  const auto [text, marks] =
      excerpt_of(mark({}, before + "{{ 名称 }}" + after, "名称"), Language::zh);
  EXPECT_TRUE(text.starts_with("“…前")) << text;
  EXPECT_TRUE(text.ends_with("后…”")) << text;
  EXPECT_NE(text.find("{{ 名称 }}"), std::string::npos);
  EXPECT_LE(text::columns(text), 76u);
  EXPECT_GE(text::columns(text), 72u);
  EXPECT_TRUE(marks.ends_with("^^^^"));
  EXPECT_EQ(text::columns(marks), text::columns(text.substr(0, text.find(" }}"))));
}

TEST(Excerpt, KeepsTheMarkInItsColumn) {
  const struct {
    const char *excerpt, *marked, *text, *marks;
  } rows[] = {
      {"abc", "b", "abc", " ^"},
      {"a\tb", "b", "a b", "  ^"},          // a control character is one blank
      {"e\u0301x", "x", "e\u0301x", " ^"},  // a combining mark takes no column
      {"中x", "x", "中x", "\u3000^"},
      {"，中", "中", "，中", "\u3000^^"},
      {"“中”x", "x", "“中”x", " \u3000 ^"},
      {"abc", "", "abc", "^"},
  };
  for (const auto& row : rows) {
    const auto [text, marks] = excerpt_of(mark({}, row.excerpt, row.marked), Language::en);
    EXPECT_EQ(text, row.text);
    EXPECT_EQ(marks, row.marks) << row.excerpt;
  }
}

TEST(Excerpt, MarksTheEndAndWhatIsTooLong) {
  Place at_end;
  at_end.excerpt = "{% if a";
  at_end.mark_begin = at_end.mark_end = at_end.excerpt.size();
  EXPECT_EQ(excerpt_of(at_end, Language::zh).second, "        ^");
  at_end.mark_begin = at_end.mark_end = 1000;
  EXPECT_EQ(excerpt_of(at_end, Language::en).second, "       ^");

  const std::string line(200, 'x');
  const auto [text, marks] = excerpt_of(mark({}, line, line), Language::en);
  EXPECT_EQ(text, std::string(72, 'x') + "…");
  EXPECT_EQ(marks, std::string(72, '^'));
}

TEST(PrintJson, WritesOneObjectALine) {
  EXPECT_EQ(
      print_json(example_report(), all_sources(), Language::zh),
      R"({"severity":"error","code":"test.unknown-name","message":"数据里没有 `预算术`",)"
      R"("file":"绩效报告.docx","place":"绩效报告.docx：正文 › 三、绩效运行监控情况 › （一）资金 › 表2 第3行 第2格",)"
      R"("story":"body","headings":["三、绩效运行监控情况","（一）资金"],"table":2,"row":3,"cell":2,)"
      R"("excerpt":"{{ 项目.预算术 }}","span":{"source":2,"begin":30,"end":39},"occurrences":1,"notes":[)"
      R"({"code":"hint.did-you-mean","message":"是不是 `预算数`？","file":"数据.json",)"
      R"("place":"数据.json:41:18（项目[3].金额）","line":41,"column":18,"value_path":"项目[3].金额",)"
      R"("excerpt":"      \"金额\": \"\",","span":{"source":1,"begin":7,"end":9}},)"
      R"({"code":"hint.opened-here","message":"`for` 在这里开始","file":"绩效报告.docx",)"
      R"("place":"绩效报告.docx：页眉2 › 第1段","story":"header","story_number":2,"paragraph":1,)"
      R"("span":{"source":3,"begin":0,"end":5}}]})"
      "\n"
      R"({"severity":"warning","code":"test.empty","message":"`金额` 是空的","file":"数据.json",)"
      R"("place":"数据.json:41:18（项目[3].金额）","line":41,"column":18,"value_path":"项目[3].金额",)"
      R"("excerpt":"      \"金额\": \"\",","span":{"source":1,"begin":7,"end":9},"occurrences":3})"
      "\n"
      R"({"severity":"error","code":"test.unknown-name","message":"数据里没有 `word/document.xml`",)"
      R"("file":"坏.docx","place":"坏.docx","occurrences":1})"
      "\n"
      R"({"severity":"hint","code":"test.advice","message":"可以更短","occurrences":1})"
      "\n");
}

TEST(PrintJson, EscapesStrings) {
  Report report;
  report.add(Diagnostic(kEmpty, {"\"\\\n\t\x01\x7F\xFF中"}));
  EXPECT_EQ(print_json(report, {}, Language::en), R"({"severity":"warning","code":"test.empty",)"
                                                  R"("message":"`\"\\\n\t\u0001\u007f)"
                                                  "\uFFFD"
                                                  R"(中` is empty","occurrences":1})"
                                                  "\n");
}

TEST(Substitute, PutsArgumentsInOnce) {
  const std::vector<std::string> arguments = {"{1}", "b"};
  const struct {
    const char *words, *result;
  } rows[] = {{"{0} and {1}", "{1} and b"},
              {"{1}{1}", "bb"},
              {"{2}", "{2}"},
              {"{{ {1} }}", "{{ b }}"},
              {"{", "{"},
              {"{1", "{1"},
              {"{}", "{}"},
              {"{a} {{1}}", "{a} {b}"},
              {"", ""}};
  for (const auto& row : rows) EXPECT_EQ(substitute(row.words, arguments), row.result);
}

}  // namespace
}  // namespace chengwen::diag
