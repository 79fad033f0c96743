#pragma once

#include <string>
#include <string_view>

/// Full Unicode case mapping in the root locale ('straße' → STRASSE). ASCII is mapped without ICU.
namespace chengwen::text {

std::string to_upper(std::string_view text);
std::string to_lower(std::string_view text);
/// The first code point in title case, the rest in lower case.
std::string capitalize(std::string_view text);
/// As Python's str.title(): every run of cased letters begins in title case, the rest is lower.
std::string to_title(std::string_view text);
std::string swap_case(std::string_view text);

}  // namespace chengwen::text
