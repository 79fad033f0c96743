#include "wml/rich_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "merging.h"

namespace chengwen::wml::test {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::string_view kPlace =
    "<w:rFonts w:ascii=\"FangSong\" w:eastAsiaTheme=\"minorEastAsia\"/><w:b/>"
    "<w:color w:val=\"111111\" w:themeColor=\"text1\"/><w:sz w:val=\"32\"/>";

struct Format {
  std::string name, part, properties;
};
void PrintTo(const Format& format, std::ostream* out) {
  *out << format.name;
}

class RichTextFormat : public testing::TestWithParam<Format> {};

TEST_P(RichTextFormat, ChangesThatOfItsPlace) {
  diag::Report report;
  EXPECT_EQ(filled_body(paragraph(run("{{ x }}", std::string(kPlace))),
                        R"({"x": {"$richtext": [)" + GetParam().part + "]}}", report),
            "<w:p><w:r><w:rPr>" + std::string(kPlace) +
                "</w:rPr><w:t xml:space=\"preserve\"></w:t></w:r><w:r><w:rPr>" +
                GetParam().properties +
                "</w:rPr><w:t xml:space=\"preserve\">a</w:t></w:r><w:r><w:rPr>" +
                std::string(kPlace) + "</w:rPr><w:t xml:space=\"preserve\"></w:t></w:r></w:p>");
}

const std::string kFonts = "<w:rFonts w:ascii=\"FangSong\" w:eastAsiaTheme=\"minorEastAsia\"/>";
const std::string kColour = "<w:color w:val=\"111111\" w:themeColor=\"text1\"/>";
const std::string kSize = "<w:sz w:val=\"32\"/>";

INSTANTIATE_TEST_SUITE_P(
    All, RichTextFormat,
    testing::Values(
        Format{"none", R"("a")", std::string(kPlace)},
        Format{"switches", R"({"text": "a", "italic": true, "strike": 1, "bold": false})",
               kFonts + "<w:b w:val=\"0\"/><w:i/><w:strike/>" + kColour + kSize},
        Format{"colours", R"({"text": "a", "color": "#00Ff00", "highlight": "DDEEFF"})",
               kFonts + "<w:b/><w:color w:val=\"00Ff00\"/>" + kSize +
                   "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"DDEEFF\"/>"},
        Format{"size", R"({"text": "a", "size": "小四"})",
               kFonts + "<w:b/>" + kColour + "<w:sz w:val=\"24\"/><w:szCs w:val=\"24\"/>"},
        Format{"points", R"({"text": "a", "size": "10.5pt"})",
               kFonts + "<w:b/>" + kColour + "<w:sz w:val=\"21\"/><w:szCs w:val=\"21\"/>"},
        Format{"Chinese font", R"({"text": "a", "font": "黑体"})",
               "<w:rFonts w:ascii=\"黑体\" w:hAnsi=\"黑体\" w:eastAsia=\"黑体\" "
               "w:cs=\"黑体\" w:hint=\"eastAsia\"/><w:b/>" +
                   kColour + kSize},
        Format{"Latin font", R"({"text": "a", "font": "Arial"})",
               "<w:rFonts w:ascii=\"Arial\" w:eastAsiaTheme=\"minorEastAsia\" w:hAnsi=\"Arial\" "
               "w:cs=\"Arial\"/><w:b/>" +
                   kColour + kSize},
        Format{"font of one script", R"({"text": "a", "font": {"eastAsia": "SimHei"}})",
               "<w:rFonts w:ascii=\"FangSong\" w:eastAsia=\"SimHei\" w:hint=\"eastAsia\"/><w:b/>" +
                   kColour + kSize},
        Format{"lines and positions",
               R"({"text": "a", "underline": "wave", "highlight": "yellow", "superscript": true})",
               kFonts + "<w:b/>" + kColour + kSize +
                   "<w:highlight w:val=\"yellow\"/><w:u w:val=\"wave\"/>"
                   "<w:vertAlign w:val=\"superscript\"/>"},
        Format{"of the parts around",
               R"({"text": {"$richtext": ["a"], "italic": true}, "underline": true})",
               kFonts + "<w:b/><w:i/>" + kColour + kSize + "<w:u w:val=\"single\"/>"}));

using RichTextContent = Merging;

std::string styles() {
  return "<w:styles " + kW +
         "><w:style w:type=\"character\" w:styleId=\"zd\"><w:name w:val=\"重点\"/><w:rPr><w:color "
         "w:val=\"FF0000\"/></w:rPr></w:style></w:styles>";
}

TEST_F(RichTextContent, StyleIsFoundByItsNameAndWinsOverThePlace) {
  fill(docx(paragraph(run("{{ x|richtext(style='重点', italic=true) }}", std::string(kPlace))), {},
            {{"word/styles.xml", styles()}}),
       R"({"x": "a"})");
  EXPECT_THAT(body(), HasSubstr("<w:rStyle w:val=\"zd\"/>" + kFonts + "<w:b/><w:i/>" + kSize));
}

TEST_F(RichTextContent, UnknownStyleIsAWarningAndLeftOut) {
  fill(docx(paragraph(run("{{ x|richtext(style='重典') }}")), {}, {{"word/styles.xml", styles()}}),
       R"({"x": "a"})");
  EXPECT_EQ(first_error(), "wml.style-unknown");
  EXPECT_THAT(body(), Not(HasSubstr("rStyle")));
}

TEST_F(RichTextContent, LinkLooksLikeOne) {
  fill(docx(paragraph(run("{{ x|link('官网', bold=true) }}", "<w:color w:val=\"111111\"/>"))),
       R"({"x": "www.a.cn/甲"})");
  EXPECT_EQ(target("word/document.xml", values(body(), "w:hyperlink", "r:id").at(0)),
            "http://www.a.cn/甲");
  EXPECT_THAT(body(), HasSubstr("<w:rPr><w:rStyle w:val=\"Hyperlink\"/><w:b/></w:rPr>"));
  EXPECT_THAT(part_of(out, "word/styles.xml"), HasSubstr("<w:name w:val=\"Hyperlink\"/>"));
}

TEST_F(RichTextContent, LinkToNoBookmarkIsText) {
  fill(docx(paragraph(run("{{ x|link }}"))), R"({"x": "#表一"})");
  EXPECT_EQ(first_error(), "wml.no-bookmark");
  EXPECT_THAT(body(), testing::AllOf(HasSubstr(">#表一<"), Not(HasSubstr("w:hyperlink"))));
}

TEST_F(RichTextContent, HoldsOtherContent) {
  fill(
      docx(paragraph(run("{{ x }}"))),
      R"({"x": {"$richtext": ["甲", {"$footnote": "注"}, {"text": {"$listing": "乙"}, "bold": true}]}})");
  EXPECT_THAT(body(), HasSubstr("<w:footnoteReference w:id=\"1\"/>"));
  EXPECT_THAT(body(), HasSubstr("<w:b/></w:rPr><w:t xml:space=\"preserve\">乙"));
}

TEST_F(RichTextContent, MistakesNameWhatIsWrong) {
  const std::pair<const char*, const char*> mistakes[] = {
      {R"({"text": "a", "size": "很大"})", "wml.font-size"},
      {R"({"text": "a", "size": 0.5})", "wml.font-size"},
      {R"({"text": "a", "color": "红"})", "wml.colour"},
      {R"({"text": "a", "highlight": "pink"})", "wml.colour"},
      {R"({"text": "a", "font": {"Latin": "Arial"}})", "wml.content-key"},
      {R"({"text": "a", "bolt": true})", "wml.content-key"},
      {R"({"text": "a", "link": "http://"})", "wml.address"}};
  for (const auto& [part, id] : mistakes) {
    diag::Report found;
    filled_body(paragraph(run("{{ x }}")), R"({"x": {"$richtext": [)" + std::string(part) + "]}}",
                found);
    ASSERT_EQ(found.errors(), 1u) << part;
    EXPECT_EQ(found.diagnostics()[0].message->id, id);
  }
}

TEST_F(RichTextContent, ParagraphHasItsStyleAlone) {
  fill(docx(paragraph("<w:pPr><w:jc w:val=\"right\"/></w:pPr>" + run("{{p x }}", "<w:i/>"))),
       R"({"x": {"$richtextparagraph": ["a", {"text": ["b"], "style": "heading 1"}]}})");
  EXPECT_EQ(body(),
            "<w:p><w:r><w:t xml:space=\"preserve\">a</w:t></w:r></w:p><w:p><w:pPr><w:pStyle "
            "w:val=\"Heading1\"/>"
            "</w:pPr><w:r><w:t xml:space=\"preserve\">b</w:t></w:r></w:p>");
}

TEST_F(RichTextContent, IdOfAParagraphStyleKeepsItsCase) {
  fill(docx(paragraph(run("{{p x }}"))),
       R"({"x": {"$richtextparagraph": [{"text": ["b"], "style": "heading1"}]}})");
  EXPECT_EQ(body(),
            "<w:p><w:pPr><w:pStyle w:val=\"heading1\"/></w:pPr><w:r><w:t "
            "xml:space=\"preserve\">b</w:t></w:r></w:p>");
}

}  // namespace
}  // namespace chengwen::wml::test
