#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace chengwen::cli {

/// A stable part of the records of a batch: those whose index is `part` modulo `parts`.
struct Shard {
  std::uint64_t part = 0;
  std::uint64_t parts = 1;
  bool takes(std::uint64_t index) const { return index % parts == part % parts; }
};

/// "3/8": the third of eight parts. "auto": the part that a Slurm job array gives this task
/// (SLURM_ARRAY_TASK_ID, _MIN, _STEP, _COUNT); "auto/8": the one that a Kubernetes indexed job
/// gives this pod (JOB_COMPLETION_INDEX), or Slurm, of eight. Nothing when it is malformed or the
/// variables are not there.
std::optional<Shard> read_shard(std::string_view words);

}  // namespace chengwen::cli
