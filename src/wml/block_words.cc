#include "wml/block_words.h"

#include "text/characters.h"
#include "text/utf8.h"

namespace chengwen::wml {
namespace {

std::string_view first_word(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size()) {
    std::size_t next = end;
    if (!text::is_identifier_part(text::decode(text, next))) break;
    end = next;
  }
  return text.substr(0, end);
}

/// `set x = 1` against `set x` … `endset`: an `=` outside brackets and strings.
bool assigns(std::string_view text) {
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '(' || c == '[' || c == '{') ++depth;
    if (c == ')' || c == ']' || c == '}') --depth;
    if (c == '\'' || c == '"') {
      for (++i; i < text.size() && text[i] != c; ++i) {
        if (text[i] == '\\') ++i;
      }
    } else if (c == '=' && depth == 0) {
      return true;
    }
  }
  return false;
}

}  // namespace

BlockWord block_word(std::string_view statement) {
  using Role = BlockWord::Role;
  const std::string_view text = text::trim(statement);
  const std::string_view word = first_word(text);
  if (word == "elif" || word == "else") return {Role::middle, word, false};
  const bool closes = word.starts_with("end");
  const std::string_view block = closes ? word.substr(3) : word;
  bool repeats = false;
  for (const std::string_view known : {"for", "macro", "call", "set", "block"}) {
    repeats = repeats || block == known;
  }
  bool known = repeats;
  for (const std::string_view other : {"if", "with", "filter", "autoescape"}) {
    known = known || block == other;
  }
  if (!known) return {};
  if (closes) return {Role::closer, block, repeats};
  if (block == "set" && assigns(text)) return {};
  return {Role::opener, block, repeats};
}

}  // namespace chengwen::wml
