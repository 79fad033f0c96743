#include "wml/manuscript.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "opc/package.h"
#include "support/word_file.h"

namespace chengwen::wml {
namespace {

using chengwen::test::docx_of_body;

std::string p(std::string_view text, std::string_view properties = "") {
  return "<w:p><w:pPr>" + std::string(properties) + "</w:pPr><w:r><w:t>" + std::string(text) +
         "</w:t></w:r></w:p>";
}

struct Read {
  std::shared_ptr<const opc::Package> package;
  std::unique_ptr<Manuscript> whole, looked_over;
};

Read read(const std::string& body) {
  diag::Report report;
  Read made;
  made.package = opc::Package::read(docx_of_body(body), "test.docx", report);
  made.whole = Manuscript::read(made.package, report);
  made.looked_over = Manuscript::look_over(made.package, nullptr, report);
  EXPECT_TRUE(report.empty());
  return made;
}

class LookedOver : public ::testing::TestWithParam<std::string> {};

auto place_of(const ManuscriptParagraph& paragraph) {
  return std::tuple(paragraph.story, paragraph.number, paragraph.table, paragraph.row,
                    paragraph.cell, paragraph.in_text_box, paragraph.in_contents,
                    paragraph.section);
}

auto content_of(const ManuscriptParagraph& paragraph) {
  const ParagraphText& content = paragraph.content;
  return std::tuple(content.text, content.fields.size(), content.has_object,
                    content.page_break_first, content.page_break_last, content.has_revisions,
                    paragraph.label);
}

TEST_P(LookedOver, TellsTheSameOfEachParagraph) {
  const Read made = read(GetParam());
  const auto& whole = made.whole->paragraphs();
  const auto& looked_over = made.looked_over->paragraphs();
  ASSERT_EQ(looked_over.size(), whole.size());
  for (std::size_t i = 0; i < whole.size(); ++i) {
    SCOPED_TRACE(whole[i].text());
    EXPECT_EQ(place_of(looked_over[i]), place_of(whole[i]));
    EXPECT_EQ(content_of(looked_over[i]), content_of(whole[i]));
    EXPECT_EQ(looked_over[i].format, whole[i].format);
    EXPECT_EQ(looked_over[i].formats(), whole[i].formats());
    EXPECT_EQ(looked_over[i].mark(), whole[i].mark());
    EXPECT_EQ(looked_over[i].label_format(), whole[i].label_format());
  }
  EXPECT_EQ(made.looked_over->sections().size(), made.whole->sections().size());
  ASSERT_EQ(made.looked_over->tables().size(), made.whole->tables().size());
  for (std::size_t i = 0; i < made.whole->tables().size(); ++i) {
    EXPECT_EQ(made.looked_over->tables()[i].begin, made.whole->tables()[i].begin);
    EXPECT_EQ(made.looked_over->tables()[i].end, made.whole->tables()[i].end);
  }
}

const std::string kTable =
    "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/></w:tblPr><w:tr><w:tc>" +
    p("一", "<w:jc w:val=\"center\"/>") + p("二") + "</w:tc><w:tc><w:tbl><w:tr><w:tc>" + p("三") +
    "</w:tc></w:tr></w:tbl>" + p("四") + "</w:tc></w:tr></w:tbl>";

INSTANTIATE_TEST_SUITE_P(
    Manuscript, LookedOver,
    ::testing::Values(
        p("一", "<w:pStyle w:val=\"Heading1\"/>") + p("二 &amp; 三") +
            "<w:p><w:r><w:rPr><w:b/><w:color w:val=\"FF0000\"/></w:rPr><w:t>四</w:t><w:tab/></w:r>"
            "<w:r><w:br/><w:t xml:space=\"preserve\"> 五 </w:t></w:r></w:p><w:p/>",
        p("一") + kTable + p("二"),
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/>"
        "</w:docPartObj></w:sdtPr><w:sdtContent>" +
            p("一") + "</w:sdtContent></w:sdt>" + p("二"),
        // What is not read counts nowhere.
        "<w:del w:id=\"1\">" + p("一") + p("二") + "</w:del>" + p("三") +
            "<mc:AlternateContent><mc:Choice Requires=\"w\">" + p("四") +
            "</mc:Choice><mc:Fallback>" + p("五") + "</mc:Fallback></mc:AlternateContent>" +
            p("六"),
        "<w:p><w:r><w:pict><w:txbxContent>" + p("一") + p("二") +
            "</w:txbxContent></w:pict></w:r></w:p>" + p("三"),
        "<w:p><w:r><w:br w:type=\"page\"/><w:t>一</w:t></w:r></w:p><w:p><w:r><w:t>二</w:t>"
        "<w:br w:type=\"page\"/></w:r></w:p><w:p><w:r><w:br w:type=\"column\"/></w:r></w:p>",
        p("一", "<w:sectPr/>") + p("二"), "<!-- 注 -->" + p("一") + "<?plain?>" + p("二")));

TEST(LookedOver, LeavesPlainParagraphsWithoutNodes) {
  const Read made =
      read(p("一") + kTable + "<w:p><w:bookmarkStart w:id=\"1\" w:name=\"b\"/></w:p>");
  std::vector<bool> nodes;
  for (const ManuscriptParagraph& paragraph : made.looked_over->paragraphs())
    nodes.push_back(!paragraph.node.empty());
  EXPECT_EQ(nodes, (std::vector<bool>{false, false, false, false, false, true}));
}

}  // namespace
}  // namespace chengwen::wml
