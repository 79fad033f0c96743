#include "wml/image_integrity.h"

#include <gtest/gtest.h>

#include <string>

#include "unit/wml/pictures.h"

namespace chengwen::wml {
namespace {

using Type = ImageFormat::Type;
using test::little;

std::string gif() {
  const std::string colours = "123456";
  const std::string picture =
      "\x2C" + std::string(9, '\0') + "\x02\x03" + "abc" + std::string(1, '\0');
  return "GIF89a" + little(1, 2) + little(1, 2) + "\x80" + std::string(2, '\0') + colours +
         "\x21\xF9\x01" + "x" + std::string(1, '\0') + picture + "\x3B";
}

std::string bmp() {
  return "BM" + little(0) + little(0) + little(54) + little(40) + little(3) + little(2) +
         little(1, 2) + little(24, 2) + std::string(24, '\0') + std::string(24, 'p');
}

std::string tiff() {
  const auto entry = [](std::uint32_t tag, std::uint32_t type, std::uint32_t count,
                        std::uint32_t value) {
    return little(tag, 2) + little(type, 2) + little(count) + little(value);
  };
  const std::string directory = little(3, 2) + entry(0x100, 4, 1, 8) + entry(0x111, 4, 2, 58) +
                                entry(0x117, 3, 2, 4 | 5 << 16) + little(0);
  const std::string offsets = little(66) + little(70);
  return std::string("II*\0", 4) + little(8) + directory + std::string(8, '\0') + offsets +
         "aaaabbbbb";
}

struct File {
  const char* name;
  Type type;
  std::string bytes;
};

class Whole : public testing::TestWithParam<File> {};

TEST_P(Whole, IsToldFromEveryBeginning) {
  const std::string& bytes = GetParam().bytes;
  EXPECT_TRUE(is_whole(bytes, GetParam().type));
  EXPECT_TRUE(is_whole(bytes + "\n", GetParam().type));
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_FALSE(is_whole(std::string_view(bytes).substr(0, size), GetParam().type)) << size;
  }
}

const File kFiles[] = {{"png", Type::png, test::png(3, 2, 3937)},
                       {"jpeg", Type::jpeg, test::jpeg(3, 2, test::exif(6), 0xE1)},
                       {"gif", Type::gif, gif()},
                       {"bmp", Type::bmp, bmp()},
                       {"tiff", Type::tiff, tiff()},
                       {"svg", Type::svg, "<svg xmlns=\"s\"><g><path d=\"M0 0\"/></g></svg>"}};
INSTANTIATE_TEST_SUITE_P(Files, Whole, testing::ValuesIn(kFiles),
                         [](const auto& file) { return file.param.name; });

TEST(WholePng, IsToldFromOneWithChangedBytes) {
  const std::string whole = test::png(3, 2, 3937);
  const std::size_t header = whole.find("IHDR"), resolution = whole.find("pHYs");
  for (std::size_t at = header; at < header + 21; ++at) {
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    EXPECT_FALSE(is_whole(changed, Type::png)) << at;
  }
  std::string harmless = whole;
  harmless[resolution + 5] ^= 1;
  EXPECT_TRUE(is_whole(harmless, Type::png));
}

}  // namespace
}  // namespace chengwen::wml
