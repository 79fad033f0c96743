#include <gtest/gtest.h>

#include "filled.h"

namespace chengwen::wml::test {
namespace {

std::string p(std::string_view text) {
  return "<w:p><w:r><w:t>" + std::string(text) + "</w:t></w:r></w:p>";
}
std::string filled_p(std::string_view text) {
  return "<w:p><w:r><w:t xml:space=\"preserve\">" + std::string(text) + "</w:t></w:r></w:p>";
}

TEST(PlainParagraphs, KeepTheirBytes) {
  const std::string plain =
      "<w:p  w:rsidR='00A1' w14:paraId='1A2B'><w:pPr><w:jc w:val='center'/></w:pPr>"
      "<w:r><w:rPr><w:b></w:b></w:rPr><w:t>甲</w:t><w:tab/><w:t/></w:r><w:proofErr "
      "w:type='x'/></w:p>";
  EXPECT_EQ(filled_body(plain + plain + p("{{ x }}") + plain, R"({"x": "乙"})"),
            plain + plain + filled_p("乙") + plain);
}

TEST(PlainParagraphs, KeepTheirBytesAroundTags) {
  EXPECT_EQ(
      filled_body("<w:p w14:paraId='1A'><w:pPr><w:jc  w:val=\"left\"/></w:pPr>"
                  "<w:r><w:rPr><w:b></w:b></w:rPr><w:t>甲 &amp; {{</w:t></w:r>"
                  "<w:proofErr w:type=\"spellStart\"/><w:r><w:rPr><w:i/></w:rPr><w:t> x</w:t>"
                  "</w:r><w:r><w:t>}}乙{{ y</w:t><w:t> }}</w:t><w:tab/><w:t>{{ x }}</w:t></w:r>"
                  "<w:r><w:t xml:space=\"preserve\">{{ y }}</w:t></w:r></w:p>",
                  R"({"x": "1", "y": "<2>"})"),
      "<w:p w14:paraId='1A'><w:pPr><w:jc  w:val=\"left\"/></w:pPr>"
      "<w:r><w:rPr><w:b></w:b></w:rPr><w:t xml:space=\"preserve\">甲 &amp; 1乙&lt;2&gt;</w:t>"
      "<w:tab/><w:t xml:space=\"preserve\">1</w:t></w:r>"
      "<w:r><w:t xml:space=\"preserve\">&lt;2&gt;</w:t></w:r></w:p>");
}

TEST(PlainParagraphs, GoOnWithTheFormatOfTheFirstBrace) {
  EXPECT_EQ(
      filled_body("<w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:t>甲{{</w:t></w:r>"
                  "<w:r><w:rPr><w:b/></w:rPr><w:t>x }}乙{{ x }}</w:t></w:r></w:p>",
                  R"({"x": "1\u00072"})"),
      "<w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:t xml:space=\"preserve\">甲1</w:t></w:r></w:p>"
      "<w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:t xml:space=\"preserve\">2乙1</w:t></w:r></w:p>"
      "<w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:t xml:space=\"preserve\">2</w:t></w:r></w:p>");
}

TEST(PlainParagraphs, AreFoundBesideOthers) {
  const std::string bookmark =
      "<w:p><w:bookmarkStart w:id=\"1\" w:name=\"b\"/><w:bookmarkEnd w:id=\"1\"/></w:p>";
  EXPECT_EQ(filled_body(bookmark + p("甲{{ x }}") + "<!-- 注 -->" + p("乙{{ x }}"), R"({"x": 1})"),
            bookmark + filled_p("甲1") + "<!-- 注 -->" + filled_p("乙1"));
  EXPECT_EQ(filled_body(p("甲{{ x }}") + bookmark + p("乙{{ x }}"), R"({"x": 1})"),
            filled_p("甲1") + bookmark + filled_p("乙1"));
}

TEST(PlainParagraphs, DoNotHideWhatIsMalformed) {
  diag::Report report;
  EXPECT_EQ(filled_body("\n" + p("甲") + "\n<w:p></w:r>", "{}", report), "");
  ASSERT_EQ(report.errors(), 1u);
  EXPECT_EQ(report.diagnostics()[0].message->id, "xml.malformed");
  EXPECT_EQ(report.diagnostics()[0].arguments[0], "4");
}

TEST(PlainParagraphs, OfABlockAreNumberedAnew) {
  const std::string plain = "<w:p w14:paraId=\"1A2B\"><w:r><w:t>甲</w:t></w:r></w:p>";
  EXPECT_EQ(filled_body(p("{%p for i in [1, 2] %}") + plain + p("{%p endfor %}") + plain, "{}"),
            p("甲") + p("甲") + plain);
}

TEST(PlainParagraphs, BelongToATagThatGoesOverThem) {
  EXPECT_EQ(filled_body(p("{{ x") + p("| upper") + p("}}") + p("甲"), R"({"x": "b"})"),
            filled_p("B") + p("甲"));
}

TEST(PlainParagraphs, JoinTagsThatTrim) {
  EXPECT_EQ(filled_body(p("甲") + p("{%- if true %}乙{% endif -%}") + p("丙"), "{}"),
            "<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:t xml:space=\"preserve\">乙</w:t></w:r>"
            "<w:r><w:t>丙</w:t></w:r></w:p>");
}

TEST(PlainParagraphs, AreCountedInPlaces) {
  diag::Report report;
  diag::Sources sources;
  const auto package = opc::Package::read(
      chengwen::test::docx_of_lines("# 一、概况\n甲\n乙\n{{ x | nothing }}\n"), "t.docx", report);
  EXPECT_EQ(Document::compile(package, dialect(), report, sources), nullptr);
  ASSERT_EQ(report.diagnostics().size(), 1u);
  const diag::Place place = sources.locate(report.diagnostics()[0].span);
  EXPECT_EQ(place.paragraph, 4);
  EXPECT_EQ(place.headings, std::vector<std::string>{"一、概况"});
}

}  // namespace
}  // namespace chengwen::wml::test
