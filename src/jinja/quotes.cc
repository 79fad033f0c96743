#include "jinja/quotes.h"

#include <cstdint>

#include "text/utf8.h"

namespace chengwen::jinja {
namespace {

enum class Sort : std::uint8_t { none, single, twin };

struct Quote {
  Sort sort = Sort::none;
  bool straight = false;
  std::size_t length = 0;
};

Quote quote_at(std::string_view text, std::size_t position) {
  const char first = text[position];
  if (first == '\'') return {Sort::single, true, 1};
  if (first == '"') return {Sort::twin, true, 1};
  if (first != '\xE2' && first != '\xEF') return {};
  std::size_t end = position;
  switch (text::decode(text, end)) {
    case U'‘':
    case U'’':
    case U'＇':
      return {Sort::single, false, end - position};
    case U'“':
    case U'”':
    case U'＂':
      return {Sort::twin, false, end - position};
    default:
      return {};
  }
}

}  // namespace

char halfwidth_twin(char32_t c) {
  if (c == U'\u3000') return ' ';
  if (c < U'！' || c > U'～') return 0;
  return static_cast<char>(c - U'！' + U'!');
}

std::size_t quote_length(std::string_view text, std::size_t position) {
  return quote_at(text, position).length;
}

std::size_t string_end(std::string_view text, std::size_t begin) {
  const Quote opener = quote_at(text, begin);
  for (std::size_t i = begin + opener.length; i < text.size();) {
    if (text[i] == '\\') {
      i += 2;
      continue;
    }
    const Quote quote = quote_at(text, i);
    if (quote.sort == opener.sort && (!opener.straight || quote.straight)) return i + quote.length;
    ++i;
  }
  return std::string_view::npos;
}

}  // namespace chengwen::jinja
