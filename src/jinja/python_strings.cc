#include "jinja/python_strings.h"

#include <algorithm>

#include "jinja/arguments.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace chengwen::jinja {

namespace {

/// Calls `visit` with the byte positions at which `old` is replaced.
template <class Visit>
void for_each_occurrence(std::string_view text, std::string_view old, std::size_t most,
                         Visit visit) {
  std::size_t position = 0;
  for (std::size_t found = 0; found < most; ++found) {
    if (!old.empty()) position = text.find(old, position);
    if (position == std::string_view::npos) return;
    visit(position);
    if (old.empty()) {
      if (position == text.size()) return;
      text::decode(text, position);
    } else {
      position += old.size();
    }
  }
}

/// Where the last code point of `text` begins.
std::size_t last_of(std::string_view text) {
  std::size_t position = text.size() - 1;
  while (position > 0 && (static_cast<unsigned char>(text[position]) & 0xC0u) == 0x80u) --position;
  return position;
}

bool ends_line(char32_t c) {
  return (c >= U'\n' && c <= U'\r') || (c >= 0x1C && c <= 0x1E) || c == 0x85 || c == 0x2028 ||
         c == 0x2029;
}

}  // namespace

std::string replaced(std::string_view text, std::string_view old, std::string_view with,
                     std::int64_t count) {
  const std::size_t most = count < 0 ? std::string_view::npos : static_cast<std::size_t>(count);
  std::size_t occurrences = 0;
  for_each_occurrence(text, old, most, [&](std::size_t) { ++occurrences; });
  check_text(text.size() + occurrences * with.size());
  std::string out;
  out.reserve(text.size() + occurrences * with.size());
  std::size_t done = 0;
  for_each_occurrence(text, old, most, [&](std::size_t position) {
    out += text.substr(done, position - done);
    out += with;
    done = position + old.size();
  });
  out += text.substr(done);
  return out;
}

std::string_view stripped(std::string_view text, Side side) {
  if (side == Side::left) return text::trim_start(text);
  return side == Side::right ? text::trim_end(text) : text::trim(text);
}

std::string_view stripped(std::string_view text, std::string_view characters, Side side) {
  while (side != Side::right && !text.empty()) {
    std::size_t size = 0;
    text::decode(text, size);
    if (characters.find(text.substr(0, size)) == std::string_view::npos) break;
    text.remove_prefix(size);
  }
  while (side != Side::left && !text.empty()) {
    const std::size_t last = last_of(text);
    if (characters.find(text.substr(last)) == std::string_view::npos) break;
    text = text.substr(0, last);
  }
  return text;
}

std::string padded(std::string_view text, std::size_t left, std::size_t right,
                   std::string_view fill) {
  check_text(left);
  check_text(right);
  check_text(text.size() + (left + right) * fill.size());
  std::string out;
  out.reserve(text.size() + (left + right) * fill.size());
  for (std::size_t i = 0; i < left; ++i) out += fill;
  out += text;
  for (std::size_t i = 0; i < right; ++i) out += fill;
  return out;
}

std::string centered(std::string_view text, std::int64_t width, std::string_view fill) {
  const auto length = static_cast<std::int64_t>(text::length(text));
  if (width <= length) return std::string(text);
  const std::int64_t rest = width - length;
  const std::int64_t left = rest / 2 + (rest & width & 1);
  return padded(text, static_cast<std::size_t>(left), static_cast<std::size_t>(rest - left), fill);
}

std::vector<std::string_view> lines_of(std::string_view text, bool keep_ends) {
  std::vector<std::string_view> lines;
  std::size_t begin = 0;
  for (std::size_t position = 0; position < text.size();) {
    const std::size_t end = position;
    const char32_t c = text::decode(text, position);
    if (!ends_line(c)) continue;
    if (c == U'\r' && position < text.size() && text[position] == '\n') ++position;
    lines.push_back(text.substr(begin, (keep_ends ? position : end) - begin));
    begin = position;
  }
  if (begin < text.size()) lines.push_back(text.substr(begin));
  return lines;
}

namespace {

bool is_all(std::string_view text, bool (*wanted)(char32_t), bool (*unwanted)(char32_t)) {
  bool cased = false;
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = text::decode(text, position);
    if (unwanted(c) || text::is_title(c)) return false;
    cased = cased || wanted(c);
  }
  return cased;
}

}  // namespace

bool is_all_lower(std::string_view text) {
  return is_all(text, text::is_lower, text::is_upper);
}
bool is_all_upper(std::string_view text) {
  return is_all(text, text::is_upper, text::is_lower);
}

}  // namespace chengwen::jinja
