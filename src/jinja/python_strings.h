#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// What Python's str does, on code points of UTF-8; shared by the text filters and the methods of
/// strings. White space is Unicode's White_Space.
namespace chengwen::jinja {

/// Every `old` replaced, at most `count` of them (negative: all). An empty `old` stands before each
/// code point and at the end. Fails with jinja.value-too-large.
std::string replaced(std::string_view text, std::string_view old, std::string_view with,
                     std::int64_t count);

enum class Side { left, right, both };
/// Without white space at the ends.
std::string_view stripped(std::string_view text, Side side);
/// Without any of the code points of `characters` at the ends.
std::string_view stripped(std::string_view text, std::string_view characters, Side side);

/// `left` and `right` times `fill` around `text`. Fails with jinja.value-too-large.
std::string padded(std::string_view text, std::size_t left, std::size_t right,
                   std::string_view fill = " ");
/// As str.center(): an odd rest goes to the left when `width` is odd, else to the right.
std::string centered(std::string_view text, std::int64_t width, std::string_view fill = " ");

/// The lines of `text` without (or with) their ends: \n \r \r\n \v \f U+001C…1E U+0085 U+2028
/// U+2029.
std::vector<std::string_view> lines_of(std::string_view text, bool keep_ends = false);

/// At least one cased letter, and all of them lower (upper) case.
bool is_all_lower(std::string_view text);
bool is_all_upper(std::string_view text);

}  // namespace chengwen::jinja
