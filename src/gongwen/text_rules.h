#pragma once

#include <string>
#include <string_view>

#include "gongwen/characters.h"
#include "gongwen/inspection.h"

/// What rules about the words themselves have in common. They look at every paragraph of the body,
/// its tables and notes, but for tables of contents.
namespace chengwen::gongwen {

/// One paragraph's text as such a rule sees it.
struct RuleText {
  std::size_t paragraph = 0;
  const Element* element = nullptr;
  std::string_view text;
  Characters words;
  std::size_t label_end = 0;  ///< the first character behind a typed label

  explicit RuleText(std::string_view source) : text(source), words(source) {}
  std::string between(std::size_t begin, std::size_t end) const {
    return std::string(text.substr(words.offset(begin), words.offset(end) - words.offset(begin)));
  }
};

template <typename Look>
void each_text(const Inspection& inspection, Look look) {
  for (std::size_t at = 0; at < inspection.model().elements().size(); ++at) {
    const Element& element = inspection.model()[at];
    if (element.role == Role::empty || element.role == Role::contents) continue;
    const diag::Place::Story story =
        inspection.manuscript().stories()[inspection.paragraph(at).story].part.kind;
    if (story == diag::Place::Story::header || story == diag::Place::Story::footer) continue;
    RuleText text(inspection.paragraph(at).text());
    text.paragraph = at;
    text.element = &element;
    while (text.label_end < text.words.size() &&
           text.words.offset(text.label_end) < element.label.end) {
      ++text.label_end;
    }
    look(text);
  }
}

/// Tells that characters [begin, end) should be something else.
inline void tell_words(const Rule& rule, Inspection& inspection, const RuleText& text,
                       std::size_t begin, std::size_t end, Words wanted) {
  inspection.tell(rule, {text.paragraph, text.words.offset(begin), text.words.offset(end)},
                  Words::quoted(text.between(begin, end)), std::move(wanted));
}

/// Tells each probable slip of a list.
void tell_pairs(const Rule& rule, Inspection& inspection);

/// The end of the ASCII figures (with an optional decimal fraction) at `at`.
std::size_t number_end(const Characters& words, std::size_t at);
bool is_digit(char32_t c);

}  // namespace chengwen::gongwen
