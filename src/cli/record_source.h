#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "chengwen/chengwen.h"
#include "diag/report.h"

namespace chengwen::cli {

/// A record of a batch: a piece of data that one document is made of.
struct Record {
  std::uint64_t index = 0;  ///< from 1, in the order of the source
  std::string source;       ///< "记录.ndjson:17", or a file of its own
  std::string file;         ///< what messages call the file that it stands in
  std::string path;         ///< where that file is: pictures are looked for beside it
  RecordText text;
  std::optional<diag::Diagnostic> unreadable;  ///< why there is no text
};

/// Where the records of a batch come from. Not thread-safe.
class RecordSource {
 public:
  virtual ~RecordSource() = default;
  /// The next record; nothing at the end. What keeps the source from being read on is told in
  /// `report`; it ends then.
  virtual std::optional<Record> next(diag::Report& report) = 0;
  /// How far reading has come and how far there is to go, in the same unit; 0 of 0 when nobody
  /// knows.
  struct Progress {
    std::uint64_t done = 0, all = 0;
  };
  virtual Progress progress() const = 0;
};

/// A folder of .json files (in the order of their names' bytes), a .json file with an array, a .csv
/// or .tsv table, or a file with a JSON value a line; `-` is standard input, with lines or an
/// array. Null, told in `findings`, when it cannot be read.
std::unique_ptr<RecordSource> open_records(const std::string& path, Findings& findings);

}  // namespace chengwen::cli
