#include "gongwen/characters.h"

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

char32_t last_character(std::string_view text) {
  if (text.empty()) return U'\0';
  std::size_t begin = text.size() - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
  return text::decode(text, begin);
}

bool is_full_width_figure(char32_t c) {
  return c >= 0xFF10 && c <= 0xFF19;
}

bool is_figure(char32_t c) {
  return (c >= U'0' && c <= U'9') || is_full_width_figure(c);
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
    const std::size_t begin = at;
    if (!text::is_white_space(text::decode(text, at))) continue;
    out.append(text, run, begin - run);
    run = at;
  }
  return out.append(text, run);
}

}  // namespace chengwen::gongwen
