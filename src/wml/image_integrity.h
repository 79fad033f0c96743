#pragma once

#include <string_view>

#include "wml/image_format.h"

namespace chengwen::wml {

/// False when the end of a picture file that read_image_format() knows is missing: a download that
/// broke off, a disk that was full. Follows the structure of the file without decoding it; of a PNG
/// it also tells bytes that have changed.
bool is_whole(std::string_view bytes, ImageFormat::Type type);

}  // namespace chengwen::wml
