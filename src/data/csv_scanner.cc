#include "data/csv_scanner.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "data/value_path.h"
#include "text/characters.h"

namespace chengwen::data {
namespace {

constexpr std::array<char, 4> kSeparators = {',', '\t', ';', '|'};
constexpr int kProbedRecords = 20;

bool ends_line(char c) {
  return c == '\n' || c == '\r';
}

}  // namespace

CsvScanner::CsvScanner(std::string_view text) : text_(text) {
  find_separator();
}

void CsvScanner::find_separator() {
  if (text_.size() > 4 && text_.starts_with("sep=") && (text_.size() == 5 || ends_line(text_[5]))) {
    separator_ = text_[4];
    position_ = 5;
    return;
  }
  std::tuple<bool, std::size_t> best{false, 1};
  for (const char separator : kSeparators) {
    CsvScanner probe(text_, separator, 0);
    std::vector<CsvCell> header, record;
    if (!probe.next(header)) return;
    bool even = true;
    for (int i = 0; i < kProbedRecords && probe.next(record); ++i)
      even = even && record.size() == header.size();
    const std::tuple<bool, std::size_t> found{even && header.size() > 1, header.size()};
    if (found <= best) continue;
    best = found;
    separator_ = separator;
  }
}

bool CsvScanner::next(std::vector<CsvCell>& record) {
  mistake_.reset();
  while (position_ < text_.size()) {
    read_record(record);
    const bool blank = std::ranges::all_of(
        record, [&](const CsvCell& cell) { return !cell.quoted && is_blank(cell); });
    if (!blank) return true;
  }
  return false;
}

void CsvScanner::read_record(std::vector<CsvCell>& record) {
  record.clear();
  for (;;) {
    record.push_back(read_cell());
    if (position_ == text_.size()) return;
    const char c = text_[position_++];
    if (c == separator_) continue;
    if (c == '\r' && position_ < text_.size() && text_[position_] == '\n') ++position_;
    return;
  }
}

std::size_t CsvScanner::end_of_plain(std::size_t from) const {
  while (from < text_.size() && text_[from] != separator_ && !ends_line(text_[from])) ++from;
  return from;
}

std::size_t CsvScanner::end_of_line(std::size_t from) const {
  return std::min(text_.find_first_of("\r\n", from), text_.size());
}

CsvCell CsvScanner::read_cell() {
  CsvCell cell{position_, position_, false};
  if (position_ == text_.size() || text_[position_] != '"') {
    cell.end = position_ = end_of_plain(position_);
    return cell;
  }
  cell.quoted = true;
  std::size_t at = position_ + 1;
  for (;; at += 2) {
    at = text_.find('"', at);
    if (at == text_.npos) return unclosed_cell();
    if (at + 1 == text_.size() || text_[at + 1] != '"') break;
  }
  const std::size_t end = end_of_plain(at + 1);
  const bool only_blanks = text::trim(text_.substr(at + 1, end - at - 1)).empty();
  // A quote in a later line that closes nothing opens a cell there.
  if (!only_blanks && end_of_line(position_) < at) return unclosed_cell();
  cell.end = at + 1;
  position_ = end;
  if (!only_blanks && !mistake_) mistake_ = {Mistake::Kind::after_quote, cell.end, position_};
  return cell;
}

/// What comes after its line is not its own, so that no other record is lost with it.
CsvCell CsvScanner::unclosed_cell() {
  if (!mistake_) mistake_ = {Mistake::Kind::unclosed_quote, position_, position_ + 1};
  const std::size_t begin = position_;
  position_ = end_of_line(begin);
  return {begin, position_, true};
}

std::string CsvScanner::content(const CsvCell& cell) const {
  std::string_view inside = text_.substr(cell.begin, cell.end - cell.begin);
  if (!cell.quoted) return std::string(inside);
  inside.remove_prefix(1);
  if (inside.ends_with('"')) inside.remove_suffix(1);
  std::string out;
  out.reserve(inside.size());
  for (std::size_t i = 0; i < inside.size(); ++i) {
    out += inside[i];
    if (inside[i] == '"') ++i;
  }
  return out;
}

bool CsvScanner::is_blank(const CsvCell& cell) const {
  return text::trim(content(cell)).empty();
}

std::size_t place_of(const std::vector<CsvCell>& record) {
  return std::ranges::find_if(record, [](const CsvCell& cell) { return cell.end > cell.begin; })
      ->end;
}

CsvPlace csv_place(std::string_view text, std::size_t offset) {
  CsvScanner scanner(text);
  std::vector<CsvCell> header, record;
  const CsvPlace nowhere{{}, offset, offset};
  const auto holds = [&](const CsvCell& cell) {
    return offset == cell.begin || (offset > cell.begin && offset < cell.end);
  };
  if (!scanner.next(header)) return nowhere;
  const auto name = std::ranges::find_if(header, holds);
  if (name != header.end()) return {{}, name->begin, name->end};
  for (std::size_t index = 0; scanner.next(record); ++index) {
    if (offset > record.back().end) continue;
    std::string path = '[' + std::to_string(index) + ']';
    if (offset == place_of(record)) return {path, record.front().begin, record.back().end};
    const auto cell = std::ranges::find_if(record, holds);
    if (cell == record.end()) return {path, offset, offset};
    const auto column = static_cast<std::size_t>(cell - record.begin());
    if (column < header.size()) append_key(path, text::trim(scanner.content(header[column])));
    return {path, cell->begin, cell->end};
  }
  return nowhere;
}

}  // namespace chengwen::data
