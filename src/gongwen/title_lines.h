#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chengwen::gongwen {

/// A title in as few lines as hold it, at most `most` characters in each (GB/T 9704—2012, 7.3.1:
/// whole words, symmetrical, of fit length, a trapezium or a diamond). What stands in 《》 “” （）
/// stays in one line when it fits into one, and so do `names`, behind which a line ends well. A
/// title that needs more than five lines, or has a word wider than a line, comes back with a line
/// that is too wide.
std::vector<std::string> title_lines(std::string_view title, int most,
                                     const std::vector<std::string>& names = {});

}  // namespace chengwen::gongwen
