#include "gongwen/rules.h"
#include "gongwen/text_rules.h"

namespace chengwen::gongwen {
namespace {

/// True when the word at byte `at` is part of a longer one in which it is right.
bool excused(std::string_view text, std::size_t at, const WordPair& pair) {
  for (const std::string_view longer : pair.unless) {
    const std::size_t within = longer.find(pair.wrong);
    if (within == std::string_view::npos || within > at) continue;
    if (text.substr(at - within).starts_with(longer)) return true;
  }
  return false;
}

}  // namespace

void tell_pairs(const Rule& rule, Inspection& inspection) {
  const std::vector<WordPair> pairs = rule.pairs("words");
  each_text(inspection, [&](const RuleText& text) {
    for (const WordPair& pair : pairs) {
      for (std::size_t at = text.text.find(pair.wrong); at != std::string_view::npos;
           at = text.text.find(pair.wrong, at + pair.wrong.size())) {
        if (excused(text.text, at, pair)) continue;
        inspection.tell(rule, {text.paragraph, at, at + pair.wrong.size()},
                        Words::quoted(pair.wrong), Words::quoted(pair.right));
      }
    }
  });
}

bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}

std::size_t number_end(const Characters& words, std::size_t at) {
  while (is_digit(words[at])) ++at;
  if (words[at] != U'.' || !is_digit(words[at + 1])) return at;
  ++at;
  while (is_digit(words[at])) ++at;
  return at;
}

}  // namespace chengwen::gongwen

namespace chengwen::gongwen::rules {

void slips(const Rule& rule, Inspection& inspection) {
  tell_pairs(rule, inspection);
}

void year_without_word(const Rule& rule, Inspection& inspection) {
  const std::vector<std::string_view> followers = rule.words("words");
  each_text(inspection, [&](const RuleText& text) {
    const Characters& words = text.words;
    for (std::size_t at = 0; at + 4 < words.size(); ++at) {
      if (!words.at(at, U"20") || is_digit(words[at - 1])) continue;
      if (number_end(words, at) != at + 4) continue;
      const std::string_view rest = text.text.substr(words.offset(at + 4));
      for (const std::string_view follower : followers) {
        if (!rest.starts_with(follower)) continue;
        const std::string year = text.between(at, at + 4);
        inspection.tell(rule,
                        {text.paragraph, words.offset(at), words.offset(at + 4) + follower.size()},
                        Words::quoted(year + std::string(follower)),
                        Words::quoted(year + "年" + std::string(follower)));
        break;
      }
    }
  });
}

}  // namespace chengwen::gongwen::rules
