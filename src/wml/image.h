#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "wml/address.h"
#include "wml/content.h"
#include "wml/drawing.h"

namespace chengwen::wml {

/// `{"$image": "公章.png", "width": "40mm", "height": "40mm", "alt": "公章", "fit": "box",
/// "title": …, "link": …, "fallback": "公章.png"}`: a picture (see Pictures::load).
///
/// Lengths are numbers with mm, cm, in, pt or px (96 per inch); a bare number is in millimetres.
/// One missing side keeps the ratio; without both the picture has the size that its pixels and
/// resolution give, as in docxtpl, or as there is room for where Word takes no such
/// picture. `fit` keeps the ratio
/// and makes it as large as there is room: `cell` in the width of its cell or text box, `page` in
/// the text area of the page, `box` in width and height; width and height are limits then.
data::Value make_image(const data::Value& map);

/// A length in EMU (914400 per inch): "40mm", "1.5 cm", 40. Fails with wml.length.
std::int64_t length_in_emu(const data::Value& length);

class Image : public Content {
 public:
  enum class Fit : std::uint8_t {
    none,
    line,  ///< as none, but no larger than there is room
    cell,
    page,
    box
  };
  /// What the template or the data says of its size; the sides in EMU.
  struct Size {
    std::optional<std::int64_t> width, height;
    Fit fit = Fit::none;

    bool depends_on_room(Extent natural) const {
      return fit == Fit::cell || keeps_in_line(natural);
    }
    /// Also where Word could not show the size that the file says.
    bool keeps_in_line(Extent natural) const;
    bool fixed() const { return width || height; }
    /// No larger than `room`, width and height.
    Extent limits(Extent room) const;
    Extent shown(Extent natural, const Room& room) const;
  };

  explicit Image(const data::Value& map);
  /// It may not run out of its place.
  void keep_in_line() { size_.fit = Fit::line; }
  std::string_view type_name() const override { return "image"; }
  Level level() const override { return Level::run; }
  void print(std::string& out) const override { out += alt_; }
  void write(StoryWriter& writer, const EmitSite& site) const override;

  /// The picture for a story part in the place of another one that is as large as `box`: in the
  /// middle of it, or in its upper left corner when it has a size of its own.
  Drawing drawing_in(Extent box, std::string_view part, Needs& needs) const;

 private:
  Drawing drawing(std::string_view part, Needs& needs) const;
  void warn_when_clipped(const Drawing& drawing, StoryWriter& writer, const EmitSite& site) const;

  data::Value path_;  // with its place in the data
  std::string fallback_, alt_, title_;
  Size size_;
  Address link_;
};

}  // namespace chengwen::wml
