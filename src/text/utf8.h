#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// UTF-8. Unless said otherwise the input is valid UTF-8; what came from outside was checked at the
/// door.
namespace chengwen::text {

bool is_valid(std::string_view bytes);
/// Code points.
std::size_t length(std::string_view text);
/// The byte offset of code point `index`; text.size() when there are no more.
std::size_t offset_of(std::string_view text, std::size_t index);
/// The code point at byte `position`, which moves past it. U+FFFD for a malformed sequence (moves
/// one byte).
char32_t decode(std::string_view text, std::size_t& position);
void append(std::string& out, char32_t code_point);

}  // namespace chengwen::text
