#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>
#include <string_view>

#include "chengwen/chengwen.h"

namespace chengwen::cli {

/// The exit codes, a contract with other programs.
enum Exit { kDone = 0, kWrong = 1, kUsage = 2 };

/// What every command is given: the words' language and how findings are printed.
struct Context {
  Language language = Language::en;
  bool json = false;

  std::string words(std::string_view zh, std::string_view en) const {
    return std::string(language == Language::zh ? zh : en);
  }
  /// Prints the findings to standard error.
  void print(const Findings& findings) const;
  /// One line to standard error for people; nothing for programs (`--format json`).
  void say(std::string_view line) const;
};

/// Writes what a command was asked for as write_file() does, and prints what goes wrong. The exit
/// code.
int write_result(const std::string& path, std::string_view text, const Context& context);

/// Adds one subcommand to `app`; its callback does the work and leaves the exit code in
/// `exit_code`.
using AddCommand = void (*)(CLI::App& app, Context& context, int& exit_code);

void add_fill(CLI::App& app, Context& context, int& exit_code);
void add_batch(CLI::App& app, Context& context, int& exit_code);
void add_fields(CLI::App& app, Context& context, int& exit_code);
void add_check(CLI::App& app, Context& context, int& exit_code);
void add_inspect(CLI::App& app, Context& context, int& exit_code);
void add_text(CLI::App& app, Context& context, int& exit_code);
void add_audit(CLI::App& app, Context& context, int& exit_code);
void add_refill(CLI::App& app, Context& context, int& exit_code);

/// The one called `name`, or, where none is, all of them in the order of the help.
void add_commands(CLI::App& app, Context& context, int& exit_code, std::string_view name = "");

}  // namespace chengwen::cli
