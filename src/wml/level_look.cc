#include "wml/level_look.h"

#include <algorithm>
#include <string>

#include "text/characters.h"
#include "text/utf8.h"

namespace chengwen::wml {
namespace {

constexpr int kIndent = 420;  // twips of a level: two characters of 10.5 points

struct First {
  std::string_view sign;  ///< the first number
  std::string_view format;
};
/// ST_NumberFormat (17.18.59). Numbers before letters: "A1" counts 1.
constexpr First kFirsts[] = {{"一", "chineseCountingThousand"},
                             {"壹", "chineseLegalSimplified"},
                             {"甲", "ideographTraditional"},
                             {"子", "ideographZodiac"},
                             {"①", "decimalEnclosedCircleChinese"},
                             {"１", "decimalFullWidth"},
                             {"01", "decimalZero"},
                             {"1", "decimal"}};
constexpr First kLetters[] = {
    {"a", "lowerLetter"}, {"A", "upperLetter"}, {"i", "lowerRoman"}, {"I", "upperRoman"}};

bool is_letter_at(std::string_view text, std::size_t at) {
  return at < text.size() && text::is_alphabetic(text::decode(text, at));
}

std::string place_of(int number) {
  return "%" + std::to_string(number + 1);
}

/// Replaces each "1" by the number of a level: the last one is the level's own.
std::string with_places(std::string_view look, std::string_view sign, int own, int count) {
  std::string out;
  int number = std::max(own - count + 1, 0);
  while (!look.empty()) {
    if (look.starts_with(sign)) {
      out += place_of(std::min(number++, own));
      look.remove_prefix(sign.size());
    } else {
      out += look.front();
      look.remove_prefix(1);
    }
  }
  return out;
}

int count_of(std::string_view text, std::string_view sign) {
  int count = 0;
  for (std::size_t at = text.find(sign); at != std::string_view::npos;
       at = text.find(sign, at + sign.size())) {
    ++count;
  }
  return count;
}

}  // namespace

MadeLevel level_that_looks(std::string_view look, int number) {
  MadeLevel level;
  level.suffix = look.ends_with(' ') ? "space" : look.ends_with('\t') ? "tab" : "nothing";
  look = text::trim_end(look);
  level.format = "bullet";
  level.text = look;
  for (const First& first : kFirsts) {
    const int count = count_of(look, first.sign);
    if (count == 0) continue;
    level.format = first.format;
    level.text = with_places(look, first.sign, number, count);
    level.legal = count > 1;
    break;
  }
  for (const First& first : kLetters) {
    const std::size_t at = look.find(first.sign);
    const bool alone = at != std::string_view::npos && !is_letter_at(look, at + 1) &&
                       (at == 0 || !is_letter_at(look, at - 1));
    if (level.format != "bullet" || !alone) continue;
    level.format = first.format;
    level.text = std::string(look.substr(0, at)) + place_of(number) +
                 std::string(look.substr(at + first.sign.size()));
  }
  if (level.format == "bullet") level.suffix = "tab";
  if (level.suffix == "tab") {
    level.left = (number + 1) * kIndent;
    level.hanging = kIndent;
  }
  return level;
}

}  // namespace chengwen::wml
