#include "cli/batch_report.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>

#include "cli/files.h"
#include "cli/messages.h"
namespace chengwen::cli {
namespace {

constexpr std::string_view kBegin = "{\"record\":";

/// The number of the record that a line is about; 0 when it is no line of a report.
std::uint64_t record_of(std::string_view line) {
  std::uint64_t record = 0;
  if (!line.starts_with(kBegin) || !line.ends_with('}')) return 0;
  std::from_chars(line.data() + kBegin.size(), line.data() + line.size(), record);
  return record;
}

}  // namespace

BatchReport::~BatchReport() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

bool BatchReport::open(const std::string& path, bool resume, diag::Report& report) {
  path_ = path;
  resumed_ = resume;
  const int flags = O_RDWR | O_CREAT | O_CLOEXEC | (resume ? 0 : O_TRUNC);
  descriptor_ = ::open(path.c_str(), flags, 0666);
  if (descriptor_ < 0) {
    report.add(diag::Diagnostic(messages::kCannotWrite, {path, std::strerror(errno)}));
    return false;
  }
  if (resume) read_lines();
  return true;
}

void BatchReport::note(std::uint64_t record, const Line& line) {
  if (lines_.size() < record) lines_.resize(record);
  lines_[record - 1] = line;
}

void BatchReport::read_lines() {
  std::string rest;
  std::uint64_t begin = 0;
  char buffer[1 << 16];
  for (ssize_t got; (got = ::read(descriptor_, buffer, sizeof buffer)) > 0;) {
    rest.append(buffer, static_cast<std::size_t>(got));
    std::size_t at = 0;
    for (std::size_t end; (end = rest.find('\n', at)) != std::string::npos; at = end + 1) {
      const std::string_view line = std::string_view(rest).substr(at, end - at);
      // Nobody has as many records as a damaged line may say.
      const std::uint64_t record = record_of(line);
      if (record != 0 && record < (1ull << 40) / sizeof(Line))
        note(record, {begin + at, static_cast<std::uint32_t>(line.size()), false});
    }
    begin += at;
    rest.erase(0, at);
  }
  // What was cut off in the middle of a line goes.
  size_ = begin;
  if (::ftruncate(descriptor_, static_cast<off_t>(size_)) != 0) size_ += rest.size();
  ::lseek(descriptor_, static_cast<off_t>(size_), SEEK_SET);
}

std::string BatchReport::line(std::uint64_t record) const {
  if (record > lines_.size()) return "";
  const Line& line = lines_[record - 1];
  std::string text(line.size, '\0');
  const ssize_t got =
      ::pread(descriptor_, text.data(), text.size(), static_cast<off_t>(line.offset));
  text.resize(got < 0 ? 0 : static_cast<std::size_t>(got));
  return text;
}

void BatchReport::keep(std::uint64_t record) {
  lines_[record - 1].counts = true;
}

bool BatchReport::add(std::uint64_t record, std::string_view line, diag::Report& report) {
  const std::string whole = std::string(line) + "\n";
  if (!append(descriptor_, path_, whole, report)) return false;
  if (resumed_) note(record, {size_, static_cast<std::uint32_t>(line.size()), true});
  size_ += whole.size();
  return true;
}

bool BatchReport::finish(bool whole, diag::Report& report) {
  if (!is_open() || !resumed_) return true;
  constexpr std::size_t kPiece = 1 << 16;
  std::string piece;
  std::uint64_t record = 0;
  const auto ordered = [&]() -> std::optional<std::string_view> {
    piece.clear();
    while (record < lines_.size() && piece.size() < kPiece) {
      const Line& line = lines_[record++];
      if (line.size != 0 && (line.counts || !whole)) piece += this->line(record) + "\n";
    }
    if (piece.empty()) return std::nullopt;
    return piece;
  };
  return write_file(path_, ordered, report);
}

}  // namespace chengwen::cli
