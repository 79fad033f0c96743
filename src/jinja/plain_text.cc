#include "jinja/plain_text.h"

#include <utility>

#include "jinja/messages.h"
#include "jinja/scanner.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace chengwen::jinja {
namespace {

/// What an escape prints: `{_%` gives `{%`.
std::string_view unescaped(std::string_view escape) {
  for (const std::string_view pair : {"{{", "}}", "{%", "%}"}) {
    if (pair.front() == escape.front() && pair.back() == escape.back()) return pair;
  }
  return escape;
}

class Cutter {
 public:
  Cutter(std::string_view text, std::uint32_t source) : text_(text), source_(source) {}

  void add(const Tag& tag) {
    literal(tag.begin, tag.trim_before);
    switch (tag.kind) {
      case Tag::Kind::expression:
        code(Segment::Kind::expression, tag);
        break;
      case Tag::Kind::statement:
        code(Segment::Kind::statement, tag);
        break;
      case Tag::Kind::escape: {
        Segment segment;
        segment.text = unescaped(text_.substr(tag.begin, tag.end - tag.begin));
        segment.span = span(tag.begin, tag.end);
        segments_.push_back(std::move(segment));
        break;
      }
      case Tag::Kind::comment:
      case Tag::Kind::raw_begin:
      case Tag::Kind::raw_end:
        break;
    }
    position_ = tag.end;
    trim_start_ = tag.trim_after;
  }

  std::vector<Segment> finish() {
    literal(text_.size(), false);
    return std::move(segments_);
  }

 private:
  diag::Span span(std::size_t begin, std::size_t end) const {
    return {source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  void literal(std::size_t end, bool trim_end) {
    std::string_view text = text_.substr(position_, end - position_);
    if (trim_start_) text = text::trim_start(text);
    if (trim_end) text = text::trim_end(text);
    if (text.empty()) return;
    Segment segment;
    segment.text = text;
    const auto begin = static_cast<std::size_t>(text.data() - text_.data());
    segment.span = span(begin, begin + text.size());
    segments_.push_back(std::move(segment));
  }

  void code(Segment::Kind kind, const Tag& tag) {
    Segment segment;
    segment.kind = kind;
    segment.text = text_.substr(tag.content_begin, tag.content_end - tag.content_begin);
    segment.span = span(tag.content_begin, tag.content_end);
    segment.trim_before = tag.trim_before;
    segment.trim_after = tag.trim_after;
    segments_.push_back(std::move(segment));
  }

  std::string_view text_;
  std::uint32_t source_;
  std::vector<Segment> segments_;
  std::size_t position_ = 0;
  bool trim_start_ = false;
};

}  // namespace

std::vector<Segment> cut_plain_text(std::string_view text, std::uint32_t source,
                                    diag::Report& report) {
  Cutter cutter(text, source);
  for (const Tag& tag : scan(text, source, report)) cutter.add(tag);
  return cutter.finish();
}

PlainTextSource::PlainTextSource(std::string name, std::string text)
    : name_(std::move(name)), text_(std::move(text)) {}

diag::Place PlainTextSource::locate(std::uint32_t begin, std::uint32_t end) const {
  diag::Place place;
  place.file = name_;
  const std::string_view text = text_;
  const std::size_t at = std::min<std::size_t>(begin, text.size());
  const std::size_t line_break = text.substr(0, at).rfind('\n');
  const std::size_t line_begin = line_break == std::string_view::npos ? 0 : line_break + 1;
  std::string_view line = text.substr(line_begin);
  line = line.substr(0, line.find('\n'));
  for (const char c : text.substr(0, line_begin)) place.line += c == '\n';
  ++place.line;
  place.column = static_cast<int>(text::length(text.substr(line_begin, at - line_begin))) + 1;
  place.excerpt = line;
  place.mark_begin = at - line_begin;
  place.mark_end = std::min<std::size_t>(std::max<std::size_t>(end, at) - line_begin, line.size());
  return place;
}

void TextOutput::literal(std::string_view bytes) {
  text_.append(bytes);
}

void TextOutput::value(const data::Value& value, std::uint32_t) {
  if (value.is_string()) {
    text_.append(value.as_string());
  } else {
    value.print(text_);
  }
}

void TextOutput::include(const Inclusion&) {
  fail(messages::kNoInclude);
}

void TextOutput::begin_capture() {
  captures_.push_back(text_.size());
}

data::Value TextOutput::end_capture() {
  const std::size_t begin = captures_.back();
  captures_.pop_back();
  data::Value captured = data::Value::string(std::string_view(text_).substr(begin));
  text_.resize(begin);
  return captured;
}

void TextOutput::abandon_capture() {
  text_.resize(captures_.back());
  captures_.pop_back();
}

std::size_t TextOutput::size() const {
  return text_.size();
}

}  // namespace chengwen::jinja
