#include "gongwen/signature.h"

#include <gtest/gtest.h>

#include <string>

#include "gongwen/install.h"
#include "unit/wml/filled.h"
#include "wml/text_of.h"

namespace chengwen::gongwen {
namespace {

// Widths in half characters: 永州市零陵区文学艺术界联合会 28, 2024年12月31日 14, 2024年1月5日 12.
TEST(Signature, WithoutASealTheDateFollowsTheUnitByTwoCharacters) {
  struct Row {
    int unit, date, unit_right, date_right;
  };
  const Row rows[] = {
      {28, 14, 200, 700},  // the worked example of the standard's reading
      {28, 12, 200, 800}, {22, 14, 200, 400},
      {18, 14, 200, 200},  // the last that fits: 2 + 9 − 2 − 7 = 2
      {14, 14, 400, 200},  // the same length: the date stays 2 from the edge
      {6, 14, 800, 200},   // a date longer than the unit
  };
  for (const Row& row : rows) {
    const SignatureIndents right = unsealed_indents({row.unit}, row.date);
    EXPECT_EQ(right.units[0], row.unit_right) << row.unit << " " << row.date;
    EXPECT_EQ(right.date, row.date_right) << row.unit << " " << row.date;
    // First characters, from the left of a line of 28: the date's is two to the right of the
    // unit's.
    EXPECT_EQ((2800 - right.date - row.date * 50) - (2800 - right.units[0] - row.unit * 50), 200);
  }
}

TEST(Signature, WithoutASealSeveralUnitsBeginBelowOneAnother) {
  const SignatureIndents right = unsealed_indents({12, 28, 20}, 14);
  EXPECT_EQ(right.units, (std::vector<int>{1000, 200, 600}));
  EXPECT_EQ(right.date, 700);
}

TEST(Signature, WithASealTheUnitsAreCentredAboveTheDate) {
  EXPECT_EQ(sealed_indents({28}, 14).units, std::vector<int>{50});
  EXPECT_EQ(sealed_indents({28}, 14).date, 400);
  EXPECT_EQ(sealed_indents({10, 12}, 14).units, (std::vector<int>{500, 450}));
  // Longer than can be centred there: the date moves.
  EXPECT_EQ(sealed_indents({56}, 14).units, std::vector<int>{0});
  EXPECT_EQ(sealed_indents({56}, 14).date, 1050);
}

TEST(Signature, OfOneLineStandsInItsPlace) {
  EXPECT_EQ(unsealed_indents({}, 14).date, 200);
  EXPECT_EQ(unsealed_indents({12}, 0).units, std::vector<int>{200});
  EXPECT_EQ(sealed_indents({}, 14).date, 400);
}

struct Filled {
  std::string text, xml;
};

Filled signature(const std::string& arguments) {
  static const wml::Dialect official = [] {
    wml::Dialect dialect = wml::Dialect::standard();
    install(dialect);
    return dialect;
  }();
  diag::Report report;
  const std::string docx =
      wml::test::filled(chengwen::test::docx_of_body(
                            "<w:p><w:r><w:t>{{p 落款(" + arguments + ") }}</w:t></w:r></w:p>", {}),
                        "{}", report, {}, official);
  EXPECT_TRUE(report.diagnostics().empty());
  diag::Report ignored;
  return {wml::text_of(opc::Package::read(docx, "out.docx", ignored), ignored).value_or(""),
          chengwen::test::part_of(docx, "word/document.xml")};
}

TEST(Signature, SetsSeveralSealsInRowsOfThree) {
  EXPECT_EQ(signature("['甲局', '乙局'], '2024-01-05', true").text,
            "\t甲局\t乙局\n\t\t2024年1月5日\n");
  const Filled four = signature("['甲局', '乙局', '丙局', '丁局'], '2024-01-05', true");
  EXPECT_EQ(four.text, "\t甲局\t乙局\t丙局\n\t\t\t丁局\n\t\t\t2024年1月5日\n");
  // The middles of three columns; between two rows there is room for seals of 42 mm.
  for (const char* position : {"1474", "4422", "7370"})
    EXPECT_NE(four.xml.find("<w:tab w:val=\"center\" w:pos=\"" + std::string(position) + "\"/>"),
              std::string::npos);
  EXPECT_NE(four.xml.find("<w:spacing w:before=\"1916\"/>"), std::string::npos);
  // A name that its column does not hold stands in two lines.
  EXPECT_EQ(signature("['示例区人力资源和社会保障局', '乙局', '丙局'], none, true").text,
            "\t示例区人力资源\t乙局\t丙局\n\t和社会保障局\n");
}

}  // namespace
}  // namespace chengwen::gongwen
