#include "text/utf8.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace chengwen::text {
namespace {

TEST(Utf8, TellsWellFormedFromMalformed) {
  const std::vector<std::string> good = {"",
                                         "plain",
                                         "绩效报告",
                                         "é",
                                         "😀",
                                         "\xF4\x8F\xBF\xBF",
                                         "a long stretch of plain text, then 中"};
  for (const auto& text : good) EXPECT_TRUE(is_valid(text)) << text;

  const std::vector<std::string> bad = {
      "\x80",                  // a continuation alone
      "\xC3",                  // cut off
      "12345678\xE4\xB8",      // cut off after a block of ASCII
      "\xE4\xB8\x41",          // the third byte does not continue
      "\xC0\x80",              // overlong NUL
      "\xE0\x9F\xBF",          // overlong, three bytes
      "\xF0\x8F\xBF\xBF",      // overlong, four bytes
      "\xED\xA0\x80",          // a surrogate
      "中文\xED\xA0\x80文字",  // the same among others
      "中\xE0\x9F\xBF文字",
      "中文字\xE4\xB8\x41文",
      "中文\xE4\xB8文字",
      "\xF4\x90\x80\x80",  // beyond U+10FFFF
      "\xF5\x80\x80\x80",
      "\xFF",
  };
  for (const auto& bytes : bad) EXPECT_FALSE(is_valid(bytes)) << testing::PrintToString(bytes);
}

TEST(Utf8, CountsAndFindsCodePoints) {
  const std::string text = "a中é😀z";
  EXPECT_EQ(length(text), 5u);
  const std::size_t offsets[] = {0, 1, 4, 6, 10, 11, 11};
  for (std::size_t i = 0; i < std::size(offsets); ++i) EXPECT_EQ(offset_of(text, i), offsets[i]);
  EXPECT_EQ(length(""), 0u);
  EXPECT_EQ(offset_of("", 0), 0u);
}

TEST(Utf8, DecodesWhatItAppends) {
  for (const char32_t c : {U'\0', U'a', U'\x7F', U'\x80', U'\x7FF', U'\x800', U'中', U'\xD7FF',
                           U'\xE000', U'\xFFFF', U'\x10000', U'\x10FFFF'}) {
    std::string text;
    append(text, c);
    EXPECT_TRUE(is_valid(text));
    std::size_t position = 0;
    EXPECT_EQ(decode(text, position), c);
    EXPECT_EQ(position, text.size());
  }
}

TEST(Utf8, DecodesMalformedBytesOneByOne) {
  const std::string text =
      "\xE4\xB8"
      "a\xFF";
  std::size_t position = 0;
  std::u32string seen;
  while (position < text.size()) seen.push_back(decode(text, position));
  EXPECT_EQ(seen,
            U"\xFFFD\xFFFD"
            U"a\xFFFD");
}

}  // namespace
}  // namespace chengwen::text
