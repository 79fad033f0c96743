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
    const SignatureIndents right = unsealed_indents(row.unit, row.date);
    EXPECT_EQ(right.unit, row.unit_right) << row.unit << " " << row.date;
    EXPECT_EQ(right.date, row.date_right) << row.unit << " " << row.date;
    // First characters, from the left of a line of 28: the date's is two to the right of the
    // unit's.
    EXPECT_EQ((2800 - right.date - row.date * 50) - (2800 - right.unit - row.unit * 50), 200);
  }
}

TEST(Signature, WithASealTheUnitIsCentredAboveTheDate) {
  EXPECT_EQ(sealed_indents(28, 14).unit, 50);
  EXPECT_EQ(sealed_indents(28, 14).date, 400);
  EXPECT_EQ(sealed_indents(10, 14).unit, 500);
  EXPECT_EQ(sealed_indents(56, 14).unit, 0);  // longer than can be centred: at the edge
}

}  // namespace
}  // namespace chengwen::gongwen
