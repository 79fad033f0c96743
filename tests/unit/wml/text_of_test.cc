#include "wml/text_of.h"

#include <gtest/gtest.h>

#include "opc/package.h"
#include "support/word_file.h"

namespace chengwen::wml {
namespace {

using chengwen::test::docx_of_body;
using chengwen::test::Parts;

std::string text(std::string_view body, const Parts& extra = {}) {
  diag::Report report;
  auto package = opc::Package::read(docx_of_body(body, extra), "test.docx", report);
  return text_of(package, report).value_or("(error)");
}

std::string cell(std::string_view content, std::string_view properties = "") {
  return "<w:tc><w:tcPr>" + std::string(properties) + "</w:tcPr>" + std::string(content) +
         "</w:tc>";
}

TEST(TextOf, WritesAParagraphALine) {
  EXPECT_EQ(text("<w:p><w:r><w:t>一&amp;</w:t><w:tab/><w:t>二</w:t><w:br/></w:r></w:p><w:p/>"
                 "<w:p><w:ins w:id=\"1\"><w:r><w:t>新</w:t></w:r></w:ins><w:del w:id=\"2\"><w:r>"
                 "<w:delText>旧</w:delText></w:r></w:del></w:p>"),
            "一&\t二\n\n\n新\n");
}

TEST(TextOf, WritesTablesAsRows) {
  EXPECT_EQ(text("<w:p/><w:tbl><w:tr>" +
                 cell("<w:p><w:r><w:t>a|b</w:t></w:r></w:p><w:p><w:r><w:t>c"
                      "</w:t></w:r></w:p>") +
                 cell("<w:p/>") + "</w:tr><w:tr>" + cell("<w:p/>", "<w:vMerge/>") +
                 cell("<w:p><w:r><w:t>d</w:t></w:r></w:p>") +
                 "</w:tr></w:tbl><w:p><w:r><w:t>e</w:t></w:r></w:p>"),
            "\n| a\\|b / c | |\n| ^ | d |\ne\n");
}

TEST(TextOf, ResolvesNumbersAndHeaders) {
  const Parts extra = {
      {"word/numbering.xml",
       "<w:numbering xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
       "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt "
       "w:val=\"chineseCounting\"/><w:suff w:val=\"nothing\"/><w:lvlText w:val=\"%1、\"/></w:lvl>"
       "<w:lvl w:ilvl=\"1\"><w:start w:val=\"3\"/><w:numFmt w:val=\"decimal\"/><w:lvlText "
       "w:val=\"%2.\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId "
       "w:val=\"0\"/></w:num></w:numbering>"},
      {"word/header1.xml",
       "<w:hdr xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:p/><w:p>"
       "<w:r><w:t>眉</w:t></w:r></w:p></w:hdr>"},
      {"word/_rels/document.xml.rels",
       "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
       "<Relationship Id=\"rId1\" Target=\"numbering.xml\" Type=\"http://schemas.openxmlformats."
       "org/officeDocument/2006/relationships/numbering\"/><Relationship Id=\"rId2\" "
       "Target=\"header1.xml\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
       "relationships/header\"/></Relationships>"}};
  const auto item = [](std::string_view level) {
    return "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" + std::string(level) +
           "\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>项</w:t></w:r></w:p>";
  };
  EXPECT_EQ(text(item("0") + item("1") + item("1") + item("0"), extra),
            "一、项\n3. 项\n4. 项\n二、项\n[header]\n眉\n");
}

}  // namespace
}  // namespace chengwen::wml
