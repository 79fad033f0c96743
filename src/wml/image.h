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
/// resolution give. `fit` keeps the ratio and makes it as large as there is room: `cell` in the
/// width of its cell or text box, `page` in the text area of the page, `box` in width and height;
/// width and height are limits then.
data::Value make_image(const data::Value& map);

/// A length in EMU (914400 per inch): "40mm", "1.5 cm", 40. Fails with wml.length.
std::int64_t length_in_emu(const data::Value& length);

class Image : public Content {
 public:
  /// `line`: no wider than its line.
  enum class Fit : std::uint8_t { none, cell, page, box, line };

  explicit Image(const data::Value& map);
  std::string_view type_name() const override { return "image"; }
  Level level() const override { return Level::run; }
  void print(std::string& out) const override { out += alt_; }
  void write(StoryWriter& writer, const EmitSite& site) const override;

  void set_fit(Fit fit) { fit_ = fit; }

  /// The picture for a story part in the place of another one that is as large as `box`: in the
  /// middle of it, or in its upper left corner when it has a size of its own.
  Drawing drawing_in(Extent box, std::string_view part, Needs& needs) const;

 private:
  Drawing drawing(std::string_view part, Needs& needs) const;
  Extent size(Extent natural, const EmitSite& site) const;
  Extent limits(Extent room) const;
  void warn_when_clipped(const Drawing& drawing, StoryWriter& writer, const EmitSite& site) const;

  data::Value path_;  // with its place in the data
  std::string fallback_, alt_, title_;
  std::optional<std::int64_t> width_, height_;
  Fit fit_ = Fit::none;
  Address link_;
};

}  // namespace chengwen::wml
