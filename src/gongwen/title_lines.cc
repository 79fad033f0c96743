#include "gongwen/title_lines.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>

#include "text/characters.h"
#include "text/columns.h"
#include "text/utf8.h"
#include "text/words.h"

namespace chengwen::gongwen {
namespace {

// Costs of a layout, in squares of half characters that a line is off the mean.
using Cost = std::int64_t;
constexpr Cost kNever = std::numeric_limits<Cost>::max();
constexpr Cost kGoodBreak = 0, kBreak = 64, kBreakInName = 144, kBreakInQuotation = 64;
constexpr Cost kHourglass = 12, kRectangle = 30, kTwoEqualLines = 8, kOneMoreLine = 200;
constexpr std::size_t kMostLines = 5;

/// What a line is never broken within, and what breaking before it costs.
struct Piece {
  std::string_view words;
  int width = 0;
  Cost before = kNever;
};

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& set) {
  return std::find(set.begin(), set.end(), word) != set.end();
}

template <std::size_t N>
bool ends_with_one_of(std::string_view word, const std::array<std::string_view, N>& set) {
  return std::any_of(set.begin(), set.end(), [&](auto end) { return word.ends_with(end); });
}

constexpr std::array<std::string_view, 9> kOpening = {"《", "〈", "“", "‘", "（",
                                                      "(",  "〔", "[", "【"};
constexpr std::array<std::string_view, 9> kClosing = {"》", "〉", "”", "’", "）",
                                                      ")",  "〕", "]", "】"};
constexpr std::array<std::string_view, 7> kMarks = {"、", "，", "：", "；", "。", "·", "%"};
/// What joins two figures: 1—9月, 63%～68%.
constexpr std::array<std::string_view, 4> kSpans = {"—", "～", "–", "-"};
constexpr std::array<std::string_view, 4> kConjunctions = {"和", "与", "及", "暨"};
/// Words that belong to what follows them.
constexpr std::array<std::string_view, 27> kLeading = {
    "关于", "对于", "按照", "根据", "和", "与", "及", "暨", "对", "在", "以", "为", "向", "将",
    "由",   "从",   "就",   "第",   "各", "全", "新", "高", "副", "总", "本", "该", "非"};
/// What ends a name or says of what a report is; a line ends well behind it, not before it.
constexpr std::array<std::string_view, 13> kNameEnds = {"局", "委", "会", "部", "厅",   "院",  "室",
                                                        "处", "所", "站", "校", "政府", "年度"};

/// The last character of a unit's name, behind which the name of another may follow.
constexpr std::array<std::string_view, 3> kAgencies = {"局", "厅", "院"};

bool is_single_ideograph(std::string_view word) {
  std::size_t position = 0;
  return text::is_ideograph(text::decode(word, position)) && position == word.size();
}

bool ends_with_ideograph(std::string_view word) {
  const std::size_t length = text::length(word);
  std::size_t position = text::offset_of(word, length - 1);
  return text::is_ideograph(text::decode(word, position));
}

/// 局, 水利局, but not 社会.
bool ends_name(std::string_view words) {
  return is_one_of(words, kNameEnds) ||
         (text::length(words) > 2 && ends_with_one_of(words, kNameEnds));
}

bool is_blank(std::string_view word) {
  return text::trim(word).empty();
}

/// What breaking between two words outside of quotations costs.
Cost cost_between(std::string_view word, std::string_view next) {
  if (is_one_of(word, kOpening) || is_one_of(word, kLeading)) return kNever;
  if (is_one_of(word, kSpans) || is_one_of(next, kSpans)) return kNever;
  if (is_one_of(next, kClosing) || is_one_of(next, kMarks) || is_blank(next)) return kNever;
  const bool figure = text::is_decimal_digit(static_cast<unsigned char>(word.back()));
  if (figure && !is_one_of(next, kOpening)) return kNever;
  // A character that the dictionary does not know belongs to a name: 水利|局, 零|陵|区.
  const bool leads = is_one_of(next, kLeading);
  const bool unknown = is_single_ideograph(next) && !leads && ends_with_ideograph(word);
  if (unknown) return is_one_of(word, kAgencies) ? kGoodBreak : kNever;
  if (next == "关于" || next == "《" || is_one_of(next, kConjunctions)) return kGoodBreak;
  if (word == "》" || word == "、" || is_blank(word)) return kGoodBreak;
  return ends_name(word) ? kGoodBreak : kBreak;
}

/// In half characters; digits and letters of titles are somewhat wider than one.
int width_of(std::string_view words) {
  const auto narrow =
      std::count_if(words.begin(), words.end(), [](char c) { return c > 0x20 && c < 0x7F; });
  return static_cast<int>(text::half_ems(words)) + static_cast<int>(narrow + 7) / 8;
}

/// Which words stand in brackets or quotation marks, and whether these fit into a line.
class Quotations {
 public:
  Quotations(const std::vector<std::string_view>& words, int widest)
      : held_(words.size(), kOutside) {
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (is_one_of(words[i], kOpening)) open.push_back(i);
      if (!is_one_of(words[i], kClosing) || open.empty()) continue;
      int width = 0;
      for (std::size_t k = open.back(); k <= i; ++k) width += width_of(words[k]);
      // Inner ones were marked before.
      for (std::size_t k = open.back() + 1; k <= i; ++k)
        held_[k] = width <= widest ? kWhole : std::max(held_[k], kWide);
      open.pop_back();
    }
  }

  Cost before(std::size_t word, Cost outside) const {
    if (held_[word] == kOutside || outside == kNever) return outside;
    return held_[word] == kWhole ? kNever : outside + kBreakInQuotation;
  }

 private:
  enum Held { kOutside, kWide, kWhole };
  std::vector<Held> held_;
};

/// What breaking at an offset costs when it lies in a name, or behind one.
class Names {
 public:
  Names(std::string_view title, const std::vector<std::string>& names, int widest) {
    for (const std::string& name : names) {
      if (name.empty()) continue;
      const bool whole = width_of(name) <= widest;
      for (std::size_t at = title.find(name); at != title.npos; at = title.find(name, at + 1))
        places_.push_back({at, at + name.size(), whole});
    }
  }

  Cost at(std::size_t offset, Cost outside) const {
    for (const Place& place : places_) {
      if (place.begin >= offset || place.end < offset) continue;
      if (place.end == offset) {
        if (outside == kBreak) outside = kGoodBreak;
      } else if (place.whole) {
        return kNever;
      }
    }
    return outside;
  }

 private:
  struct Place {
    std::size_t begin, end;
    bool whole;
  };
  std::vector<Place> places_;
};

std::vector<Piece> pieces_of(std::string_view title, const std::vector<std::string>& names,
                             int widest) {
  const std::vector<std::string_view> words = text::words(title);
  const Quotations quotations(words, widest);
  const Names whole(title, names, widest);
  std::vector<Piece> pieces;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto offset = static_cast<std::size_t>(words[i].data() - title.data());
    const Cost cost =
        i == 0 ? 0 : quotations.before(i, whole.at(offset, cost_between(words[i - 1], words[i])));
    if (cost != kNever) {
      pieces.push_back({words[i], width_of(words[i]), cost});
      continue;
    }
    Piece& last = pieces.back();
    last.words = {last.words.data(), last.words.size() + words[i].size()};
    last.width += width_of(words[i]);
  }
  for (Piece& piece : pieces) {
    const bool year = text::is_decimal_digit(static_cast<unsigned char>(piece.words.front()));
    if (piece.before == kBreak && !year && ends_name(piece.words)) piece.before = kBreakInName;
  }
  return pieces;
}

struct Layout {
  Cost cost = kNever;
  std::vector<std::size_t> begins;  ///< of the lines, as pieces
};

/// The best layout in just so many lines; its cost is kNever when there is none.
class Search {
 public:
  Search(const std::vector<Piece>& pieces, int widest, std::size_t lines)
      : pieces_(pieces), widest_(widest), lines_(static_cast<int>(lines)) {
    for (const Piece& piece : pieces) total_ += piece.width;
    add_line(0, 0, total_);
  }
  const Layout& best() const { return best_; }

 private:
  /// Tries all lines that begin at a piece; `cost` is of the breaks, `rest` the width from there.
  void add_line(std::size_t begin, Cost cost, int rest) {
    const int left = lines_ - static_cast<int>(widths_.size());
    if (rest > left * widest_) return;
    begins_.push_back(begin);
    int width = 0;
    for (std::size_t end = begin; end < pieces_.size(); ++end) {
      width += pieces_[end].width;
      if (width > widest_) break;
      widths_.push_back(width);
      if (end + 1 == pieces_.size() && left == 1) {
        finish(cost);
      } else if (end + 1 < pieces_.size() && left > 1) {
        add_line(end + 1, cost + pieces_[end + 1].before, rest - width);
      }
      widths_.pop_back();
    }
    begins_.pop_back();
  }

  void finish(Cost cost) {
    for (const int width : widths_) {
      const Cost off = width * lines_ - total_;
      cost += off * off / (lines_ * lines_);
    }
    cost += cost_of_shape();
    if (cost < best_.cost) best_ = {cost, begins_};
  }

  Cost cost_of_shape() const {
    if (lines_ == 1) return 0;
    const auto [least, most] = std::minmax_element(widths_.begin(), widths_.end());
    if (*least == *most) return lines_ == 2 ? kTwoEqualLines : kRectangle;
    Cost cost = 0;
    for (std::size_t i = 1; i + 1 < widths_.size(); ++i) {
      const Cost before = *std::max_element(widths_.begin(), widths_.begin() + i);
      const Cost behind = *std::max_element(widths_.begin() + i + 1, widths_.end());
      const Cost depth = std::min(before, behind) - widths_[i];
      if (depth > 0) cost += kHourglass * depth * depth;
    }
    return cost;
  }

  const std::vector<Piece>& pieces_;
  int widest_, lines_, total_ = 0;
  std::vector<int> widths_;
  std::vector<std::size_t> begins_;
  Layout best_;
};

Layout best_layout(const std::vector<Piece>& pieces, int widest, int total) {
  const auto fewest = static_cast<std::size_t>((total + widest - 1) / widest);
  Layout best;
  for (std::size_t lines = fewest; lines <= kMostLines; ++lines) {
    Layout layout = Search(pieces, widest, lines).best();
    if (layout.cost == kNever) continue;
    const bool first = best.cost == kNever;
    if (first || layout.cost + kOneMoreLine < best.cost) best = std::move(layout);
    if (!first) break;
  }
  return best;
}

}  // namespace

std::vector<std::string> title_lines(std::string_view title, int most,
                                     const std::vector<std::string>& names) {
  title = text::trim(title);
  const int widest = 2 * most;
  const int total = width_of(title);
  if (total <= widest || total > widest * static_cast<int>(kMostLines)) return {std::string(title)};
  const std::vector<Piece> pieces = pieces_of(title, names, widest);
  const Layout layout = best_layout(pieces, widest, total);
  if (layout.begins.empty()) return {std::string(title)};
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < layout.begins.size(); ++i) {
    const char* begin = pieces[layout.begins[i]].words.data();
    const char* end = i + 1 < layout.begins.size() ? pieces[layout.begins[i + 1]].words.data()
                                                   : title.data() + title.size();
    lines.emplace_back(text::trim({begin, static_cast<std::size_t>(end - begin)}));
  }
  return lines;
}

}  // namespace chengwen::gongwen
