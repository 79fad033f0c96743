#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chengwen::data {

/// The end of the JSON token that begins at `begin`: a text with its quotes, a word or number, else
/// one character.
std::size_t token_end(std::string_view json, std::size_t begin);

/// Appends the step to the value under `key`: `.金额`, or `['预算 数']` where it is no name.
void append_key(std::string& path, std::string_view key);

/// One step of a path: into a map, or into a list.
struct PathStep {
  std::string key;
  std::size_t index = 0;
  bool is_index = false;
};
/// Takes a path as a template would write it apart: `项目[2].金额`, `['预算 数'].合计`. Nothing
/// when it is none.
std::optional<std::vector<PathStep>> parse_path(std::string_view path);

/// The path of the innermost value at byte `offset` as a template would write it, indexes from 0:
/// `项目[2].金额`,
/// `['预算 数'].合计`. On a name: the path of its value. "" at the top. Works on the part before
/// `offset` only, which need not be valid.
std::string value_path(std::string_view json, std::size_t offset);

}  // namespace chengwen::data
