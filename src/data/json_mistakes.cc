#include "data/json_mistakes.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "data/messages.h"
#include "data/number_token.h"
#include "diag/messages.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace chengwen::data {
namespace {

using diag::Diagnostic;
using diag::Message;

constexpr int kMostMistakes = 20;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_json_blank(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}
bool is_hex(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// The ASCII character that JSON wants where somebody typed `c`; 0 when there is none.
char meant(char32_t c) {
  static constexpr std::pair<std::u32string_view, char> kTable[] = {
      {U",，、；;﹐､", ','}, {U":：﹕=＝", ':'}, {U"[［【〔", '['},          {U"]］】〕", ']'},
      {U"{｛﹛", '{'},       {U"}｝﹜", '}'},    {U"\"“”„‟＂「」『』", '"'}, {U"'‘’`＇", '\''},
  };
  for (const auto& [typed, ascii] : kTable) {
    if (typed.find(c) != typed.npos) return ascii;
  }
  return 0;
}

std::string shortened(std::string_view text) {
  constexpr std::size_t kLongest = 24;
  const std::size_t end = text::offset_of(text, kLongest);
  return end == text.size() ? std::string(text) : std::string(text.substr(0, end)) + "…";
}

/// Reads the text as the JSON that was meant. The members return false when nothing more can be
/// said.
class MistakeFinder {
 public:
  MistakeFinder(std::string_view text, std::uint32_t start, int depth, diag::Report& report)
      : text_(text), start_(start), depth_left_(depth), depth_(depth), report_(report) {}

  void find() {
    const std::size_t first = position_;
    if (!skip_blank() || at_end() || !value("")) return;
    const std::string_view root = text_.substr(first, position_ - first);
    if (!skip_blank() || at_end()) return;
    if (text_[position_] == ':' && text::trim(root).starts_with('"')) {
      mistake(messages::kMissingBraces, {}, first, first + 1);
    } else {
      mistake_at_token(messages::kAfterEnd);
    }
  }

 private:
  bool at_end() const { return position_ == text_.size(); }
  bool at(char c) const { return !at_end() && text_[position_] == c; }

  char32_t peek(std::size_t* end = nullptr) const {
    std::size_t position = position_;
    const char32_t c = at_end() ? U'\0' : text::decode(text_, position);
    if (end != nullptr) *end = position;
    return c;
  }

  diag::Span span(std::size_t begin, std::size_t end) const {
    return {diag::kDataSource, start_ + static_cast<std::uint32_t>(begin),
            start_ + static_cast<std::uint32_t>(end)};
  }

  /// False when there were mistakes enough.
  bool add(Diagnostic diagnostic) {
    report_.add(std::move(diagnostic));
    return ++found_ < kMostMistakes;
  }

  bool mistake(const Message& message, std::vector<std::string> words, std::size_t begin,
               std::size_t end) {
    return add(Diagnostic(message, std::move(words), span(begin, end)));
  }

  /// About the token here, which is the argument.
  bool mistake_at_token(const Message& message) {
    const std::size_t begin = position_;
    const std::string_view token = token_here();
    return mistake(message, {shortened(token)}, begin, begin + token.size());
  }

  /// What a person sees as one thing here: a text in quotes, a word or number, else one character.
  std::string_view token_here() const {
    std::size_t end = position_;
    const char32_t first = peek(&end);
    if (first == U'"') {
      const std::size_t stop = text_.find_first_of("\"\n", end);
      if (stop != text_.npos && text_[stop] == '"') end = stop + 1;
    } else if (meant(first) == 0) {
      return word_here();
    }
    return text_.substr(position_, end - position_);
  }

  /// Up to punctuation, a quote, a comment or the end of the line, without blanks at the end.
  std::string_view word_here() const {
    std::size_t end = position_;
    while (end < text_.size()) {
      std::size_t next = end;
      const char32_t c = text::decode(text_, next);
      if (c == U'\n' || c == U'\r' || (meant(c) != 0 && c != U'\'' && c != U'’')) break;
      const std::string_view rest = text_.substr(end);
      if (rest.starts_with("//") || rest.starts_with("/*") || (c == U'#' && end > position_)) break;
      end = next;
    }
    return text::trim_end(text_.substr(position_, end - position_));
  }

  bool skip_blank() {
    for (; !at_end();) {
      std::size_t end = position_;
      const char32_t c = peek(&end);
      if (is_json_blank(text_[position_])) {
        ++position_;
      } else if (text::is_white_space(c) || c == U'\uFEFF') {
        const std::size_t begin = std::exchange(position_, end);
        if (!mistake(messages::kBlank, {}, begin, end)) return false;
      } else if (c == U'#' || c == U'/') {
        if (!comment()) return false;
      } else {
        break;
      }
    }
    return true;
  }

  bool comment() {
    const std::size_t begin = position_;
    const std::string_view rest = text_.substr(begin);
    const bool block = rest.starts_with("/*");
    if (rest.starts_with('/') && !block && !rest.starts_with("//")) {
      mistake_at_token(messages::kUnexpected);
      return false;
    }
    const std::size_t end =
        block ? text_.find("*/", begin + 2) : text_.find_first_of("\r\n", begin);
    position_ = end == text_.npos ? text_.size() : block ? end + 2 : end;
    return mistake(messages::kComment, {}, begin, position_);
  }

  /// Steps over `expected`, or over what was typed in its place.
  bool accept(char expected, bool& go_on) {
    std::size_t end = position_;
    const char32_t c = peek(&end);
    if (at_end() || meant(c) != expected) return false;
    const std::size_t begin = std::exchange(position_, end);
    if (c != static_cast<char32_t>(expected)) {
      go_on = mistake(messages::kPunctuation,
                      {std::string(text_.substr(begin, end - begin)), std::string(1, expected)},
                      begin, end);
    }
    return true;
  }

  bool accept_without_words(char expected) const { return !at_end() && meant(peek()) == expected; }

  /// `owner` is the name whose value this is.
  bool value(std::string_view owner) {
    last_text_ = {};
    last_was_number_ = false;
    if (at_end())
      return mistake(messages::kMissingValue, {shortened(owner)}, last_visible(), text_.size()),
             false;
    const char32_t c = peek();
    switch (meant(c)) {
      case '{':
        return container('{', '}');
      case '[':
        return container('[', ']');
      case '"':
      case '\'':
        return quoted();
      case 0:
        break;
      default:
        mistake_at_token(messages::kUnexpected);
        return false;
    }
    const bool like_number =
        text::digit_value(c) >= 0 ||
        std::u32string_view(U"+-.＋－−．").find(c) != std::u32string_view::npos;
    return like_number ? number() : word();
  }

  bool container(char open, char close) {
    const std::size_t opener = position_;
    bool go_on = true;
    accept(open, go_on);
    if (!go_on) return false;
    if (depth_left_ == 0) {
      mistake(messages::kTooDeep, {std::to_string(depth_)}, opener, opener + 1);
      return false;
    }
    --depth_left_;
    const bool closed = items(opener, open, close);
    ++depth_left_;
    last_text_ = {};
    last_was_number_ = false;
    return closed;
  }

  bool items(std::size_t opener, char open, char close) {
    std::optional<std::size_t> comma;
    bool first = true;
    bool go_on = true;
    while (skip_blank()) {
      if (at_end()) return unclosed(opener, open, close);
      const std::size_t here = position_;
      if (accept(close, go_on)) {
        if (comma) go_on = mistake(messages::kTrailingComma, {}, *comma, *comma + 1) && go_on;
        return go_on;
      }
      if (accept_without_words(close == '}' ? ']' : '}')) return wrong_bracket(opener, open, close);
      if (accept(',', go_on)) {
        if (!go_on || !mistake(messages::kExtraComma, {}, here, position_)) return false;
        continue;
      }
      if (!first && !comma && !mistake_at_token(messages::kMissingComma)) return false;
      if (!(open == '{' ? entry(comma.has_value()) : value("")) || !skip_blank()) return false;
      first = false;
      comma.reset();
      if (!mend_text()) return false;
      const std::size_t after = position_;
      if (accept(',', go_on)) comma = after;
      if (!go_on) return false;
    }
    return false;
  }

  bool unclosed(std::size_t opener, char open, char close) {
    add(Diagnostic(messages::kUnclosed, {std::string(1, close)}, span(last_visible(), text_.size()))
            .note(diag::messages::kOpenedHere, {std::string(1, open)}, span(opener, opener + 1)));
    return false;
  }

  bool wrong_bracket(std::size_t opener, char open, char close) {
    const std::string_view token = token_here();
    add(Diagnostic(messages::kWrongBracket, {std::string(1, close), std::string(token)},
                   span(position_, position_ + token.size()))
            .note(diag::messages::kOpenedHere, {std::string(1, open)}, span(opener, opener + 1)));
    return false;
  }

  /// The last character of the text that is not a blank.
  std::size_t last_visible() const {
    std::size_t position = text::trim_end(text_).size();
    while (position > 0 && (static_cast<unsigned char>(text_[--position]) & 0xC0) == 0x80) {
    }
    return position;
  }

  /// A name, a colon and a value.
  bool entry(bool after_comma) {
    const std::size_t begin = position_;
    const bool after_number = std::exchange(last_was_number_, false);
    const char opening = meant(peek());
    if (opening == '"' || opening == '\'') {
      if (!quoted()) return false;
    } else if (opening != 0) {
      mistake_at_token(messages::kUnexpected);
      return false;
    } else {
      const std::string_view word = word_here();
      position_ += word.size();
      if (after_comma && after_number && is_digit(word.front()) && text_[begin - 1] == ',' &&
          !accept_without_words(':')) {
        last_was_number_ = true;
        return mistake(messages::kThousands, {}, begin - 1, position_);
      }
      if (!mistake(messages::kUnquotedKey, {shortened(word)}, begin, position_)) return false;
    }
    std::string_view name = text_.substr(begin, position_ - begin);
    if (name.size() >= 2 && name.front() == '"') name = name.substr(1, name.size() - 2);
    return entry_value(name);
  }

  bool entry_value(std::string_view name) {
    bool go_on = true;
    if (!skip_blank()) return false;
    if (!accept(':', go_on)) {
      if (!mend_text()) return false;
      if (!skip_blank()) return false;
      if (!accept(':', go_on))
        go_on = mistake(messages::kMissingColon, {shortened(name)}, position_before(), position_);
    }
    if (!go_on || !skip_blank()) return false;
    if (accept_without_words(',') || accept_without_words('}') || accept_without_words(']'))
      return mistake(messages::kMissingValue, {shortened(name)}, position_before(), position_);
    return value(name);
  }

  /// Where the last visible thing before this place ends, less one character.
  std::size_t position_before() const {
    const std::string_view before = text::trim_end(text_.substr(0, position_));
    std::size_t position = before.size();
    while (position > 0 && (static_cast<unsigned char>(text_[--position]) & 0xC0) == 0x80) {
    }
    return position;
  }

  bool quoted() {
    const char32_t c = peek();
    if (c == U'"') return plain_text();
    const std::size_t begin = position_;
    const bool single = meant(c) == '\'';
    std::size_t inside = begin;
    text::decode(text_, inside);
    for (std::size_t end = inside; end < text_.size() && text_[end] != '\n';) {
      const std::size_t closing = end;
      const char32_t candidate = text::decode(text_, end);
      if (meant(candidate) != (single ? '\'' : '"')) continue;
      position_ = end;
      const Message& message = single ? messages::kSingleQuotes : messages::kChineseQuotes;
      return mistake(message, {shortened(text_.substr(inside, closing - inside))}, begin, end);
    }
    mistake(messages::kUnclosedText, {}, begin, inside);
    return false;
  }

  /// A text in straight quotes.
  bool plain_text() {
    const std::size_t begin = position_++;
    while (!at_end() && text_[position_] != '"') {
      const char c = text_[position_];
      if (c == '\n' || c == '\r') break;
      if (c == '\\') {
        if (!escape()) return false;
      } else if (static_cast<unsigned char>(c) < 0x20) {
        if (!control_character()) return false;
      } else {
        ++position_;
      }
    }
    last_text_ = {begin, position_};
    if (at('"')) {
      ++position_;
      return true;
    }
    if (const auto quote = lone_chinese_quote()) return end_text_at(*quote);
    mistake(messages::kUnclosedText, {}, begin, position_);
    return false;
  }

  bool control_character() {
    const char c = text_[position_++];
    const auto number = static_cast<unsigned>(c);
    const std::string code = {'0', '0', static_cast<char>('0' + number / 16),
                              "0123456789ABCDEF"[number % 16]};
    const std::string escape = c == '\t'   ? "\\t"
                               : c == '\b' ? "\\b"
                               : c == '\f' ? "\\f"
                                           : "\\u" + code;
    return mistake(messages::kControlCharacter, {"U+" + code, escape}, position_ - 1, position_);
  }

  /// The code unit of `\uXXXX` at `position`.
  std::optional<unsigned> code_unit(std::size_t position) const {
    const std::string_view escape = text_.substr(std::min(position, text_.size()), 6);
    if (escape.size() < 6 || !escape.starts_with("\\u")) return std::nullopt;
    unsigned unit = 0;
    for (const char c : escape.substr(2)) {
      if (!is_hex(c)) return std::nullopt;
      unit = unit * 16 + static_cast<unsigned>(is_digit(c) ? c - '0' : (c | 0x20) - 'a' + 10);
    }
    return unit;
  }

  bool escape() {
    const std::size_t begin = position_++;
    if (at_end()) return true;
    std::size_t end = position_;
    peek(&end);
    if (!at('u')) {
      const bool known =
          std::string_view("\"\\/bfnrt").find(text_[position_]) != std::string_view::npos;
      position_ = text_[position_] == '\n' || text_[position_] == '\r' ? position_ : end;
      return known || mistake(messages::kEscape,
                              {std::string(text_.substr(begin + 1, end - begin - 1))}, begin, end);
    }
    ++position_;
    const auto unit = code_unit(begin);
    if (!unit) return mistake(messages::kEscape, {"u"}, begin, end);
    position_ = begin + 6;
    if (*unit < 0xD800 || *unit > 0xDFFF) return true;
    const auto low = code_unit(position_);
    if (*unit < 0xDC00 && low && *low >= 0xDC00 && *low <= 0xDFFF) {
      position_ += 6;
      return true;
    }
    return mistake(messages::kSurrogate, {std::string(text_.substr(begin, 6))}, begin, position_);
  }

  /// The Chinese quote in the last text that was meant to close it: the first ” without a “ before
  /// it.
  std::optional<std::size_t> lone_chinese_quote() const {
    const auto [begin, end] = last_text_;
    for (std::size_t position = begin; position < end;) {
      const std::size_t here = position;
      const char32_t c = text::decode(text_, position);
      if (c == U'“') return std::nullopt;
      if (c == U'”' || c == U'＂') return here;
    }
    return std::nullopt;
  }

  bool end_text_at(std::size_t quote) {
    position_ = quote;
    last_text_ = {};
    bool go_on = true;
    accept('"', go_on);
    return go_on;
  }

  /// After a text stands something that does not follow a text: when the text was closed with a
  /// Chinese quote or has straight quotes inside, says so and moves to where it was meant to end.
  bool mend_text() {
    const auto [begin, end] = last_text_;
    if (begin == end || at_end()) return true;
    const bool follows = accept_without_words(']') || accept_without_words('}') ||
                         accept_without_words(':') || accept_without_words(',');
    if (follows) return true;
    if (const auto quote = lone_chinese_quote()) return end_text_at(*quote) && skip_blank();
    if (position_ != end + 1) return true;
    for (std::size_t quote = text_.find_first_of("\"\n", position_);
         quote != text_.npos && text_[quote] == '"';
         quote = text_.find_first_of("\"\n", quote + 1)) {
      const std::size_t next = text_.find_first_not_of(" \t", quote + 1);
      if (next != text_.npos &&
          std::string_view(",:]}\r\n").find(text_[next]) == std::string_view::npos)
        continue;
      position_ = quote + 1;
      last_text_ = {};
      return mistake(messages::kQuoteInside, {}, end, end + 1) && skip_blank();
    }
    mistake(messages::kQuoteInside, {}, end, end + 1);
    return false;
  }

  bool number() {
    const std::size_t begin = position_;
    std::string_view token = word_here();
    // Two numbers side by side are two items; a number and a word are one text.
    if (const std::size_t blank = token.find_first_of(" \t"); blank != token.npos) {
      const std::size_t next = token.find_first_not_of(" \t", blank);
      if (is_digit(token[next]) || token[next] == '-') token = token.substr(0, blank);
    }
    position_ += token.size();
    last_was_number_ = true;
    if (is_json_number(token)) return true;
    if (token == "-Infinity")
      return mistake(messages::kNotFinite, {std::string(token)}, begin, position_);
    const auto mended = mended_number(token);
    if (!mended) return mistake(messages::kUnquotedText, {shortened(token)}, begin, position_);
    Diagnostic diagnostic(messages::kNumber, {shortened(token)}, span(begin, position_));
    diagnostic.notes.push_back({&messages::kWriteNumber, {shortened(*mended)}, {}});
    if (token.size() > 1 && token.front() == '0' && is_digit(token[1]))
      diagnostic.notes.push_back({&messages::kWriteCode, {shortened(token)}, {}});
    return add(std::move(diagnostic));
  }

  bool word() {
    const std::size_t begin = position_;
    const std::string_view token = word_here();
    position_ += token.size();
    if (token == "true" || token == "false" || token == "null") return true;
    std::string lower(token);
    for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    if (lower == "nan" || lower == "infinity" || lower == "inf")
      return mistake(messages::kNotFinite, {std::string(token)}, begin, position_);
    static constexpr std::pair<std::string_view, std::string_view> kWords[] = {
        {"true", "true"}, {"false", "false"}, {"null", "null"},
        {"none", "null"}, {"nil", "null"},    {"undefined", "null"}};
    for (const auto& [typed, json] : kWords) {
      if (lower == typed)
        return mistake(messages::kWord, {std::string(token), std::string(json)}, begin, position_);
    }
    return mistake(messages::kUnquotedText, {shortened(token)}, begin, position_);
  }

  std::string_view text_;
  std::uint32_t start_;
  int depth_left_;
  int depth_;
  diag::Report& report_;
  std::size_t position_ = 0;
  int found_ = 0;
  std::pair<std::size_t, std::size_t>
      last_text_{};  // quotes of the text that was read last; equal: none
  bool last_was_number_ = false;
};

}  // namespace

void explain_mistakes(std::string_view text, std::uint32_t start, int depth, diag::Report& report) {
  MistakeFinder(text, start, depth, report).find();
}

}  // namespace chengwen::data
