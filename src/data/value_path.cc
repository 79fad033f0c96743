#include "data/value_path.h"

#include <algorithm>
#include <array>
#include <vector>

#include "data/json_reader.h"
#include "text/characters.h"

namespace chengwen::data {
namespace {

/// An array or object that is open.
struct Level {
  bool array;
  std::size_t index = 0;
  std::string_view key{};  // with its quotes
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
  return !text.empty() && text::identifier_end(text) == text.size();
}

/// The name that the token `key` is, its escapes resolved.
std::string name_of(std::string_view key) {
  const std::string_view written = key.substr(1, key.size() - 2);
  if (written.find('\\') == written.npos) return std::string(written);
  DataFiles files;
  diag::Report mistakes;
  const Value name = read_json(std::string(key), {}, files, mistakes);
  return mistakes.has_errors() ? std::string(written) : std::string(name.as_string());
}

void append(std::string& path, const Level& level) {
  if (level.array) {
    path += '[' + std::to_string(level.index) + ']';
  } else if (!level.key.empty()) {
    append_key(path, name_of(level.key));
  }
}

}  // namespace

void append_key(std::string& path, std::string_view key) {
  if (is_name(key)) {
    if (!path.empty()) path += '.';
    path += key;
  } else {
    path += '[';
    Value::string(key).print_quoted(path);
    path += ']';
  }
}

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

namespace {

/// `[2]` or `['预算 数']` at the beginning of `rest`, which it takes off.
std::optional<PathStep> bracketed(std::string_view& rest) {
  const std::size_t first = rest.find_first_not_of(' ', 1);
  if (first == rest.npos) return std::nullopt;
  const char quote = rest[first];
  PathStep step;
  std::size_t end = 0;
  if (quote == '\'' || quote == '"') {
    end = rest.find(quote, first + 1);
    if (end == rest.npos) return std::nullopt;
    step.key = rest.substr(first + 1, end - first - 1);
    ++end;
  } else {
    constexpr std::size_t kMostDigits = 9;
    end = rest.find_first_not_of("0123456789", first);
    if (end == rest.npos || end == first || end - first > kMostDigits) return std::nullopt;
    for (const char digit : rest.substr(first, end - first))
      step.index = step.index * 10 + static_cast<std::size_t>(digit - '0');
    step.is_index = true;
  }
  end = rest.find_first_not_of(' ', end);
  if (end == rest.npos || rest[end] != ']') return std::nullopt;
  rest.remove_prefix(end + 1);
  return step;
}

}  // namespace

std::optional<std::vector<PathStep>> parse_path(std::string_view path) {
  std::vector<PathStep> steps;
  for (std::string_view rest = text::trim(path); !rest.empty();) {
    if (rest.front() == '[') {
      auto step = bracketed(rest);
      if (!step) return std::nullopt;
      steps.push_back(std::move(*step));
      continue;
    }
    if (!steps.empty() && rest.front() != '.') return std::nullopt;
    if (!steps.empty()) rest.remove_prefix(1);
    const std::string_view name = rest.substr(0, rest.find_first_of(".[]'\""));
    rest.remove_prefix(name.size());
    if (text::trim(name).empty()) return std::nullopt;
    steps.push_back({std::string(text::trim(name))});
  }
  if (steps.empty()) return std::nullopt;
  return steps;
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
      levels.back().key = json.substr(position, end - position);
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
