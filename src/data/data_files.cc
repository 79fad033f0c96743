#include "data/data_files.h"

#include <algorithm>
#include <iterator>
#include <stdexcept>
#include <utility>

#include "data/csv_scanner.h"
#include "data/value_path.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace chengwen::data {

struct DataFiles::File {
  std::string name;
  std::string text;
  std::uint32_t start;
  std::size_t sound;  // where the text is valid up to
  Format format;
  std::uint32_t owner;
  std::size_t base = 0;      // the byte
  int line = 1, column = 1;  // whose place in the file this is
};

namespace {

constexpr std::string_view kLineEnds = "\r\n";

/// Lines before `offset`: LF, CR LF and CR end one.
int lines_before(std::string_view text, std::size_t offset) {
  int lines = 0;
  for (std::size_t i = 0; i < offset; ++i) {
    const bool ends =
        text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'));
    lines += ends ? 1 : 0;
  }
  return lines;
}

/// Where the line begins that `offset` is in. A line may be a file of megabytes: find_last_of()
/// would take too long.
std::size_t line_begin(std::string_view text, std::size_t offset) {
  const auto is_line_end = [](char c) { return c == '\n' || c == '\r'; };
  const auto before =
      std::make_reverse_iterator(text.begin() + static_cast<std::ptrdiff_t>(offset));
  return static_cast<std::size_t>(std::find_if(before, text.rend(), is_line_end).base() -
                                  text.begin());
}

/// The line [begin, end) as excerpt. A file may be one line of megabytes: far from the mark it is
/// cut.
void set_excerpt(diag::Place& place, std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::size_t kAround = 400;
  std::size_t first = line_begin(text, begin);
  const std::string_view near = text.substr(0, std::max(begin, end) + kAround + 1);
  std::size_t last = std::min(near.find_first_of(kLineEnds, begin), near.size());
  if (begin - first > kAround) first = begin - kAround;
  end = std::clamp(end, begin, last);
  if (last - end > kAround) last = end + kAround;
  const auto inside_character = [&](std::size_t i) {
    return i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80;
  };
  while (inside_character(first)) ++first;
  while (inside_character(last)) ++last;
  while (first < begin && (text[first] == ' ' || text[first] == '\t')) ++first;
  place.excerpt = text.substr(first, last - first);
  place.mark_begin = begin - first;
  place.mark_end = end - first;
}

}  // namespace

DataFiles::DataFiles() = default;
DataFiles::~DataFiles() = default;

std::uint64_t DataFiles::size() const {
  return files_.empty() ? 0 : std::uint64_t{files_.back()->start} + files_.back()->text.size() + 1;
}

std::uint32_t DataFiles::add(std::string name, std::string text, Format format,
                             std::uint32_t owner) {
  if (!fits(text.size())) throw std::length_error("data files too large");
  const auto start = static_cast<std::uint32_t>(size());
  const std::size_t sound = text.size();
  files_.push_back(
      std::make_unique<File>(File{std::move(name), std::move(text), start, sound, format, owner}));
  return start;
}

void DataFiles::set_begin(std::uint32_t at, int line, int column) {
  File* file = file_at(at);
  file->base = at - file->start;
  file->line = line;
  file->column = column;
}

void DataFiles::break_at(std::uint32_t offset) {
  File* file = file_at(offset);
  file->sound = offset - file->start;
}

bool DataFiles::fits(std::size_t bytes) const {
  return size() + bytes < 0xFFFFFFFF;
}

std::string_view DataFiles::text_at(std::uint32_t at) const {
  const File* file = file_at(at);
  return std::string_view(file->text).substr(at - file->start);
}

DataFiles::File* DataFiles::file_at(std::uint32_t offset) const {
  const auto after =
      std::ranges::upper_bound(files_, offset, {}, [](const auto& file) { return file->start; });
  return after == files_.begin() ? nullptr : std::prev(after)->get();
}

/// The token at `offset` and the path of its value.
DataFiles::Spot DataFiles::spot_at(const File& file, std::size_t offset) const {
  const std::string_view text = file.text;
  switch (file.format) {
    case Format::json:
      break;
    case Format::csv: {
      CsvPlace place = csv_place(text, offset);
      return {place.begin, place.end, std::move(place.path)};
    }
    case Format::row: {
      CsvPlace place = csv_place(text, offset);
      const std::size_t dot = place.path.find('.');
      return {place.begin, place.end, dot == std::string::npos ? "" : place.path.substr(dot + 1)};
    }
    case Format::assignment: {
      const std::size_t value = std::min(text.find('='), text.size() - 1) + 1;
      if (offset < value) return {0, text.size(), {}};
      std::string inside = value_path(text.substr(value), offset - value);
      std::string path(text::trim(text.substr(0, value - 1)));
      if (!inside.empty() && !inside.starts_with('[')) path += '.';
      const bool whole = inside.empty() && offset == value;
      return {offset, whole ? text.size() : token_end(text, offset), path + inside};
    }
  }
  return {offset, token_end(text, offset), value_path(text, offset)};
}

std::string DataFiles::path_at(std::uint32_t offset) const {
  const File* file = file_at(offset);
  if (file == nullptr || offset - file->start > file->sound) return {};
  std::string path = spot_at(*file, offset - file->start).path;
  if (file->owner == 0) return path;
  const std::string owner = path_at(file->owner - 1);
  if (!owner.empty() && !path.empty() && !path.starts_with('[')) path.insert(0, 1, '.');
  return owner + path;
}

diag::Place DataFiles::locate(std::uint32_t begin, std::uint32_t end) const {
  diag::Place place;
  const File* file = file_at(begin);
  if (file == nullptr || begin - file->start > file->text.size()) return place;
  const std::string_view text = file->text;
  Spot spot{begin - file->start, end - file->start, {}};
  if (end <= begin) spot = spot_at(*file, spot.begin);
  const std::size_t first = spot.begin;
  set_excerpt(place, text, first, spot.end);
  place.file = file->name;
  const bool in_piece = first >= file->base;
  const std::size_t from = in_piece ? file->base : 0;
  place.line = lines_before(text.substr(from), first - from) + (in_piece ? file->line : 1);
  const std::size_t line = std::max(from, line_begin(text, first));
  place.column = static_cast<int>(text::length(text.substr(line, first - line))) + 1;
  if (in_piece && line == from) place.column += file->column - 1;
  place.value_path = path_at(begin);
  return place;
}

diag::Span span_of(const Value& value) {
  if (value.origin() == 0) return diag::Span::none();
  return {diag::kDataSource, value.origin() - 1, value.origin() - 1};
}

}  // namespace chengwen::data
