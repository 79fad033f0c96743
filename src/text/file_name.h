#pragma once

#include <string>
#include <string_view>

namespace chengwen::text {

/// Appends words from outside to a file name: what Windows, macOS or Linux forbid in one
/// (`/ \ : * ? " < > |` and control characters) becomes `_`, and so does a dot at the beginning, so
/// that no words can lead into another folder.
void append_to_file_name(std::string& name, std::string_view words);

/// A file or folder name that every system takes: without blanks and dots at its end, `_` behind a
/// device name (CON, NUL, COM1), and cut to 255 bytes between characters with its extension kept.
/// "" when nothing stands before the extension.
std::string file_name(std::string_view name);

/// The same for names that some system takes for one: Windows and macOS tell neither upper from
/// lower case nor the ways in which Unicode composes a character.
std::string alike_file_name(std::string_view name);

}  // namespace chengwen::text
