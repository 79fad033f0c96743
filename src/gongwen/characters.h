#pragma once

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
bool is_figure(char32_t c);
bool is_full_width_figure(char32_t c);
/// 一 二 … 九 十 百 千 万, 两, 零, 〇 and ○ used for it.
bool is_chinese_figure(char32_t c);
/// Ends a sentence or a part of one: 。；！？ and their half-width forms.
bool ends_sentence(char32_t c);
/// One of `set`.
bool one_of(char32_t c, std::u32string_view set);

/// The bytes of `text` without white space at its ends.
struct Stretch {
  std::size_t begin = 0, end = 0;
};
Stretch trimmed(std::string_view text);

/// `text` without any white space.
std::string without_blanks(std::string_view text);

}  // namespace chengwen::gongwen
