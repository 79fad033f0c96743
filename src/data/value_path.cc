#include "data/value_path.h"

#include <algorithm>
#include <array>
#include <vector>

#include "data/value.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace chengwen::data {
namespace {

/// An array or object that is open.
struct Level {
  bool array;
  std::size_t index = 0;
  std::string_view key{};  // between its quotes
  bool expects_key = true;
};

/// The characters that end a word or number.
constexpr auto kEndsWord = [] {
  std::array<bool, 256> table{};
  for (const char c : {'{', '}', '[', ']', ',', ':', '"', ' ', '\t', '\r', '\n'}) {
    table[static_cast<unsigned char>(c)] = true;
  }
  return table;
}();

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

bool is_name(std::string_view text) {
  for (std::size_t position = 0; position < text.size();) {
    const bool first = position == 0;
    const char32_t c = text::decode(text, position);
    if (first ? !text::is_identifier_start(c) : !text::is_identifier_part(c)) return false;
  }
  return !text.empty();
}

void append(std::string& path, const Level& level) {
  if (level.array) {
    path += '[' + std::to_string(level.index) + ']';
  } else if (is_name(level.key)) {
    if (!path.empty()) path += '.';
    path += level.key;
  } else if (level.key.data() != nullptr) {
    path += '[';
    Value::string(level.key).print_quoted(path);
    path += ']';
  }
}

}  // namespace

std::size_t token_end(std::string_view json, std::size_t begin) {
  if (begin >= json.size()) return json.size();
  std::size_t end = begin + 1;
  if (json[begin] == '"') {
    while (end < json.size() && json[end] != '"' && json[end] != '\n')
      end += json[end] == '\\' ? 2 : 1;
    return std::min(end + 1, json.size());
  }
  if (kEndsWord[static_cast<unsigned char>(json[begin])]) return end;
  while (end < json.size() && !kEndsWord[static_cast<unsigned char>(json[end])]) ++end;
  return end;
}

std::string value_path(std::string_view json, std::size_t offset) {
  std::vector<Level> levels;
  for (std::size_t position = 0; position < json.size() && position <= offset;) {
    if (is_blank(json[position])) {
      ++position;
      continue;
    }
    const std::size_t end = token_end(json, position);
    const char c = json[position];
    if (c == '"' && !levels.empty() && !levels.back().array && levels.back().expects_key) {
      levels.back().key = json.substr(position + 1, end - position - 2);
    }
    if (end > offset) break;
    if (c == '{' || c == '[') {
      levels.push_back({c == '['});
    } else if ((c == '}' || c == ']') && !levels.empty()) {
      levels.pop_back();
    } else if (!levels.empty() && c == ':') {
      levels.back().expects_key = false;
    } else if (!levels.empty() && c == ',') {
      ++levels.back().index;
      levels.back().expects_key = true;
      levels.back().key = {};
    }
    position = end;
  }
  std::string path;
  for (const Level& level : levels) append(path, level);
  return path;
}

}  // namespace chengwen::data
