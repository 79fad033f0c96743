#include "chengwen/record_reader.h"

#include <algorithm>
#include <utility>

#include "chengwen/findings.h"
#include "data/csv_reader.h"
#include "data/csv_scanner.h"
#include "text/encoding.h"
#include "text/utf8.h"

namespace chengwen {
namespace {

constexpr std::size_t kPiece = 1 << 16;
constexpr std::string_view kBom = "\xEF\xBB\xBF";
constexpr std::string_view kBlanks = " \t\r\n";

}  // namespace

std::optional<std::string> decoded(std::string bytes) {
  auto text = text::decode_text(std::move(bytes));
  if (!text) return std::nullopt;
  return std::move(text->text);
}

bool LineRecords::fill() {
  buffer_.erase(0, std::exchange(begin_, 0));
  const std::size_t size = buffer_.size();
  buffer_.resize(size + kPiece);
  const std::size_t got = read_(buffer_.data() + size, kPiece);
  buffer_.resize(size + got);
  ended_ = got == 0;
  return !ended_;
}

std::optional<RecordText> LineRecords::next() {
  for (;;) {
    std::size_t searched = begin_;
    std::size_t end;
    while ((end = buffer_.find('\n', searched)) == std::string::npos && !ended_) {
      searched = buffer_.size() - begin_;
      fill();
    }
    if (end == std::string::npos && begin_ == buffer_.size()) return std::nullopt;
    std::string_view line = std::string_view(buffer_).substr(begin_, end - begin_);
    begin_ = end == std::string::npos ? buffer_.size() : end + 1;
    if (++line_ == 1 && line.starts_with(kBom)) line.remove_prefix(kBom.size());
    const std::size_t first = line.find_first_not_of(kBlanks);
    if (first == std::string_view::npos) continue;
    const std::size_t last = line.find_last_not_of(kBlanks);
    return RecordText{std::string(line.substr(first, last + 1 - first)), line_,
                      static_cast<int>(first) + 1};
  }
}

struct TableRecords::Scanner {
  data::CsvScanner scanner;
  std::vector<data::CsvCell> cells;
};

TableRecords::TableRecords(std::string text)
    : text_(std::move(text)), scanner_(new Scanner{data::CsvScanner(text_), {}}) {
  quotes_mean_text_ = !data::everything_is_quoted(text_);
  if (auto header = next()) {
    header_ = std::string("sep=") + scanner_->scanner.separator() + "\n" + header->text + "\n";
    header_line_ = header->line;
  }
}

TableRecords::~TableRecords() = default;

bool TableRecords::check_header(const std::string& name, Findings& findings) const {
  const auto files = std::make_shared<data::DataFiles>();
  const std::uint32_t start = files->add(name, header_, data::DataFiles::Format::row);
  files->set_begin(start + static_cast<std::uint32_t>(header_.find('\n')) + 1, header_line_, 1);
  diag::Report& report = findings.state().report;
  findings.state().sources.set(diag::kDataSource, files);
  const std::size_t errors = report.errors();
  data::read_row(start, *files, report, false);
  return report.errors() == errors;
}

std::optional<RecordText> TableRecords::next() {
  data::CsvScanner& scanner = scanner_->scanner;
  const std::vector<data::CsvCell>& cells = scanner_->cells;
  if (!scanner.next(scanner_->cells)) return std::nullopt;
  const std::size_t begin = cells.front().begin;
  std::size_t end = cells.back().end;
  if (const auto& mistake = scanner.mistake()) end = std::max(end, mistake->end);
  for (; at_ < begin; ++at_) {
    const char c = text_[at_];
    line_ += c == '\n' || (c == '\r' && text_[at_ + 1] != '\n') ? 1 : 0;
  }
  return RecordText{header_ + text_.substr(begin, end - begin), line_, 1, header_.size(),
                    quotes_mean_text_};
}

bool ArrayRecords::is_array(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kBlanks);
  return first != std::string_view::npos && text[first] == '[';
}

ArrayRecords::ArrayRecords(std::string text) : text_(std::move(text)) {
  step_over(text_.find('[') + 1);
}

void ArrayRecords::step_over(std::size_t end) {
  const std::string_view passed = std::string_view(text_).substr(at_, end - at_);
  for (const char c : passed) line_ += c == '\n';
  const std::size_t line_end = passed.rfind('\n');
  column_ = line_end == std::string_view::npos
                ? column_ + static_cast<int>(text::length(passed))
                : 1 + static_cast<int>(text::length(passed.substr(line_end + 1)));
  at_ = end;
}

std::optional<RecordText> ArrayRecords::next() {
  step_over(std::min(text_.find_first_not_of(kBlanks, at_), text_.size()));
  if (at_ == text_.size()) return std::nullopt;
  if (state_ == State::after) {
    // Something stands behind the array.
    RecordText rest{text_.substr(at_), line_, column_};
    step_over(text_.size());
    return rest;
  }
  if (state_ == State::begin && text_[at_] == ']') {
    state_ = State::after;
    closed_ = true;
    step_over(at_ + 1);
    return next();
  }
  int depth = 0;
  bool quoted = false;
  std::size_t end = at_;
  for (; end < text_.size(); ++end) {
    const char c = text_[end];
    if (quoted) {
      if (c == '\\') ++end;
      // A string cannot go over a line: it is broken, and the record ends where it would.
      if (c == '"' || c == '\n') quoted = false;
    } else if (c == '"') {
      quoted = true;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if (depth == 0 && (c == ',' || c == ']')) {
      break;
    } else if (depth > 0 && (c == '}' || c == ']')) {
      --depth;
    }
  }
  end = std::min(end, text_.size());
  RecordText record{text_.substr(at_, end - at_), line_, column_};
  record.text.erase(record.text.find_last_not_of(kBlanks) + 1);
  state_ = end < text_.size() && text_[end] == ',' ? State::between : State::after;
  closed_ = end < text_.size() && text_[end] == ']';
  step_over(std::min(end + 1, text_.size()));
  return record;
}

}  // namespace chengwen
