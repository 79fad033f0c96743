#pragma once

#include "wml/content.h"

namespace chengwen::wml {

/// `{"$image": "公章.png", "width": "40mm", "height": "40mm", "alt": "公章"}`: an inline picture
/// (DrawingML, ISO/IEC 29500-1, 20.4.2.8). The file is a path beside the data or a
/// "data:image/png;base64,…" URI. Lengths are numbers with mm, cm, in, pt or px (96 per inch); a
/// bare number is in millimetres. One missing side keeps the ratio; without both the picture has
/// the size that its pixels and resolution give.
data::Value make_image(const data::Value& map);

/// A length in EMU (914400 per inch): "40mm", "1.5 cm", 40. Fails with wml.length.
std::int64_t length_in_emu(const data::Value& length);

}  // namespace chengwen::wml
