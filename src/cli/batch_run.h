#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "chengwen/chengwen.h"
#include "cli/batch_report.h"
#include "cli/command.h"
#include "cli/inputs.h"
#include "cli/record_source.h"
#include "cli/shard.h"

namespace chengwen::cli {

class FolderFiles;
class Progress;

struct BatchOptions {
  std::string template_path, records_path;
  FillArguments fill;
  std::vector<std::string> assignments;  ///< `--set`, laid over every record
  std::optional<Schema> schema;          ///< that every record is held against
  Shard shard;
  unsigned threads = 1;
  bool resume = false;
  std::string input;  ///< a sum over all that the documents depend on beside their records
};

struct BatchCounts {
  std::uint64_t written = 0, kept = 0, failed = 0, warned = 0;
  std::uint64_t done() const { return written + kept + failed; }
};

/// Makes a document of every record. Threads take records one by one; what depends on their order
/// (names that are there already, the report, what is printed) happens in the order of the records,
/// so that the outcome does not depend on the number of threads.
class BatchRun {
 public:
  /// All must outlive the run.
  BatchRun(const Template& compiled, const NameTemplate& names, RecordSource& source,
           BatchReport& report, Progress& progress, const Context& context, BatchOptions options);

  /// Returns when all records are done, when stop() was called, or when nothing more can be
  /// written.
  void run();
  /// No more records are begun. May be called from a signal handler.
  static void stop() { stopped_ = true; }

  const BatchCounts& counts() const { return counts_; }
  /// Whether every record was seen.
  bool complete() const { return complete_; }
  /// The first record that was not; of use when not complete().
  std::uint64_t next() const { return next_; }

 private:
  /// What became of a record.
  struct Outcome {
    enum class Status { written, kept, failed, elsewhere } status = Status::failed;
    std::string line;      ///< of the report
    std::string findings;  ///< to be printed
    bool warned = false;
    bool fatal = false;  ///< nothing more can be written
  };

  void work();
  std::optional<Record> take();
  Outcome process(const Record& record);
  Outcome fill(const Record& record, const Data* data, FolderFiles& files, const std::string& name,
               const std::string& input, Findings& findings);
  std::optional<Data> read(const Record& record, FolderFiles& files, Findings& findings) const;
  /// Whether an earlier run made the document of just this record and the same files.
  bool is_done(const Record& record, const std::string& name, const std::string& input);
  /// Waits for the turn of `record`, then takes `name` for it. The record that has it already; 0
  /// when it was free.
  std::uint64_t claim(std::uint64_t record, const std::string& name);
  void collect(std::uint64_t record, Outcome outcome);
  void settle(std::uint64_t record, const Outcome& outcome);

  const Template& compiled_;
  const NameTemplate& names_;
  RecordSource& source_;
  BatchReport& report_;
  Progress& progress_;
  const Context& context_;
  const BatchOptions options_;

  std::mutex source_mutex_;
  std::uint64_t taken_ = 0;
  bool source_ended_ = false;

  std::mutex claim_mutex_;
  std::condition_variable claim_turn_;
  std::uint64_t claimed_ = 0;                                ///< records that had their turn
  std::unordered_map<std::uint64_t, std::uint64_t> claims_;  ///< sum of the name → record

  std::mutex outcome_mutex_;
  std::condition_variable settled_;
  std::map<std::uint64_t, Outcome> waiting_;  ///< for those before them
  std::uint64_t next_ = 1;
  BatchCounts counts_;
  Findings source_findings_;
  bool complete_ = false;
  static std::atomic<bool> stopped_;
};

}  // namespace chengwen::cli
