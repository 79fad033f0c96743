#include "wml/format.h"

namespace chengwen::wml {
namespace {

struct Range {
  char32_t first, last;
};

/// Blocks whose characters are East Asian whatever the hint says.
constexpr Range kEastAsian[] = {
    {0x1100, 0x11FF},   {0x2E80, 0x303F},   {0x3040, 0x318F},  {0x3190, 0x4DBF}, {0x4E00, 0xA4CF},
    {0xA960, 0xA97F},   {0xAC00, 0xD7FF},   {0xF900, 0xFAFF},  {0xFE30, 0xFE6F}, {0xFF00, 0xFFEF},
    {0x1B000, 0x1B2FF}, {0x1F200, 0x1F2FF}, {0x20000, 0x3FFFF}};

/// Characters that are East Asian only where the run says so: parts of Latin-1, Greek, Cyrillic,
/// general punctuation, number forms, arrows, signs, circled figures.
constexpr Range kByHint[] = {{0xA1, 0xA1},    {0xA4, 0xA4},   {0xA7, 0xA8},     {0xAA, 0xAA},
                             {0xAD, 0xAD},    {0xAF, 0xB4},   {0xB6, 0xBA},     {0xBC, 0xBF},
                             {0xD7, 0xD7},    {0xF7, 0xF7},   {0x2C7, 0x2C7},   {0x2C9, 0x2CB},
                             {0x2D9, 0x2D9},  {0x370, 0x4FF}, {0x2000, 0x2BFF}, {0xE000, 0xF8FF},
                             {0xFB00, 0xFB06}};

template <std::size_t N>
bool in(char32_t c, const Range (&ranges)[N]) {
  for (const Range& range : ranges) {
    if (c >= range.first && c <= range.last) return true;
  }
  return false;
}

int choose(int characters, int twips, int character) {
  return characters != 0 ? characters * character / 100 : twips;
}

}  // namespace

Script script_of(char32_t c, bool east_asian_hint) {
  if (c < 0x80) return Script::ascii;
  if (in(c, kEastAsian)) return Script::east_asian;
  if (east_asian_hint && in(c, kByHint)) return Script::east_asian;
  return Script::high_ansi;
}

std::string_view RunFormat::font_of(char32_t c) const {
  return fonts[static_cast<std::size_t>(script_of(c, east_asian_hint))];
}

int Indent::left_at(int character) const {
  return choose(left_chars, left, character);
}
int Indent::right_at(int character) const {
  return choose(right_chars, right, character);
}
int Indent::first_line_at(int character) const {
  return choose(first_line_chars, first_line, character);
}

}  // namespace chengwen::wml
