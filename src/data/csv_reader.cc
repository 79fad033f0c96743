#include "data/csv_reader.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "data/csv_scanner.h"
#include "data/json_reader.h"
#include "data/messages.h"
#include "data/number_token.h"
#include "diag/suggest.h"
#include "text/characters.h"

namespace chengwen::data {
namespace {

constexpr std::string_view kCsv = "$csv", kText = "text";
constexpr std::size_t kLongestNumber = 1000;
constexpr std::size_t kMostFindings = 20;

struct Column {
  std::string name;
  Value key;
  bool text = false;
};

/// Turns the text of one table into rows.
class Table {
 public:
  Table(std::uint32_t start, const DataFiles& files, diag::Report& report)
      : text_(files.text_at(start)), start_(start), report_(report) {}

  Value read(const std::vector<Value>& text_columns, bool quotes_mean_text);

 private:
  diag::Span span(std::size_t begin, std::size_t end) const {
    return {diag::kDataSource, start_ + static_cast<std::uint32_t>(begin),
            start_ + static_cast<std::uint32_t>(end)};
  }
  /// False when there were errors enough.
  bool tell(const diag::Message& message, std::vector<std::string> words, const diag::Span& where) {
    const bool error = message.severity == diag::Severity::error;
    std::size_t& told = error ? errors_ : warnings_;
    if (++told <= kMostFindings) report_.add(diag::Diagnostic(message, std::move(words), where));
    return !error || told < kMostFindings;
  }
  bool tell_mistake(const CsvScanner& scanner);
  void read_header(const CsvScanner& scanner, const std::vector<CsvCell>& cells);
  void mark_text_columns(const std::vector<Value>& names);
  bool check(const CsvScanner& scanner, const std::vector<CsvCell>& record);
  Value row(const CsvScanner& scanner, const std::vector<CsvCell>& record) const;
  Value cell(std::string content, bool text, std::size_t begin) const;

  std::string_view text_;
  std::uint32_t start_;
  diag::Report& report_;
  std::vector<Column> columns_;
  bool quotes_mean_text_ = false;
  std::size_t errors_ = 0, warnings_ = 0;
};

Value Table::read(const std::vector<Value>& text_columns, bool quotes_mean_text) {
  CsvScanner scanner(text_);
  std::vector<CsvCell> record;
  Value rows = Value::list();
  if (!scanner.next(record) || (scanner.mistake() && !tell_mistake(scanner))) return rows;
  read_header(scanner, record);
  mark_text_columns(text_columns);
  quotes_mean_text_ = quotes_mean_text;
  while (scanner.next(record) && check(scanner, record))
    rows.mutable_items().push_back(row(scanner, record));
  return rows;
}

bool Table::tell_mistake(const CsvScanner& scanner) {
  const auto& mistake = *scanner.mistake();
  const diag::Span where = span(mistake.begin, mistake.end);
  if (mistake.kind == CsvScanner::Mistake::Kind::unclosed_quote) {
    tell(messages::kCsvUnclosed, {}, where);
    return false;
  }
  const std::string_view there = text_.substr(mistake.begin, mistake.end - mistake.begin);
  return tell(messages::kCsvAfterQuote, {std::string(text::trim(there))}, where);
}

void Table::read_header(const CsvScanner& scanner, const std::vector<CsvCell>& cells) {
  if (cells.size() == 1 && scanner.content(cells[0]).find("，") != std::string::npos)
    tell(messages::kCsvFullWidth, {}, span(cells[0].begin, cells[0].end));
  for (const CsvCell& cell : cells) {
    std::string name(text::trim(scanner.content(cell)));
    const bool repeated = !name.empty() && std::ranges::count(columns_, name, &Column::name) > 0;
    if (repeated) tell(messages::kCsvRepeatedName, {name}, span(cell.begin, cell.end));
    Value key =
        Value::string(name).with_origin(start_ + static_cast<std::uint32_t>(cell.begin) + 1);
    columns_.push_back({std::move(name), std::move(key)});
  }
}

void Table::mark_text_columns(const std::vector<Value>& names) {
  for (const Value& name : names) {
    const auto column = std::ranges::find(columns_, name.as_string(), &Column::name);
    if (column != columns_.end()) {
      column->text = true;
      continue;
    }
    std::vector<std::string_view> known;
    for (const Column& other : columns_) known.emplace_back(other.name);
    diag::Diagnostic finding(messages::kCsvNoColumn, {std::string(name.as_string())},
                             span_of(name));
    diag::suggest(finding, name.as_string(), known);
    report_.add(std::move(finding));
  }
}

/// False where reading should stop.
bool Table::check(const CsvScanner& scanner, const std::vector<CsvCell>& record) {
  if (scanner.mistake() && !tell_mistake(scanner)) return false;
  const auto count = std::to_string(record.size()), columns = std::to_string(columns_.size());
  for (std::size_t i = 0; i < record.size(); ++i) {
    const CsvCell& cell = record[i];
    if (scanner.is_blank(cell) || (i < columns_.size() && !columns_[i].name.empty())) continue;
    const diag::Span where = span(cell.begin, cell.end);
    if (i >= columns_.size()) return tell(messages::kCsvTooLong, {count, columns}, where);
    return tell(messages::kCsvNoName, {std::to_string(i + 1)}, where);
  }
  if (record.size() >= columns_.size()) return true;
  const bool unnamed = std::all_of(columns_.begin() + static_cast<std::ptrdiff_t>(record.size()),
                                   columns_.end(), [](const Column& c) { return c.name.empty(); });
  const std::size_t at = place_of(record);
  return unnamed || tell(messages::kCsvTooShort, {count, columns}, span(at, at));
}

Value Table::row(const CsvScanner& scanner, const std::vector<CsvCell>& record) const {
  Value row = Value::map();
  Map& map = row.mutable_map();
  map.reserve(columns_.size());
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const Column& column = columns_[i];
    if (column.name.empty()) continue;
    if (i >= record.size()) {
      map.set(column.key, cell({}, true, record.back().end));
      continue;
    }
    const bool text = column.text || (quotes_mean_text_ && record[i].quoted);
    map.set(column.key, cell(scanner.content(record[i]), text, record[i].begin));
  }
  row.set_origin(start_ + static_cast<std::uint32_t>(place_of(record)) + 1);
  return row;
}

Value Table::cell(std::string content, bool text, std::size_t begin) const {
  const std::string_view token = text::trim(content);
  Value value = !text && token.size() <= kLongestNumber && is_plain_number(token)
                    ? Value::number(Decimal::parse(token).value())
                    : Value::string(token.empty() ? token : content);
  return value.with_origin(start_ + static_cast<std::uint32_t>(begin) + 1);
}

/// The names that `text` lists; nothing when the object is malformed, which is told.
std::optional<std::vector<Value>> text_columns(const Map& map, diag::Report& report) {
  std::vector<Value> names;
  const auto malformed = [&](const Value& value) {
    report.add(diag::Diagnostic(messages::kCsvForm, {}, span_of(value)));
    return std::nullopt;
  };
  for (const Map::Entry& entry : map.entries()) {
    const std::string_view key = entry.key.as_string();
    if (key == kCsv) {
      if (!entry.value.is_string()) return malformed(entry.value);
    } else if (key == kText) {
      names = entry.value.is_list() ? entry.value.items() : std::vector<Value>{entry.value};
      const auto text = std::ranges::find_if_not(names, &Value::is_string);
      if (text != names.end()) return malformed(*text);
    } else {
      report.add(diag::Diagnostic(messages::kCsvOption, {std::string(key)}, span_of(entry.key)));
      return std::nullopt;
    }
  }
  return names;
}

const diag::Message* refusal(Files::Status status) {
  switch (status) {
    case Files::Status::found:
      return nullptr;
    case Files::Status::missing:
      return &messages::kNoFile;
    case Files::Status::forbidden:
      return &messages::kFileForbidden;
    case Files::Status::unreadable:
      break;
  }
  return &messages::kFileUnreadable;
}

}  // namespace

bool everything_is_quoted(std::string_view text) {
  CsvScanner scanner(text);
  std::vector<CsvCell> record;
  scanner.next(record);
  while (scanner.next(record)) {
    for (const CsvCell& cell : record)
      if (!cell.quoted && !scanner.is_blank(cell)) return false;
  }
  return true;
}

Value read_row(std::uint32_t start, const DataFiles& known, diag::Report& report,
               bool quotes_mean_text) {
  const std::size_t errors = report.errors();
  const Value rows = Table(start, known, report).read({}, quotes_mean_text);
  return report.errors() > errors || rows.items().empty() ? Value() : rows.items().front();
}

bool names_table(const Value& value) {
  if (!value.is_map() || value.as_map().size() == 0) return false;
  return value.as_map().entries().front().key.as_string() == kCsv;
}

Value read_table(const Value& map, DataFiles& known, diag::Report& report, Files& files) {
  const auto columns = text_columns(map.as_map(), report);
  if (!columns) return {};
  const Value& path = *map.as_map().find(kCsv);
  const std::string name(path.as_string());
  Files::Read read = files.read(name);
  if (const diag::Message* message = refusal(read.status)) {
    report.add(diag::Diagnostic(*message, {name}, span_of(path)));
    return {};
  }
  auto text = read_text(read.bytes, name, known, report);
  if (!text) return {};
  const std::uint32_t start =
      known.add(name, std::move(*text), DataFiles::Format::csv, map.origin());
  return Table(start, known, report).read(*columns, !everything_is_quoted(known.text_at(start)));
}

}  // namespace chengwen::data
