#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace chengwen::gongwen {

/// A text by its characters, for rules that look at neighbours. Reading past an end gives U+0000.
class Characters {
 public:
  explicit Characters(std::string_view text);

  std::size_t size() const { return characters_.size(); }
  /// The character at `index`; `index` may be one before the first (−1 as size_t) or past the last.
  char32_t operator[](std::size_t index) const {
    return index < characters_.size() ? characters_[index] : U'\0';
  }
  /// The byte offset of a character; the text's size for the end.
  std::size_t offset(std::size_t index) const { return offsets_[index]; }
  /// The character that begins at a byte.
  std::size_t index(std::size_t offset) const;
  /// True when `words` stand at `index`.
  bool at(std::size_t index, std::u32string_view words) const;
  std::u32string_view view() const { return characters_; }

 private:
  std::u32string characters_;
  std::vector<std::size_t> offsets_;
};

/// The last character of `text`; U+0000 when it is empty.
char32_t last_character(std::string_view text);

/// 0…9 of ASCII, 0…9 full-width.
constexpr bool is_full_width_figure(char32_t c) {
  return c >= 0xFF10 && c <= 0xFF19;
}
constexpr bool is_figure(char32_t c) {
  return (c >= U'0' && c <= U'9') || is_full_width_figure(c);
}
/// What a character may be by its first byte, before it is decoded; nothing for nearly all.
enum FirstByte : unsigned char { kMayBeFigure = 1, kMayBeBlank = 2 };
inline constexpr std::array<unsigned char, 256> kFirstBytes = [] {
  std::array<unsigned char, 256> kinds{};
  for (int byte = '0'; byte <= '9'; ++byte) kinds[byte] = kMayBeFigure;
  for (int byte = '\t'; byte <= '\r'; ++byte) kinds[byte] = kMayBeBlank;
  for (const int byte : {0x20, 0xC2, 0xE1, 0xE2, 0xE3}) kinds[byte] = kMayBeBlank;
  kinds[0xEF] = kMayBeFigure;
  return kinds;
}();
inline bool may_begin(char byte, int kinds) {
  return (kFirstBytes[static_cast<unsigned char>(byte)] & kinds) != 0;
}
/// The first byte at or behind `at` where a character of `kinds` may begin; the end, or a little
/// more, when there is none. `text` is valid UTF-8.
inline std::size_t next_of(std::string_view text, std::size_t at, int kinds) {
  // Most characters have three bytes.
  while (at < text.size() && !may_begin(text[at], kinds))
    at += static_cast<unsigned char>(text[at]) < 0xE0 ? 1 : 3;
  return at;
}
/// Whether there is any in `text`.
bool has_figure(std::string_view text);
/// 一 二 … 九 十 百 千 万, 两, 零, 〇 and ○ used for it.
bool is_chinese_figure(char32_t c);
/// Ends a sentence or a part of one: 。；！？ and their half-width forms.
bool ends_sentence(char32_t c);
/// One of `set`.
bool one_of(char32_t c, std::u32string_view set);

/// As std::string_view's own: faster for many words, which most texts tell apart by a byte.
inline bool ends_with(std::string_view text, std::string_view word) {
  return word.empty() || (!text.empty() && text.back() == word.back() && text.ends_with(word));
}
template <typename Words>
bool ends_with_any(std::string_view text, const Words& words) {
  return std::any_of(std::begin(words), std::end(words),
                     [&](std::string_view word) { return ends_with(text, word); });
}
/// The last place of `word`, which is not empty, as rfind().
std::size_t last_place(std::string_view text, std::string_view word);

/// The bytes of `text` without white space at its ends.
struct Stretch {
  std::size_t begin = 0, end = 0;
};
Stretch trimmed(std::string_view text);

/// `text` without any white space.
std::string without_blanks(std::string_view text);

}  // namespace chengwen::gongwen
