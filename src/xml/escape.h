#pragma once

#include <string>
#include <string_view>

namespace chengwen::xml {

/// Appends `text` with & < > escaped; characters that XML 1.0 forbids are dropped, TAB LF CR are
/// kept as they are.
void escape_text(std::string_view text, std::string& out);
/// As escape_text, but stops at the first TAB, LF, CR, BEL or FF: the bytes before it.
std::size_t escape_line(std::string_view text, std::string& out);
/// As escape_text, and " escaped, TAB LF CR as character references: for a value between double
/// quotes.
void escape_attribute(std::string_view text, std::string& out);
/// Raw text with the five entities and character references (decimal, hexadecimal) decoded; others
/// stay as they are.
std::string unescape(std::string_view raw);

}  // namespace chengwen::xml
