#pragma once

#include <string_view>
#include <vector>

namespace chengwen::text {

/// The words that `text` consists of, one behind another without a gap: Chinese by ICU's
/// dictionary, marks and blanks by themselves. What the dictionary does not know, such as names,
/// comes as single characters.
std::vector<std::string_view> words(std::string_view text);

}  // namespace chengwen::text
