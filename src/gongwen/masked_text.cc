#include "gongwen/masked_text.h"

#include <algorithm>

#include "gongwen/characters.h"
#include "gongwen/number_words.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace chengwen::gongwen {
namespace {

void skip_number(std::string_view text, std::size_t& at) {
  for (;;) {
    std::size_t next = at;
    if (next >= text.size()) return;
    char32_t c = text::decode(text, next);
    const bool inner = c == U'.' || c == U',' || c == U'．';
    if (inner && next < text.size()) {
      std::size_t behind = next;
      c = text::decode(text, behind);
      if (is_figure(c)) {
        at = behind;
        continue;
      }
    }
    if (inner || !is_figure(c)) return;
    at = next;
  }
}

}  // namespace

MaskedText::MaskedText(std::string_view text) {
  words.reserve(text::length(text));
  const std::size_t ordinal = ordinal_end(text);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = text::decode(text, at);
    if (text::is_white_space(c)) continue;
    if (!is_figure(c)) {
      words += c;
      continue;
    }
    skip_number(begin < ordinal ? text.substr(0, ordinal) : text, at);
    numbers.push_back({words.size(), begin, at});
    words += U'#';
  }
}

std::size_t MaskedText::first_number_from(std::size_t place) const {
  const auto first =
      std::lower_bound(numbers.begin(), numbers.end(), place,
                       [](const Number& number, std::size_t wanted) { return number.at < wanted; });
  return static_cast<std::size_t>(first - numbers.begin());
}

}  // namespace chengwen::gongwen
