#include "jinja/lexer.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "diag/messages.h"
#include "jinja/messages.h"
#include "jinja/quotes.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace chengwen::jinja {
namespace {

struct Sign {
  std::string_view text;
  TokenKind kind;
};

/// Longer ones first: the first that fits is taken.
constexpr Sign kSigns[] = {
    {"//", TokenKind::double_slash}, {"**", TokenKind::double_star},
    {"==", TokenKind::equal},        {"!=", TokenKind::not_equal},
    {"<=", TokenKind::less_equal},   {">=", TokenKind::greater_equal},
    {"+", TokenKind::plus},          {"-", TokenKind::minus},
    {"*", TokenKind::star},          {"/", TokenKind::slash},
    {"%", TokenKind::percent},       {"~", TokenKind::tilde},
    {"<", TokenKind::less},          {">", TokenKind::greater},
    {"=", TokenKind::assign},        {".", TokenKind::dot},
    {",", TokenKind::comma},         {":", TokenKind::colon},
    {"|", TokenKind::pipe},          {"(", TokenKind::left_paren},
    {")", TokenKind::right_paren},   {"[", TokenKind::left_bracket},
    {"]", TokenKind::right_bracket}, {"{", TokenKind::left_brace},
    {"}", TokenKind::right_brace},
};

/// What people type and what they should have typed.
constexpr std::pair<std::string_view, std::string_view> kInstead[] = {
    {"&&", "and"}, {"||", "or"}, {"&", "and"}, {"!", "not"}, {"、", ","}, {"。", "."},
    {"！", "not"}, {"【", "["},  {"】", "]"},  {"《", "<"},  {"》", ">"}, {"；", ","},
};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : 99;
}

class Lexer {
 public:
  Lexer(std::string_view text, diag::Span span, diag::Report& report, const IsCall& is_call)
      : text_(text), span_(span), report_(report), is_call_(is_call) {}

  std::vector<Token> run() {
    tokens_.reserve(8);  // of most tags
    for (;;) {
      skip_space();
      if (position_ >= text_.size()) break;
      if (!number() && !name() && !string() && !sign()) {
        unexpected();
        break;
      }
    }
    add(TokenKind::end, text_.size(), {});
    return std::move(tokens_);
  }

 private:
  /// The character at `position`, a full-width sign or digit as its twin.
  std::pair<char, std::size_t> at(std::size_t position) const {
    if (position >= text_.size()) return {'\0', 0};
    const char c = text_[position];
    if (c != '\xEF') return {c, 1};
    std::size_t end = position;
    return {halfwidth_twin(text::decode(text_, end)), end - position};
  }

  diag::Span span(std::size_t begin, std::size_t end) const {
    return {span_.source, span_.begin + static_cast<std::uint32_t>(begin),
            span_.begin + static_cast<std::uint32_t>(end)};
  }

  void add(TokenKind kind, std::size_t end, std::string_view text) {
    tokens_.push_back({kind, text, span(position_, end)});
    position_ = end;
  }

  void add(TokenKind kind, std::size_t end) {
    add(kind, end, text_.substr(position_, end - position_));
  }

  void skip_space() {
    while (position_ < text_.size()) {
      std::size_t end = position_;
      if (!text::is_white_space(text::decode(text_, end))) break;
      position_ = end;
    }
  }

  bool name() {
    const std::size_t end = text::identifier_end(text_, position_);
    if (end == position_) return false;
    if (const std::size_t whole = bracketed_end(end); whole > end) {
      add_unusual_name(whole);
    } else {
      add(TokenKind::name, end);
    }
    return true;
  }

  /// The end of an identifier that goes on at `end`.
  std::size_t rest_end(std::size_t end) const {
    for (std::size_t next = end; next < text_.size(); end = next) {
      if (!text::is_identifier_part(text::decode(text_, next))) break;
    }
    return end;
  }

  /// The end of a name that goes on behind `end` with （…）; `end` when it does not.
  std::size_t bracketed_end(std::size_t end) const {
    constexpr std::string_view kOpen = "（", kClose = "）", kInside = "%％/·-－—.";
    while (text_.substr(end).starts_with(kOpen)) {
      if (!is_call_ || is_call_(text_.substr(position_, end - position_), tokens_)) break;
      std::size_t inside = end + kOpen.size();
      const std::size_t begin = inside;
      for (std::size_t next = inside; next < text_.size(); inside = next) {
        const char32_t c = text::decode(text_, next);
        const std::string_view bytes = text_.substr(inside, next - inside);
        if (!text::is_identifier_part(c) && kInside.find(bytes) == std::string_view::npos) break;
      }
      if (inside == begin || !text_.substr(inside).starts_with(kClose)) break;
      end = rest_end(inside + kClose.size());
    }
    return end;
  }

  void add_unusual_name(std::size_t end) {
    const std::string name(text_.substr(position_, end - position_));
    const bool member = !tokens_.empty() && tokens_.back().is(TokenKind::dot);
    report_.add(diag::Diagnostic(messages::kUnusualName, {name, in_brackets(name, !member)},
                                 span(position_, end)));
    add(TokenKind::name, end);
  }

  /// `digits` with single `_` between them; the offset behind them, `begin` when there are none.
  std::size_t digits_end(std::size_t begin, int base = 10) const {
    std::size_t end = begin;
    while (end < text_.size()) {
      const std::size_t digit = text_[end] == '_' && end > begin ? end + 1 : end;
      if (digit >= text_.size() || hex_value(text_[digit]) >= base) break;
      end = digit + 1;
    }
    return end;
  }

  bool number() {
    if (full_width_number()) return true;
    if (!is_digit(text_[position_])) return false;
    if (const std::size_t end = digits_first_name_end(); end > position_) {
      add_unusual_name(end);
      return true;
    }
    const std::size_t prefixed = prefixed_integer_end();
    add(TokenKind::number, prefixed != 0 ? prefixed : plain_number_end());
    return true;
  }

  /// The end of a name like 2024年预算; position_ when there is none. `1if` is a number and a word.
  std::size_t digits_first_name_end() const {
    std::size_t digits = position_;
    while (digits < text_.size() && is_digit(text_[digits])) ++digits;
    const std::size_t end = text::identifier_end(text_, digits);
    if (end == digits || static_cast<unsigned char>(text_[digits]) < 0x80) return position_;
    return bracketed_end(end);
  }

  /// 0x1F, 0o17, 0b101; 0 when it is none of these.
  std::size_t prefixed_integer_end() const {
    if (text_[position_] != '0' || position_ + 1 >= text_.size()) return 0;
    const char prefix = static_cast<char>(text_[position_ + 1] | 0x20);
    const int base = prefix == 'x' ? 16 : prefix == 'o' ? 8 : prefix == 'b' ? 2 : 0;
    if (base == 0) return 0;
    std::size_t begin = position_ + 2;
    if (begin < text_.size() && text_[begin] == '_') ++begin;
    const std::size_t end = digits_end(begin, base);
    return end == begin ? 0 : end;
  }

  std::size_t plain_number_end() const {
    const std::size_t whole = digits_end(position_);
    // In `rows.0.1` the digits behind a point are an index.
    const bool index = position_ > 0 && text_[position_ - 1] == '.';
    if (!index) {
      std::size_t end = whole;
      if (end < text_.size() && text_[end] == '.') {
        const std::size_t fraction = digits_end(end + 1);
        if (fraction > end + 1) end = fraction;
      }
      end = exponent_end(end);
      if (end > whole) return end;
    }
    // Integers do not begin with 0: `08` is a mistake.
    if (text_[position_] != '0') return whole;
    std::size_t zeros = position_ + 1;
    while (zeros < whole && (text_[zeros] == '0' || text_[zeros] == '_')) ++zeros;
    return zeros;
  }

  std::size_t exponent_end(std::size_t begin) const {
    if (begin >= text_.size() || (text_[begin] | 0x20) != 'e') return begin;
    std::size_t digits = begin + 1;
    if (digits < text_.size() && (text_[digits] == '+' || text_[digits] == '-')) ++digits;
    const std::size_t end = digits_end(digits);
    return end == digits ? begin : end;
  }

  /// １２ has the value of its twins.
  bool full_width_number() {
    const auto [first, length] = at(position_);
    if (length < 2 || !is_digit(first)) return false;
    std::size_t end = position_;
    std::string twins;
    for (;;) {
      const auto [c, size] = at(end);
      if (!is_digit(c) && !(c == '.' && is_digit(at(end + size).first))) break;
      twins.push_back(c);
      end += size;
    }
    report_full_width(end, twins);
    add(TokenKind::number, end);
    return true;
  }

  bool string() {
    if (quote_length(text_, position_) == 0) return false;
    const std::size_t end = string_end(text_, position_);
    if (end != std::string_view::npos) {
      if (const std::size_t length = quote_length(text_, position_); length > 1) {
        report_.add(diag::Diagnostic(messages::kCurlyQuotes,
                                     {std::string(text_.substr(position_, length))},
                                     span(position_, end)));
      }
      add(TokenKind::string, end);
      return true;
    }
    report_.add(
        diag::Diagnostic(messages::kUnclosedString,
                         {std::string(text_.substr(position_, quote_length(text_, position_)))},
                         span(position_, text_.size())));
    add(TokenKind::error, text_.size());
    return true;
  }

  bool sign() {
    for (const Sign& candidate : kSigns) {
      const std::size_t end = fit(candidate.text);
      if (end == 0 || (candidate.kind == TokenKind::pipe && at(end).first == '|')) continue;
      if (end - position_ > candidate.text.size()) {
        report_full_width(end, std::string(candidate.text));
      }
      add(candidate.kind, end, candidate.text);
      return true;
    }
    return false;
  }

  /// The offset behind `sign` when it stands here; 0 when it does not.
  std::size_t fit(std::string_view sign) const {
    std::size_t end = position_;
    for (const char wanted : sign) {
      const auto [c, size] = at(end);
      if (c != wanted) return 0;
      end += size;
    }
    return end;
  }

  void report_full_width(std::size_t end, std::string twin) {
    report_.add(
        diag::Diagnostic(messages::kFullwidth,
                         {std::string(text_.substr(position_, end - position_)), std::move(twin)},
                         span(position_, end)));
  }

  void unexpected() {
    std::size_t end = position_;
    text::decode(text_, end);
    std::string_view instead;
    for (const auto& [typed, meant] : kInstead) {
      if (!text_.substr(position_).starts_with(typed)) continue;
      end = position_ + typed.size();
      instead = meant;
      break;
    }
    diag::Diagnostic mistake(messages::kUnexpectedCharacter,
                             {std::string(text_.substr(position_, end - position_))},
                             span(position_, end));
    if (!instead.empty())
      mistake.notes.push_back({&diag::messages::kDidYouMean, {std::string(instead)}, {}});
    report_.add(std::move(mistake));
    add(TokenKind::error, end);
  }

  std::string_view text_;
  diag::Span span_;
  diag::Report& report_;
  const IsCall& is_call_;
  std::vector<Token> tokens_;
  std::size_t position_ = 0;
};

/// Replaces the escapes of a string literal.
class Escapes {
 public:
  explicit Escapes(std::string_view content) : content_(content) {}

  /// False where an escape is malformed; position() tells where.
  bool run(std::string& out) {
    while (position_ < content_.size()) {
      const std::size_t next = std::min(content_.find('\\', position_), content_.size());
      out.append(content_.substr(position_, next - position_));
      position_ = next;
      if (position_ < content_.size() && !escape(out)) return false;
    }
    return true;
  }
  std::size_t position() const { return position_; }

 private:
  bool escape(std::string& out) {
    const char c = position_ + 1 < content_.size() ? content_[position_ + 1] : '\0';
    constexpr std::string_view kNames = "abfnrtv\\'\"\n";
    constexpr std::string_view kCharacters("\a\b\f\n\r\t\v\\'\"", 10);
    if (const std::size_t index = kNames.find(c); c != '\0' && index != std::string_view::npos) {
      if (index < kCharacters.size()) out.push_back(kCharacters[index]);
      position_ += 2;
      return true;
    }
    if (c == 'x') return code_point(out, 2, 2, 2, 16);
    if (c == 'u') return code_point(out, 2, 4, 4, 16);
    if (c == 'U') return code_point(out, 2, 8, 8, 16);
    if (c >= '0' && c <= '7') return code_point(out, 1, 1, 3, 8);
    out.push_back('\\');
    ++position_;
    return true;
  }

  bool code_point(std::string& out, std::size_t skip, std::size_t least, std::size_t most,
                  int base) {
    std::uint32_t value = 0;
    std::size_t count = 0;
    for (; count < most && position_ + skip + count < content_.size(); ++count) {
      const int digit = hex_value(content_[position_ + skip + count]);
      if (digit >= base) break;
      value = value * static_cast<std::uint32_t>(base) + static_cast<std::uint32_t>(digit);
    }
    const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    if (count < least || value > 0x10FFFF || surrogate) return false;
    text::append(out, static_cast<char32_t>(value));
    position_ += skip + count;
    return true;
  }

  std::string_view content_;
  std::size_t position_ = 0;
};

}  // namespace

std::vector<Token> lex(std::string_view text, diag::Span span, diag::Report& report,
                       const IsCall& is_call) {
  return Lexer(text, span, report, is_call).run();
}

std::string in_brackets(std::string_view name, bool of_data) {
  return (of_data ? "data[\"" : "[\"") + std::string(name) + "\"]";
}

std::optional<std::string> decode_string(const Token& token, diag::Report& report) {
  const std::size_t quote = quote_length(token.text, 0);
  // The closing mark may be of another length than the opening one: “甲" is closed.
  std::size_t end = token.text.size() - 1;
  while ((token.text[end] & '\xC0') == '\x80') --end;
  Escapes escapes(token.text.substr(quote, end - quote));
  std::string result;
  if (escapes.run(result)) return result;
  const auto begin = token.span.begin + static_cast<std::uint32_t>(quote + escapes.position());
  report.add(diag::Diagnostic(messages::kBadEscape,
                              {std::string(token.text.substr(quote + escapes.position(), 2))},
                              {token.span.source, begin, begin + 2}));
  return std::nullopt;
}

bool is_reserved_word(std::string_view name) {
  constexpr std::string_view kReserved[] = {"and", "or", "not", "in", "is", "if", "else"};
  return std::find(std::begin(kReserved), std::end(kReserved), name) != std::end(kReserved);
}

std::string_view name_of(TokenKind kind) {
  switch (kind) {
    case TokenKind::end:
      return "end";
    case TokenKind::error:
      return "error";
    case TokenKind::name:
      return "name";
    case TokenKind::string:
      return "string";
    case TokenKind::number:
      return "number";
    default:
      break;
  }
  for (const Sign& sign : kSigns) {
    if (sign.kind == kind) return sign.text;
  }
  return {};
}

}  // namespace chengwen::jinja
