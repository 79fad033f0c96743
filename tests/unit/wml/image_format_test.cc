#include "wml/image_format.h"

#include <gtest/gtest.h>

#include <string>

namespace chengwen::wml {
namespace {

std::string big(std::uint32_t value, int size = 4) {
  std::string out;
  for (int i = size - 1; i >= 0; --i) out += static_cast<char>(value >> (8 * i) & 0xFF);
  return out;
}

std::string little(std::uint32_t value, int size = 4) {
  const std::string reversed = big(value, size);
  return {reversed.rbegin(), reversed.rend()};
}

std::string png(std::uint32_t width, std::uint32_t height, std::uint32_t per_meter) {
  std::string out = "\x89PNG\r\n\x1a\n" + big(13) + "IHDR" + big(width) + big(height) + big(8, 1) +
                    big(0, 4) + big(0);
  if (per_meter != 0) out += big(9) + "pHYs" + big(per_meter) + big(per_meter) + big(1, 1) + big(0);
  return out + big(0) + "IDAT" + big(0);
}

std::string exif(std::uint32_t orientation) {
  return std::string("Exif\0\0", 6) + "MM" + big(42, 2) + big(8) + big(1, 2) + big(0x112, 2) +
         big(3, 2) + big(1) + big(orientation, 2) + big(0, 2) + big(0);
}

std::string jpeg(std::uint32_t width, std::uint32_t height, const std::string& application,
                 int marker) {
  return "\xFF\xD8\xFF" + big(static_cast<std::uint32_t>(marker), 1) +
         big(static_cast<std::uint32_t>(application.size()) + 2, 2) + application + "\xFF\xC0" +
         big(17, 2) + big(8, 1) + big(height, 2) + big(width, 2) + std::string(10, '\0');
}

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
  EXPECT_EQ(read_image_format("<svg viewBox=\"0 0 48 96\">")->shown_height(), 914400);
}

TEST(ImageFormat, RefusesWhatIsNoPictureOrCutOff) {
  const std::string whole = jpeg(10, 10, exif(1), 0xE1);
  for (std::size_t size = 0; size + 10 < whole.size(); ++size)
    EXPECT_FALSE(read_image_format(std::string_view(whole).substr(0, size))) << size;
  for (const char* bytes : {"", "PK\x03\x04", "%PDF-1.4", "hello", "BM", "GIF89a"})
    EXPECT_FALSE(read_image_format(bytes)) << bytes;
  EXPECT_FALSE(read_image_format(png(0, 10, 0)));
  EXPECT_FALSE(read_image_format(png(0x7FFFFFFF, 10, 0)));
}

}  // namespace
}  // namespace chengwen::wml
