#include <gtest/gtest.h>

#include <random>

#include "opc/deflate.h"
#include "opc/deflate_join.h"
#include "opc/package.h"
#include "unit/opc/raw_zip.h"

namespace chengwen::opc {
namespace {

using namespace std::string_literals;

std::string random_bytes(std::size_t size, unsigned seed) {
  std::mt19937 random(seed);
  std::string out(size, '\0');
  for (char& c : out) c = static_cast<char>(random() & 0xFF);
  return out;
}

std::string table_rows(std::size_t rows, unsigned seed) {
  std::mt19937 random(seed);
  std::string out;
  for (std::size_t i = 0; i < rows; ++i) {
    out += "<w:tr><w:tc><w:p><w:r><w:t>项目" + std::to_string(random()) +
           "</w:t></w:r></w:p></w:tc></w:tr>";
  }
  return out;
}

/// Bytes that make deflate use each kind of block, short and long.
std::vector<std::string> samples() {
  return {"",
          "a",
          "abc",
          "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
          std::string(100'000, 'x'),
          random_bytes(100, 1),
          random_bytes(200'000, 2),
          table_rows(10, 3),
          table_rows(5'000, 4),
          table_rows(3'000, 5) + random_bytes(100'000, 6) + table_rows(3'000, 7)};
}

TEST(DeflateJoin, StreamsFollowOneAnother) {
  for (const int level : {1, 6, 12}) {
    std::string joined, bytes;
    for (const std::string& sample : samples()) {
      std::string deflated;
      deflate(sample, level, deflated);
      EXPECT_EQ((last_block(deflated).end + 7) / 8, deflated.size());
      make_continuable(deflated);
      joined += deflated;
      bytes += sample;
    }
    EXPECT_EQ(inflate(joined, bytes.size()), std::nullopt) << "no block may be the last yet";
    deflate("end", level, joined);
    EXPECT_TRUE(inflate(joined, bytes.size() + 3) == bytes + "end") << level;
  }
}

TEST(DeflateJoin, FindsTheLastBlock) {
  // By hand: an empty stored block, then the last one with fixed codes: literal 'a' (0x91: 8 bits),
  // end (7 bits).
  const std::string two = "\0\0\0\xFF\xFF"s + "\x4B\x04\x00"s;
  ASSERT_EQ(inflate(two, 1), "a");
  EXPECT_EQ(last_block(two).begin, 40u);
  EXPECT_EQ(last_block(two).end, 40u + 3 + 8 + 7);
  std::string continued = two;
  make_continuable(continued);
  EXPECT_EQ(continued, "\0\0\0\xFF\xFF"s + "\x4A\x04\x00"s + "\0\0\xFF\xFF"s);
}

TEST(DeflateJoin, DamagedStreamsComeToAnEnd) {
  std::string good;
  deflate(table_rows(50, 8), 6, good);
  for (std::size_t i = 0; i < good.size(); ++i) {
    std::string bad = good;
    bad[i] = static_cast<char>(bad[i] ^ 0x55);
    last_block(bad);
    last_block(std::string_view(good).substr(0, i));
  }
}

std::shared_ptr<const Package> written_with(PartStream stream, std::string_view rest = {}) {
  diag::Report report;
  Edit edit(Package::read(test::raw_zip(test::word_files()), "报告.docx", report));
  edit.replace("word/document.xml", std::move(stream), rest);
  auto package = Package::read(edit.write(), "结果.docx", report);
  EXPECT_TRUE(report.empty());
  return package;
}

TEST(PartStream, GivesTheBytesInWhateverPieces) {
  const std::string bytes = table_rows(40'000, 9);
  ASSERT_GT(bytes.size(), std::size_t{2} << 20);
  for (const std::size_t piece :
       {std::size_t{1'000}, std::size_t{1} << 20, (std::size_t{1} << 20) + 1, bytes.size()}) {
    PartStream stream;
    for (std::size_t at = 0; at < bytes.size(); at += piece)
      stream.append(std::string_view(bytes).substr(at, piece));
    EXPECT_TRUE(written_with(std::move(stream))->bytes("word/document.xml") == bytes) << piece;
  }
}

TEST(PartStream, ExactBlocksAndNone) {
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{1}, std::size_t{1} << 20, std::size_t{2} << 20}) {
    PartStream stream({.compression_level = 1});
    stream.append(std::string(size, 'x'));
    stream.append("");
    EXPECT_EQ(written_with(std::move(stream), "rest")->bytes("word/document.xml"),
              std::string(size, 'x') + "rest");
  }
}

}  // namespace
}  // namespace chengwen::opc
