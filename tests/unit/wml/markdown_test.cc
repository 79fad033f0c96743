#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "merging.h"
#include "pictures.h"

#include "cut_text.h"
#include "filled.h"
#include "grid.h"
#include "wml/text_of.h"

namespace chengwen::wml::test {
namespace {

using chengwen::test::docx_of_body;
using chengwen::test::part_of;
using testing::HasSubstr;
using testing::Not;

struct Made {
  std::string docx;
  std::vector<std::string> codes;  ///< of what was said

  std::string text() const {
    diag::Report report;
    return docx.empty()
               ? ""
               : text_of(opc::Package::read(docx, "out.docx", report), report).value_or("");
  }
  std::string body() const {
    const std::string xml = part_of(docx, "word/document.xml");
    const std::size_t begin = xml.find("<w:body>") + 8;
    return xml.substr(begin, xml.rfind("<w:sectPr>") - begin);
  }
};

Made made(std::string_view markdown, const std::string& body = paragraph(run("{{p x|markdown }}")),
          const chengwen::test::Parts& extra = {}) {
  std::string json = "{\"x\": \"";
  for (const char c : markdown) {
    if (c == '"' || c == '\\') json += '\\';
    if (c == '\n') {
      json += "\\n";
    } else {
      json += c;
    }
  }
  diag::Report report;
  Made result;
  result.docx = filled(docx_of_body(body, extra), json + "\"}", report);
  for (const diag::Diagnostic& diagnostic : report.diagnostics()) {
    result.codes.emplace_back(diagnostic.message->id);
  }
  return result;
}

struct Case {
  std::string_view name;
  std::string markdown, text;
};
void PrintTo(const Case& one, std::ostream* out) {
  *out << one.name;
}
class MarkdownText : public testing::TestWithParam<Case> {};

TEST_P(MarkdownText, IsWhatTheReaderSees) {
  EXPECT_EQ(made(GetParam().markdown).text(), GetParam().text);
}

const Case kTexts[] = {
    {"nothing", "", ""},
    {"paragraphs", "a\n\nb\n", "a\nb\n"},
    {"line ends: a blank, but none in Chinese", "one\ntwo\n\n第一行，\n第二行\nthree",
     "one two\n第一行，第二行 three\n"},
    {"line ends beside code and pictures that are none", "甲\n`b`\n乙", "甲 b 乙\n"},
    {"hard breaks", "a  \nb\\\nc<br>d", "a\nb\nc\nd\n"},
    {"entities", "&copy; &#20013; &#x6587; &lt;b&gt; &nosuch; &amp;", "© 中 文 <b> &nosuch; &\n"},
    {"escapes", "\\*a\\* & <", "*a* & <\n"},
    {"a list", "- a\n- b", "• a\n• b\n"},
    {"numbers", "1. a\n2. b\n\nx\n\n1. c", "1. a\n2. b\nx\n1. c\n"},
    {"two lists that touch", "1. a\n2. b\n\n\n1) c", "1. a\n2. b\n1) c\n"},
    {"a list from 5", "5. a\n6. b", "5. a\n6. b\n"},
    {"lists in lists count anew and go on",
     "1. a\n   1. b\n   2. c\n2. d\n   1. e\n3. f\n   - g\n4. h",
     "1. a\n1. b\n2. c\n2. d\n1. e\n3. f\n◦ g\n4. h\n"},
    {"an item with several paragraphs", "1. a\n\n   b\n2. c", "1. a\nb\n2. c\n"},
    {"an item that begins with something else", "1. > a\n2. - b", "1. \na\n2. \n◦ b\n"},
    {"an empty item", "-\n- a", "• \n• a\n"},
    {"tasks", "- [ ] a\n- [x] b\n- c", "☐ a\n☑ b\n• c\n"},
    {"quotes", "> a\n>> b", "a\nb\n"},
    {"code", "```c\na < b;\n  c;\n```\n\n    d", "a < b;\n  c;\nd\n"},
    {"a table", "| a | b |\n|:--|--:|\n| *c* | d\\|e |\n| f |",
     "| a | b |\n| c | d\\|e |\n| f | |\n\n"},
    {"a comment", "a <!-- b --> c\n\n<!-- d -->\n\ne", "a  c\ne\n"},
    {"raw HTML", "<div>\na\n</div>\n\nb <i>c</i>", "<div>\na\n</div>\nb <i>c</i>\n"},
};
INSTANTIATE_TEST_SUITE_P(All, MarkdownText, testing::ValuesIn(kTexts));

TEST(Markdown, HasTheFormatOfItsTag) {
  const std::string tag = "<w:p><w:pPr><w:pageBreakBefore/><w:jc w:val=\"both\"/></w:pPr>" +
                          run("{{p x|markdown }}", "<w:sz w:val=\"21\"/>") + "</w:p>";
  const std::string run = "<w:r><w:rPr><w:sz w:val=\"21\"/></w:rPr><w:t xml:space=\"preserve\">";
  EXPECT_EQ(made("a\n\nb", tag).body(), "<w:p><w:pPr><w:jc w:val=\"both\"/></w:pPr>" + run +
                                            "a</w:t></w:r></w:p><w:p><w:pPr>"
                                            "<w:jc w:val=\"both\"/></w:pPr>" +
                                            run + "b</w:t></w:r></w:p>");
}

TEST(Markdown, OfOneParagraphStandsInALine) {
  const auto text = [](std::string_view properties, std::string_view words) {
    return "<w:r>" + std::string(properties) + "<w:t xml:space=\"preserve\">" + std::string(words) +
           "</w:t></w:r>";
  };
  EXPECT_EQ(made("b**c**_d_~~e~~***f***", paragraph(run("a{{ x|markdown }}g"))).body(),
            paragraph(text("", "a") + text("", "b") + text("<w:rPr><w:b/><w:bCs/></w:rPr>", "c") +
                      text("<w:rPr><w:i/><w:iCs/></w:rPr>", "d") +
                      text("<w:rPr><w:strike/></w:rPr>", "e") +
                      text("<w:rPr><w:b/><w:bCs/><w:i/><w:iCs/></w:rPr>", "f") + text("", "g")));
}

TEST(Markdown, HasTheTemplatesHeadings) {
  const std::string two = made("# a\n\n## b").body();
  EXPECT_THAT(two, HasSubstr("<w:pStyle w:val=\"Heading1\"/></w:pPr><w:r><w:t "));
  EXPECT_THAT(two, HasSubstr("<w:pStyle w:val=\"Heading2\"/></w:pPr><w:r><w:t "));
  EXPECT_THAT(made("# a", paragraph(run("{{p x|markdown(shift=2) }}"))).body(),
              HasSubstr("<w:pStyle w:val=\"Heading3\"/>"));
  const Made lacking = made("#### a");
  EXPECT_THAT(lacking.body(), HasSubstr("<w:keepNext/><w:outlineLvl w:val=\"3\"/></w:pPr><w:r>"
                                        "<w:rPr><w:b/><w:bCs/></w:rPr>"));
  EXPECT_EQ(lacking.codes, std::vector<std::string>{"wml.markdown-style"});
}

TEST(Markdown, HasTheTemplatesStyles) {
  const std::string style = "<w:style w:type=\"TYPE\" w:styleId=\"ID\"><w:name w:val=\"NAME\"/>";
  std::string styles =
      "<w:styles "
      "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">";
  for (const auto& [type, id, name] : {std::tuple{"paragraph", "q", "Quote"},
                                       {"paragraph", "p", "HTML Preformatted"},
                                       {"character", "h", "Hyperlink"},
                                       {"character", "c", "HTML Code"},
                                       {"table", "t", "Table Grid"},
                                       {"table", "three", "三线表"},
                                       {"paragraph", "n", "List Number"}}) {
    std::string one = style;
    one.replace(one.find("TYPE"), 4, type);
    one.replace(one.find("ID\""), 2, id);
    one.replace(one.find("NAME"), 4, name);
    styles += one + "</w:style>";
  }
  const chengwen::test::Parts parts = {{"word/styles.xml", styles + "</w:styles>"}};
  const std::string tag = paragraph(run("{{p x|markdown }}"));
  const Made all =
      made("> a\n\n```\nb\n```\n\n[c](http://d.e) `f`\n\n| g |\n|---|\n\n1. h", tag, parts);
  EXPECT_EQ(all.codes, std::vector<std::string>{});
  for (const char* reference :
       {"<w:pStyle w:val=\"q\"/>", "<w:pStyle w:val=\"p\"/>", "<w:rStyle w:val=\"h\"/>",
        "<w:rStyle w:val=\"c\"/>", "<w:tblStyle w:val=\"t\"/>", "<w:pStyle w:val=\"n\"/>"}) {
    EXPECT_THAT(all.body(), HasSubstr(reference));
  }
  EXPECT_THAT(
      made("| g |\n|---|", paragraph(run("{{p x|markdown(table_style='三线表') }}")), parts).body(),
      HasSubstr("<w:tblStyle w:val=\"three\"/>"));
}

TEST(Markdown, LinksLeadSomewhere) {
  const std::string tag = paragraph(run("{{p x|markdown }}"));
  const Made made_links = made("# 一、A b\n\n[c](#一a-b) [d](#nowhere) [e](<http://f g>)", tag);
  const std::string body = made_links.body();
  EXPECT_THAT(body, HasSubstr("w:name=\"_Markdown1\"/>"));
  EXPECT_THAT(body, HasSubstr("<w:hyperlink w:anchor=\"_Markdown1\">"));
  EXPECT_THAT(body, Not(HasSubstr("nowhere")));
  EXPECT_THAT(part_of(made_links.docx, "word/_rels/document.xml.rels"), HasSubstr("http://f%20g"));
  EXPECT_THAT(made_links.codes, testing::Contains("wml.markdown-link"));
  const std::string own =
      "<w:p><w:bookmarkStart w:id=\"1\" w:name=\"甲\"/><w:bookmarkEnd "
      "w:id=\"1\"/></w:p>";
  EXPECT_THAT(made("[a](#甲)", own + tag).body(), HasSubstr("<w:hyperlink w:anchor=\"甲\">"));
}

TEST(Markdown, PicturesAreContent) {
  const Made picture = made("a ![图](nosuch.png)");
  EXPECT_EQ(picture.codes, std::vector<std::string>{"wml.no-file"});
  const std::string png =
      "data:image/"
      "png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQAB"
      "pfZFQAAAAABJRU5ErkJggg==";
  const std::string linked = made("[![图](" + png + ")](http://a.b)").body();
  EXPECT_THAT(linked, testing::ContainsRegex("<w:hyperlink [^>]*><w:r>.*<w:drawing>.*descr=\"图\""
                                             ".*</w:drawing></w:r></w:hyperlink></w:p>"));
}

TEST(Markdown, RawHtmlIsTold) {
  EXPECT_EQ(
      made("<div>a</div>\n\n<b>b</b>").codes,
      (std::vector<std::string>{"wml.markdown-html", "wml.markdown-html", "wml.markdown-html"}));
}

TEST(Markdown, TooDeepIsAMistake) {
  std::string lists;
  for (int depth = 0; depth < 9; ++depth) lists += std::string(2 * depth, ' ') + "- a\n";
  EXPECT_EQ(made(lists).codes, std::vector<std::string>{});
  EXPECT_EQ(made(lists + std::string(18, ' ') + "- a").codes,
            std::vector<std::string>{"wml.markdown-depth"});
  EXPECT_EQ(made(std::string(100000, '>') + "a").codes,
            std::vector<std::string>{"wml.markdown-depth"});
}

TEST(Markdown, TablesHaveTheirGrid) {
  const std::string two = "| a | b |\n|---|---|\n| c | d |\n";
  const GridCheck check(made(two + "\n" + two).body());
  EXPECT_EQ(check.problems(), "");
  EXPECT_EQ(check.tables(), 2);
  EXPECT_THAT(made(two + "\n\n" + two).body(), HasSubstr("</w:tbl><w:p/><w:tbl>"));
}

using MarkdownPictures = Merging;

TEST_F(MarkdownPictures, AreNoWiderThanTheirLine) {
  files.files["宽.png"] = png(960, 96, 3780);  // 254 mm
  files.files["窄.png"] = png(48, 48, 3780);
  fill(docx("<w:tbl><w:tblGrid><w:gridCol w:w=\"2000\"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW "
            "w:w=\"2000\" w:type=\"dxa\"/></w:tcPr>" +
            paragraph(run("{{p x|markdown }}")) + "</w:tc></w:tr></w:tbl>"),
       R"x({"x": "![](宽.png) ![](窄.png)"})x");
  const auto widths = values(body(), "wp:extent", "cx");
  ASSERT_EQ(widths.size(), 2u);
  EXPECT_LE(std::stol(widths[0]), 2000 * 635);
  EXPECT_NEAR(static_cast<double>(std::stol(widths[1])), 457200, 500);
}

}  // namespace
}  // namespace chengwen::wml::test
