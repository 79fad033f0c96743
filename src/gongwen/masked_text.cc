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
  words.reserve(text.size());
  const std::size_t ordinal = ordinal_end(text);
  std::size_t copied = 0;
  constexpr int kKinds = kMayBeBlank | kMayBeFigure;
  for (std::size_t at = next_of(text, 0, kKinds); at < text.size();
       at = next_of(text, at, kKinds)) {
    const std::size_t begin = at;
    const char32_t c = text::decode(text, at);
    const bool figure = is_figure(c);
    if (!figure && !text::is_white_space(c)) continue;
    words.append(text, copied, begin - copied);
    if (figure) {
      skip_number(begin < ordinal ? text.substr(0, ordinal) : text, at);
      numbers.push_back({words.size(), begin, at});
      words += '#';
    }
    has_blanks = has_blanks || !figure;
    copied = at;
  }
  words.append(text, copied);
  length = text::length(words);
}

std::size_t MaskedText::first_number_from(std::size_t place) const {
  const auto first =
      std::lower_bound(numbers.begin(), numbers.end(), place,
                       [](const Number& number, std::size_t wanted) { return number.at < wanted; });
  return static_cast<std::size_t>(first - numbers.begin());
}

}  // namespace chengwen::gongwen
