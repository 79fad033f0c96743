#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "data/value.h"
#include "diag/report.h"
#include "diag/sources.h"

namespace chengwen::data {

/// The data files of one run as a diag::Source: turns an origin into file, line, column and value
/// path.
class DataFiles;

struct JsonLimits {
  int depth = 256;
};

/// Reads one JSON file (UTF-8, UTF-16, UTF-32 or GB18030, with or without BOM) into values that
/// know their places.
///
/// Numbers are kept as written (Decimal), keys keep their order. What is wrong (syntax with its
/// place, a repeated key as a warning, bad encoding, too deep, too many digits) goes to `report`;
/// the result is undefined when it was an error. The file is added to `files`, in whose offset
/// space the origins and spans lie. An empty file is an error.
Value read_json(std::string_view bytes, std::string name, DataFiles& files, diag::Report& report,
                const JsonLimits& limits = {});

class DataFiles : public diag::Source {
 public:
  DataFiles();
  ~DataFiles() override;
  /// Whether a text of `bytes` bytes still has its place in the 32 bits of the offset space.
  bool fits(std::size_t bytes) const;
  /// Adds a file's UTF-8 text, which fits(), and gives the offset of its first byte in the offset
  /// space.
  std::uint32_t add(std::string name, std::string text);
  /// The text of the file that begins at offset `start`.
  std::string_view text_at(std::uint32_t start) const;
  /// From `offset` to the end of its file the text is broken: no value paths are told there.
  void break_at(std::uint32_t offset);
  /// File, line, column, the path of the innermost value there as a template would write it
  /// (`项目[2].金额`, indexes from 0), and the line as excerpt. An empty stretch (`end` ≤ `begin`)
  /// stands for the whole token at `begin`.
  diag::Place locate(std::uint32_t begin, std::uint32_t end) const override;

 private:
  struct File;
  File* file_at(std::uint32_t offset) const;
  std::uint64_t size() const;
  std::vector<std::unique_ptr<File>> files_;
};

/// The span of a value that was read from a file: empty, where its token starts; Span::none() for a
/// computed value.
diag::Span span_of(const Value& value);

}  // namespace chengwen::data
