#pragma once

#include <fcntl.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

/// What the programs that write many documents have in common.
namespace bench {

inline double seconds(clockid_t clock) {
  timespec now{};
  ::clock_gettime(clock, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

/// FOLDER/0042END.
inline std::string numbered(const std::string& folder, std::size_t number, const std::string& end) {
  char digits[24];
  std::snprintf(digits, sizeof digits, "/%04zu", number);
  return folder + digits + end;
}

/// Ends the program where it cannot.
inline void write_file(const std::string& path, std::string_view bytes) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
  bool good = file >= 0;
  while (good && !bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    good = written > 0;
    if (good) bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (!good) {
    std::fprintf(stderr, "cannot write %s\n", path.c_str());
    std::exit(1);
  }
  ::close(file);
}

/// Runs `work`, which makes `documents` documents, `passes` times and prints the least time as
/// JSON.
template <class Work>
void print_best(std::size_t documents, int passes, Work work) {
  double wall = 1e9, cpu = 1e9;
  for (int i = 0; i < passes; ++i) {
    const double wall_begin = seconds(CLOCK_MONOTONIC),
                 cpu_begin = seconds(CLOCK_PROCESS_CPUTIME_ID);
    work();
    wall = std::min(wall, seconds(CLOCK_MONOTONIC) - wall_begin);
    cpu = std::min(cpu, seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu_begin);
  }
  std::printf("{\"documents\": %zu, \"wall\": %.6f, \"cpu\": %.6f}\n", documents, wall, cpu);
}

}  // namespace bench
