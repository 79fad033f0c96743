#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "jinja/ast.h"

namespace chengwen::jinja {
class Parser;
}

namespace chengwen::gongwen {

/// A part of an expression whose value explains the whole.
struct CheckPart {
  enum class Kind : std::uint8_t {
    addend,        ///< the addends make up the whole
    addend_items,  ///< the items of a list that is summed; all of them are addends
    input,         ///< something that the whole depends on
    input_items
  };
  Kind kind = Kind::addend;
  bool negative = false;
  const jinja::Expression* value = nullptr;
  const jinja::Expression* attribute = nullptr;  ///< of each item; may be null
  std::string_view words;
};

/// The parts of what stands in the tag that is being read. A variable is seen as what its `set`
/// computes. Only such parts that can be computed again without changing anything.
std::vector<CheckPart> check_parts(const jinja::Expression& expression,
                                   const jinja::Parser& parser);

}  // namespace chengwen::gongwen
