#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "wml/image_format.h"

namespace chengwen::wml {

class Needs;

/// A picture file in the package.
struct Picture {
  ImageFormat format;
  std::string part;  ///< the media part that every program can show
  std::string svg;   ///< the part of an SVG that stands behind it, else ""
};

/// The picture files that a fill shows. Each is read, looked at and put into the package once,
/// however often and under whatever names it is asked for. One per fill.
class Pictures {
 public:
  explicit Pictures(Needs& needs) : needs_(needs) {}

  /// The picture at `path`, a file beside the data or a "data:…;base64,…" URI. An SVG comes with a
  /// picture for programs that show none: the file `fallback`, or, where that is "", the PNG beside
  /// it that has its name. Fails as file_bytes() does, and with wml.not-an-image,
  /// wml.image-damaged, wml.image-too-large and wml.svg-alone.
  const Picture& load(std::string_view path, std::string_view fallback = "");

 private:
  Picture read(std::string_view path, std::string_view fallback);
  std::string media(std::string bytes, const ImageFormat& format);

  Needs& needs_;
  std::map<std::pair<std::string, std::string>, Picture, std::less<>> known_;
};

}  // namespace chengwen::wml
