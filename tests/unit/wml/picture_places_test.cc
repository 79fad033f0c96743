#include "wml/picture_places.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/wml/cut_text.h"
#include "unit/wml/filled.h"
#include "unit/wml/pictures.h"

namespace chengwen::wml {
namespace {

using chengwen::test::docx_of_body;
using chengwen::test::part_of;
using chengwen::test::Parts;
using test::paragraph;
using test::run;
using testing::HasSubstr;
using testing::Not;

constexpr std::string_view kNamespaces =
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
    " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""
    " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
    " xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"";

/// A picture of 2 by 1 inches over the text, with this alternative text.
std::string drawing(std::string_view alt, std::string_view own = "", std::string_view turn = "") {
  const std::string cx = "cx=\"1828800\" cy=\"914400\"";
  return "<w:drawing" + std::string(kNamespaces) +
         "><wp:anchor behindDoc=\"0\"><wp:positionH/><wp:extent " + cx +
         "/><wp:wrapNone/><wp:docPr id=\"7\" name=\"章\" descr=\"" + std::string(alt) +
         "\"/><a:graphic><a:graphicData><pic:pic><pic:nvPicPr><pic:cNvPr id=\"7\" name=\"章\"" +
         std::string(own) +
         "/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"rId7\" cstate=\"print\"><a:lum/></a:blip>"
         "<a:srcRect l=\"5\"/><a:stretch/></pic:blipFill><pic:spPr><a:xfrm" +
         std::string(turn) + "><a:off x=\"0\" y=\"0\"/><a:ext " + cx +
         "/></a:xfrm></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:anchor></w:drawing>";
}

std::string in_run(std::string_view content) {
  return "<w:r>" + std::string(content) + "</w:r>";
}

class ReplacedPictures : public testing::Test {
 protected:
  ReplacedPictures() {
    files_.bytes["seal.png"] = test::png(200, 100);
    files_.bytes["square.png"] = test::png(100, 100);
    files_.bytes["turned.jpg"] = test::jpeg(100, 200, test::exif(6), 0xE1);
  }

  std::string fill(const std::string& body, std::string_view json,
                   jinja::Missing missing = jinja::Missing::empty) {
    const Parts parts = {
        {"word/media/image1.png", "old"},
        {"word/_rels/document.xml.rels",
         "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
         "<Relationship Id=\"rId7\" Target=\"media/image1.png\" "
         "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\"/>"
         "</Relationships>"}};
    report_ = {};
    docx_ = test::filled(docx_of_body(body, parts), json, report_, {&files_, 1'000'000},
                         test::dialect(), missing);
    return docx_.empty() ? "" : part_of(docx_, "word/document.xml");
  }

  test::MemoryFiles files_;
  diag::Report report_;
  std::string docx_;
};

const std::string kTag = "{{ x | image }}";

TEST_F(ReplacedPictures, KeepAnchorWrapAndSizeOfThePictureTheyReplace) {
  const std::string xml = fill(paragraph(in_run(drawing(kTag))), R"({"x": "seal.png"})");
  EXPECT_THAT(xml, HasSubstr("<wp:anchor behindDoc=\"0\"><wp:positionH/><wp:extent cx=\"1828800\" "
                             "cy=\"914400\"/><wp:wrapNone/>"));
  EXPECT_THAT(xml, HasSubstr("descr=\"\""));
  EXPECT_THAT(xml, HasSubstr("<a:blip r:embed=\"rId8\"><a:lum/></a:blip><a:stretch/>"));
  EXPECT_THAT(xml, HasSubstr("<a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"1828800\""));
}

TEST_F(ReplacedPictures, DropWhatNothingShowsAnyMore) {
  fill(paragraph(in_run(drawing(kTag))), R"({"x": "seal.png"})");
  EXPECT_THAT(part_of(docx_, "word/_rels/document.xml.rels"), Not(HasSubstr("image1")));
  EXPECT_THAT(docx_, Not(HasSubstr("word/media/image1.png")));
  fill(paragraph(in_run(drawing(kTag)) + in_run(drawing("other"))), R"({"x": "seal.png"})");
  EXPECT_EQ(part_of(docx_, "word/media/image1.png"), "old");
}

TEST_F(ReplacedPictures, HoldThePictureInTheMiddleWithItsOwnRatio) {
  const std::string xml = fill(paragraph(in_run(drawing(kTag))), R"({"x": "square.png"})");
  EXPECT_THAT(xml, HasSubstr("<wp:extent cx=\"1828800\" cy=\"914400\"/>"));
  EXPECT_THAT(xml, HasSubstr("<a:srcRect l=\"-50000\" r=\"-50000\"/>"));
}

TEST_F(ReplacedPictures, GiveAPictureTheSizeItAsksForInside) {
  const std::string xml =
      fill(paragraph(in_run(drawing("{{ x | image(width='0.5in') }}"))), R"({"x": "square.png"})");
  EXPECT_THAT(xml, HasSubstr("<wp:extent cx=\"457200\" cy=\"457200\"/>"));
  EXPECT_THAT(xml, HasSubstr("<a:ext cx=\"457200\" cy=\"457200\"/>"));
}

TEST_F(ReplacedPictures, TakeTextAndLinkOfThePicture) {
  const std::string xml = fill(paragraph(in_run(drawing("{{ x }}"))),
                               R"({"x": {"$image": "seal.png", "alt": "公章", "link": "a.cn/b"}})");
  EXPECT_THAT(xml, HasSubstr("descr=\"公章\"><a:hlinkClick"));
}

TEST_F(ReplacedPictures, TurnWithTheTemplatesPicture) {
  const std::string quarter = " rot=\"5400000\"", mirrored = " rot=\"5400000\" flipH=\"1\"";
  const auto turned = [&](const std::string& turn) {
    return fill(paragraph(in_run(drawing(kTag, "", turn))), R"({"x": "turned.jpg"})");
  };
  // The picture lies: its camera was held upright.
  EXPECT_THAT(turned(""), HasSubstr("<a:xfrm rot=\"5400000\"><a:off x=\"0\" y=\"0\"/><a:ext "
                                    "cx=\"914400\" cy=\"1828800\"/>"));
  EXPECT_THAT(turned(quarter), HasSubstr("<a:xfrm rot=\"10800000\">"));
  EXPECT_THAT(turned(mirrored), HasSubstr("<a:xfrm flipH=\"1\">"));
}

TEST_F(ReplacedPictures, AreLeftOutWithoutAValue) {
  for (const char* json : {"{}", R"({"x": null})"}) {
    const std::string alone = fill(paragraph(in_run(drawing(kTag)) + run("a")), json);
    EXPECT_THAT(alone, HasSubstr("<w:p><w:r><w:t>a</w:t></w:r></w:p>")) << json;
    const std::string beside =
        fill(paragraph("<w:r><w:t>a</w:t>" + drawing(kTag) + "</w:r>"), json);
    EXPECT_THAT(beside, HasSubstr("<w:p><w:r><w:t>a</w:t></w:r></w:p>")) << json;
  }
}

TEST_F(ReplacedPictures, SayWhatIsMissing) {
  fill(paragraph(in_run(drawing(kTag))), "{}");
  ASSERT_EQ(report_.diagnostics().size(), 1u);
  EXPECT_EQ(report_.diagnostics()[0].message->id, "jinja.missing");
  EXPECT_EQ(report_.diagnostics()[0].occurrences, 1u);
  EXPECT_THAT(fill(paragraph(in_run(drawing(kTag))), "{}", jinja::Missing::keep),
              HasSubstr("descr=\"{{ x | image }}\""));
  EXPECT_THAT(fill(paragraph(in_run(drawing(kTag))), "{}", jinja::Missing::mark),
              HasSubstr("descr=\"【缺：x】\""));
}

TEST_F(ReplacedPictures, TakeATextAsAlternativeText) {
  const std::string xml = fill(paragraph(in_run(drawing("{{ x }}"))), R"({"x": "<a>"})");
  EXPECT_THAT(xml, HasSubstr("descr=\"&lt;a&gt;\""));
  EXPECT_THAT(xml, HasSubstr("r:embed=\"rId7\" cstate=\"print\""));
  EXPECT_EQ(part_of(docx_, "word/media/image1.png"), "old");
  EXPECT_THAT(fill(paragraph(in_run(drawing("图：{{ x }}"))), "{}"), HasSubstr("descr=\"图：\""));
}

TEST_F(ReplacedPictures, AreEvaluatedOnceWhereTheTextIsWrittenTwice) {
  const std::string xml =
      fill(paragraph(in_run(drawing(kTag, " descr=\"" + kTag + "\""))), R"({"x": "seal.png"})");
  EXPECT_EQ(files_.reads, 1);
  EXPECT_THAT(xml, HasSubstr("<pic:cNvPr id=\"7\" name=\"章\" descr=\"\"/>"));
}

TEST_F(ReplacedPictures, AreFilledInEveryPassOfALoop) {
  const std::string body = paragraph(run("{%p for x in xs %}")) + paragraph(in_run(drawing(kTag))) +
                           paragraph(run("{%p endfor %}"));
  const std::string xml = fill(body, R"({"xs": ["seal.png", null, "square.png"]})");
  EXPECT_THAT(xml, HasSubstr("<wp:docPr id=\"7\""));
  EXPECT_THAT(xml, HasSubstr("<w:p></w:p>"));
  EXPECT_THAT(xml, HasSubstr("<a:srcRect l=\"-50000\""));
  EXPECT_THAT(xml, Not(HasSubstr("rId7")));
}

TEST_F(ReplacedPictures, AreFilledInGroups) {
  const std::string picture = drawing("", " descr=\"" + kTag + "\"");
  const std::size_t begin = picture.find("<pic:pic>"), end = picture.find("</a:graphicData>");
  const std::string group = "<mc:AlternateContent xmlns:mc=\"m\"><mc:Choice>" +
                            picture.substr(0, begin) + "<wpg:wgp xmlns:wpg=\"g\">" +
                            picture.substr(begin, end - begin) + "<wps:wsp xmlns:wps=\"s\"/>" +
                            "</wpg:wgp>" + picture.substr(end) +
                            "</mc:Choice><mc:Fallback>old</mc:Fallback></mc:AlternateContent>";
  EXPECT_THAT(fill(paragraph(in_run(group)), R"({"x": "seal.png"})"), HasSubstr("rId8"));
  const std::string xml = fill(paragraph(in_run(group)), "{}");
  EXPECT_THAT(xml, HasSubstr("<wpg:wgp xmlns:wpg=\"g\"><wps:wsp"));
  EXPECT_THAT(xml, Not(HasSubstr("mc:Fallback")));
}

TEST_F(ReplacedPictures, AreLeftOutOfAMacroThatBeginsWithText) {
  const std::string body =
      paragraph(run("{% macro m() %}&lt;") + in_run(drawing(kTag)) + run("b{% endmacro %}")) +
      paragraph(run("{{ m() }}"));
  EXPECT_THAT(fill(body, "{}"),
              HasSubstr("&lt;</w:t></w:r><w:r><w:t xml:space=\"preserve\">b</w:t>"));
}

TEST_F(ReplacedPictures, AreReplacedByName) {
  const std::string xml = fill(paragraph(run("{{ 1 }}") + in_run(drawing("old"))),
                               R"({"$replace": {"pic": {"章": "square.png"}}})");
  EXPECT_THAT(xml, HasSubstr("<wp:extent cx=\"1828800\" cy=\"914400\"/>"));
  EXPECT_THAT(xml, HasSubstr("<a:srcRect l=\"-50000\" r=\"-50000\"/>"));
  EXPECT_THAT(xml, HasSubstr("descr=\"old\"/>"));
  EXPECT_THAT(docx_, Not(HasSubstr("word/media/image1.png")));
}

TEST_F(ReplacedPictures, LeaveOtherPicturesAloneWhenReplacedByName) {
  std::string other = drawing("other");
  for (std::size_t at; (at = other.find("name=\"章\"")) != std::string::npos;)
    other.replace(at, 10, "name=\"b\"");
  const std::string xml = fill(paragraph(in_run(drawing("")) + in_run(other)),
                               R"({"$replace": {"pic": {"章": "seal.png"}}})");
  EXPECT_THAT(xml, HasSubstr(other));
  EXPECT_EQ(part_of(docx_, "word/media/image1.png"), "old");
}

TEST_F(ReplacedPictures, TellWhatIsWrongWithReplacements) {
  const auto codes = [&](std::string_view json) {
    fill(paragraph(in_run(drawing("old"))), json);
    std::string all;
    for (const diag::Diagnostic& each : report_.diagnostics())
      all.append(all.empty() ? "" : " ").append(each.message->id);
    return all;
  };
  EXPECT_EQ(codes(R"({"$replace": {"pic": {"章": "no.png", "印": "seal.png"}}})"),
            "wml.no-file wml.replace-unmatched");
  EXPECT_EQ(codes(R"({"$replace": {"pics": {}}})"), "wml.content-key");
  EXPECT_EQ(codes(R"({"$replace": {"pic": "seal.png"}})"), "wml.content-malformed");
  EXPECT_EQ(codes(R"({"$replace": 1})"), "wml.content-malformed");
  EXPECT_EQ(codes(R"({"$replace": {"zipname": {"word/media/image2.png": "seal.png"}}})"),
            "wml.replace-unmatched");
  EXPECT_EQ(report_.diagnostics()[0].notes.size(), 1u);
}

}  // namespace
}  // namespace chengwen::wml
