#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace chengwen::wml {

/// What a picture file says of itself.
struct ImageFormat {
  enum class Type { png, jpeg, gif, bmp, tiff, svg };
  Type type = Type::png;
  std::uint32_t width = 0;  ///< pixels as stored; for SVG CSS pixels (96 per inch; 300 × 150
                            ///< where it does not say)
  std::uint32_t height = 0;
  std::uint32_t dpi_x = 72;  ///< pixels per inch; 72 when the file says nothing (BMP, SVG: 96)
  std::uint32_t dpi_y = 72;
  /// EXIF orientation 1…8; 5…8 turn the picture by a quarter.
  int orientation = 1;

  bool turned() const { return orientation >= 5; }
  /// Size as it is to be seen, in EMU (914400 per inch).
  std::int64_t shown_width() const;
  std::int64_t shown_height() const;
};

/// Reads the header of a PNG, JPEG, GIF, BMP, TIFF or SVG file; nothing when `bytes` is none of
/// them or is cut off in its header. The type is known by content, never by name.
std::optional<ImageFormat> read_image_format(std::string_view bytes);

/// The name of a format that people bring as pictures and Word does not take, when `bytes` are of
/// one: "WebP", "HEIC", "PDF" …; else "".
std::string_view foreign_format(std::string_view bytes);

/// "png", "jpeg", "gif", "bmp", "tiff", "svg": the extension of the part.
std::string_view extension(ImageFormat::Type type);
/// "image/png" …
std::string_view media_type(ImageFormat::Type type);

}  // namespace chengwen::wml
