#include "gongwen/characters.h"

#include <algorithm>

#include "text/characters.h"
#include "text/utf8.h"

namespace chengwen::gongwen {

Characters::Characters(std::string_view text) {
  const std::size_t length = text::length(text);
  characters_.reserve(length);
  offsets_.reserve(length + 1);
  for (std::size_t at = 0; at < text.size();) {
    offsets_.push_back(at);
    characters_ += text::decode(text, at);
  }
  offsets_.push_back(text.size());
}

bool Characters::at(std::size_t index, std::u32string_view words) const {
  return index <= characters_.size() && view().substr(index).starts_with(words);
}

std::size_t Characters::index(std::size_t offset) const {
  const auto found = std::lower_bound(offsets_.begin(), offsets_.end(), offset);
  return static_cast<std::size_t>(found - offsets_.begin());
}

char32_t last_character(std::string_view text) {
  if (text.empty()) return U'\0';
  std::size_t begin = text.size() - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
  return text::decode(text, begin);
}

bool has_figure(std::string_view text) {
  for (std::size_t at = next_of(text, 0, kMayBeFigure); at < text.size();
       at = next_of(text, at, kMayBeFigure)) {
    if (is_figure(text::decode(text, at))) return true;
  }
  return false;
}

bool is_chinese_figure(char32_t c) {
  return one_of(c, U"一二三四五六七八九十百千万两零〇○");
}

bool ends_sentence(char32_t c) {
  return one_of(c, U"。；！？;!?");
}

bool one_of(char32_t c, std::u32string_view set) {
  return c != 0 && set.find(c) != std::u32string_view::npos;
}

std::size_t last_place(std::string_view text, std::string_view word) {
  for (std::size_t end = text.size(); end >= word.size(); --end) {
    if (text[end - 1] == word.back() && text.substr(0, end).ends_with(word))
      return end - word.size();
  }
  return text.npos;
}

Stretch trimmed(std::string_view text) {
  const std::string_view inner = text::trim(text);
  const auto begin = inner.empty() ? 0 : static_cast<std::size_t>(inner.data() - text.data());
  return {begin, begin + inner.size()};
}

std::string without_blanks(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t run = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (!may_begin(text[at], kMayBeBlank)) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    if (!text::is_white_space(text::decode(text, at))) continue;
    out.append(text, run, begin - run);
    run = at;
  }
  return out.append(text, run);
}

}  // namespace chengwen::gongwen
