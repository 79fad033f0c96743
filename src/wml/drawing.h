#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "wml/image_format.h"

namespace chengwen::wml {

/// A size in EMU (914400 per inch).
struct Extent {
  std::int64_t width = 0, height = 0;
};

/// The largest size with the ratio of `natural` inside `box`.
Extent fitted(Extent natural, Extent box);

/// A picture as DrawingML shows it (ISO/IEC 29500-1, 20.4.2.8), whose relationships are made.
struct Drawing {
  ImageFormat format;
  Extent shown;  ///< as the reader sees it
  /// Empty space at each side inside `shown`, in thousandths of a per cent of the picture.
  Extent padding;
  std::string picture;  ///< relationship of the picture
  std::string svg;      ///< of the SVG behind it, or ""
  std::string link;     ///< of the hyperlink, or ""
  std::string alt, title;

  /// A picture on its side is described lying and then turned.
  Extent lying() const;
  /// Clockwise, after a mirroring from left to right.
  int degrees() const;
  bool flipped() const;
  /// a:blip's content: the SVG behind the picture.
  std::string blip_extension() const;
  /// The empty space as a:srcRect, which crops less than nothing; or "".
  std::string crop_xml() const;
  /// Fills `box` and keeps the ratio: the picture stands in the middle.
  void fill(Extent box);
  /// a:hlinkClick, or "".
  std::string link_xml() const;
};

/// A w:drawing in the line; `id` is its wp:docPr id.
std::string inline_drawing(const Drawing& drawing, std::string_view id);

}  // namespace chengwen::wml
