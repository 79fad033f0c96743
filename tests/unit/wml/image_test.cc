#include "wml/image.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>

#include "diag/messages.h"
#include "unit/wml/cut_text.h"
#include "unit/wml/filled.h"
#include "unit/wml/pictures.h"
#include "wml/messages.h"

namespace chengwen::wml {
namespace {

using chengwen::test::docx_of_body;
using chengwen::test::part_of;
using chengwen::test::Parts;
using test::paragraph;
using test::run;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

/// Fills a body beside some files.
class Images : public testing::Test {
 protected:
  Images() {
    files_.bytes["wide.png"] = test::png(300, 100);
    files_.bytes["tall.png"] = test::png(100, 300);
  }

  std::string fill(const std::string& body, std::string_view json = "{}", const Parts& extra = {}) {
    report_ = {};
    docx_ = test::filled(docx_of_body(body, extra), json, report_, {&files_, 1'000'000});
    return docx_.empty() ? "" : part_of(docx_, "word/document.xml");
  }

  /// The sizes of the pictures in `xml`, "3000x1000", in thousandths of an inch.
  static std::vector<std::string> sizes(const std::string& xml) {
    static const std::regex extent("wp:extent cx=\"(\\d+)\" cy=\"(\\d+)\"");
    std::vector<std::string> found;
    for (std::sregex_iterator at(xml.begin(), xml.end(), extent), end; at != end; ++at) {
      found.push_back(thousandths((*at)[1]) + "x" + thousandths((*at)[2]));
    }
    return found;
  }

  static std::string thousandths(const std::string& emu) {
    return std::to_string((std::stoll(emu) * 10 + 4572) / 9144);
  }

  std::string code() const {
    return report_.empty() ? "" : std::string(report_.diagnostics().front().message->id);
  }

  test::MemoryFiles files_;
  diag::Report report_;
  std::string docx_;
};

std::string tag(std::string_view parameters, std::string_view file = "wide.png") {
  return "{{ '" + std::string(file) + "' | image(" + std::string(parameters) + ") }}";
}

std::string cell(int width, std::string_view content, std::string_view properties = "") {
  return "<w:tc><w:tcPr><w:tcW w:w=\"" + std::to_string(width) + "\" w:type=\"dxa\"/>" +
         std::string(properties) + "</w:tcPr>" + std::string(content) + "</w:tc>";
}

std::string table(std::string_view cells, std::string_view properties = "",
                  std::string_view row = "") {
  return "<w:tbl><w:tblPr>" + std::string(properties) +
         "</w:tblPr><w:tblGrid><w:gridCol w:w=\"1440\"/><w:gridCol "
         "w:w=\"2880\"/></w:tblGrid><w:tr>" +
         std::string(row) + std::string(cells) + "</w:tr></w:tbl>";
}
const std::string kNoMargins =
    "<w:tblCellMar><w:left w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/>"
    "</w:tblCellMar>";

TEST_F(Images, KeepTheirRatioWithOneSide) {
  const std::string xml = fill(paragraph(
      run(tag("width='1.5in'") + tag("height='1in'") + tag("width='1in', height='1in'"))));
  EXPECT_THAT(sizes(xml), ElementsAre("1500x500", "3000x1000", "1000x1000"));
}

TEST_F(Images, FitABox) {
  const std::string xml = fill(paragraph(run(
      tag("fit='box', width='1in', height='1in'") +
      tag("fit='box', width='1in', height='1in'", "tall.png") + tag("fit='box', height='1in'"))));
  EXPECT_THAT(sizes(xml), ElementsAre("1000x333", "333x1000", "3000x1000"));
}

// The test page is A4 with margins of an inch at all sides: 6.268 by 9.693 inches.
TEST_F(Images, FitThePageLessTheIndents) {
  const std::string indented = "<w:p><w:pPr><w:ind w:left=\"720\" w:firstLine=\"720\"/></w:pPr>" +
                               run(tag("fit='page'")) + "</w:p>";
  EXPECT_THAT(sizes(fill(paragraph(run(tag("fit='page'"))) + indented +
                         paragraph(run(tag("fit='page'", "tall.png"))) +
                         paragraph(run(tag("fit='page', width='2in'"))))),
              ElementsAre("6268x2089", "5268x1756", "3231x9693", "2000x667"));
}

TEST_F(Images, AreAsLargeAsTheirFilesSayOrWordTakes) {
  files_.bytes["huge.png"] = test::png(2000, 400);
  EXPECT_THAT(sizes(fill(paragraph(run(tag("", "wide.png") + tag("", "huge.png"))) +
                         table(cell(1440, paragraph(run(tag("", "huge.png"))), kNoMargins) +
                                   cell(2880, paragraph(run(tag("width='3in'", "huge.png")))),
                               kNoMargins))),
              ElementsAre("4167x1389", "6268x1254", "1000x200", "3000x600"));
}

TEST_F(Images, FitTheColumnOfTheirSection) {
  const std::string landscape =
      "<w:p><w:pPr><w:sectPr><w:pgSz w:w=\"16838\" w:h=\"11906\"/><w:pgMar w:left=\"1440\" "
      "w:right=\"1440\" w:top=\"1440\" w:bottom=\"1440\"/><w:cols w:num=\"2\" w:space=\"0\"/>"
      "</w:sectPr></w:pPr></w:p>";
  EXPECT_THAT(sizes(fill(paragraph(run(tag("fit='page'"))) + landscape +
                         paragraph(run(tag("fit='page'"))))),
              ElementsAre("4847x1616", "6268x2089"));
}

TEST_F(Images, FitTheirCell) {
  EXPECT_THAT(sizes(fill(table(cell(1440, paragraph(run(tag("fit='cell'")))) +
                               cell(2880, paragraph(run(tag("fit='cell', height='0.5in'"))))))),
              ElementsAre("850x283", "1500x500"));
  EXPECT_THAT(
      sizes(fill(table(cell(1440, paragraph(run(tag("fit='cell'"))), kNoMargins) +
                           cell(2880, paragraph(run("{{p 'wide.png' | image(fit='cell') }}"))),
                       kNoMargins))),
      ElementsAre("1000x333", "2000x667"));
}

TEST_F(Images, FitARowOfExactHeight) {
  EXPECT_THAT(
      sizes(fill(table(cell(1440, paragraph(run(tag("fit='cell'", "tall.png")))), kNoMargins,
                       "<w:trPr><w:trHeight w:val=\"720\" w:hRule=\"exact\"/></w:trPr>"))),
      ElementsAre("167x500"));
}

TEST_F(Images, FitCellsOfColumnsThatDependOnTheData) {
  const std::string cells = cell(1440, paragraph(run("{%tc for x in [1, 2, 3] %}"))) +
                            cell(1440, paragraph(run(tag("fit='cell'")))) +
                            cell(1440, paragraph(run("{%tc endfor %}")));
  const std::string xml = fill(table(cells, kNoMargins));
  const std::vector<std::string> widths = sizes(xml);
  ASSERT_EQ(widths.size(), 3u);
  static const std::regex column("w:tcW w:w=\"(\\d+)\"");
  std::size_t i = 0;
  for (std::sregex_iterator at(xml.begin(), xml.end(), column), end; at != end; ++at) {
    EXPECT_THAT(widths[i++],
                testing::StartsWith(thousandths(std::to_string(std::stol((*at)[1]) * 635)) + "x"));
  }
}

TEST_F(Images, AreStoredOnceAndReadOnce) {
  const std::string xml = fill(paragraph(run("{%p for x in [1, 2, 3] %}")) +
                               paragraph(run(tag(""))) + paragraph(run("{%p endfor %}")));
  EXPECT_EQ(sizes(xml).size(), 3u);
  EXPECT_EQ(files_.reads, 1);
  EXPECT_THAT(docx_, HasSubstr("filled1.png"));
  EXPECT_THAT(docx_, Not(HasSubstr("filled2.png")));
}

TEST_F(Images, BelongToThePartThatShowsThem) {
  const Parts parts = {
      {"word/header1.xml",
       "<w:hdr xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">" +
           paragraph(run(tag("fit='page'"))) + "</w:hdr>"},
      {"word/_rels/document.xml.rels",
       "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
       "<Relationship Id=\"rId1\" Target=\"header1.xml\" Type=\"http://schemas.openxmlformats.org/"
       "officeDocument/2006/relationships/header\"/></Relationships>"}};
  fill(paragraph(run("{{ 1 }}")), "{}", parts);
  EXPECT_THAT(sizes(part_of(docx_, "word/header1.xml")), ElementsAre("6268x2089"));
  EXPECT_THAT(part_of(docx_, "word/_rels/header1.xml.rels"), HasSubstr("/word/media/filled1.png"));
  EXPECT_THAT(part_of(docx_, "word/_rels/document.xml.rels"), Not(HasSubstr("media")));
}

TEST_F(Images, HaveTextsAndLinks) {
  const std::string xml = fill(paragraph(run(tag("alt='&lt;a&gt;', title='t', link='www.a.cn'"))));
  EXPECT_THAT(xml, HasSubstr("descr=\"&lt;a&gt;\" title=\"t\"><a:hlinkClick"));
  EXPECT_THAT(part_of(docx_, "word/_rels/document.xml.rels"),
              HasSubstr("Target=\"http://www.a.cn\" TargetMode=\"External\""));
}

TEST_F(Images, SvgHasAPictureBesideIt) {
  files_.bytes["a/logo.svg"] = "<!DOCTYPE svg><svg xmlns=\"s\" width=\"2in\" height=\"1in\"/>";
  files_.bytes["a/logo.png"] = test::png(20, 10);
  const std::string xml = fill(paragraph(run(tag("", "a/logo.svg"))));
  EXPECT_THAT(sizes(xml), ElementsAre("2000x1000"));
  EXPECT_THAT(xml, HasSubstr("<asvg:svgBlip"));
  EXPECT_EQ(part_of(docx_, "word/media/filled1.svg"),
            "<svg xmlns=\"s\" width=\"2in\" height=\"1in\"/>");
  EXPECT_EQ(part_of(docx_, "word/media/filled2.png"), test::png(20, 10));
  fill(paragraph(run(tag("fallback='tall.png'", "a/logo.svg"))));
  EXPECT_EQ(part_of(docx_, "word/media/filled2.png"), test::png(100, 300));
}

TEST_F(Images, WarnWhereALineOfExactHeightCutsThem) {
  const std::string exact = "<w:p><w:pPr><w:spacing w:line=\"560\" w:lineRule=\"exact\"/></w:pPr>" +
                            run("TAG") + "</w:p>";
  const auto with = [&](const std::string& content) {
    return std::string(exact).replace(exact.find("TAG"), 3, content);
  };
  fill(with(tag("height='1in'")));
  EXPECT_EQ(code(), "wml.image-clipped");
  EXPECT_TRUE(report_.diagnostics().front().span.known());
  fill(with(tag("height='28pt'")));
  EXPECT_EQ(code(), "");
}

TEST_F(Images, RefuseFilesThatAreNoGoodPictures) {
  files_.bytes["note.png"] = "hello";
  files_.bytes["half.png"] = files_.bytes["wide.png"].substr(0, 40);
  files_.bytes["huge.png"] = test::png(1001, 1000);
  files_.bytes["a.heic"] = std::string("\0\0\0\x18", 4) + "ftypheic";
  files_.bytes["alone.svg"] = "<svg/>";
  const std::pair<const char*, const char*> cases[] = {{"none.png", "wml.no-file"},
                                                       {"note.png", "wml.not-an-image"},
                                                       {"half.png", "wml.image-damaged"},
                                                       {"huge.png", "wml.image-too-large"},
                                                       {"a.heic", "wml.not-an-image"},
                                                       {"alone.svg", "wml.svg-alone"},
                                                       {"data:image/png;base64,??", "wml.base64"}};
  for (const auto& [file, id] : cases) {
    EXPECT_EQ(fill(paragraph(run(tag("", file)))), "") << file;
    EXPECT_EQ(code(), id) << file;
  }
}

TEST_F(Images, RefuseWhatTheyCannotDo) {
  const std::pair<const char*, const char*> cases[] = {
      {"fit='cell'", "wml.fit-outside-cell"}, {"fit='wide'", "wml.content-value"},
      {"width='9m'", "wml.length"},           {"height=0", "wml.length"},
      {"width='3000mm'", "wml.image-size"},   {"link='http://'", "wml.address"}};
  for (const auto& [parameters, id] : cases) {
    EXPECT_EQ(fill(paragraph(run(tag(parameters)))), "") << parameters;
    EXPECT_EQ(code(), id) << parameters;
  }
}

TEST_F(Images, TellThePlaceOfWhatIsWrongInTheData) {
  const std::string json =
      R"({"x": {"$image": "wide.png", "width": "9m"}, "y": {"$image": "no.png"}})";
  fill(paragraph(run("{{ x }}")) + paragraph(run("{{ y }}")) +
           paragraph(run("{{ 'no.png' | image }}")),
       json);
  ASSERT_EQ(report_.errors(), 3u);
  const auto place = [&](std::size_t i) { return report_.diagnostics()[i].notes.at(0).span.begin; };
  EXPECT_EQ(place(0), json.find("\"9m\""));
  EXPECT_EQ(place(1), json.find("\"no.png\""));
  EXPECT_TRUE(report_.diagnostics()[2].notes.empty());
}

TEST_F(Images, MessagesLeaveOutTheBytes) {
  fill(paragraph(run(tag("", "data:image/png;base64,aGVsbG8="))));
  EXPECT_THAT(report_.diagnostics().front().arguments, ElementsAre("data:image/png;base64,…"));
  fill(paragraph(run(tag("", std::string(200, 'A')))));
  ASSERT_EQ(code(), "wml.no-file");
  EXPECT_LT(report_.diagnostics().front().arguments[0].size(), 130u);
  EXPECT_EQ(report_.diagnostics().front().notes.at(0).message, &messages::kWriteDataUri);
}

}  // namespace
}  // namespace chengwen::wml
