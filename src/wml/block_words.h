#pragma once

#include <string_view>

#include "jinja/environment.h"

namespace chengwen::wml {

/// What the first word of a statement says about blocks; the language itself is read by jinja, the
/// stages here only need to know which tags belong together.
struct BlockWord {
  enum class Role { none, opener, middle, closer };
  Role role = Role::none;
  const jinja::StatementKind* block = nullptr;  ///< of openers and closers

  bool has(jinja::BlockBody body) const { return block != nullptr && block->body == body; }
  /// The body may be output several times or elsewhere.
  bool repeats() const;
};

/// "include" of ` include "附表.docx" `.
std::string_view keyword_of(std::string_view statement);

BlockWord block_word(const jinja::Environment& environment, std::string_view statement);

}  // namespace chengwen::wml
