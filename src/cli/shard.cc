#include "cli/shard.h"

#include <charconv>
#include <cstdlib>

namespace chengwen::cli {
namespace {

std::optional<std::uint64_t> number(std::string_view digits) {
  std::uint64_t value = 0;
  const char* end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, value);
  if (error != std::errc() || stop != end) return std::nullopt;
  return value;
}

std::optional<std::uint64_t> variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::nullopt : number(value);
}

/// The place of this task in its array, from 0.
std::optional<std::uint64_t> task() {
  if (const auto pod = variable("JOB_COMPLETION_INDEX")) return pod;
  const auto id = variable("SLURM_ARRAY_TASK_ID");
  const auto first = variable("SLURM_ARRAY_TASK_MIN");
  const std::uint64_t step = variable("SLURM_ARRAY_TASK_STEP").value_or(1);
  if (!id || !first || step == 0 || *id < *first) return std::nullopt;
  return (*id - *first) / step;
}

}  // namespace

std::optional<Shard> read_shard(std::string_view words) {
  const std::size_t slash = words.find('/');
  const std::string_view part = words.substr(0, slash);
  std::optional<std::uint64_t> parts;
  if (slash != std::string_view::npos) {
    parts = number(words.substr(slash + 1));
  } else if (part == "auto") {
    parts = variable("SLURM_ARRAY_TASK_COUNT");
  }
  const bool from_scheduler = part == "auto";
  std::optional<std::uint64_t> own = from_scheduler ? task() : number(part);
  if (!own || !parts || *parts == 0) return std::nullopt;
  if (from_scheduler) ++*own;
  if (*own == 0 || *own > *parts) return std::nullopt;
  return Shard{*own, *parts};
}

}  // namespace chengwen::cli
