#include <algorithm>

#include "gongwen/rules.h"
#include "gongwen/text_rules.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace chengwen::gongwen::rules {
namespace {

constexpr std::u32string_view kOpeners = U"“‘（《〈〔【「『([";
constexpr std::u32string_view kClosers = U"”’）》〉〕】」』)]";

/// Chinese text goes on here: a character, or a mark that belongs to it.
bool is_chinese(char32_t c) {
  return text::is_ideograph(c) || one_of(c, U"》）”’〕】，。；：、");
}

bool is_mark(char32_t c) {
  return one_of(c, U"，。、；：");
}

std::u32string_view full_width(char32_t c) {
  switch (c) {
    case U',':
      return U"，";
    case U';':
      return U"；";
    case U':':
      return U"：";
    case U'?':
      return U"？";
    case U'!':
      return U"！";
    case U'(':
      return U"（";
    case U')':
      return U"）";
    case U'.':
      return U"。";
    default:
      return {};
  }
}

/// The end of the run of the same character that begins at `at`.
std::size_t run_end(const Characters& words, std::size_t at) {
  std::size_t end = at;
  while (end < words.size() && words[end] == words[at]) ++end;
  return end;
}

/// Half-width brackets match full-width ones here, and [80,90) is an interval.
bool are_pair(char32_t opener, char32_t closer) {
  if (one_of(opener, U"([") && one_of(closer, U")]")) return true;
  if (one_of(opener, U"(（") && one_of(closer, U")）")) return true;
  const std::size_t kind = kOpeners.find(opener);
  return kind != std::u32string_view::npos && kind == kClosers.find(closer);
}

/// Those of a paragraph that have no other there.
std::vector<std::size_t> single_marks(const RuleText& text) {
  std::vector<std::size_t> single;
  for (std::size_t at = text.label_end; at < text.words.size(); ++at) {
    const char32_t c = text.words[at];
    const bool closes = kClosers.find(c) != std::u32string_view::npos;
    if (!closes && kOpeners.find(c) == std::u32string_view::npos) continue;
    // An apostrophe closes nothing.
    if (c == U'’' && text.words[at - 1] < 0x80) continue;
    const auto opener = std::find_if(single.rbegin(), single.rend(), [&](std::size_t before) {
      return are_pair(text.words[before], c);
    });
    if (closes && opener != single.rend()) {
      single.erase(std::next(opener).base());
    } else {
      single.push_back(at);
    }
  }
  return single;
}

/// A mark that has no other in its paragraph.
struct SingleMark {
  char32_t mark;
  Spot spot;
  std::string words;
};

bool half_width_in_chinese(const Characters& words, std::size_t at) {
  const char32_t before = words[at - 1], after = words[at + 1];
  switch (words[at]) {
    case U'(':
      return text::is_ideograph(after);
    case U')':
      return text::is_ideograph(before);
    case U'.':
      return text::is_ideograph(before) && (after == 0 || text::is_ideograph(after));
    case U':':
      return is_chinese(before) && after != U'/';
    default:
      return is_chinese(before);
  }
}

}  // namespace

void adjacent_quotes(const Rule& rule, Inspection& inspection) {
  each_text(inspection, [&](const RuleText& text) {
    const Characters& words = text.words;
    for (std::size_t at = 1; at + 1 < words.size(); ++at) {
      const bool between =
          words[at] == U'、' && ((words[at - 1] == U'》' && words[at + 1] == U'《') ||
                                 (words[at - 1] == U'”' && words[at + 1] == U'“'));
      if (!between) continue;
      tell_words(rule, inspection, text, at - 1, at + 2,
                 Words::quoted(text.between(at - 1, at) + text.between(at + 1, at + 2)));
    }
  });
}

void before_and_so_on(const Rule& rule, Inspection& inspection) {
  each_text(inspection, [&](const RuleText& text) {
    const Characters& words = text.words;
    for (std::size_t at = 0; at + 1 < words.size(); ++at) {
      if (!words.at(at, U"、等") || one_of(words[at + 2], U"级额候于价距同")) continue;
      tell_words(rule, inspection, text, at, at + 2, Words::quoted("等"));
    }
  });
}

void pairs(const Rule& rule, Inspection& inspection) {
  std::vector<SingleMark> single;
  each_text(inspection, [&](const RuleText& text) {
    // The brackets of a note have a rule of their own.
    if (text.element->role == Role::note) return;
    for (const std::size_t at : single_marks(text)) {
      // A title or a quotation may go on in the next paragraph.
      if (!single.empty() && are_pair(single.back().mark, text.words[at])) {
        single.pop_back();
        continue;
      }
      const Spot spot{text.paragraph, text.words.offset(at), text.words.offset(at + 1)};
      single.push_back({text.words[at], spot, text.between(at, at + 1)});
    }
  });
  for (const SingleMark& each : single)
    inspection.tell(rule, each.spot, Words::quoted(each.words), {"成对使用", "pairs"});
}

void ellipsis(const Rule& rule, Inspection& inspection) {
  each_text(inspection, [&](const RuleText& text) {
    const Characters& words = text.words;
    for (std::size_t at = text.label_end; at < words.size(); ++at) {
      const char32_t c = words[at];
      if (!one_of(c, U"。、.…")) continue;
      const std::size_t end = run_end(words, at);
      const bool beside = text::is_ideograph(words[at - 1]) || text::is_ideograph(words[end]);
      const bool wrong = c == U'…' ? end - at != 2 : end - at >= 3;
      if (wrong && beside) tell_words(rule, inspection, text, at, end, Words::quoted("……"));
      at = end - 1;
    }
  });
}

void dash(const Rule& rule, Inspection& inspection) {
  each_text(inspection, [&](const RuleText& text) {
    const Characters& words = text.words;
    for (std::size_t at = text.label_end; at < words.size(); ++at) {
      if (!one_of(words[at], U"-－─")) continue;
      const std::size_t end = run_end(words, at);
      if (end - at >= 2 && is_chinese(words[at - 1])) {
        tell_words(rule, inspection, text, at, end, Words::quoted("——"));
      }
      at = end - 1;
    }
  });
}

void half_width_marks(const Rule& rule, Inspection& inspection) {
  each_text(inspection, [&](const RuleText& text) {
    const Characters& words = text.words;
    // Colons and brackets of these are the business of their own rules.
    const Role role = text.element->role;
    if (role == Role::addressee || role == Role::title || role == Role::copies) return;
    for (std::size_t at = text.label_end; at < words.size(); ++at) {
      const char32_t c = words[at];
      if (c == U'"' && (text::is_ideograph(words[at - 1]) || text::is_ideograph(words[at + 1]))) {
        tell_words(rule, inspection, text, at, at + 1, Words::both("`“` `”`"));
        continue;
      }
      const std::u32string_view right = full_width(c);
      if (right.empty() || !half_width_in_chinese(words, at)) continue;
      const bool own_rule = ((role == Role::attachment || role == Role::signatory ||
                              role == Role::document_number || role == Role::attendance) &&
                             c == U':') ||
                            (role == Role::heading && at + 1 == words.size()) ||
                            (role == Role::note && (at == 0 || at + 1 == words.size()));
      if (own_rule || run_end(words, at) > at + 1) continue;
      if (one_of(c, U"()")) {
        // A pair is one finding.
        inspection.tell(rule, {text.paragraph, words.offset(at), words.offset(at + 1)},
                        Words::both("`(` `)`"), Words::both("`（` `）`"));
        continue;
      }
      std::string wanted;
      text::append(wanted, right.front());
      tell_words(rule, inspection, text, at, at + 1, Words::quoted(wanted));
    }
  });
}

void repeated_marks(const Rule& rule, Inspection& inspection) {
  each_text(inspection, [&](const RuleText& text) {
    const Characters& words = text.words;
    for (std::size_t at = text.label_end; at + 1 < words.size(); ++at) {
      if (!is_mark(words[at]) || !is_mark(words[at + 1])) continue;
      std::size_t end = at;
      while (is_mark(words[end])) ++end;
      // 。。。 is a wrong ellipsis.
      const bool dots = one_of(words[at], U"。、") && run_end(words, at) - at >= 3;
      if (!dots) {
        tell_words(rule, inspection, text, at, end, Words::quoted(text.between(at, at + 1)));
      }
      at = end;
    }
  });
}

}  // namespace chengwen::gongwen::rules
