#include "text/encoding.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <thread>

namespace chengwen::text {
namespace {

using namespace std::string_view_literals;

TEST(DecodeText, FindsTheEncoding) {
  const struct {
    std::string_view bytes, text, encoding;
    bool had_bom;
  } rows[] = {
      {"", "", "UTF-8", false},
      {"{\"a\": 1}", "{\"a\": 1}", "UTF-8", false},
      {"中文", "中文", "UTF-8", false},
      {"\xEF\xBB\xBF中", "中", "UTF-8", true},
      {"\xEF\xBB\xBF", "", "UTF-8", true},
      {"\xFF\xFE\x2D\x4E"sv, "中", "UTF-16LE", true},
      {"\xFE\xFF\x4E\x2D"sv, "中", "UTF-16BE", true},
      {"\xFE\xFF\xD8\x3D\xDE\x00"sv, "😀", "UTF-16BE", true},
      {"{\0\x2D\x4E"sv, "{中", "UTF-16LE", false},
      {"\0{\x4E\x2D"sv, "{中", "UTF-16BE", false},
      {"\x2D\x4E\x87\x65:\0"sv, "中文:", "UTF-16LE", false},
      {"\x4E\x2D\x65\x87\0:\x9E\xD1"sv, "中文:黑", "UTF-16BE", false},
      {"\xFF\xFE\0\0\x2D\x4E\0\0"sv, "中", "UTF-32LE", true},
      {"\0\0\xFE\xFF\0\0\x4E\x2D"sv, "中", "UTF-32BE", true},
      {"{\0\0\0\x2D\x4E\0\0"sv, "{中", "UTF-32LE", false},
      {"\0\0\0{\0\1\xF6\0"sv, "{😀", "UTF-32BE", false},
      {"\xD6\xD0\xCE\xC4", "中文", "GB18030", false},
      {"{\"\xBC\xA8\xD0\xA7\": 1}", "{\"绩效\": 1}", "GB18030", false},
      {"\x84\x31\x95\x33\xD6\xD0", "中", "GB18030", true},
      {"\x95\x32\x82\x36", "𠀀", "GB18030", false},
  };
  for (const auto& row : rows) {
    const auto decoded = decode_text(std::string(row.bytes));
    ASSERT_TRUE(decoded) << testing::PrintToString(row.bytes);
    EXPECT_EQ(decoded->text, row.text);
    EXPECT_EQ(decoded->encoding, row.encoding) << row.text;
    EXPECT_EQ(decoded->had_bom, row.had_bom) << row.text;
  }
}

TEST(DecodeText, RefusesWhatFitsNoEncoding) {
  const std::string_view rows[] = {
      "\xFF\xFF",                    // no lead byte of GB18030
      "\xD6",                        // half a character
      "\xEF\xBB\xBF\xD6\xD0",        // a mark of UTF-8 before GBK
      "\xFE\xFF\xD8\x3D"sv,          // half a surrogate pair
      "\xFE\xFF\xDE\x00\xD8\x3D"sv,  // a pair the wrong way round
      "\xFE\xFF\x4E"sv,              // half a unit
      "\xFF\xFE\0\0\0\xD8\0\0"sv,    // a surrogate in UTF-32
      "\xFF\xFE\0\0\0\0\x11\0"sv,    // beyond U+10FFFF
      "\xFF\xFE\0\0\x2D\x4E"sv,      // half a unit
      "一份有一个字被切断的绩效评价报\xE5\x91",
  };
  for (const auto bytes : rows) {
    EXPECT_FALSE(decode_text(std::string(bytes))) << testing::PrintToString(bytes);
  }
}

TEST(DecodeText, WorksOnEveryThread) {
  for (int i = 0; i < 2; ++i) {
    std::thread([] { EXPECT_EQ(decode_text("\xD6\xD0\xCE\xC4")->text, "中文"); }).join();
  }
}

}  // namespace
}  // namespace chengwen::text
