#include "text/characters.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace chengwen::text {
namespace {

struct Row {
  char32_t c;
  /// Letters of the properties that hold: c control, w white space, i identifier start, I
  /// identifier part, a alphabetic, d decimal, g digit, n numeric, W word, U upper, L lower, T
  /// title, H ideograph.
  std::string_view properties;
  int digit;
};

std::string properties_of(char32_t c) {
  std::string result;
  const auto add = [&](bool holds, char letter) {
    if (holds) result += letter;
  };
  add(is_control(c), 'c');
  add(is_white_space(c), 'w');
  add(is_identifier_start(c), 'i');
  add(is_identifier_part(c), 'I');
  add(is_alphabetic(c), 'a');
  add(is_decimal_digit(c), 'd');
  add(is_digit(c), 'g');
  add(is_numeric(c), 'n');
  add(is_word(c), 'W');
  add(is_upper(c), 'U');
  add(is_lower(c), 'L');
  add(is_title(c), 'T');
  add(is_ideograph(c), 'H');
  return result;
}

TEST(Characters, HaveTheirUnicodeProperties) {
  const Row rows[] = {
      {U' ', "w", -1},      {U'\t', "cw", -1},    {U'\v', "cw", -1},     {U'\x1F', "c", -1},
      {U'a', "iIaWL", -1},  {U'Z', "iIaWU", -1},  {U'_', "iIW", -1},     {U'7', "IdgnW", 7},
      {U'-', "", -1},       {U'\x3000', "w", -1}, {U'\xA0', "w", -1},    {U'\x85', "cw", -1},
      {U'\x200B', "", -1},  {U'中', "iIaWH", -1}, {U'一', "iIanWH", -1}, {U'〇', "iInWH", -1},
      {U'々', "iIaWH", -1}, {U'㐀', "iIaWH", -1}, {U'𠀀', "iIaWH", -1},  {U'豈', "iIaWH", -1},
      {U'，', "", -1},      {U'“', "", -1},       {U'①', "gnW", -1},     {U'½', "nW", -1},
      {U'²', "gnW", -1},    {U'７', "IdgnW", 7},  {U'٣', "IdgnW", 3},    {U'Ⅷ', "iInWU", -1},
      {U'ǅ', "iIaWT", -1},  {U'ß', "iIaWL", -1},  {U'É', "iIaWU", -1},   {U'ª', "iIaWL", -1},
      {U'\x301', "I", -1},  {U'あ', "iIaW", -1},  {U'\xFFFD', "", -1},   {U'😀', "", -1},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(properties_of(row.c), row.properties) << std::hex << static_cast<unsigned>(row.c);
    EXPECT_EQ(digit_value(row.c), row.digit) << std::hex << static_cast<unsigned>(row.c);
  }
}

TEST(Trim, RemovesWhiteSpaceOfAnyKindAtTheEnds) {
  const std::string_view text = " \t\u3000\u00A0一 段\n\u3000 ";
  EXPECT_EQ(trim(text), "一 段");
  EXPECT_EQ(trim_start(text), "一 段\n\u3000 ");
  EXPECT_EQ(trim_end(text), " \t\u3000\u00A0一 段");
  EXPECT_EQ(trim("中"), "中");
  EXPECT_EQ(trim(" \u3000\n"), "");
  EXPECT_EQ(trim(""), "");
}

TEST(Trim, PointsIntoTheGivenText) {
  const std::string text = "  a ";
  EXPECT_EQ(trim(text).data(), text.data() + 2);
}

}  // namespace
}  // namespace chengwen::text
