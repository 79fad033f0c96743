#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/command.h"

namespace chengwen::cli {

/// Reads and compiles a template file; what is wrong goes to `findings`.
std::optional<Template> load_template(const std::string& path, Findings& findings,
                                      const LoadOptions& options = {});
/// The same for a template's bytes that were read from `path`.
std::optional<Template> load_template(const std::string& path, std::string docx, Findings& findings,
                                      const LoadOptions& options = {});
/// Reads the file of `--profile` into `profile`, which stays empty for "" and "gbt9704". False when
/// it is wrong; that was said.
/// To `read`, if not null, the texts of the profile and of what it extends are added.
bool load_profile(const std::string& path, const Context& context, std::optional<Profile>& profile,
                  std::string* read = nullptr);
/// The profile as load_template() wants it.
const Profile* pointer_to(const std::optional<Profile>& profile);

/// Where the data comes from: DATA, then each `--data`, then each `--set`, one laid over the other;
/// and the schema that it is held against.
struct DataArguments {
  std::string path;
  std::vector<std::string> more_paths;
  std::vector<std::string> assignments;
  std::string schema_path;

  bool empty() const { return path.empty() && more_paths.empty() && assignments.empty(); }
  /// All files, in their order.
  std::vector<std::string> paths() const;
};
void add_data_options(CLI::App& command, const Context& context, DataArguments& arguments);
/// Adds --schema, which is among them.
void add_schema_option(CLI::App& command, const Context& context, std::string& path);
/// To `read`, if not null, its text is added.
std::optional<Schema> load_schema(const std::string& path, Findings& findings,
                                  std::string* read = nullptr);

/// Reads and checks all of it. Tables lie beside the file that names them or in a folder of
/// --allow-path.
std::optional<Data> load_data(const DataArguments& arguments,
                              const std::vector<std::string>& allowed_folders, Findings& findings);

/// `--missing`, `--strict` and the limits, for every command that fills.
struct FillArguments {
  FillOptions options;
  std::string profile_path;
  int max_nesting = LoadOptions{}.max_nesting;
  bool strict = false;
  std::vector<std::string> allowed_folders;
  std::vector<std::string> rule_paths;
  std::string aliases_path;
  /// Of a document that is looked over, in bytes of XML: all that can be read, or less where nobody
  /// asked for it, since looking takes longer than filling.
  std::uint64_t longest_reviewed = std::uint64_t{512} << 20;
};
void add_fill_options(CLI::App& command, const Context& context, FillArguments& arguments);

/// All files that a command reads that fills.
std::vector<std::string> inputs_of(const std::string& template_path, const DataArguments& data,
                                   const FillArguments& fill);

/// Adds --allow-path, which is among add_fill_options().
void add_allowed_folders(CLI::App& command, const Context& context,
                         std::vector<std::string>& folders);

/// TEMPLATE, a file.
void add_template_option(CLI::App& command, const Context& context, std::string& path);

/// Reads the files of `--rules`; what they hold is added to `bytes`. Of those with errors the rules
/// that are right, so that one run tells what these find, too.
Rules load_rules(const FillArguments& arguments, Findings& findings, std::string& bytes);

/// `--aliases`.
void add_aliases_option(CLI::App& command, const Context& context, std::string& path);
/// Reads the file; empty names when there is no path. Nothing on an error.
std::optional<Aliases> load_aliases(const std::string& path, Findings& findings);

/// What data and document are held against.
struct CheckFiles {
  Rules rules;
  Aliases aliases;
};
/// Reads the files of `--rules` and `--aliases`. Nothing when the names are wrong.
std::optional<CheckFiles> load_check_files(const FillArguments& arguments, Findings& findings);

/// Fills with `files`, for a file called `output_path`, and applies `--strict`; nothing when there
/// are errors.
std::optional<Filled> fill(const Template& compiled, const Data& data, Files& files,
                           const FillArguments& arguments, const std::string& output_path,
                           Findings& findings);

/// The same for a single document, which is looked over before it is given out: what the data had
/// in vain, what is left of the template, figures that contradict the data. `name` is what messages
/// call it, and the path that it is written to.
std::optional<Filled> fill_and_review(const Template& compiled, const std::string& template_path,
                                      const Data& data, const std::vector<std::string>& data_paths,
                                      FillArguments arguments, const CheckFiles& checks,
                                      const std::string& name, Findings& findings);

}  // namespace chengwen::cli
