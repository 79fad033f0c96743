#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chengwen::data {

/// A cell as it stands in the text: [begin, end), quotes included.
struct CsvCell {
  std::size_t begin = 0, end = 0;
  bool quoted = false;
};

/// Takes a CSV text apart into records (RFC 4180): cells between separators, records between LF,
/// CR LF or CR; a cell in `"` may hold both, and `""` for a quote. Records without any content are
/// left out. A quote inside a cell that does not begin with one is an ordinary character.
///
/// The separator is the one of comma, tab, semicolon and `|` that gives the first records the same
/// number of cells. A first line `sep=;`, as Excel knows it, names it and is no record.
class CsvScanner {
 public:
  explicit CsvScanner(std::string_view text);

  /// The cells of the next record; false at the end of the text.
  bool next(std::vector<CsvCell>& record);
  char separator() const { return separator_; }
  /// What stands in a cell, without its quotes.
  std::string content(const CsvCell& cell) const;
  bool is_blank(const CsvCell& cell) const;

  /// What is wrong with the record that next() gave last.
  struct Mistake {
    enum class Kind { unclosed_quote, after_quote };
    Kind kind;
    std::size_t begin,
        end;  ///< the quote, or what stands between the closing one and the separator
  };
  const std::optional<Mistake>& mistake() const { return mistake_; }

 private:
  CsvScanner(std::string_view text, char separator, std::size_t begin)
      : text_(text), separator_(separator), position_(begin) {}
  void find_separator();
  void read_record(std::vector<CsvCell>& record);
  CsvCell read_cell();
  CsvCell unclosed_cell();
  std::size_t end_of_line(std::size_t from) const;
  std::size_t end_of_plain(std::size_t from) const;

  std::string_view text_;
  char separator_ = ',';
  std::size_t position_ = 0;
  std::optional<Mistake> mistake_;
};

/// Where a record stands: the end of its first cell that is not empty, which begins no cell.
std::size_t place_of(const std::vector<CsvCell>& record);

/// The cell or record at a byte of a CSV text.
struct CsvPlace {
  /// As a template would write it, records after the header from 0: "[2].预算数", or "[2]" at a
  /// place_of().
  std::string path;
  std::size_t begin = 0, end = 0;
};
CsvPlace csv_place(std::string_view text, std::size_t offset);

}  // namespace chengwen::data
