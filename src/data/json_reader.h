#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "data/value.h"
#include "diag/report.h"
#include "diag/sources.h"

namespace chengwen::data {

/// The data files of one run as a diag::Source: turns an origin into file, line, column and value path.
class DataFiles;

struct JsonLimits {
  int depth = 256;
};

/// Reads one JSON file (UTF-8, UTF-16, UTF-32 or GB18030, with or without BOM) into values that know their places.
///
/// Numbers are kept as written (Decimal), keys keep their order. What is wrong (syntax with its place, a repeated key as
/// a warning, bad encoding, too deep, too many digits) goes to `report`; the result is undefined when it was an error.
/// The file is added to `files`, in whose offset space the origins and spans lie. An empty file is an error.
Value read_json(std::string_view bytes, std::string name, DataFiles& files, diag::Report& report,
                const JsonLimits& limits = {});

class DataFiles : public diag::Source {
 public:
  DataFiles();
  ~DataFiles() override;
  /// Adds a file's UTF-8 text and gives the offset of its first byte in the offset space.
  std::uint32_t add(std::string name, std::string text);
  diag::Place locate(std::uint32_t begin, std::uint32_t end) const override;

 private:
  struct File;
  std::vector<std::unique_ptr<File>> files_;
};

/// The span of a value that was read from a file: where its token starts; Span::none() for a computed value.
diag::Span span_of(const Value& value);

}  // namespace chengwen::data
