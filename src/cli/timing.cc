#include "cli/timing.h"

#include <algorithm>
#include <cstdio>

namespace chengwen::cli {
namespace {

std::string name_of(Stage stage, const Context& context) {
  switch (stage) {
    case Stage::read:
      return context.words("读模板", "read");
    case Stage::parse:
      return context.words("解析 XML", "parse");
    case Stage::scan:
      return context.words("找标签", "scan");
    case Stage::normalise:
      return context.words("整理标签", "normalise");
    case Stage::cut:
      return context.words("切分", "cut");
    case Stage::compile:
      return context.words("编译", "compile");
    case Stage::run:
      return context.words("填写", "run");
    case Stage::write:
      return context.words("压缩", "write");
  }
  return {};
}

std::string line(const std::string& name, std::chrono::nanoseconds time) {
  char milliseconds[32];
  std::snprintf(milliseconds, sizeof milliseconds, "%10.3f ms  ",
                static_cast<double>(time.count()) / 1e6);
  return milliseconds + name + '\n';
}

}  // namespace

void Timing::ended(const std::string& name) {
  const Clock::time_point now = Clock::now();
  auto stage = std::ranges::find(stages_, name, [](const auto& entry) { return entry.first; });
  if (stage == stages_.end()) stage = stages_.insert(stage, {name, {}});
  stage->second += now - std::exchange(last_, now);
}

StageListener Timing::listener() {
  return [this](Stage stage) { ended(name_of(stage, context_)); };
}

std::string Timing::table() const {
  std::string text;
  Clock::duration sum{};
  for (const auto& [name, time] : stages_) {
    text += line(name, time);
    sum += time;
  }
  return text + line(context_.words("合计", "total"), sum);
}

}  // namespace chengwen::cli
