#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "merging.h"

namespace chengwen::wml::test {
namespace {

using testing::HasSubstr;
using testing::Not;

using Subdocument = Merging;

std::string block_tag(const std::string& name = "x") {
  return paragraph(run("{{p " + name + " }}"));
}

const std::string kTable = "<w:tbl><w:tr><w:tc>" + paragraph(run("格")) + "</w:tc></w:tr></w:tbl>";

// --- places

struct Place {
  std::string_view name;
  std::string body, sub, filled;
};
void PrintTo(const Place& place, std::ostream* to) {
  *to << place.name;
}

class SubdocumentPlace : public Subdocument, public testing::WithParamInterface<Place> {};

TEST_P(SubdocumentPlace, HoldsTheBlocks) {
  files.files["s.docx"] = docx(GetParam().sub);
  fill(docx(GetParam().body));
  EXPECT_EQ(body(), GetParam().filled);
}

const std::string kOne = paragraph(run("一"));
const std::string kEmptyText = "<w:t xml:space=\"preserve\"></w:t>";

INSTANTIATE_TEST_SUITE_P(
    Places, SubdocumentPlace,
    testing::Values(Place{"a paragraph of its own", kOne + block_tag() + kOne, kOne + kTable,
                          kOne + kOne + kTable + kOne},
                    Place{"inside a text", paragraph(run("前{{ x }}后")), kOne,
                          paragraph("<w:r><w:t xml:space=\"preserve\">前</w:t></w:r>") + kOne +
                              paragraph("<w:r><w:t xml:space=\"preserve\">后</w:t></w:r>")},
                    Place{"a cell keeps a paragraph at its end",
                          "<w:tbl><w:tr><w:tc>" + block_tag() + "</w:tc></w:tr></w:tbl>", kTable,
                          "<w:tbl><w:tr><w:tc>" + kTable + "<w:p></w:p></w:tc></w:tr></w:tbl>"},
                    Place{"an empty sub-document in a cell",
                          "<w:tbl><w:tr><w:tc>" + block_tag() + "</w:tc></w:tr></w:tbl>", "",
                          "<w:tbl><w:tr><w:tc><w:p></w:p></w:tc></w:tr></w:tbl>"},
                    Place{"ids of paragraphs go", block_tag(),
                          "<w:p w14:paraId=\"00000001\" w14:textId=\"77777777\" w:rsidR=\"00A1\"/>",
                          "<w:p w:rsidR=\"00A1\"/>"}));

TEST_F(Subdocument, SectionBreaksStayBehindWithOneWarning) {
  files.files["s.docx"] =
      docx("<w:p><w:pPr><w:jc w:val=\"center\"/><w:sectPr/></w:pPr></w:p>" + kOne);
  fill(docx(block_tag() + block_tag()));
  const std::string one = "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr></w:p>" + kOne;
  EXPECT_EQ(body(), one + one);
  ASSERT_EQ(report.diagnostics().size(), 1u);
  EXPECT_EQ(first_error(), "wml.sections-dropped");
}

TEST_F(Subdocument, WhatIsNoDocumentIsAMistake) {
  for (const auto& [content, id] : std::vector<std::pair<std::string, std::string>>{
           {"", "wml.not-a-document"},
           {"不是", "wml.not-a-document"},
           {chengwen::test::zip({{"a.txt", "a"}}), "wml.not-a-document"},
           {docx("<w:p>"), "xml.malformed"}}) {
    report = {};
    files.files["s.docx"] = content;
    fill(docx(block_tag()));
    EXPECT_EQ(first_error(), id);
  }
  report = {};
  files.files.clear();
  fill(docx(block_tag()));
  EXPECT_EQ(first_error(), "wml.no-file");
}

// --- styles

std::string styled(const std::string& id) {
  return "<w:p><w:pPr><w:pStyle w:val=\"" + id + "\"/></w:pPr></w:p>";
}

std::string style(const std::string& type, const std::string& id, const std::string& name,
                  const std::string& content = "", bool is_default = false) {
  return "<w:style w:type=\"" + type + "\"" + (is_default ? " w:default=\"1\"" : "") +
         " w:styleId=\"" + id + "\"><w:name w:val=\"" + name + "\"/>" + content + "</w:style>";
}

TEST_F(Subdocument, StylesAreOursByTypeAndNameAndElseCopiedOnce) {
  files.files["s.docx"] =
      docx(styled("a") + styled("1") + styled("Heading1") + styled("99"), {},
           {{"word/styles.xml",
             styles(style("paragraph", "a", "正文", "", true) +
                    style("paragraph", "1", "Heading 1", "<w:rPr><w:b/></w:rPr>") +
                    style("paragraph", "Heading1", "表内文字",
                          "<w:basedOn w:val=\"b\"/><w:next w:val=\"a\"/><w:link w:val=\"c\"/>") +
                    style("paragraph", "b", "基础", "<w:basedOn w:val=\"a\"/>") +
                    style("character", "c", "表内文字 字符", "<w:link w:val=\"Heading1\"/>") +
                    style("paragraph", "unused", "没有用"))}});
  fill(docx(block_tag() + block_tag()));
  const std::string once =
      styled("Normal") + styled("Heading1") + styled("Heading12") + "<w:p><w:pPr/></w:p>";
  EXPECT_EQ(body(), once + once);
  const std::string sheet = part_of(out, "word/styles.xml");
  EXPECT_THAT(sheet, HasSubstr(style("paragraph", "Heading12", "表内文字",
                                     "<w:basedOn w:val=\"b\"/><w:next w:val=\"Normal\"/>"
                                     "<w:link w:val=\"c\"/>")));
  EXPECT_THAT(sheet, HasSubstr(style("paragraph", "b", "基础", "<w:basedOn w:val=\"Normal\"/>")));
  EXPECT_THAT(sheet,
              HasSubstr(style("character", "c", "表内文字 字符", "<w:link w:val=\"Heading12\"/>")));
  EXPECT_THAT(sheet, Not(HasSubstr("没有用")));
  const std::vector<std::string> ids = values(sheet, "w:style", "w:styleId");
  EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()).size(), ids.size());
}

TEST_F(Subdocument, TwoSubdocumentsShareTheStylesThatTheyBring) {
  const Parts sheet = {{"word/styles.xml", styles(style("paragraph", "n", "新样式") +
                                                  style("table", "t", "TABLE GRID"))}};
  files.files["s.docx"] = docx(styled("n"), {}, sheet);
  files.files["t.docx"] =
      docx(styled("n") + "<w:tbl><w:tblPr><w:tblStyle w:val=\"t\"/></w:tblPr></w:tbl>", {}, sheet);
  fill(docx(block_tag("x") + block_tag("y")));
  EXPECT_THAT(body(), HasSubstr(styled("n") + styled("n")));
  EXPECT_THAT(body(), HasSubstr("<w:tblStyle w:val=\"TableGrid\"/>"));
  const std::vector<std::string> ids =
      values(part_of(out, "word/styles.xml"), "w:style", "w:styleId");
  EXPECT_EQ(std::count(ids.begin(), ids.end(), "n"), 1);
}

// --- lists

std::string listed(const std::string& list, const std::string& level = "0") {
  return "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" + level + "\"/><w:numId w:val=\"" + list +
         "\"/></w:numPr></w:pPr></w:p>";
}
std::string numbering(const std::string& content) {
  return "<w:numbering " + kW + ">" + content + "</w:numbering>";
}
std::string definition(const std::string& id, const std::string& level = "") {
  return "<w:abstractNum w:abstractNumId=\"" + id +
         "\"><w:nsid w:val=\"1234\"/><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>" + level +
         "</w:lvl></w:abstractNum>";
}
std::string number(const std::string& id, const std::string& of) {
  return "<w:num w:numId=\"" + id + "\"><w:abstractNumId w:val=\"" + of + "\"/></w:num>";
}

TEST_F(Subdocument, ListsCountByThemselvesAndAnewInEveryPlace) {
  files.files["s.docx"] =
      docx(listed("5") + listed("6") + listed("0") + listed("77"),
           {notes_part("numbering", numbering(definition("3") + definition("4") + number("5", "3") +
                                              number("6", "3")))});
  fill(docx(listed("1") + block_tag() + block_tag(),
            {notes_part("numbering", numbering(definition("0") + number("1", "0")))}));
  EXPECT_EQ(values(body(), "w:numId", "w:val"),
            (std::vector<std::string>{"1", "2", "3", "0", "0", "4", "5", "0", "0"}));
  const std::string lists = part_of(out, "word/numbering.xml");
  EXPECT_EQ(values(lists, "w:abstractNum", "w:abstractNumId"),
            (std::vector<std::string>{"0", "1", "2"}));
  EXPECT_EQ(values(lists, "w:abstractNumId", "w:val"),
            (std::vector<std::string>{"0", "1", "1", "2", "2"}));
  EXPECT_EQ(values(lists, "w:nsid", "w:val").size(), 1u);
  EXPECT_LT(lists.rfind("<w:abstractNum "), lists.find("<w:num "));
}

TEST_F(Subdocument, TheNumberingPartIsMadeWhenThereIsNone) {
  files.files["s.docx"] =
      docx(listed("5"), {notes_part("numbering", numbering(definition("3") + number("5", "3")))});
  fill(docx(block_tag()));
  EXPECT_EQ(written->content_type("word/numbering.xml"), kWord + "numbering+xml");
  bool related = false;
  for (const opc::Relationship& entry : written->relationships("word/document.xml")) {
    related = related ||
              (entry.type == kOffice + "numbering" &&
               opc::Package::resolve("word/document.xml", entry.target) == "word/numbering.xml");
  }
  EXPECT_TRUE(related);
  EXPECT_THAT(part_of(out, "word/numbering.xml"), HasSubstr(number("1", "0")));
}

TEST_F(Subdocument, AListThatACopiedStyleGivesStartsAnewInTheSecondPlace) {
  files.files["s.docx"] =
      docx(styled("l"),
           {notes_part("numbering",
                       numbering(definition("3", "<w:pStyle w:val=\"l\"/>") + number("5", "3")))},
           {{"word/styles.xml",
             styles(style("paragraph", "l", "列表",
                          "<w:pPr><w:numPr><w:numId w:val=\"5\"/></w:numPr></w:pPr>"))}});
  fill(docx(block_tag() + block_tag()));
  EXPECT_EQ(body(), styled("l") +
                        "<w:p><w:pPr><w:pStyle w:val=\"l\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId "
                        "w:val=\"2\"/></w:numPr></w:pPr></w:p>");
  EXPECT_EQ(values(part_of(out, "word/styles.xml"), "w:numId", "w:val"),
            (std::vector<std::string>{"1"}));
  EXPECT_EQ(values(part_of(out, "word/numbering.xml"), "w:pStyle", "w:val"),
            (std::vector<std::string>{"l"}));
}

TEST_F(Subdocument, AListThatAStyleOfOursGivesStartsAnewInEveryPlace) {
  const auto lists = [](const std::string& level) {
    return notes_part("numbering", numbering(definition("3", level) + number("5", "3")));
  };
  const Parts list_style = {
      {"word/styles.xml",
       styles(style("paragraph", "l", "列表",
                    "<w:pPr><w:numPr><w:numId w:val=\"5\"/></w:numPr></w:pPr>"))}};
  files.files["s.docx"] = docx(styled("l") + styled("l"), {lists("")}, list_style);
  fill(docx(styled("l") + block_tag() + block_tag() + styled("l"),
            {lists("<w:pStyle w:val=\"l\"/>")}, list_style));
  EXPECT_EQ(values(body(), "w:numId", "w:val"), (std::vector<std::string>{"6", "6", "7", "7"}));
  EXPECT_EQ(values(part_of(out, "word/numbering.xml"), "w:abstractNumId", "w:val"),
            (std::vector<std::string>{"3", "4", "5"}));
  files.files["s.docx"] = docx(styled("l"), {lists("<w:numFmt w:val=\"bullet\"/>")}, list_style);
  fill(docx(styled("l") + block_tag(), {lists("<w:numFmt w:val=\"bullet\"/>")}, list_style));
  EXPECT_TRUE(values(body(), "w:numId", "w:val").empty());
}

TEST_F(Subdocument, ListsStayApartThreeLevelsDeep) {
  const Extra lists = notes_part("numbering", numbering(definition("0") + number("1", "0")));
  const std::string outer = docx(listed("1") + block_tag() + listed("1") + block_tag(), {lists});
  files.files["s.docx"] = docx(listed("1"), {lists});
  fill(outer);
  files.files["s.docx"] = out;
  fill(outer);
  EXPECT_EQ(values(body(), "w:numId", "w:val"),
            (std::vector<std::string>{"1", "2", "3", "2", "4", "1", "5", "6", "5", "7"}));
  EXPECT_EQ(values(part_of(out, "word/numbering.xml"), "w:num", "w:numId").size(), 7u);
}

// --- parts

std::string blip(const std::string& id) {
  return "<w:p><w:r><w:drawing><wp:inline xmlns:wp=\"http://wp\"><wp:docPr id=\"1\"/><a:blip "
         "xmlns:a=\"http://a\" " +
         kR + " r:embed=\"" + id + "\"/></wp:inline></w:drawing></w:r></w:p>";
}

TEST_F(Subdocument, PicturesComeOnceAndLinksAsTheyAre) {
  const std::string link =
      "<w:p><w:hyperlink " + kR + " r:id=\"rId3\">" + run("网址") + "</w:hyperlink></w:p>";
  files.files["s.docx"] =
      docx(blip("rId2") + link + blip("rId9"), {{"image", "media/a.png", "image/png", "PNG"},
                                                {"hyperlink", "http://a.cn/?x&amp;y", "", ""}});
  files.files["t.docx"] = docx(blip("rId2"), {{"image", "media/a.png", "image/png", "PNG"}});
  fill(docx(block_tag("x") + block_tag("y"), {{"image", "media/a.png", "image/png", "OTHER"}}));
  const std::vector<std::string> pictures = values(body(), "a:blip", "r:embed");
  ASSERT_EQ(pictures.size(), 2u) << "a picture without a part has lost its reference";
  EXPECT_EQ(pictures[0], pictures[1]);
  EXPECT_EQ(part_of(out, target("word/document.xml", pictures[0])), "PNG");
  EXPECT_EQ(part_of(out, "word/media/a.png"), "OTHER");
  EXPECT_EQ(target("word/document.xml", values(body(), "w:hyperlink", "r:id").at(0)),
            "http://a.cn/?x&y");
  const std::vector<std::string> ids = values(body(), "wp:docPr", "id");
  EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()).size(), 3u);
}

TEST_F(Subdocument, OtherPartsComeWithWhatTheyAreRelatedTo) {
  const std::string chart =
      "<w:p><w:r><c:chart xmlns:c=\"http://c\" " + kR + " r:id=\"rId2\"/></w:r></w:p>";
  const std::string type = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
  const std::string content = "<c:chartSpace xmlns:c=\"http://c\" " + kR +
                              "><c:externalData r:id=\"rId7\"/></c:chartSpace>";
  files.files["s.docx"] =
      docx(chart,
           {{"chart", "charts/chart1.xml", type, content},
            {"unused", "embeddings/b.xlsx", "application/xlsx", "XLSX"}},
           {{"word/charts/_rels/chart1.xml.rels",
             "<Relationships><Relationship Id=\"rId7\" Type=\"" + kOffice +
                 "package\" Target=\"../embeddings/b.xlsx\"/></Relationships>"}});
  fill(docx(block_tag() + block_tag(), {{"chart", "charts/chart1.xml", type, "<c/>"}}));
  const std::string id = values(body(), "c:chart", "r:id").at(0);
  const std::string copy = target("word/document.xml", id);
  EXPECT_EQ(copy, "word/charts/chart2.xml");
  EXPECT_EQ(written->content_type(copy), type);
  const std::string book = target(copy, values(part_of(out, copy), "c:externalData", "r:id").at(0));
  EXPECT_EQ(part_of(out, book), "XLSX");
  EXPECT_FALSE(written->has("word/charts/chart3.xml"));
}

TEST_F(Subdocument, HeadersStayBehind) {
  files.files["s.docx"] =
      docx("", {{"header", "header1.xml", kWord + "header+xml", "<w:hdr " + kW + "/>"}},
           {{"word/document.xml", "<w:document " + kW + " " + kR +
                                      "><w:body><w:p/><w:sectPr><w:headerReference r:id=\"rId2\"/>"
                                      "</w:sectPr></w:body></w:document>"}});
  fill(docx(block_tag()));
  EXPECT_EQ(body(), "<w:p/>");
  EXPECT_FALSE(written->has("word/header1.xml"));
  EXPECT_EQ(written->relationships("word/document.xml").size(), 1u);
  EXPECT_TRUE(report.diagnostics().empty());
}

TEST_F(Subdocument, RelationshipsBelongToTheStoryThatIsFilled) {
  files.files["s.docx"] = docx(
      blip("rId2") + "<w:p><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>",
      {{"image", "media/a.png", "image/png", "PNG"},
       notes_part("footnotes", "<w:footnotes " + kW + "><w:footnote w:id=\"2\"/></w:footnotes>")});
  fill(docx("", {{"header", "header1.xml", kWord + "header+xml",
                  "<w:hdr " + kW + ">" + block_tag() + "</w:hdr>"}}));
  const std::string header = part_of(out, "word/header1.xml");
  EXPECT_EQ(part_of(out, target("word/header1.xml", values(header, "a:blip", "r:embed").at(0))),
            "PNG");
  EXPECT_THAT(header, Not(HasSubstr("footnoteReference"))) << "no header can have notes";
  EXPECT_EQ(first_error(), "wml.notes-dropped");
}

// --- notes

std::string note_reference(const std::string& id) {
  return "<w:p><w:r><w:footnoteReference w:id=\"" + id + "\"/></w:r></w:p>";
}
std::string footnotes(const std::string& content) {
  return "<w:footnotes " + kW + "><w:footnote w:type=\"separator\" w:id=\"-1\"/>" + content +
         "</w:footnotes>";
}
std::string footnote(const std::string& id, const std::string& text) {
  return "<w:footnote w:id=\"" + id + "\">" + paragraph(run(text)) + "</w:footnote>";
}

TEST_F(Subdocument, NotesAreAppendedToOursAlsoWhenOursAreFilled) {
  files.files["s.docx"] =
      docx(note_reference("1") + note_reference("8"),
           {notes_part("footnotes", footnotes(footnote("1", "注") + footnote("2", "不引")))});
  fill(docx(note_reference("4") + block_tag() + block_tag(),
            {notes_part("footnotes", footnotes(footnote("4", "{{ 1 + 1 }}")))}));
  EXPECT_EQ(values(body(), "w:footnoteReference", "w:id"),
            (std::vector<std::string>{"4", "5", "6"}));
  const std::string notes = part_of(out, "word/footnotes.xml");
  EXPECT_THAT(notes, HasSubstr(">2</w:t>"));
  EXPECT_THAT(notes, HasSubstr(footnote("5", "注") + footnote("6", "注") + "</w:footnotes>"));
}

TEST_F(Subdocument, ANotesPartIsMadeWithTheirSeparators) {
  files.files["s.docx"] =
      docx(note_reference("1"), {notes_part("footnotes", footnotes(footnote("1", "注")))});
  fill(docx(block_tag()));
  EXPECT_EQ(values(body(), "w:footnoteReference", "w:id"), (std::vector<std::string>{"1"}));
  EXPECT_THAT(part_of(out, "word/footnotes.xml"),
              HasSubstr("<w:footnote w:type=\"separator\" w:id=\"-1\"/>" + footnote("1", "注")));
  EXPECT_EQ(written->content_type("word/footnotes.xml"), kWord + "footnotes+xml");
}

TEST_F(Subdocument, CommentsKeepTheirRanges) {
  files.files["s.docx"] =
      docx("<w:p><w:commentRangeStart w:id=\"0\"/>" + run("批") +
               "<w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r></w:p>",
           {notes_part("comments", "<w:comments " + kW +
                                       "><w:comment w:id=\"0\" w:author=\"甲\"/></w:comments>")});
  fill(docx(block_tag() + block_tag()));
  for (const char* element : {"w:commentRangeStart", "w:commentRangeEnd", "w:commentReference"}) {
    EXPECT_EQ(values(body(), element, "w:id"), (std::vector<std::string>{"1", "2"})) << element;
  }
  EXPECT_EQ(values(part_of(out, "word/comments.xml"), "w:comment", "w:id"),
            (std::vector<std::string>{"1", "2"}));
}

// --- names and namespaces

TEST_F(Subdocument, BookmarksGetNamesAndIdsThatNothingHas) {
  const auto marked = [](const std::string& id, const std::string& name) {
    return "<w:bookmarkStart w:id=\"" + id + "\" w:name=\"" + name + "\"/><w:bookmarkEnd w:id=\"" +
           id + "\"/>";
  };
  const auto referring = [](const std::string& name) {
    return paragraph("<w:r><w:instrText> REF " + name + " \\h </w:instrText></w:r>") +
           paragraph("<w:hyperlink w:anchor=\"" + name + "\"/>");
  };
  files.files["s.docx"] =
      docx(referring("表") + paragraph(marked("7", "表") + marked("8", "新")) + referring("新"));
  fill(docx(paragraph(marked("7", "表")) + block_tag() + block_tag()));
  EXPECT_EQ(body(), paragraph(marked("7", "表")) + referring("表_2") +
                        paragraph(marked("8", "表_2") + marked("9", "新")) + referring("新") +
                        referring("表_3") + paragraph(marked("10", "表_3") + marked("11", "新_2")) +
                        referring("新_2"));
}

TEST_F(Subdocument, LinksLeadToBookmarksThatComeLaterAndToOursFromInside) {
  const std::string mark =
      "<w:bookmarkStart w:id=\"1\" w:name=\"NAME\"/><w:bookmarkEnd w:id=\"1\"/>";
  const auto named = [&](const std::string& name) {
    std::string xml = mark;
    return paragraph(xml.replace(xml.find("NAME"), 4, name) + run("标题"));
  };
  files.files["s.docx"] = docx(named("里面") + paragraph(run("{{ '#外面'|link }}")));
  fill(docx(paragraph(run("{{ '#里面'|link }}{{ '#没有'|link }}")) + block_tag() + named("外面")));
  EXPECT_EQ(values(body(), "w:hyperlink", "w:anchor"), (std::vector<std::string>{"里面", "外面"}));
  ASSERT_EQ(report.diagnostics().size(), 1u);
  EXPECT_EQ(report.diagnostics().front().arguments, std::vector<std::string>{"#没有"});
}

TEST_F(Subdocument, ThePlaceThatWordEditedLastStaysBehind) {
  files.files["s.docx"] = docx(paragraph("<w:bookmarkStart w:id=\"7\" w:name=\"_GoBack\"/>" +
                                         run("文") + "<w:bookmarkEnd w:id=\"7\"/>"));
  fill(docx(block_tag()));
  EXPECT_EQ(body(), paragraph(run("文")));
}

TEST_F(Subdocument, IdsAreToldApartHoweverTheXmlIsWritten) {
  files.files["s.docx"] =
      docx(paragraph("<w:bookmarkStart w:id=\"7\" w:name=\"表\"/><w:bookmarkEnd w:id=\"7\"/>"));
  fill(docx(paragraph("<w:bookmarkStart w:id='7' w:name='表'/><w:bookmarkEnd w:id='7'/>") +
            block_tag()));
  EXPECT_THAT(body(), HasSubstr("<w:bookmarkStart w:id=\"8\" w:name=\"表_2\"/>"));
}

TEST_F(Subdocument, BlocksDeclareWhatOurRootLacks) {
  const std::string w14 = "http://schemas.microsoft.com/office/word/2010/wordml";
  const std::string mc = "http://schemas.openxmlformats.org/markup-compatibility/2006";
  files.files["s.docx"] =
      docx("", {},
           {{"word/document.xml",
             "<w:document " + kW + " xmlns:w14=\"" + w14 + "\" xmlns:mc=\"" + mc +
                 "\" xmlns:q=\"http://q\" mc:Ignorable=\"w14 q\"><w:body><w:p w14:x=\"1\"/>"
                 "<w:p/></w:body></w:document>"}});
  fill(docx(block_tag()));
  EXPECT_EQ(body(), "<w:p xmlns:mc=\"" + mc + "\" xmlns:w14=\"" + w14 +
                        "\" w14:x=\"1\" mc:Ignorable=\"w14\"/><w:p/>");
}

TEST_F(Subdocument, AStrictDocumentAndOtherPrefixesBecomeOurs) {
  files.files["s.docx"] = docx("", {},
                               {{"word/document.xml",
                                 "<x:document xmlns:x=\"http://purl.oclc.org/ooxml/"
                                 "wordprocessingml/main\"><x:body><x:p><x:r><x:t>严"
                                 "</x:t></x:r></x:p></x:body></x:document>"}});
  fill(docx(block_tag()));
  EXPECT_EQ(body(), paragraph(run("严")));
}

TEST_F(Subdocument, ContentControlsAreNotBoundToTheDocumentTheyCameFrom) {
  files.files["s.docx"] = docx(
      "<w:sdt><w:sdtPr><w:id w:val=\"5\"/><w:dataBinding w:xpath=\"/a\"/><w:text/></w:sdtPr>"
      "<w:sdtContent>" +
      kOne + "</w:sdtContent></w:sdt>");
  fill(docx(block_tag()));
  EXPECT_EQ(body(),
            "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>" + kOne + "</w:sdtContent></w:sdt>");
}

}  // namespace
}  // namespace chengwen::wml::test
