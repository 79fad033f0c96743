#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "diag/report.h"

namespace chengwen::jinja {

/// A tag found in a template's text; offsets are bytes of that text.
struct Tag {
  enum class Kind : std::uint8_t {
    expression,  ///< `{{ … }}`
    statement,   ///< `{% … %}`
    comment,     ///< `{# … #}`
    raw_begin,   ///< `{% raw %}`: output nothing; what follows up to raw_end is text, tags and all
    raw_end,     ///< `{% endraw %}`
    escape       ///< `{_{ }_} {_% %_}`: output as the two characters without the `_`
  };
  Kind kind;
  std::size_t begin = 0, end = 0;                  ///< with the delimiters
  std::size_t content_begin = 0, content_end = 0;  ///< between them, without trim markers
  bool trim_before = false, trim_after = false;
  bool tolerated = false;  ///< typed with full-width delimiters ｛｛ ｝｝ ｛％ ％｝
};

/// Finds the tags of `text` in order. A tag ends at the first `}}` / `%}` outside a string and
/// outside brackets.
///
/// Full-width delimiters count as their half-width twins (with a hint in `report`). What is not
/// closed is reported with the span of its opener, and scanning goes on behind it: at the end of
/// its line when another tag opens before a closer. `source` numbers the spans. Shared by plain
/// text and by Word stories, whose text is joined first.
std::vector<Tag> scan(std::string_view text, std::uint32_t source, diag::Report& report);

}  // namespace chengwen::jinja
