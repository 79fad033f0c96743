#pragma once

#include "cli/command.h"

namespace chengwen::cli {

/// Gives `app` its name, words, common options (--lang, --version) and help format in the context's
/// language.
void prepare(CLI::App& app, Context& context);

/// Adds `--format text|json` to a command.
void add_format(CLI::App& command, Context& context);

/// Prints help, the version, or what is wrong with the command line, and gives the exit code.
int explain(const CLI::App& app, const CLI::ParseError& error, const Context& context);

}  // namespace chengwen::cli
