#include "cli/record_source.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>
#include <vector>

#include "chengwen/findings.h"
#include "chengwen/record_reader.h"
#include "cli/files.h"
#include "cli/messages.h"

namespace chengwen::cli {
namespace {

namespace fs = std::filesystem;

/// The records of one file.
class FileSource : public RecordSource {
 protected:
  explicit FileSource(const std::string& path)
      : path_(path), file_(path == "-" ? path : fs::path(path).filename().string()) {}
  const std::string& path() const { return path_; }
  const std::string& file() const { return file_; }
  Record record(RecordText text) {
    return {++count_, file_ + ":" + std::to_string(text.line), file_, path_, std::move(text), {}};
  }

 private:
  std::string path_, file_;
  std::uint64_t count_ = 0;
};

class Lines : public FileSource {
 public:
  /// `begun` has been read already; `descriptor` gives the rest, −1 nothing.
  Lines(const std::string& path, int descriptor, std::string begun)
      : FileSource(path),
        descriptor_(descriptor),
        begun_(std::move(begun)),
        lines_([this](char* buffer, std::size_t size) { return read(buffer, size); }) {
    std::error_code none;
    if (path != "-") all_ = fs::file_size(path, none);
    if (none) all_ = 0;
  }
  ~Lines() override {
    if (descriptor_ > STDIN_FILENO) ::close(descriptor_);
  }

  std::optional<Record> next(diag::Report& report) override {
    auto line = lines_.next();
    if (error_ != 0) {
      report.add(diag::Diagnostic(messages::kCannotRead, {path(), std::strerror(error_)}));
      return std::nullopt;
    }
    if (!line) return std::nullopt;
    return record(std::move(*line));
  }
  Progress progress() const override { return {std::min(done_, all_), all_}; }

 private:
  std::size_t read(char* buffer, std::size_t size) {
    if (!begun_.empty()) {
      const std::size_t taken = begun_.copy(buffer, size);
      begun_.erase(0, taken);
      done_ += taken;
      return taken;
    }
    if (descriptor_ < 0) return 0;
    ssize_t got;
    do {
      got = ::read(descriptor_, buffer, size);
    } while (got < 0 && errno == EINTR);
    if (got < 0) error_ = errno;
    if (got <= 0) return 0;
    done_ += static_cast<std::uint64_t>(got);
    return static_cast<std::size_t>(got);
  }

  int descriptor_;
  std::string begun_;  // read already
  int error_ = 0;
  std::uint64_t done_ = 0, all_ = 0;
  LineRecords lines_;
};

class Array : public FileSource {
 public:
  Array(const std::string& path, std::string text) : FileSource(path), elements_(std::move(text)) {}

  std::optional<Record> next(diag::Report& report) override {
    auto element = elements_.next();
    if (element) return record(std::move(*element));
    if (!elements_.closed()) report.add(diag::Diagnostic(messages::kArrayOpen, {path()}));
    return std::nullopt;
  }
  Progress progress() const override { return {elements_.position(), elements_.size()}; }

 private:
  ArrayRecords elements_;
};

class Table : public FileSource {
 public:
  Table(const std::string& path, std::string text) : FileSource(path), rows_(std::move(text)) {}

  bool check_header(Findings& findings) const { return rows_.check_header(file(), findings); }

  std::optional<Record> next(diag::Report&) override {
    auto row = rows_.next();
    if (!row) return std::nullopt;
    return record(std::move(*row));
  }
  Progress progress() const override { return {rows_.position(), rows_.size()}; }

 private:
  TableRecords rows_;
};

class Folder : public RecordSource {
 public:
  Folder(fs::path folder, std::vector<std::string> files)
      : folder_(std::move(folder)), files_(std::move(files)) {}

  std::optional<Record> next(diag::Report&) override {
    if (read_ == files_.size()) return std::nullopt;
    const std::string& name = files_[read_++];
    const fs::path path = folder_ / name;
    Record record{read_, name, name, path.string(), {}, {}};
    diag::Report report;
    if (auto text = read_file(path.string(), report)) {
      record.text.text = std::move(*text);
    } else {
      record.unreadable = report.diagnostics().front();
    }
    return record;
  }
  Progress progress() const override { return {read_, files_.size()}; }

 private:
  fs::path folder_;
  std::vector<std::string> files_;
  std::size_t read_ = 0;
};

std::unique_ptr<RecordSource> open_folder(const std::string& path, diag::Report& report) {
  std::error_code error;
  std::vector<std::string> files;
  for (const auto& entry : fs::directory_iterator(path, error)) {
    std::string name = entry.path().filename().string();
    if (!name.starts_with('.') && name.ends_with(".json") && entry.is_regular_file(error))
      files.push_back(std::move(name));
  }
  if (error) {
    report.add(diag::Diagnostic(messages::kCannotRead, {path, std::strerror(error.value())}));
    return nullptr;
  }
  std::sort(files.begin(), files.end());
  return std::make_unique<Folder>(path, std::move(files));
}

/// The beginning of a file, enough to tell what it is.
std::string peek(int descriptor) {
  std::string begin(1 << 12, '\0');
  std::size_t size = 0;
  while (size < begin.size()) {
    const ssize_t got = ::read(descriptor, begin.data() + size, begin.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    size += static_cast<std::size_t>(got);
    // Whoever pipes lines wants them read as they come.
    if (begin.find_first_not_of(" \t\r\n\xEF\xBB\xBF") < size) break;
  }
  begin.resize(size);
  return begin;
}

bool has_wide_characters(std::string_view begin) {
  return begin.starts_with("\xFF\xFE") || begin.starts_with("\xFE\xFF") ||
         begin.find('\0') != std::string_view::npos;
}

}  // namespace

std::unique_ptr<RecordSource> open_records(const std::string& path, Findings& findings) {
  diag::Report& report = findings.state().report;
  std::error_code ignored;
  if (path != "-" && fs::is_directory(path, ignored)) return open_folder(path, report);
  const int descriptor = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    read_file(path, report);  // which tells why
    return nullptr;
  }
  std::string begin = peek(descriptor);
  std::string_view shown = begin;
  if (shown.starts_with("\xEF\xBB\xBF")) shown.remove_prefix(3);
  const std::string extension = fs::path(path).extension().string();
  const bool table = extension == ".csv" || extension == ".CSV" || extension == ".tsv";
  const bool object = fs::path(path).extension() == ".json" && !ArrayRecords::is_array(shown);
  if (!ArrayRecords::is_array(shown) && !has_wide_characters(begin) && !object && !table)
    return std::make_unique<Lines>(path, descriptor, std::move(begin));

  std::string bytes = std::move(begin);
  const bool whole = read_rest(descriptor, path, bytes, report);
  if (descriptor != STDIN_FILENO) ::close(descriptor);
  if (!whole) return nullptr;
  auto text = decoded(std::move(bytes));
  if (!text) {
    report.add(diag::Diagnostic(messages::kNoText, {path}));
    return nullptr;
  }
  if (table) {
    auto rows = std::make_unique<Table>(path, std::move(*text));
    if (!rows->check_header(findings)) return nullptr;
    return rows;
  }
  if (ArrayRecords::is_array(*text)) return std::make_unique<Array>(path, std::move(*text));
  if (object)
    return std::make_unique<Folder>(fs::path(path).parent_path(),
                                    std::vector{fs::path(path).filename().string()});
  return std::make_unique<Lines>(path, -1, std::move(*text));
}

}  // namespace chengwen::cli
