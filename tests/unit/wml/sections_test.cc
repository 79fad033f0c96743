#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "merging.h"

namespace chengwen::wml::test {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr std::string_view kPage =
    "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1\" w:right=\"2\" w:bottom=\"3\" "
    "w:left=\"4\" w:header=\"5\" w:footer=\"6\" w:gutter=\"0\"/>";

std::string text(const std::string& words) {
  return paragraph(run(words));
}
std::string section_end(const std::string& content = "") {
  return "<w:p><w:pPr><w:sectPr>" + content + std::string(kPage) + "</w:sectPr></w:pPr></w:p>";
}
std::string header(const std::string& words) {
  return "<w:hdr " + kW + " " + kR + ">" + text(words) + "</w:hdr>";
}
Extra header_part(const std::string& words, const std::string& name = "header1.xml") {
  return {"header", name, kWord + "header+xml", header(words)};
}
const std::string kHeader = "<w:headerReference w:type=\"default\" r:id=\"rId2\"/>";

class Sections : public Merging {
 protected:
  /// The words of the header of each section that names one.
  std::vector<std::string> headers() const {
    std::vector<std::string> words;
    const std::string xml = part_of(out, "word/document.xml");
    for (const std::string& id : values(xml, "w:headerReference", "r:id")) {
      const std::string part = part_of(out, target("word/document.xml", id));
      const std::size_t begin = part.find("preserve\">") + 10;
      words.push_back(begin < 10 ? "" : part.substr(begin, part.find('<', begin) - begin));
    }
    return words;
  }
};

TEST_F(Sections, OfALoopHaveHeadersOfTheirOwn) {
  fill(docx(text("前") + text("{%p for x in xs %}") + text("{{ x }}") + section_end(kHeader) +
                text("{%p endfor %}") + text("后"),
            {header_part("{{ loop.index }}{{ x }}")}),
       R"({"xs": ["甲", "乙", "丙"]})");
  EXPECT_THAT(headers(), ElementsAre("1甲", "2乙", "3丙"));
}

TEST_F(Sections, OfALoopWithoutPassesLeaveNoHeader) {
  fill(docx(text("{%p for x in xs %}") + section_end(kHeader) + text("{%p endfor %}"),
            {header_part("{{ x }}")}),
       R"({"xs": []})");
  EXPECT_FALSE(written->has("word/header1.xml"));
}

TEST_F(Sections, OfALoopDropThePicturesThatTheirHeadersDoNotShow) {
  const std::string place =
      "<w:p><w:r><w:drawing xmlns:wp=\"w\" xmlns:a=\"a\" xmlns:pic=\"p\" " + kR +
      "><wp:anchor><wp:extent cx=\"9\" cy=\"9\"/><wp:docPr id=\"7\" descr=\"{{ x }}\"/>"
      "<a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed=\"rId1\"/></pic:blipFill>"
      "</pic:pic></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>";
  const Extra with_place = {"header", "header1.xml", kWord + "header+xml",
                            "<w:hdr " + kW + ">" + place + "</w:hdr>"};
  const Parts picture = {
      {"word/media/image1.png", "old"},
      {"word/_rels/header1.xml.rels",
       "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
       "<Relationship Id=\"rId1\" Target=\"media/image1.png\" Type=\"" +
           kOffice + "image\"/></Relationships>"}};
  const std::string body =
      text("{%p for x in xs %}") + section_end(kHeader) + text("{%p endfor %}");
  fill(docx(body, {with_place}, picture), R"({"xs": [null, "字", null]})");
  EXPECT_EQ(written->relationships("word/header1.xml").size(), 0u);
  EXPECT_EQ(written->relationships("word/header2.xml").size(), 1u);
  EXPECT_EQ(written->relationships("word/header3.xml").size(), 0u);
  EXPECT_TRUE(written->has("word/media/image1.png"));
  fill(docx(body, {with_place}, picture), R"({"xs": [null]})");
  EXPECT_FALSE(written->has("word/media/image1.png"));
}

TEST_F(Sections, KeepAHeaderThatIsAlsoOutsideTheLoop) {
  fill(docx(section_end(kHeader) + text("{%p for x in xs %}") + section_end(kHeader) +
                text("{%p endfor %}"),
            {header_part("甲{{ x }}")}),
       R"({"xs": [1, 2], "x": "外"})");
  EXPECT_THAT(headers(), ElementsAre("甲外", "甲1", "甲2"));
}

TEST_F(Sections, LieAsTheDataSays) {
  fill(docx(text("{%p for x in xs %}") + text("{{ {'$section': x, 'start': loop.index} }}a") +
            section_end("<w:footnotePr/>") + text("{%p endfor %}")),
       R"({"xs": ["landscape", "portrait"]})");
  const std::string xml = part_of(out, "word/document.xml");
  EXPECT_THAT(xml, HasSubstr("<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>"
                             "<w:pgMar w:top=\"4\" w:right=\"1\" w:bottom=\"2\" w:left=\"3\""));
  EXPECT_THAT(xml, HasSubstr("w:gutter=\"0\"/><w:pgNumType w:start=\"1\"/></w:sectPr>"));
  EXPECT_THAT(xml, HasSubstr(std::string(kPage) + "<w:pgNumType w:start=\"2\"/></w:sectPr>"));
}

TEST_F(Sections, BreaksOfPagesColumnsAndLinesStandInTheText) {
  fill(docx(text("a{{ p }}b{{ c }}c{{ 'line'|break }}d")),
       R"({"p": {"$break": "page"}, "c": {"$break": "column"}})");
  EXPECT_THAT(body(), AllOf(HasSubstr("a</w:t></w:r><w:r><w:br w:type=\"page\"/></w:r><w:r>"),
                            HasSubstr("<w:br w:type=\"column\"/>"), HasSubstr("<w:br/>")));
}

TEST_F(Sections, BreakOfASectionSetsUpTheNext) {
  fill(docx(text("a") + text("{{p x }}") + text("b")),
       R"({"x": {"$break": "continuous", "columns": 2, "start": "continue"}})");
  const std::string xml = part_of(out, "word/document.xml");
  EXPECT_EQ(values(xml, "w:pgSz", "w:w").size(), 2u);
  EXPECT_THAT(xml, HasSubstr("<w:type w:val=\"continuous\"/>"));
  EXPECT_EQ(values(xml, "w:cols", "w:num"), std::vector<std::string>{"2"});
}

TEST_F(Sections, BreakAtTheEndMakesNoEmptyPage) {
  fill(docx(text("{%p for x in xs %}") + text("{{ x }}") +
            text("{{p {'$break': 'section', 'orientation': 'landscape'} }}") +
            text("{%p endfor %}")),
       R"({"xs": [1, 2]})");
  EXPECT_EQ(values(part_of(out, "word/document.xml"), "w:pgSz", "w:w").size(), 2u);
}

TEST_F(Sections, EndInTheBodyOnly) {
  for (const char* x : {R"({"$break": "section"})", R"({"$section": "landscape"})"}) {
    diag::Report found;
    filled_body("<w:tbl><w:tr><w:tc>" + text("{{ x }}") + "</w:tc></w:tr></w:tbl>",
                R"({"x": )" + std::string(x) + "}", found);
    ASSERT_EQ(found.errors(), 1u);
    EXPECT_EQ(found.diagnostics()[0].message->id, "wml.section-misplaced");
  }
}

TEST_F(Sections, UnknownWordsAreMistakes) {
  for (const char* x :
       {R"({"$break": "side"})", R"({"$section": "flat"})", R"({"$break": "section", "start": 0})",
        R"({"$break": "section", "columns": "two"})"}) {
    diag::Report found;
    filled_body(text("{{ x }}"), R"({"x": )" + std::string(x) + "}", found);
    ASSERT_EQ(found.errors(), 1u) << x;
    EXPECT_EQ(found.diagnostics()[0].message->id, "wml.content-value");
  }
}

std::string annex() {
  return docx(text("附") + section_end("<w:headerReference w:type=\"default\" r:id=\"rId2\"/>") +
                  text("表{{ x }}"),
              {header_part("附件{{ x }}")});
}

TEST_F(Sections, OfAnotherDocumentComeAlongWhenTheyAreKept) {
  files.files["s.docx"] = annex();
  fill(docx(text("前") + text("{{p '甲'|length and s }}") + text("后")),
       R"({"x": 1, "s": {"$subdoc": "s.docx", "keep_sections": true}})");
  EXPECT_THAT(headers(), testing::Contains("附件1"));
  const std::string xml = part_of(out, "word/document.xml");
  EXPECT_EQ(values(xml, "w:pgSz", "w:w").size(), 4u) << "before, two of theirs, behind";
}

TEST_F(Sections, OfAnotherDocumentAreKeptByInclude) {
  files.files["s.docx"] = annex();
  fill(docx(text("{%p for x in xs %}") + text("{%p include 's.docx' keep_sections=true %}") +
            text("{%p endfor %}")),
       R"({"xs": [1, 2]})");
  EXPECT_THAT(headers(), AllOf(testing::Contains("附件1"), testing::Contains("附件2")));
}

TEST_F(Sections, OfAnotherDocumentFindNoPlaceInACell) {
  files.files["s.docx"] = annex();
  fill(docx("<w:tbl><w:tr><w:tc>" + text("{%p include 's.docx' keep_sections=true %}") +
            "</w:tc></w:tr></w:tbl>"),
       "{}");
  EXPECT_EQ(first_error(), "wml.section-misplaced");
}

TEST_F(Sections, NotesOfALoopAreFilledInEachPass) {
  const std::string note = "<w:footnote w:id=\"1\">" + text("注{{ x }}") + "</w:footnote>";
  fill(docx(text("{%p for x in xs %}") +
                paragraph(run("{{ x }}") + "<w:r><w:footnoteReference w:id=\"1\"/></w:r>") +
                text("{%p endfor %}"),
            {notes_part("footnotes", "<w:footnotes " + kW + ">" + note + "</w:footnotes>")}),
       R"({"xs": ["甲", "乙"]})");
  EXPECT_THAT(values(body(), "w:footnoteReference", "w:id"), ElementsAre("1", "2"));
  const std::string notes = part_of(out, "word/footnotes.xml");
  EXPECT_THAT(notes, HasSubstr("w:id=\"1\"><w:p><w:r><w:t xml:space=\"preserve\">注甲<"));
  EXPECT_THAT(notes, HasSubstr("w:id=\"2\"><w:p><w:r><w:t xml:space=\"preserve\">注乙<"));
}

TEST_F(Sections, FieldsOfALoopReferToTheBookmarkOfTheirPass) {
  const std::string field =
      "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> "
      "PAGE</w:instrText></w:r><w:r><w:instrText xml:space=\"preserve\">REF b \\h"
      "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
  fill(docx(text("{%p for x in xs %}") + "<w:p><w:bookmarkStart w:id=\"7\" w:name=\"b\"/>" +
            run("{{ x }}") + "<w:bookmarkEnd w:id=\"7\"/>" + field + "</w:p>" +
            text("{%p endfor %}")),
       R"({"xs": [1, 2]})");
  EXPECT_THAT(values(body(), "w:bookmarkStart", "w:name"), ElementsAre("b", "b_2"));
  EXPECT_THAT(body(), AllOf(HasSubstr("> PAGEREF b \\h<"), HasSubstr("> PAGEREF b_2 \\h<")));
}

TEST_F(Sections, TablesOfContentsAreMadeAnew) {
  fill(docx(text("{{ x }}") + "<w:p><w:fldSimple w:instr=\" TOC \\o \"/></w:p>"), R"({"x": 1})");
  EXPECT_EQ(values(body(), "w:fldSimple", "w:dirty"), std::vector<std::string>{"true"});
}

}  // namespace
}  // namespace chengwen::wml::test
