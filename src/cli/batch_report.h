#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "diag/report.h"

namespace chengwen::cli {

/// The report of a batch: a JSON object a line and a line a record, in the order of the records. It
/// is appended to as documents are finished, so that after a kill it names no document that is not
/// whole; a line that was cut off counts for nothing. Not thread-safe.
class BatchReport {
 public:
  BatchReport() = default;
  ~BatchReport();
  BatchReport(const BatchReport&) = delete;
  BatchReport& operator=(const BatchReport&) = delete;

  /// Opens `path` for a new report, or with `resume` to go on with the one that is there. False,
  /// told in `report`, when that cannot be done.
  bool open(const std::string& path, bool resume, diag::Report& report);
  bool is_open() const { return descriptor_ >= 0; }
  /// What an earlier run says of `record`, without the line's end; "" when it says nothing.
  std::string line(std::uint64_t record) const;
  /// The line of an earlier run counts.
  void keep(std::uint64_t record);
  /// Adds the line of `record`, without its end.
  bool add(std::uint64_t record, std::string_view line, diag::Report& report);
  /// Ends the report: a resumed one gets its lines into the order of their records, each once.
  /// `whole`: all records were seen, so that lines of others are dropped.
  bool finish(bool whole, diag::Report& report);

 private:
  struct Line {
    std::uint64_t offset = 0;
    std::uint32_t size = 0;  ///< 0: there is none
    bool counts = false;     ///< was kept or added by this run
  };
  void read_lines();
  void note(std::uint64_t record, const Line& line);

  std::string path_;
  int descriptor_ = -1;
  std::uint64_t size_ = 0;
  bool resumed_ = false;
  std::vector<Line> lines_;  ///< of record 1, 2, …; only when resumed
};

}  // namespace chengwen::cli
