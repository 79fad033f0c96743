#include "diag/excerpt.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "text/characters.h"
#include "text/columns.h"
#include "text/utf8.h"

namespace chengwen::diag {
namespace {

constexpr std::size_t kMostColumns = 72;
constexpr std::string_view kCut = "…";
constexpr std::string_view kBlank = " ";
constexpr std::string_view kWideBlank = "\u3000";

/// What fills one or two columns: a character with the marks that combine with it.
struct Cell {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t width = 0;
};

std::vector<Cell> cells_of(std::string_view line) {
  std::vector<Cell> cells;
  for (std::size_t position = 0; position < line.size();) {
    const std::size_t begin = position;
    const char32_t c = text::decode(line, position);
    // A control character is printed as a blank.
    const std::size_t width =
        text::is_control(c) ? 1 : text::columns(line.substr(begin, position - begin));
    if (width == 0 && !cells.empty()) {
      cells.back().end = position;
    } else {
      cells.push_back({begin, position, width});
    }
  }
  return cells;
}

/// Cells [begin, end) of an excerpt and the columns they take.
struct Window {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t width = 0;

  bool grow_right(const std::vector<Cell>& cells, std::size_t limit) {
    if (end == limit || width + cells[end].width > kMostColumns) return false;
    width += cells[end++].width;
    return true;
  }
  bool grow_left(const std::vector<Cell>& cells) {
    if (begin == 0 || width + cells[begin - 1].width > kMostColumns) return false;
    width += cells[--begin].width;
    return true;
  }
};

/// The mark, as far as it fits, and as much as fits of what stands around it.
Window window_around(const std::vector<Cell>& cells, const Window& mark) {
  Window window{mark.begin, mark.begin, 0};
  while (window.grow_right(cells, mark.end)) {
  }
  for (bool grown = true; grown;) {
    grown = window.grow_left(cells);
    grown = window.grow_right(cells, cells.size()) || grown;
  }
  return window;
}

Window mark_of(const Place& place, const std::vector<Cell>& cells) {
  Window mark;
  mark.begin = static_cast<std::size_t>(
      std::find_if(cells.begin(), cells.end(),
                   [&](const Cell& cell) { return cell.end > place.mark_begin; }) -
      cells.begin());
  for (mark.end = mark.begin; mark.end < cells.size() && cells[mark.end].begin < place.mark_end;) {
    mark.width += cells[mark.end++].width;
  }
  return mark;
}

}  // namespace

ExcerptLines excerpt_lines(const Place& place, Language language) {
  const std::string_view line = place.excerpt;
  const std::vector<Cell> cells = cells_of(line);
  const Window mark = mark_of(place, cells);
  const Window window = window_around(cells, mark);

  ExcerptLines lines;
  const auto lead = [&](std::string_view words) {
    lines.text += words;
    lines.marks.append(text::columns(words), ' ');
  };
  lead(in(language, "“", ""));
  if (window.begin > 0) lead(kCut);
  for (std::size_t i = window.begin; i < window.end; ++i) {
    const Cell& cell = cells[i];
    lines.text += line.substr(cell.begin, cell.end - cell.begin);
    if (i < mark.begin) lines.marks += cell.width == 2 ? kWideBlank : kBlank.substr(0, cell.width);
    if (i >= mark.begin && i < mark.end) lines.marks.append(cell.width, '^');
  }
  if (mark.width == 0) lines.marks += '^';
  if (window.end < cells.size()) lines.text += kCut;
  lines.text += in(language, "”", "");
  return lines;
}

}  // namespace chengwen::diag
