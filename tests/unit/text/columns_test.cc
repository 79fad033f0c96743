#include "text/columns.h"

#include <gtest/gtest.h>

#include <string_view>

namespace chengwen::text {
namespace {

TEST(Columns, CountTerminalCellsAndHalfEms) {
  const struct {
    std::string_view text;
    std::size_t columns, half_ems;
  } rows[] = {
      {"", 0, 0},
      {"plain 1", 7, 7},
      {"绩效", 4, 4},
      {"，。（）", 8, 8},
      {"\u3000", 2, 2},
      {"ＡＢ", 4, 4},
      {"“中”", 4, 6},
      {"……", 2, 4},
      {"——", 2, 4},
      {"①", 1, 2},
      {"é", 1, 1},
      {"e\u0301", 1, 1},
      {"à", 1, 1},
      {"Ω", 1, 1},
      {"ｱ", 1, 1},
      {"한", 2, 2},
      {"\u1112\u1161\u11ab", 2, 2},
      {"😀", 2, 2},
      {"a\tb\n", 2, 2},
      {"\u200B", 0, 0},
      {"𠀀", 2, 2},
      {"㎡", 2, 2},
      {"\u00AD", 1, 2},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(columns(row.text), row.columns) << row.text;
    EXPECT_EQ(half_ems(row.text), row.half_ems) << row.text;
  }
}

}  // namespace
}  // namespace chengwen::text
