#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace chengwen {

class Findings;

/// The text of a file in UTF-8, whatever its encoding (UTF-8, UTF-16, UTF-32, GB18030), without
/// BOM; nothing when it is no text.
std::optional<std::string> decoded(std::string bytes);

/// One record of a file of many, as text, with the place of its first byte in the file.
struct RecordText {
  std::string text;
  int line = 1;
  int column = 1;  ///< in code points
  /// Of a CSV table: the bytes of the header before the record, whose place this is; 0: JSON.
  std::size_t header = 0;
  bool quotes_mean_text = false;  ///< of a CSV table: a figure in quotes is a text
};

/// The records of a file with one JSON value a line (NDJSON). Reads piece by piece: memory does not
/// grow with the file. Blank lines are passed over, a BOM is left out; what a line holds is not
/// looked at.
class LineRecords {
 public:
  /// Puts up to `size` bytes into `buffer` and says how many; 0 at the end.
  using Read = std::function<std::size_t(char* buffer, std::size_t size)>;

  explicit LineRecords(Read read) : read_(std::move(read)) {}
  std::optional<RecordText> next();

 private:
  bool fill();

  Read read_;
  std::string buffer_;
  std::size_t begin_ = 0;
  int line_ = 0;
  bool ended_ = false;
};

/// The elements of a JSON array, cut at its commas; they are not looked into, so a broken one does
/// not stop the others.
class ArrayRecords {
 public:
  /// True when the first character of `text` that is not blank is a bracket.
  static bool is_array(std::string_view text);

  /// Of a text in UTF-8 that is_array().
  explicit ArrayRecords(std::string text);
  std::optional<RecordText> next();
  /// At the end: whether the bracket that closes the array was there.
  bool closed() const { return closed_; }
  /// Bytes of the text that have been read, and all of them.
  std::size_t position() const { return at_; }
  std::size_t size() const { return text_.size(); }

 private:
  void step_over(std::size_t end);

  std::string text_;
  std::size_t at_ = 0;
  int line_ = 1, column_ = 1;
  enum class State { begin, between, after } state_ = State::begin;
  bool closed_ = false;
};

/// The records of a CSV table (RFC 4180; the separator is found, a first line `sep=;` names it),
/// each with the header before it.
class TableRecords {
 public:
  /// Of a text in UTF-8.
  explicit TableRecords(std::string text);
  ~TableRecords();
  /// Tells the mistakes of the header; false when there are any. `name` is the file's.
  bool check_header(const std::string& name, Findings& findings) const;
  std::optional<RecordText> next();
  std::size_t position() const { return at_; }
  std::size_t size() const { return text_.size(); }

 private:
  struct Scanner;
  std::string text_;
  std::string header_;
  int header_line_ = 1;
  bool quotes_mean_text_ = false;
  std::unique_ptr<Scanner> scanner_;
  std::size_t at_ = 0;
  int line_ = 1;
};

}  // namespace chengwen
