#include <algorithm>
#include <iterator>
#include <utility>

#include "cli/command.h"

namespace chengwen::cli {
namespace {

constexpr std::pair<std::string_view, AddCommand> kCommands[] = {
    {"fill", add_fill},     {"batch", add_batch}, {"check", add_check}, {"inspect", add_inspect},
    {"fields", add_fields}, {"text", add_text},   {"audit", add_audit}, {"refill", add_refill}};

}  // namespace

void add_commands(CLI::App& app, Context& context, int& exit_code, std::string_view name) {
  const auto named = std::find_if(std::begin(kCommands), std::end(kCommands),
                                  [&](const auto& command) { return command.first == name; });
  if (named != std::end(kCommands)) return named->second(app, context, exit_code);
  for (const auto& [each, add] : kCommands) add(app, context, exit_code);
}

}  // namespace chengwen::cli
