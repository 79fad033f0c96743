#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace chengwen::data {

/// The end of the JSON token that begins at `begin`: a text with its quotes, a word or number, else
/// one character.
std::size_t token_end(std::string_view json, std::size_t begin);

/// The path of the innermost value at byte `offset` as a template would write it, indexes from 0:
/// `项目[2].金额`,
/// `['预算 数'].合计`. On a name: the path of its value. "" at the top. Works on the part before
/// `offset` only, which need not be valid.
std::string value_path(std::string_view json, std::size_t offset);

}  // namespace chengwen::data
