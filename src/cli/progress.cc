#include "cli/progress.h"

#include <unistd.h>

#include <cstdio>

#include "cli/batch_run.h"

namespace chengwen::cli {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kBetweenBars{200};
constexpr milliseconds kBetweenLines{10'000};
// More failed records than these are only counted; the report has all.
constexpr unsigned kMostPrinted = 20;
constexpr unsigned kBarWidth = 24;

std::int64_t milliseconds_between(auto begin, auto end) {
  return std::chrono::duration_cast<milliseconds>(end - begin).count();
}

std::string clock_time(std::int64_t seconds) {
  const std::string rest = std::to_string(seconds % 60);
  return std::to_string(seconds / 60) + (rest.size() < 2 ? ":0" : ":") + rest;
}

}  // namespace

Progress::Progress(const Context& context)
    : context_(context), terminal_(::isatty(STDERR_FILENO) == 1) {}

void Progress::clear() {
  if (drawn_) std::fputs("\r\x1b[K", stderr);
  drawn_ = false;
}

void Progress::print(const std::string& findings) {
  if (!context_.json && ++printed_ > kMostPrinted) {
    ++hidden_;
    return;
  }
  clear();
  std::fputs(findings.c_str(), stderr);
}

std::string Progress::bar(RecordSource::Progress source) const {
  if (source.all == 0) return "";
  std::string bar = "[";
  const std::uint64_t filled = source.done * kBarWidth / source.all;
  for (std::uint64_t i = 0; i < kBarWidth; ++i) bar += i < filled ? '#' : '.';
  return bar + "] " + std::to_string(source.done * 100 / source.all) + "%  ";
}

std::string Progress::time_left(RecordSource::Progress source) const {
  if (source.all == 0 || source.done == 0) return "";
  const auto passed = static_cast<std::uint64_t>(milliseconds_between(begin_, last_));
  const std::uint64_t left = passed * (source.all - source.done) / source.done / 1000;
  return context_.words("，剩余 ", ", ") + clock_time(static_cast<std::int64_t>(left)) +
         context_.words("", " left");
}

void Progress::show(const BatchCounts& counts,
                    const std::function<RecordSource::Progress()>& source) {
  const Clock::time_point now = Clock::now();
  if (context_.json || now - last_ < (terminal_ ? kBetweenBars : kBetweenLines)) return;
  last_ = now;
  const auto passed = static_cast<std::uint64_t>(milliseconds_between(begin_, now));
  const RecordSource::Progress progress = source();
  clear();
  const std::string line =
      (terminal_ ? bar(progress) : "") + std::to_string(counts.done()) +
      context_.words(" 份", " documents") + "（" + std::to_string(counts.failed) +
      context_.words(" 份有错）", " failed）") + "，" +
      std::to_string(counts.done() * 1000 / std::max<std::uint64_t>(passed, 1)) +
      context_.words(" 份/秒", "/s") + time_left(progress);
  std::fputs(line.c_str(), stderr);
  if (terminal_) {
    std::fflush(stderr);
    drawn_ = true;
  } else {
    std::fputc('\n', stderr);
  }
}

void Progress::end() {
  clear();
  if (hidden_ == 0) return;
  context_.say(context_.words("……还有 ", "… and ") + std::to_string(hidden_) +
               context_.words(" 条记录有错，用 --report 可以看到全部",
                              " more failed records; --report tells all"));
}

}  // namespace chengwen::cli
