#pragma once

#include <optional>
#include <string>
#include <string_view>

/// Part names (ISO/IEC 29500-2, 9.1.1) without the leading slash, as zip entries bear them.
namespace chengwen::opc {

/// Equal for names that mean the same part: ASCII case, percent-encoding, backslashes and a leading
/// slash do not count.
std::string part_key(std::string_view name);

/// The name of a zip entry with slashes forward and none in front. Nothing when it can be no part:
/// a folder, or an empty, `.` or `..` segment.
std::optional<std::string> part_name(std::string_view entry);

/// "word/document.xml" → "word/_rels/document.xml.rels"; "" → "_rels/.rels".
std::string relationships_part(std::string_view part);
/// The part whose relationships `part` holds: the reverse of relationships_part(). Nothing when it
/// holds none.
std::optional<std::string> relationships_source(std::string_view part);

/// "png" of "media/image1.PNG", in lower case; "" when there is none.
std::string extension(std::string_view part);

}  // namespace chengwen::opc
