#include "wml/image_format.h"

#include <gtest/gtest.h>

#include <string>

#include "unit/wml/pictures.h"

namespace chengwen::wml {
namespace {

using test::big;
using test::exif;
using test::jpeg;
using test::little;
using test::png;

TEST(ImageFormat, ReadsPngWithItsResolution) {
  const auto image = read_image_format(png(400, 200, 3937));  // 100 dpi
  ASSERT_TRUE(image);
  EXPECT_EQ(image->type, ImageFormat::Type::png);
  EXPECT_EQ(image->dpi_x, 100u);
  EXPECT_EQ(image->shown_width(), 4 * 914400);
  EXPECT_EQ(image->shown_height(), 2 * 914400);
}

TEST(ImageFormat, TakesSeventyTwoDotsWhereNothingIsSaid) {
  const auto image = read_image_format(png(72, 144, 0));
  ASSERT_TRUE(image);
  EXPECT_EQ(image->shown_width(), 914400);
  EXPECT_EQ(image->shown_height(), 2 * 914400);
}

TEST(ImageFormat, TurnsAJpegByItsExifOrientation) {
  const auto image = read_image_format(jpeg(720, 144, exif(6), 0xE1));
  ASSERT_TRUE(image);
  EXPECT_EQ(image->orientation, 6);
  EXPECT_EQ(image->shown_width(), 2 * 914400);
  EXPECT_EQ(image->shown_height(), 10 * 914400);
}

TEST(ImageFormat, ReadsJfifDensityInInchesAndCentimetres) {
  const std::string jfif = std::string("JFIF\0", 5) + big(0x102, 2);
  EXPECT_EQ(
      read_image_format(jpeg(1, 1, jfif + big(1, 1) + big(300, 2) + big(300, 2) + big(0, 2), 0xE0))
          ->dpi_x,
      300u);
  EXPECT_EQ(
      read_image_format(jpeg(1, 1, jfif + big(2, 1) + big(100, 2) + big(100, 2) + big(0, 2), 0xE0))
          ->dpi_y,
      254u);
}

TEST(ImageFormat, ReadsGifBmpTiffAndSvg) {
  EXPECT_EQ(read_image_format("GIF89a" + little(30, 2) + little(20, 2))->height, 20u);
  const std::string bmp = "BM" + std::string(16, '\0') + little(30) +
                          little(static_cast<std::uint32_t>(-20)) + std::string(12, '\0') +
                          little(0) + little(0);
  EXPECT_EQ(read_image_format(bmp)->height, 20u);
  EXPECT_EQ(read_image_format(bmp)->dpi_x, 96u);
  const std::string tiff = std::string("II*\0", 4) + little(8) + little(2, 2) + little(0x100, 2) +
                           little(4, 2) + little(1) + little(640) + little(0x101, 2) +
                           little(3, 2) + little(1) + little(480, 2) + little(0, 2);
  EXPECT_EQ(read_image_format(tiff)->width, 640u);
  EXPECT_EQ(read_image_format(tiff)->height, 480u);
  EXPECT_EQ(read_image_format("<?xml version='1.0'?><svg width=\"25.4mm\" height=\"2in\"/>")
                ->shown_width(),
            914400);
  EXPECT_EQ(read_image_format("<svg xmlns='s'/>")->width, 300u);
  EXPECT_EQ(read_image_format("<svg viewBox=\"0 0 48 96\">")->shown_height(), 914400);
}

TEST(ImageFormat, RefusesWhatIsNoPictureOrCutOff) {
  const std::string whole = jpeg(10, 10, exif(1), 0xE1);
  for (std::size_t size = 0; size < whole.find("\xFF\xC0") + 9; ++size)
    EXPECT_FALSE(read_image_format(std::string_view(whole).substr(0, size))) << size;
  for (const char* bytes : {"", "PK\x03\x04", "%PDF-1.4", "hello", "BM", "GIF89a"})
    EXPECT_FALSE(read_image_format(bytes)) << bytes;
  EXPECT_FALSE(read_image_format(png(0, 10, 0)));
  EXPECT_FALSE(read_image_format(png(0x7FFFFFFF, 10, 0)));
}

TEST(ImageFormat, KnowsWhatPeopleTakeForPictures) {
  EXPECT_EQ(foreign_format(std::string("RIFF\x10\0\0\0WEBPVP8 ", 16)), "WebP");
  EXPECT_EQ(foreign_format(std::string("\0\0\0\x18", 4) + "ftypheic"), "HEIC");
  EXPECT_EQ(foreign_format("%PDF-1.4"), "PDF");
  EXPECT_EQ(foreign_format("hello"), "");
  EXPECT_EQ(foreign_format(""), "");
}

}  // namespace
}  // namespace chengwen::wml
