#include "gongwen/signature.h"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace chengwen::gongwen
