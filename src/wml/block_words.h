#pragma once

#include <string_view>

namespace chengwen::wml {

/// What the first word of a statement says about blocks; the language itself is read by jinja, the
/// stages here only need to know which tags belong together.
struct BlockWord {
  enum class Role { none, opener, middle, closer };
  Role role = Role::none;
  std::string_view block;  ///< "for", "if" …; of a closer without the "end"
  /// The body may be output several times or elsewhere: for, macro, call, set, block.
  bool repeats = false;
};

BlockWord block_word(std::string_view statement);

}  // namespace chengwen::wml
