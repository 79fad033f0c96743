#pragma once

#include <cstdint>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "wml/drawing.h"

namespace chengwen::wml {

/// XML of a picture of the template that changes when another picture takes its place.
struct PicturePart {
  enum class Role : std::uint8_t { extent, link, blip, crop, transform };
  Role role = Role::extent;
  std::string start;     ///< `<a:xfrm …`, without what a picture changes and without the `>`
  std::string content;   ///< what is in it, likewise
  std::string original;  ///< all of it as it stands in the template
  int degrees = 0;       ///< of the template's picture: 60000ths, clockwise, after …
  bool flipped = false;  ///< … a mirroring from left to right

  /// With `drawing` in the place.
  std::string with(const Drawing& drawing) const;
};

/// A picture (pic:pic) with the frame around it, as far as it is its own.
struct FramedPicture {
  /// `picture` is in a w:drawing.
  explicit FramedPicture(pugi::xml_node picture);

  pugi::xml_node drawing;     ///< the w:drawing
  pugi::xml_node frame;       ///< wp:inline or wp:anchor; null for a picture in a group
  pugi::xml_node properties;  ///< wp:docPr, or the picture's own pic:cNvPr in a group
  pugi::xml_node own;         ///< pic:cNvPr
  pugi::xml_node blip;        ///< null when it shows no picture
  Extent box;

  struct Part {
    pugi::xml_node node;
    PicturePart part;
  };
  /// Puts an empty a:hlinkClick and a:srcRect where there are none.
  std::vector<Part> parts() const;
};

}  // namespace chengwen::wml
