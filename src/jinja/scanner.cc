#include "jinja/scanner.h"

#include <array>
#include <optional>
#include <string>

#include "jinja/messages.h"
#include "jinja/quotes.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace chengwen::jinja {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

constexpr std::string_view kWideBrace = "｛";

/// Bytes that a tag or an escape may begin with.
constexpr std::array<bool, 256> kSigns = [] {
  std::array<bool, 256> signs{};
  for (const char c : {'{', '}', '%', kWideBrace[0]}) signs[static_cast<unsigned char>(c)] = true;
  return signs;
}();

/// A character that delimiters are made of, with its full-width twin taken as the same.
struct Mark {
  char ascii = 0;
  std::size_t length = 0;
  bool wide() const { return length > 1; }
};

/// Two marks that begin or end a tag.
struct Delimiter {
  char kind = 0;  ///< '{' or '}' for an expression, '%' a statement, '#' a comment; 0 = none
  std::size_t begin = 0, end = 0;
  bool wide = false;
};

/// Where a tag ends: its closer and what stands before it.
struct Close {
  std::size_t content_end = 0;
  std::size_t end = 0;
  bool trim = false;
  bool wide = false;
};

class Scanner {
 public:
  Scanner(std::string_view text, std::uint32_t source, diag::Report& report)
      : text_(text), source_(source), report_(report) {}

  std::vector<Tag> run() {
    while ((position_ = next_sign()) < text_.size()) {
      if (is_escape()) {
        escape();
      } else if (const Delimiter opener = opener_at(position_); opener.kind != 0) {
        opener.kind == '#' ? comment(opener) : tag(opener);
      } else {
        ++position_;
      }
    }
    return std::move(tags_);
  }

 private:
  /// Where a tag or an escape may begin next, or the end of the text. Chinese text is full of
  /// characters that begin as the wide brace does.
  std::size_t next_sign() const {
    std::size_t at = position_;
    for (; at < text_.size(); ++at) {
      const char first = text_[at];
      if (!kSigns[static_cast<unsigned char>(first)]) continue;
      if (first != kWideBrace[0] || text_.substr(at).starts_with(kWideBrace)) break;
    }
    return at;
  }

  Mark mark_at(std::size_t position) const {
    if (position >= text_.size()) return {};
    const char first = text_[position];
    if (first != '\xEF') return {first, 1};
    std::size_t end = position;
    return {halfwidth_twin(text::decode(text_, end)), end - position};
  }

  Delimiter opener_at(std::size_t position) const {
    const Mark first = mark_at(position);
    if (first.ascii != '{') return {};
    const Mark second = mark_at(position + first.length);
    if (second.ascii != '{' && second.ascii != '%' && second.ascii != '#') return {};
    return {second.ascii, position, position + first.length + second.length,
            first.wide() || second.wide()};
  }

  Delimiter closer_at(std::size_t position) const {
    const Mark first = mark_at(position);
    if (first.ascii != '}' && first.ascii != '%' && first.ascii != '#') return {};
    const Mark second = mark_at(position + first.length);
    if (second.ascii != '}') return {};
    return {first.ascii, position, position + first.length + second.length,
            first.wide() || second.wide()};
  }

  bool is_escape() const {
    const std::string_view three = text_.substr(position_, 3);
    return three == "{_{" || three == "}_}" || three == "{_%" || three == "%_}";
  }

  void escape() {
    Tag tag{Tag::Kind::escape};
    tag.begin = tag.content_begin = position_;
    tag.end = tag.content_end = position_ + 3;
    tags_.push_back(tag);
    position_ += 3;
  }

  /// Skips a trim marker behind an opener.
  std::size_t content_begin(const Delimiter& opener, bool& trim) const {
    const Mark mark = mark_at(opener.end);
    trim = mark.ascii == '-';
    return mark.ascii == '-' || mark.ascii == '+' ? opener.end + mark.length : opener.end;
  }

  /// `closer` with the trim marker before it, when one stands behind `from`.
  Close close(const Delimiter& closer, std::size_t from) const {
    Close result{closer.begin, closer.end, false, closer.wide};
    const auto ends_with = [&](std::string_view marker) {
      return closer.begin >= from + marker.size() &&
             text_.substr(closer.begin - marker.size(), marker.size()) == marker;
    };
    for (const std::string_view marker : {std::string_view("-"), std::string_view("－")}) {
      if (ends_with(marker)) {
        result.trim = true;
        result.content_end -= marker.size();
      }
    }
    if (closer.kind != '}' && ends_with("+")) --result.content_end;
    return result;
  }

  void comment(const Delimiter& opener) {
    bool trim = false;
    const std::size_t from = content_begin(opener, trim);
    for (std::size_t i = from; i < text_.size() && !comments_end_; ++i) {
      const Delimiter closer = closer_at(i);
      if (closer.kind == '#')
        return add(Tag::Kind::comment, opener, from, trim, close(closer, from));
    }
    comments_end_ = true;
    if (!opener.wide) report(messages::kUnclosedComment, opener.begin, opener.end);
    position_ = opener.end;
  }

  void tag(const Delimiter& opener) {
    bool trim = false;
    const std::size_t from = content_begin(opener, trim);
    const Tag::Kind kind = opener.kind == '{' ? Tag::Kind::expression : Tag::Kind::statement;
    if (const auto end = find_close(opener, from)) {
      if (kind == Tag::Kind::statement && content_is("raw", from, end->content_end)) {
        return raw(opener, from, trim, *end);
      }
      return add(kind, opener, from, trim, *end);
    }
    if (opener.wide) {
      position_ = opener.end;
      return;
    }
    recover(kind, opener, from, trim);
  }

  /// The first closer outside of strings and brackets; nothing when they do not balance.
  std::optional<Close> find_close(const Delimiter& opener, std::size_t from) const {
    const char kind = opener.kind == '{' ? '}' : '%';
    std::string brackets;
    for (std::size_t i = from; i < text_.size();) {
      if (brackets.empty()) {
        if (const Delimiter closer = closer_at(i); closer.kind == kind) return close(closer, from);
      }
      if (quote_length(text_, i) > 0) {
        const std::size_t end = string_end(text_, i);
        if (end == kNone || swallows_tag_end(i, end, kind)) return std::nullopt;
        i = end;
        continue;
      }
      if (opener_at(i).kind != 0) return std::nullopt;
      const Mark mark = mark_at(i);
      switch (mark.ascii) {
        case '(':
          brackets.push_back(')');
          break;
        case '[':
          brackets.push_back(']');
          break;
        case '{':
          brackets.push_back('}');
          break;
        case ')':
        case ']':
        case '}':
          if (!brackets.empty() && brackets.back() == mark.ascii) {
            brackets.pop_back();
          } else if (!brackets.empty() || mark.ascii == '}') {
            return std::nullopt;
          }
          break;
        default:
          break;
      }
      i += mark.length;
    }
    return std::nullopt;
  }

  /// A string that runs over the end of its line and has a closer on that line is more likely one
  /// whose quotation mark is missing.
  bool swallows_tag_end(std::size_t begin, std::size_t end, char kind) const {
    const std::string_view string = text_.substr(begin, end - begin);
    const std::size_t line_end = string.find('\n');
    if (line_end == kNone) return false;
    const std::string_view closer = kind == '}' ? "}}" : "%}";
    return string.substr(0, line_end).find(closer) != kNone;
  }

  /// For a tag whose strings or brackets do not balance: takes the first closer on its way,
  /// whatever stands before it, and leaves the mistake to the parser.
  void recover(Tag::Kind kind, const Delimiter& opener, std::size_t from, bool trim) {
    for (std::size_t i = from; i < text_.size(); ++i) {
      if (opener_at(i).kind != 0) break;
      const Delimiter closer = closer_at(i);
      if (closer.kind != '}' && closer.kind != '%') continue;
      if ((closer.kind == '}') != (kind == Tag::Kind::expression)) {
        report(messages::kWrongCloser, closer.begin, closer.end,
               {kind == Tag::Kind::expression ? "{{" : "{%",
                kind == Tag::Kind::expression ? "}}" : "%}",
                std::string(text_.substr(closer.begin, closer.end - closer.begin))});
      }
      return add(kind, opener, from, trim, close(closer, from));
    }
    report(
        messages::kUnclosedTag, opener.begin, opener.end,
        {kind == Tag::Kind::expression ? "{{" : "{%", kind == Tag::Kind::expression ? "}}" : "%}"});
    std::size_t end = from;
    while (end < text_.size() && text_[end] != '\n' && opener_at(end).kind == 0) ++end;
    // The statement goes on so that its closing tag further down is not reported as well.
    if (kind == Tag::Kind::statement)
      return add(kind, opener, from, trim, {end, end, false, false});
    position_ = opener.end;
  }

  bool content_is(std::string_view word, std::size_t begin, std::size_t end) const {
    return text::trim(text_.substr(begin, end - begin)) == word;
  }

  void raw(const Delimiter& opener, std::size_t from, bool trim, const Close& end) {
    add(Tag::Kind::raw_begin, opener, from, trim, end);
    for (std::size_t i = position_; i < text_.size(); ++i) {
      const Delimiter inner = opener_at(i);
      if (inner.kind != '%') continue;
      bool inner_trim = false;
      const std::size_t inner_from = content_begin(inner, inner_trim);
      for (std::size_t j = inner_from; j < text_.size() && text_[j] != '{'; ++j) {
        const Delimiter closer = closer_at(j);
        if (closer.kind != '%') continue;
        const Close inner_end = close(closer, inner_from);
        if (!content_is("endraw", inner_from, inner_end.content_end)) break;
        return add(Tag::Kind::raw_end, inner, inner_from, inner_trim, inner_end);
      }
    }
    report(messages::kUnclosedRaw, opener.begin, end.end);
    position_ = text_.size();
  }

  void add(Tag::Kind kind, const Delimiter& opener, std::size_t from, bool trim, const Close& end) {
    Tag tag{kind};
    tag.begin = opener.begin;
    tag.end = end.end;
    tag.content_begin = from;
    tag.content_end = end.content_end;
    tag.trim_before = trim;
    tag.trim_after = end.trim;
    tag.tolerated = opener.wide || end.wide;
    if (tag.tolerated) report(messages::kFullwidthDelimiter, tag.begin, tag.end);
    tags_.push_back(tag);
    position_ = tag.end;
  }

  void report(const diag::Message& message, std::size_t begin, std::size_t end,
              std::vector<std::string> words = {}) {
    report_.add(diag::Diagnostic(
        message, std::move(words),
        {source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}));
  }

  std::string_view text_;
  std::uint32_t source_;
  diag::Report& report_;
  std::vector<Tag> tags_;
  std::size_t position_ = 0;
  bool comments_end_ = false;  // no `#}` stands behind position_
};

}  // namespace

std::vector<Tag> scan(std::string_view text, std::uint32_t source, diag::Report& report) {
  return Scanner(text, source, report).run();
}

}  // namespace chengwen::jinja
