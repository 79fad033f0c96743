#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace chengwen::text {

/// A text file's content in UTF-8 and how it was encoded.
struct Decoded {
  std::string text;
  std::string_view
      encoding;  ///< "UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "GB18030"
  bool had_bom = false;
};

/// Finds the encoding of `bytes` (BOM; the zero bytes of UTF-16/32; valid UTF-8; else GB18030,
/// which contains GBK and GB2312) and converts; the BOM is left out. Nothing when the bytes fit
/// none, or are UTF-8 with a few bytes damaged. Bytes in UTF-8 without BOM are not copied.
std::optional<Decoded> decode_text(std::string bytes);

}  // namespace chengwen::text
