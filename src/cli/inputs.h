#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/command.h"

namespace chengwen::cli {

/// Reads and compiles a template file; what is wrong goes to `findings`.
std::optional<Template> load_template(const std::string& path, Findings& findings);
/// Reads a data file.
std::optional<Data> load_data(const std::string& path, Findings& findings);

/// `--missing`, `--strict` and the limits, for every command that fills.
struct FillArguments {
  FillOptions options;
  bool strict = false;
  std::vector<std::string> allowed_folders;
};
void add_fill_options(CLI::App& command, const Context& context, FillArguments& arguments);

/// Fills with the files beside `data_path` and applies `--strict`; nothing when there are errors.
std::optional<std::string> fill(const Template& compiled, const Data& data,
                                const std::string& data_path, const FillArguments& arguments,
                                Findings& findings);

}  // namespace chengwen::cli
