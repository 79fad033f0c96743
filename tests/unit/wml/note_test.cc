#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "merging.h"

namespace chengwen::wml::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsSupersetOf;

using Note = Merging;

std::string text(const std::string& words) {
  return paragraph(run(words));
}
std::string footnotes(const std::string& content = "") {
  return "<w:footnotes " + kW + ">" + content + "</w:footnotes>";
}

TEST_F(Note, IsAppendedToTheTemplatesNotesInItsStyles) {
  const auto style = [](const std::string& type, const std::string& id, const std::string& name) {
    return "<w:style w:type=\"" + type + "\" w:styleId=\"" + id + "\"><w:name w:val=\"" + name +
           "\"/></w:style>";
  };
  fill(docx(text("经费{{ a }}增长{{ \"&lt;据>年鉴\"|footnote }}。"),
            {notes_part("footnotes", footnotes("<w:footnote w:id=\"7\"><w:p/></w:footnote>"))},
            {{"word/styles.xml", styles(style("paragraph", "a5", "footnote text") +
                                        style("character", "a6", "Footnote Reference"))}}),
       R"({"a": {"$footnote": "据公报"}})");
  const std::string start = "<w:r><w:rPr><w:rStyle w:val=\"a6\"/></w:rPr>";
  EXPECT_THAT(body(),
              HasSubstr("经费</w:t></w:r>" + start + "<w:footnoteReference w:id=\"8\"/></w:r>"));
  EXPECT_THAT(body(), HasSubstr(start + "<w:footnoteReference w:id=\"9\"/></w:r>"));
  EXPECT_THAT(
      part_of(out, "word/footnotes.xml"),
      HasSubstr("<w:footnote w:id=\"8\"><w:p><w:pPr><w:pStyle w:val=\"a5\"/></w:pPr>" + start +
                "<w:footnoteRef/></w:r><w:r><w:t xml:space=\"preserve\"> 据公报"
                "</w:t></w:r></w:p></w:footnote>"));
  EXPECT_THAT(part_of(out, "word/footnotes.xml"), HasSubstr("&lt;据&gt;年鉴"));
}

TEST_F(Note, PartSeparatorsAndStylesAreMadeWhereThereAreNone) {
  fill(docx(text("一{{ a }}二{{ b }}")),
       R"({"a": {"$footnote": "甲"}, "b": {"$endnote": ["乙", "丙"]}})");
  const std::string notes = part_of(out, "word/footnotes.xml");
  EXPECT_THAT(notes, AllOf(HasSubstr("<w:separator/>"), HasSubstr("<w:continuationSeparator/>"),
                           HasSubstr("<w:footnote w:id=\"1\">")));
  EXPECT_EQ(written->content_type("word/endnotes.xml"), kWord + "endnotes+xml");
  EXPECT_EQ(values(part_of(out, "word/endnotes.xml"), "w:pStyle", "w:val").size(), 2u);
  EXPECT_THAT(
      values(part_of(out, "word/styles.xml"), "w:name", "w:val"),
      IsSupersetOf({"footnote reference", "footnote text", "endnote reference", "endnote text"}));
}

TEST_F(Note, HoldsAnyContentOfItsOwnPart) {
  fill(docx(text("一{{ a }}")),
       R"({"a": {"$footnote": {"$richtext": ["见", {"text": "网", "url": "http://a.cn"}]}}})");
  EXPECT_THAT(part_of(out, "word/footnotes.xml"), HasSubstr("<w:hyperlink xmlns:r=\""));
  EXPECT_EQ(target("word/footnotes.xml",
                   values(part_of(out, "word/footnotes.xml"), "w:hyperlink", "r:id").at(0)),
            "http://a.cn");
}

TEST_F(Note, StandsInTheBodyOnly) {
  const std::string box = "<w:p><w:r><w:pict><v:textbox xmlns:v=\"v\"><w:txbxContent>" +
                          text("{{ a }}") + "</w:txbxContent></v:textbox></w:pict></w:r></w:p>";
  const std::string header = "<w:hdr " + kW + ">" + text("{{ a }}") + "</w:hdr>";
  fill(docx(box + text("{{ {\"$footnote\": a} }}"), {notes_part("header", header)}),
       R"({"a": {"$footnote": "甲"}})");
  ASSERT_EQ(report.diagnostics().size(), 3u);
  for (const diag::Diagnostic& diagnostic : report.diagnostics())
    EXPECT_EQ(diagnostic.message->id, "wml.note-misplaced");
}

TEST_F(Note, EmptyListIsAMistake) {
  fill(docx(text("{{ a }}")), R"({"a": {"$footnote": []}})");
  EXPECT_EQ(first_error(), "wml.content-malformed");
}

}  // namespace
}  // namespace chengwen::wml::test
