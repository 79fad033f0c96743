#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "data/value.h"
#include "wml/address.h"

namespace chengwen::wml {

class StoryWriter;

/// The keys of a map that say how a text looks, between blanks.
inline constexpr std::string_view kTextFormatKeys =
    "bold italic underline strike color highlight size font style superscript subscript link url "
    "rtl lang";

/// How a piece of text looks, as far as the data says so; the rest is as its place has it.
struct TextFormat {
  data::Value style;                 ///< a character style's name or id; undefined: none
  std::array<std::string, 4> fonts;  ///< ascii, hAnsi, eastAsia, cs; "" = not said
  std::optional<bool> bold, italic, strike, rtl;
  std::string underline, color, highlight, shading, position, language;  ///< "" = not said
  int size = 0;                                                          ///< half-points
  Address link;
  bool link_styled = false;  ///< the link looks like one

  bool plain() const;
};

/// What `map` says; where it says nothing, as `around`. Null is nothing. Fails with wml.colour,
/// wml.font-size, wml.address, wml.content-value.
TextFormat read_text_format(const data::Value& map, const TextFormat& around = {});

/// The w:rPr, or "", of a run in this format where runs have the w:rPr `place`: what the format or
/// its style says wins. A style that the template lacks is told and left out.
std::string run_properties(const TextFormat& format, std::string_view place, StoryWriter& writer);

/// The id of the style of `type` with the name or id that `style` holds; "", and a warning with the
/// style that may have been meant, when the template has none.
std::string style_id(std::string_view type, const data::Value& style, StoryWriter& writer);

}  // namespace chengwen::wml
