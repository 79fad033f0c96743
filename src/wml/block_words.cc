#include "wml/block_words.h"

#include "text/characters.h"
#include "text/utf8.h"

namespace chengwen::wml {

bool BlockWord::repeats() const {
  using jinja::BlockBody;
  return has(BlockBody::loop) || has(BlockBody::call) || has(BlockBody::definition) ||
         has(BlockBody::named);
}

std::string_view keyword_of(std::string_view statement) {
  const std::string_view text = text::trim(statement);
  std::size_t end = 0;
  while (end < text.size()) {
    std::size_t next = end;
    if (!text::is_identifier_part(text::decode(text, next))) break;
    end = next;
  }
  return text.substr(0, end);
}

BlockWord block_word(const jinja::Environment& environment, std::string_view statement) {
  using Role = BlockWord::Role;
  const std::string_view text = text::trim(statement);
  const std::string_view word = keyword_of(text);
  if (word == "elif" || word == "else") return {Role::middle, nullptr};
  for (const jinja::StatementKind& kind : environment.statements()) {
    if (kind.end.empty()) continue;
    if (word == kind.end) return {Role::closer, &kind};
    if (word != kind.keyword) continue;
    if (kind.opens != nullptr && !kind.opens(text.substr(word.size()))) return {};
    return {Role::opener, &kind};
  }
  return {};
}

}  // namespace chengwen::wml
