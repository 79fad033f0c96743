#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cut_text.h"
#include "filled.h"

namespace chengwen::wml::test {
namespace {

using chengwen::test::docx_of_body;
using chengwen::test::part_of;
using testing::HasSubstr;
using testing::Not;

std::string text(std::string_view content) {
  return "<w:t xml:space=\"preserve\">" + std::string(content) + "</w:t>";
}
std::string t_run(std::string_view content) {
  return "<w:r>" + text(content) + "</w:r>";
}
std::string t_paragraph(std::string_view content) {
  return paragraph(t_run(content));
}
std::string cell(std::string_view content) {
  return "<w:tc>" + std::string(content) + "</w:tc>";
}
std::string row(std::string_view cells) {
  return "<w:tr>" + std::string(cells) + "</w:tr>";
}
std::string table(std::string_view grid, std::string_view rows) {
  return "<w:tbl><w:tblGrid>" + std::string(grid) + "</w:tblGrid>" + std::string(rows) + "</w:tbl>";
}
const std::string kTwo = "<w:gridCol w:w=\"3000\"/><w:gridCol w:w=\"1000\"/>";

struct Case {
  std::string_view name;
  std::string body;
  std::string_view json;
  std::string filled;
};

void PrintTo(const Case& one, std::ostream* out) {
  *out << one.name;
}

class Fill : public testing::TestWithParam<Case> {};

TEST_P(Fill, Body) {
  diag::Report report;
  EXPECT_EQ(filled_body(GetParam().body, GetParam().json, report), GetParam().filled);
  EXPECT_FALSE(report.has_errors()) << report.diagnostics()[0].message->id;
}

const Case kValues[] = {
    {"values are escaped", paragraph(run("{{ x }}")), R"({"x": "<a> & \"b\""})",
     t_paragraph("&lt;a&gt; &amp; \"b\"")},
    {"line ends and tabs", paragraph(run("{{ x }}", "<w:b/>")), R"({"x": "a\nb\tc\r\nd"})",
     paragraph("<w:r><w:rPr><w:b/></w:rPr>" + text("a") + "<w:br/>" + text("b") + "<w:tab/>" +
               text("c") + "<w:br/>" + text("d") + "</w:r>")},
    {"control characters are dropped", paragraph(run("{{ x }}")), R"({"x": "a\u0001b\u001bc"})",
     t_paragraph("abc")},
    {"statements that print: print, filter, call",
     paragraph(run("{% print 1, x %}")) +
         paragraph(run("{% filter upper %}{{ x }}&lt;{% endfilter %}")) +
         paragraph(run(
             "{% macro m() %}[{{ caller() }}]{% endmacro %}{% call m() %}{{ x }}{% endcall %}")),
     R"({"x": "a&b"})",
     t_paragraph("1a&amp;b") + t_paragraph("A&amp;B&lt;") + t_paragraph("[a&amp;b]")},
    {"a new paragraph inside a tracked insertion",
     "<w:p><w:pPr><w:rPr><w:ins w:id=\"1\"/></w:rPr></w:pPr><w:ins w:id=\"2\">" + run("{{ x }}") +
         "</w:ins></w:p>",
     R"({"x": "a\u0007b"})",
     "<w:p><w:pPr><w:rPr><w:ins w:id=\"1\"/></w:rPr></w:pPr><w:ins w:id=\"2\">" + t_run("a") +
         "</w:ins></w:p><w:p><w:pPr><w:rPr></w:rPr></w:pPr><w:ins w:id=\"3\">" + t_run("b") +
         "</w:ins></w:p>"},
    {"a new paragraph inside a hyperlink",
     "<w:p><w:pPr><w:jc w:val=\"left\"/></w:pPr><w:hyperlink w:anchor=\"a\">" + run("{{ x }}") +
         "</w:hyperlink></w:p>",
     R"({"x": "a\u0007b"})",
     "<w:p><w:pPr><w:jc w:val=\"left\"/></w:pPr><w:hyperlink w:anchor=\"a\">" + t_run("a") +
         "</w:hyperlink></w:p><w:p><w:pPr><w:jc w:val=\"left\"/></w:pPr><w:hyperlink "
         "w:anchor=\"a\">" +
         t_run("b") + "</w:hyperlink></w:p>"},
    {"a page break", paragraph(run("{{ x }}")), R"({"x": "a\fb"})",
     t_paragraph("a") + "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>" + t_paragraph("b")},
    {"strings between runs and paragraphs",
     paragraph(run("a{{r x }}", "<w:i/>")) + paragraph(run("{{p x }}")), R"({"x": "1"})",
     "<w:p><w:r><w:rPr><w:i/></w:rPr>" + text("a") + "</w:r><w:r><w:rPr><w:i/></w:rPr>" +
         text("1") + "</w:r></w:p>" + t_paragraph("1")},
    {"rich text in a text", paragraph(run("a{{ x }}b")),
     R"({"x": {"$richtext": ["c", {"text": "d\ne", "bold": true, "color": "#00ff00"}]}})",
     paragraph(t_run("a") + t_run("c") + "<w:r><w:rPr><w:b/><w:color w:val=\"00ff00\"/></w:rPr>" +
               text("d") + "<w:br/>" + text("e") + "</w:r>" + t_run("b"))},
    {"rich paragraphs in a text", paragraph(run("a{{ x }}b")),
     R"({"x": {"$richtextparagraph": [{"text": "c", "style": "heading 1"}]}})",
     t_paragraph("a") + "<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr>" + t_run("c") +
         "</w:p>" + t_paragraph("b")},
    {"paragraphs alone in a paragraph take its place",
     paragraph(run("a")) + "<w:p><w:pPr><w:jc w:val=\"left\"/></w:pPr>" + run("{{ x }}") +
         "</w:p>" + paragraph(run("b")),
     R"({"x": {"$richtextparagraph": ["c", "d"]}})",
     paragraph(run("a")) + t_paragraph("c") + t_paragraph("d") + paragraph(run("b"))},
    {"and leave it where they are none", paragraph(run("{{ x }}")) + paragraph(run("{{ y }}")),
     R"({"x": {"$richtextparagraph": []}, "y": ""})", t_paragraph("") + t_paragraph("")},
    {"in each pass of a loop, also in a macro",
     paragraph(run("{%p macro m(x) %}")) + paragraph(run("{{ x }}")) +
         paragraph(run("{%p endmacro %}")) + paragraph(run("{%p for x in xs %}")) +
         paragraph(run("{{ m(x) }}")) + paragraph(run("{%p endfor %}")),
     R"({"xs": [{"$richtextparagraph": ["c"]}, "d"]})", t_paragraph("c") + t_paragraph("d")},
    {"not beside a bookmark or a section break",
     paragraph("<w:bookmarkStart w:id=\"1\" w:name=\"b\"/>" + run("{{ x }}") +
               "<w:bookmarkEnd w:id=\"1\"/>"),
     R"({"x": {"$richtextparagraph": ["c"]}})",
     paragraph("<w:bookmarkStart w:id=\"1\" w:name=\"b\"/>" + t_run("")) + t_paragraph("c") +
         paragraph(t_run("") + "<w:bookmarkEnd w:id=\"1\"/>")},
    {"a listing", paragraph(run("{{ x }}")), R"({"x": {"$listing": "a\nb"}})",
     paragraph("<w:r>" + text("a") + "<w:br/>" + text("b") + "</w:r>")},
    {"captured text is a string",
     paragraph(run("{% set x %}&lt;{{ a }}{% endset %}{{ x|length }}{{ x }}")), R"({"a": "&\n"})",
     paragraph("<w:r>" + text("3&lt;&amp;") + "<w:br/>" + text("") + "</w:r>")},
    {"captured runs are printed between runs",
     paragraph(run("{% macro m(x) %}{{ x }}") + run("b", "<w:b/>") + run("{% endmacro %}") +
               run("a{{ m('\\n') }}c")),
     "{}",
     paragraph(t_run("") + t_run("a") + "<w:r>" + text("") + "<w:br/>" + text("") +
               "</w:r><w:r><w:rPr><w:b/></w:rPr><w:t>b</w:t></w:r>" + t_run("c"))},
    {"captured paragraphs are printed between paragraphs",
     paragraph(run("{%p macro m() %}")) + paragraph(run("b")) + paragraph(run("{%p endmacro %}")) +
         paragraph(run("a{{ m() }}c")) + paragraph(run("{{p m() }}")),
     "{}", t_paragraph("a") + paragraph(run("b")) + t_paragraph("c") + paragraph(run("b"))},
};
INSTANTIATE_TEST_SUITE_P(Values, Fill, testing::ValuesIn(kValues));

const Case kTables[] = {
    {"an empty table goes",
     table(kTwo, row(cell(paragraph(run("{%tr for x in xs %}")))) + row(cell("<w:p/>")) +
                     row(cell(paragraph(run("{%tr endfor %}"))))) +
         "<w:p/>",
     R"({"xs": []})", "<w:p/>"},
    {"a row without cells goes",
     table(kTwo, row(cell("<w:p/>")) + row(cell(paragraph(run("{%tc if x %}"))) + cell("<w:p/>") +
                                           cell(paragraph(run("{%tc endif %}"))))),
     R"({"x": false})", table("<w:gridCol w:w=\"4000\"/>", row(cell("<w:p/>")))},
    {"a cell keeps a paragraph",
     table(kTwo, row(cell("<w:p>" + run("{%p if x %}") +
                          "</w:p><w:p><w:pPr><w:jc w:val=\"left\"/>"
                          "</w:pPr></w:p><w:p>" +
                          run("{%p endif %}") + "</w:p>"))),
     R"({"x": false})", table(kTwo, row(cell("<w:p><w:pPr><w:jc w:val=\"left\"/></w:pPr></w:p>")))},
    {"a cell that has a paragraph gets no other",
     table(kTwo,
           row(cell(paragraph(run("{%p if x %}")) + "<w:p/>" + paragraph(run("{%p endif %}"))))),
     R"({"x": true})", table(kTwo, row(cell("<w:p/>")))},
    {"new columns share the table's width",
     table(kTwo, row(cell(paragraph(run("{%tc for x in xs %}"))) +
                     "<w:tc><w:tcPr><w:tcW w:w=\"3000\" w:type=\"dxa\"/></w:tcPr><w:p/></w:tc>" +
                     cell(paragraph(run("{%tc endfor %}"))))),
     R"({"xs": [1, 2, 3, 4]})",
     table("<w:gridCol w:w=\"1000\"/><w:gridCol w:w=\"1000\"/><w:gridCol w:w=\"1000\"/><w:gridCol "
           "w:w=\"1000\"/>",
           row("<w:tc><w:tcPr><w:tcW w:w=\"1000\" w:type=\"dxa\"/></w:tcPr><w:p/></w:tc>"
               "<w:tc><w:tcPr><w:tcW w:w=\"1000\" w:type=\"dxa\"/></w:tcPr><w:p/></w:tc>"
               "<w:tc><w:tcPr><w:tcW w:w=\"1000\" w:type=\"dxa\"/></w:tcPr><w:p/></w:tc>"
               "<w:tc><w:tcPr><w:tcW w:w=\"1000\" w:type=\"dxa\"/></w:tcPr><w:p/></w:tc>"))},
    {"colspan and cellbg",
     table(kTwo, row(cell(paragraph(run("{% colspan n %}{% cellbg c %}x")))) +
                     row(cell("<w:p/>") + cell("<w:p/>"))),
     R"({"n": 2, "c": "#ff0000"})",
     table(kTwo, row("<w:tc><w:tcPr><w:gridSpan w:val=\"2\"/><w:shd w:val=\"clear\" "
                     "w:color=\"auto\" w:fill=\"ff0000\"/></w:tcPr>" +
                     paragraph(run("x")) + "</w:tc>") +
                     row(cell("<w:p/>") + cell("<w:p/>")))},
    {"no colour, no shading", table(kTwo, row(cell(paragraph(run("{% cellbg c %}x"))))), "{}",
     table(kTwo, row("<w:tc><w:tcPr></w:tcPr>" + paragraph(run("x")) + "</w:tc>"))},
    {"merging by value",
     table(kTwo, row(cell(paragraph(run("{%tr for x in xs %}")))) +
                     row(cell(paragraph(run("{% vm x %}{{ x }}")))) +
                     row(cell(paragraph(run("{%tr endfor %}"))))),
     R"({"xs": ["a", "a", "b"]})",
     table(kTwo, row("<w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>" + t_paragraph("a") +
                     "</w:tc>") +
                     row("<w:tc><w:tcPr><w:vMerge w:val=\"continue\"/></w:tcPr><w:p/></w:tc>") +
                     row("<w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>" + t_paragraph("b") +
                         "</w:tc>"))},
};
INSTANTIATE_TEST_SUITE_P(Tables, Fill, testing::ValuesIn(kTables));

const Case kIds[] = {
    {"pictures, bookmarks and references in a loop",
     paragraph(run("{%p for x in xs %}")) +
         "<w:p w14:paraId=\"1\" xmlns:w14=\"a\"><w:r><w:instrText>REF b \\h</w:instrText></w:r>"
         "<w:bookmarkStart w:id=\"4\" w:name=\"b\"/><w:bookmarkEnd w:id=\"4\"/>"
         "<w:hyperlink w:anchor=\"b\"/><wp:docPr id=\"7\" xmlns:wp=\"b\"/></w:p>" +
         paragraph(run("{%p endfor %}")),
     R"({"xs": [1, 2]})",
     "<w:p xmlns:w14=\"a\"><w:r><w:instrText>REF b \\h</w:instrText></w:r>"
     "<w:bookmarkStart w:id=\"4\" w:name=\"b\"/><w:bookmarkEnd w:id=\"4\"/>"
     "<w:hyperlink w:anchor=\"b\"/><wp:docPr id=\"7\" xmlns:wp=\"b\"/></w:p>"
     "<w:p xmlns:w14=\"a\"><w:r><w:instrText>REF b_2 \\h</w:instrText></w:r>"
     "<w:bookmarkStart w:id=\"5\" w:name=\"b_2\"/><w:bookmarkEnd w:id=\"5\"/>"
     "<w:hyperlink w:anchor=\"b_2\"/><wp:docPr id=\"8\" xmlns:wp=\"b\"/></w:p>"},
    {"comments, permissions and content controls in a loop",
     paragraph(run("{%p for x in xs %}")) +
         "<w:p><w:commentRangeStart w:id=\"1\"/><w:r><w:commentReference w:id=\"1\"/></w:r>"
         "<w:sdt><w:sdtPr><w:id w:val=\"5\"/><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" +
         run("{{ x }}") + "</w:sdtContent></w:sdt></w:p>" + paragraph(run("{%p endfor %}")),
     R"({"xs": [1, 2]})",
     "<w:p><w:commentRangeStart w:id=\"1\"/><w:r><w:commentReference w:id=\"1\"/></w:r>"
     "<w:sdt><w:sdtPr></w:sdtPr><w:sdtContent>" +
         t_run("1") +
         "</w:sdtContent></w:sdt></w:p><w:p><w:r></w:r><w:sdt><w:sdtPr></w:sdtPr><w:sdtContent>" +
         t_run("2") + "</w:sdtContent></w:sdt></w:p>"},
    {"pieces of an insertion",
     "<w:p><w:ins w:id=\"7\">" + run("{% if x %}a") + "</w:ins>" + run("b{% endif %}") + "</w:p>",
     R"({"x": 1})", "<w:p><w:ins w:id=\"7\">" + t_run("a") + "</w:ins>" + t_run("b") + "</w:p>"},
    {"pieces of an insertion that a tag cuts in two",
     "<w:p><w:ins w:id=\"7\">" + run("a{% if x %}b") + "</w:ins>" + run("c{% endif %}") + "</w:p>",
     R"({"x": 1})",
     "<w:p><w:ins w:id=\"7\">" + t_run("a") + "</w:ins><w:ins w:id=\"8\">" + t_run("b") +
         "</w:ins>" + t_run("c") + "</w:p>"},
    {"attributes", "<w:p><w:fldSimple w:instr=\" A {% if x %}{{ x }}{% endif %} \"/></w:p>",
     R"({"x": "<\"&"})", "<w:p><w:fldSimple w:instr=\" A &lt;&quot;&amp; \"/></w:p>"},
};
INSTANTIATE_TEST_SUITE_P(Ids, Fill, testing::ValuesIn(kIds));

constexpr std::string_view kNumbering =
    "<w:numbering xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
    "<w:abstractNum w:abstractNumId=\"3\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>"
    "<w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum>"
    "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"3\"/></w:num></w:numbering>";
constexpr std::string_view kRelations =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "<Relationship Id=\"rId1\" Target=\"numbering.xml\" Type=\"http://schemas.openxmlformats.org/"
    "officeDocument/2006/relationships/numbering\"/>"
    "<Relationship Id=\"rId2\" Target=\"http://a.cn/%7B%7B%20x%20%7D%7D\" TargetMode=\"External\" "
    "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink\"/>"
    "</Relationships>";

chengwen::test::Parts with_numbering() {
  return {{"word/numbering.xml", std::string(kNumbering)},
          {"word/_rels/document.xml.rels", std::string(kRelations)}};
}

std::string item(std::string_view list, std::string_view content = "") {
  return "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"" + std::string(list) +
         "\"/></w:numPr></w:pPr>" + std::string(content) + "</w:p>";
}

TEST(Lists, RestartWhereTheyBeginInsideALoop) {
  diag::Report report;
  const std::string body = paragraph(run("{%p for x in xs %}")) + paragraph(run("h")) + item("1") +
                           item("1") + paragraph(run("{%p endfor %}"));
  const std::string docx =
      filled(docx_of_body(body, with_numbering()), R"({"xs": [1, 2, 3]})", report);
  const std::string xml = part_of(docx, "word/document.xml");
  EXPECT_THAT(xml, HasSubstr(item("1") + item("1") + paragraph(run("h")) + item("2") + item("2") +
                             paragraph(run("h")) + item("3") + item("3")));
  EXPECT_THAT(part_of(docx, "word/numbering.xml"),
              HasSubstr("<w:num w:numId=\"3\"><w:abstractNumId w:val=\"3\"/><w:lvlOverride "
                        "w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>"
                        "</w:numbering>"));
}

TEST(Lists, GoOnWhereTheLoopMakesTheItems) {
  diag::Report report;
  const std::string body =
      paragraph(run("{%p for x in xs %}")) + item("1") + paragraph(run("{%p endfor %}"));
  EXPECT_EQ(filled_body(body, R"({"xs": [1, 2]})", report, with_numbering()),
            item("1") + item("1"));
}

/// The w:numId of each item that `body` becomes, in order.
std::string lists_of(const std::string& body, std::string_view json) {
  diag::Report report;
  const std::string xml = filled_body(body, json, report, with_numbering());
  std::string lists;
  for (std::size_t at = xml.find("<w:numId w:val=\""); at != std::string::npos;
       at = xml.find("<w:numId w:val=\"", at + 1)) {
    lists += xml[at + 16];
  }
  return lists;
}
std::string tag(const std::string& words) {
  return paragraph(run("{%p " + words + " %}"));
}
std::string tag_row(const std::string& words) {
  return row(cell(paragraph(run("{%tr " + words + " %}"))));
}

TEST(Lists, OfLoopsInLoops) {
  const std::string_view data = R"({"xs": [[1, 2], [3]], "n": 2})";
  const std::string inner = tag("for y in x") + item("1") + tag("endfor");
  const std::string heading = paragraph(run("h"));
  // Behind a heading of the outer loop, each of its passes begins a list.
  EXPECT_EQ(lists_of(tag("for x in xs") + heading + inner + tag("endfor"), data), "112");
  // Loops that make nothing but items go on.
  EXPECT_EQ(lists_of(tag("for x in xs") + inner + tag("endfor"), data), "111");
  // A heading inside begins one each time.
  EXPECT_EQ(lists_of(tag("for x in xs") + tag("for y in x") + heading + item("1") + tag("endfor") +
                         tag("endfor"),
                     data),
            "123");
  // Where it began before the loops, it goes on.
  EXPECT_EQ(
      lists_of(item("1") + tag("for x in xs") + heading + inner + tag("endfor") + item("1"), data),
      "11111");
  // What follows the loop goes on with the last pass.
  EXPECT_EQ(lists_of(tag("for x in xs") + heading + item("1") + tag("endfor") + item("1"), data),
            "121");
}

TEST(Lists, OfCells) {
  const std::string_view data = R"({"xs": [[1, 2], [3]]})";
  const std::string items = tag("for y in x") + item("1") + tag("endfor");
  const std::string grid = "<w:gridCol w:w=\"1000\"/>";
  // A list in each row's cell, whatever stands before it.
  EXPECT_EQ(
      lists_of(table(grid, tag_row("for x in xs") + row(cell(items)) + tag_row("endfor")), data),
      "112");
  EXPECT_EQ(lists_of(table(grid, tag_row("for x in xs") + row(cell("<w:p/>") + cell(items)) +
                                     tag_row("endfor")),
                     data),
            "112");
  // Rows that number themselves.
  EXPECT_EQ(lists_of(table(grid, tag_row("for x in xs") + row(cell(item("1")) + cell("<w:p/>")) +
                                     tag_row("endfor")),
                     data),
            "11");
  // A table each pass, whose own rows are numbered.
  EXPECT_EQ(
      lists_of(tag("for x in xs") +
                   table(grid, tag_row("for y in x") + row(cell(item("1"))) + tag_row("endfor")) +
                   tag("endfor"),
               data),
      "112");
}

TEST(Hyperlinks, HaveATargetOfTheirOwnInEachPass) {
  diag::Report report;
  const std::string body =
      paragraph(run("{%p for x in xs %}")) +
      "<w:p><w:hyperlink xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/"
      "relationships\" r:id=\"rId2\"/></w:p>" +
      paragraph(run("{%p endfor %}"));
  const std::string docx =
      filled(docx_of_body(body, with_numbering()), R"({"xs": ["a b", "c&d"]})", report);
  const std::string relations = part_of(docx, "word/_rels/document.xml.rels");
  EXPECT_THAT(relations, HasSubstr("\"http://a.cn/a%20b\""));
  EXPECT_THAT(relations, HasSubstr("\"http://a.cn/c&amp;d\""));
  EXPECT_THAT(relations, Not(HasSubstr("7B")));
  const std::string xml = part_of(docx, "word/document.xml");
  EXPECT_THAT(xml, Not(HasSubstr("r:id=\"rId2\"")));
}

TEST(Document, LeavesTagsOfOtherEnginesAlone) {
  for (const char* text : {"{#loop}{name}{/loop}", "{%image} {%%logo} 5%}", "{# a {%b} #} {#c}"}) {
    const std::string body = paragraph(run(text));
    diag::Report report;
    EXPECT_EQ(filled_body(body, "{}", report), body);
    ASSERT_EQ(report.diagnostics().size(), 1u) << text;
    EXPECT_EQ(report.diagnostics().front().message->id, std::string_view("wml.foreign-tags"));
  }
  for (const char* text :
       {"{% if x }", "{%image}{{ x }}", "{%image}{%endif%}", "{{ x", "{#loop}{% if x %}"}) {
    diag::Report report;
    filled_body(paragraph(run(text)), "{}", report);
    EXPECT_TRUE(report.has_errors()) << text;
  }
}

TEST(Document, LeavesPartsWithoutTagsAlone) {
  diag::Report report;
  const std::string header =
      "<w:hdr xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/"
      "2006/main'  ><w:p /></w:hdr>";
  const std::string relations =
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
      "<Relationship Id=\"rId1\" Target=\"header1.xml\" Type=\"http://schemas.openxmlformats.org/"
      "officeDocument/2006/relationships/header\"/></Relationships>";
  const std::string docx = filled(
      docx_of_body(paragraph(run("{{ x }}")),
                   {{"word/header1.xml", header}, {"word/_rels/document.xml.rels", relations}}),
      R"({"x": 1})", report);
  EXPECT_EQ(part_of(docx, "word/header1.xml"), header);
}

struct Mistake {
  std::string_view name;
  std::string body;
  std::string_view json;
  std::string_view id;
};
void PrintTo(const Mistake& one, std::ostream* out) {
  *out << one.name;
}
class Mistakes : public testing::TestWithParam<Mistake> {};

TEST_P(Mistakes, AreTold) {
  diag::Report report;
  filled_body(GetParam().body, GetParam().json, report);
  ASSERT_FALSE(report.empty());
  EXPECT_EQ(report.diagnostics()[0].message->id, GetParam().id);
}

const Mistake kMistakes[] = {
    {"colspan of a word", table(kTwo, row(cell(paragraph(run("{% colspan x %}"))))),
     R"({"x": "two"})", "wml.colspan"},
    {"colspan of nothing", table(kTwo, row(cell(paragraph(run("{% colspan 0 %}"))))), "{}",
     "wml.colspan"},
    {"colspan beyond the table",
     table(kTwo,
           row(cell("<w:p/>") + cell("<w:p/>")) + row(cell(paragraph(run("{% colspan 3 %}"))))),
     "{}", "wml.colspan-beyond-table"},
    {"no colour", table(kTwo, row(cell(paragraph(run("{% cellbg x %}"))))), R"({"x": "红"})",
     "wml.colour"},
    {"a loop out of a cell",
     paragraph(run("{% for x in xs %}")) + table(kTwo, row(cell(paragraph(run("{% endfor %}"))))),
     R"({"xs": []})", "jinja.unbalanced-block"},
    {"malformed rich text", paragraph(run("{{ x }}")), R"({"x": {"$richtext": [{"bold": true}]}})",
     "wml.content-malformed"},
};
INSTANTIATE_TEST_SUITE_P(All, Mistakes, testing::ValuesIn(kMistakes));

TEST(Place, NamesHeadingsParagraphsAndCells) {
  diag::Report report;
  const auto package = opc::Package::read(
      chengwen::test::docx_of_lines("# 一、概况\n{{ a b }}\n## （一）表\n| 头 | {{ c d }} |"),
      "test.docx", report);
  diag::Sources sources;
  Document::compile(package, dialect(), report, sources);
  ASSERT_EQ(report.errors(), 2u);
  const diag::Place first = sources.locate(report.diagnostics()[0].span);
  EXPECT_EQ(first.story, diag::Place::Story::body);
  EXPECT_THAT(first.headings, testing::ElementsAre("一、概况"));
  EXPECT_EQ(first.paragraph, 2);
  EXPECT_EQ(first.excerpt, "{{ a b }}");
  EXPECT_EQ(first.excerpt.substr(first.mark_begin, first.mark_end - first.mark_begin), "b");
  const diag::Place second = sources.locate(report.diagnostics()[1].span);
  EXPECT_THAT(second.headings, testing::ElementsAre("一、概况", "（一）表"));
  EXPECT_EQ(second.paragraph, 0);
  EXPECT_EQ(second.table, 1);
  EXPECT_EQ(second.row, 1);
  EXPECT_EQ(second.cell, 2);
}

}  // namespace
}  // namespace chengwen::wml::test
