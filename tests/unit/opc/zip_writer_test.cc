#include "opc/zip_writer.h"

#include <gtest/gtest.h>

#include "diag/diagnostic.h"
#include "opc/deflate.h"
#include "opc/zip_reader.h"

namespace chengwen::opc {
namespace {

using namespace std::string_view_literals;

TEST(Deflate, GivesBackTheBytesAtEveryLevel) {
  std::string bytes;
  for (int i = 0; i < 5000; ++i) bytes += "<w:tr>" + std::to_string(i * 7919) + "</w:tr>";
  for (const std::string& in : {std::string(), std::string("字"), bytes}) {
    for (int level = 0; level <= 12; ++level) {
      std::string out = "x";
      deflate(in, level, out);
      EXPECT_EQ(inflate(out.substr(1), in.size()), in);
      EXPECT_EQ(inflate(out.substr(1), in.size() + 1), std::nullopt);
      EXPECT_EQ(inflate(out.substr(1), in.empty() ? 2 : in.size() - 1), std::nullopt);
      EXPECT_EQ(inflate(out.substr(1, out.size() - 2), in.size()), std::nullopt);
    }
  }
  EXPECT_EQ(crc32("123456789"), 0xCBF43926u);
}

TEST(ZipWriter, WritesTheseBytes) {
  ZipWriter writer(0);
  writer.store("a", "bc");
  EXPECT_EQ(std::move(writer).finish(),
            "PK\3\4\x14\0\0\0\0\0\0\0\x21\0\x38\x2B\xA9\xC2\2\0\0\0\2\0\0\0\1\0\0\0abc"
            "PK\1\2\x14\0\x14\0\0\0\0\0\0\0\x21\0\x38\x2B\xA9\xC2\2\0\0\0\2\0\0\0\1\0\0\0\0\0\0\0\0"
            "\0\0\0\0\0\0\0\0\0"
            "aPK\5\6\0\0\0\0\1\0\1\0\x2F\0\0\0\x21\0\0\0\0\0"sv);
}

TEST(ZipWriter, AReaderFindsWhatWasWritten) {
  const std::string repetitive(100'000, 'x');
  ZipWriter writer(0);
  writer.deflate("word/正文.xml", repetitive, 6);
  writer.deflate("tiny", "ab", 6);
  writer.deflate("empty", "", 6);
  writer.store("image.png", repetitive);
  std::string deflated;
  deflate(repetitive, 1, deflated);
  const ZipEntry copied{"copied", kDeflated, crc32(repetitive), repetitive.size(), deflated};
  writer.copy("copied", copied);

  const ZipContents zip = read_zip(std::move(writer).finish(), {});
  ASSERT_FALSE(zip.error);
  ASSERT_EQ(zip.entries.size(), 5u);
  EXPECT_EQ(zip.entries[0].name, "word/正文.xml");
  EXPECT_EQ(zip.entries[0].method, kDeflated);
  EXPECT_LT(zip.entries[0].data.get().size(), 1000u);
  EXPECT_EQ(zip.entries[0].bytes(), repetitive);
  EXPECT_EQ(zip.entries[1].method, kStored);
  EXPECT_EQ(zip.entries[1].bytes(), "ab");
  EXPECT_EQ(zip.entries[2].bytes(), "");
  EXPECT_EQ(zip.entries[3].method, kStored);
  EXPECT_EQ(zip.entries[3].bytes(), repetitive);
  EXPECT_EQ(zip.entries[4].data, copied.data);
}

TEST(ZipWriter, RefusesWhatNeedsZip64) {
  ZipWriter writer(0);
  ZipEntry huge{"a", kDeflated, 0, 1ull << 32, {}};
  EXPECT_THROW(writer.copy("a", huge), diag::Failure);
  ZipWriter many(0);
  EXPECT_THROW(
      {
        for (int i = 0; i < 70'000; ++i) many.store(std::to_string(i), "");
      },
      diag::Failure);
}

}  // namespace
}  // namespace chengwen::opc
