#include "jinja/word_wrap.h"

#include <algorithm>

#include "text/characters.h"
#include "text/utf8.h"

namespace chengwen::jinja {

namespace {

bool is_blank(char32_t c) {
  return c == U' ' || (c >= U'\t' && c <= U'\r');
}
bool is_letter(char32_t c) {
  return text::is_word(c) && !text::is_decimal_digit(c);
}
bool is_word_or_mark(char32_t c) {
  return text::is_word(c) || std::u32string_view(U"!\"'&.,?").find(c) != std::u32string_view::npos;
}

/// Code points [begin, end) of the line.
struct Chunk {
  std::size_t begin, end;
  std::size_t length() const { return end - begin; }
};

/// Takes a line apart into what may not be broken: blanks, words, parts of hyphenated words,
/// dashes.
class Splitter {
 public:
  Splitter(const std::vector<char32_t>& line, bool on_hyphens)
      : line_(line), on_hyphens_(on_hyphens) {}

  std::vector<Chunk> chunks() const {
    std::vector<Chunk> chunks;
    for (std::size_t begin = 0; begin < line_.size(); begin = chunks.back().end)
      chunks.push_back({begin, end_of_chunk(begin)});
    return chunks;
  }

 private:
  bool blank(std::size_t i) const { return i < line_.size() && is_blank(line_[i]); }
  bool letter(std::size_t i) const { return i < line_.size() && is_letter(line_[i]); }
  bool hyphen(std::size_t i) const { return i < line_.size() && line_[i] == U'-'; }

  /// The end of a dash (two hyphens or more between words) that begins at `i`, or `i` when there is
  /// none.
  std::size_t end_of_dash(std::size_t i) const {
    if (!hyphen(i) || i == 0 || !is_word_or_mark(line_[i - 1])) return i;
    std::size_t end = i;
    while (hyphen(end)) ++end;
    return end - i >= 2 && end < line_.size() && text::is_word(line_[end]) ? end : i;
  }

  /// Whether a word may be broken behind the hyphen at `i`: two letters (or a-b) before it, two
  /// after it.
  bool breaks_behind(std::size_t i) const {
    if (!hyphen(i)) return false;
    const bool before = (i >= 2 && letter(i - 1) && letter(i - 2)) ||
                        (i >= 3 && letter(i - 1) && hyphen(i - 2) && letter(i - 3));
    return before && letter(i + 1) && (letter(i + 2) || (hyphen(i + 2) && letter(i + 3)));
  }

  std::size_t end_of_chunk(std::size_t begin) const {
    std::size_t end = begin;
    if (blank(begin)) {
      while (blank(end)) ++end;
      return end;
    }
    if (on_hyphens_ && end_of_dash(begin) != begin) return end_of_dash(begin);
    for (end = begin + 1; end < line_.size() && !blank(end); ++end) {
      if (!on_hyphens_) continue;
      if (breaks_behind(end)) return end + 1;
      if (end_of_dash(end) != end) return end;
    }
    return end;
  }

  const std::vector<char32_t>& line_;
  bool on_hyphens_;
};

class Wrapper {
 public:
  Wrapper(std::string_view text, const WrapOptions& options) : text_(text), options_(options) {
    for (std::size_t position = 0; position < text.size();) {
      offsets_.push_back(position);
      line_.push_back(text::decode(text, position));
    }
    offsets_.push_back(text.size());
    chunks_ = Splitter(line_, options.break_on_hyphens).chunks();
  }

  std::vector<std::string_view> lines() && {
    std::vector<std::string_view> lines;
    while (next_ < chunks_.size()) {
      if (!lines.empty() && is_white(chunks_[next_])) ++next_;
      Chunk line = fill();
      if (line.length() > 0)
        lines.push_back(
            text_.substr(offsets_[line.begin], offsets_[line.end] - offsets_[line.begin]));
    }
    return lines;
  }

 private:
  bool is_white(const Chunk& chunk) const {
    return std::all_of(line_.begin() + static_cast<std::ptrdiff_t>(chunk.begin),
                       line_.begin() + static_cast<std::ptrdiff_t>(chunk.end),
                       text::is_white_space);
  }

  /// Takes as many chunks as fit; without the last one when it is white.
  Chunk fill() {
    if (next_ == chunks_.size()) return {0, 0};
    Chunk line{chunks_[next_].begin, chunks_[next_].begin};
    Chunk last = line;
    while (next_ < chunks_.size() && line.length() + chunks_[next_].length() <= options_.width) {
      last = chunks_[next_++];
      line.end = last.end;
    }
    if (next_ < chunks_.size() && chunks_[next_].length() > options_.width) {
      if (options_.break_long_words) {
        last = take_part(options_.width - line.length());
        line.end = last.end;
      } else if (line.length() == 0) {
        last = chunks_[next_++];
        line.end = last.end;
      }
    }
    if (is_white(last)) line.end = last.begin;
    return line;
  }

  /// The first `room` code points of the next chunk, or those up to the last hyphen among them.
  Chunk take_part(std::size_t room) {
    Chunk& chunk = chunks_[next_];
    std::size_t end = chunk.begin + room;
    if (options_.break_on_hyphens) {
      std::size_t hyphen = end;
      while (hyphen > chunk.begin && line_[hyphen - 1] != U'-') --hyphen;
      bool only_hyphens = true;
      for (std::size_t i = chunk.begin; i + 1 < hyphen; ++i) only_hyphens &= line_[i] == U'-';
      if (hyphen > chunk.begin + 1 && !only_hyphens) end = hyphen;
    }
    const Chunk part{chunk.begin, end};
    chunk.begin = end;
    return part;
  }

  std::string_view text_;
  const WrapOptions& options_;
  std::vector<char32_t> line_;
  std::vector<std::size_t> offsets_;
  std::vector<Chunk> chunks_;
  std::size_t next_ = 0;
};

}  // namespace

std::vector<std::string_view> wrap_line(std::string_view line, const WrapOptions& options) {
  return Wrapper(line, options).lines();
}

}  // namespace chengwen::jinja
