#pragma once

#include <cstddef>
#include <string_view>

namespace chengwen::jinja {

/// The ASCII character that a full-width one (！ to ～, U+3000) stands for; 0 for any other.
char halfwidth_twin(char32_t c);

/// Bytes of the quotation mark at `position`, 0 when there is none: ' " “ ” ‘ ’ ＂ ＇. Inside a tag
/// and outside of a string each of them begins a string.
std::size_t quote_length(std::string_view text, std::size_t position);

/// The offset behind the string literal whose quotation mark stands at `begin`; npos when it is not
/// closed. A straight mark is closed by the same mark, a curly or full-width one by any mark of its
/// sort (double or single). A backslash protects the character behind it.
std::size_t string_end(std::string_view text, std::size_t begin);

}  // namespace chengwen::jinja
