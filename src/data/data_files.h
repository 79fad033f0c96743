#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "data/value.h"
#include "diag/sources.h"

namespace chengwen::data {

/// The data files of one run as a diag::Source: turns an origin into file, line, column and value
/// path.
class DataFiles : public diag::Source {
 public:
  /// How a file's text leads to its values.
  enum class Format {
    json,
    csv,        ///< data/csv_scanner.h
    row,        ///< a CSV text with one record whose cells are the values
    assignment  ///< `path=value`, the value may be JSON
  };

  DataFiles();
  ~DataFiles() override;
  /// Whether a text of `bytes` bytes still has its place in the 32 bits of the offset space.
  bool fits(std::size_t bytes) const;
  /// Adds a file's UTF-8 text, which fits(), and gives the offset of its first byte in the offset
  /// space. `owner` is the origin of the value whose place the file's values take; 0: the top.
  std::uint32_t add(std::string name, std::string text, Format format = Format::json,
                    std::uint32_t owner = 0);
  /// Says where the byte at offset `at` stands in its file when the text is a part of one: line and
  /// column (code points) from 1.
  void set_begin(std::uint32_t at, int line, int column);
  /// The text of the file that holds offset `at`, from there on.
  std::string_view text_at(std::uint32_t at) const;
  /// From `offset` to the end of its file the text is broken: no value paths are told there.
  void break_at(std::uint32_t offset);
  /// File, line, column, the path of the innermost value there as a template would write it
  /// (`项目[2].金额`, indexes from 0), and the line as excerpt. An empty stretch (`end` ≤ `begin`)
  /// stands for the whole token at `begin`.
  diag::Place locate(std::uint32_t begin, std::uint32_t end) const override;

 private:
  struct File;
  /// What stands at a byte of a file.
  struct Spot {
    std::size_t begin = 0, end = 0;
    std::string path;
  };
  File* file_at(std::uint32_t offset) const;
  Spot spot_at(const File& file, std::size_t offset) const;
  std::string path_at(std::uint32_t offset) const;
  std::uint64_t size() const;
  std::vector<std::unique_ptr<File>> files_;
};

/// The span of a value that was read from a file: empty, where its token starts; Span::none() for a
/// computed value.
diag::Span span_of(const Value& value);

}  // namespace chengwen::data
