#include <filesystem>
#include <memory>

#include "chengwen/findings.h"
#include "cli/command.h"
#include "cli/files.h"
#include "cli/inputs.h"
#include "cli/usage.h"

namespace chengwen::cli {
namespace {

struct Arguments {
  std::string path;
  std::string profile;
  std::string fixed_path;
  std::string annotated_path;
  DataArguments data;
  std::string aliases_path;
  bool strict = false;
};

namespace fs = std::filesystem;

/// The report is what this command is for: it goes to standard output.
void print(const AuditResult& result, const Findings& findings, const Context& context,
           diag::Report& report) {
  std::string words = context.json ? result.json : findings.text(context.language);
  if (words.empty() && !context.json) words = context.words("没有发现问题\n", "nothing found\n");
  if (!words.empty()) write_file("-", words, report);
}

int run(const Arguments& arguments, const Context& context) {
  std::optional<Profile> profile;
  if (!load_profile(arguments.profile, context, profile)) return kWrong;
  Findings findings;
  diag::Report& report = findings.state().report;
  std::vector<std::string> inputs = arguments.data.paths();
  inputs.insert(inputs.end(), {arguments.path, arguments.profile, arguments.aliases_path});
  if (!are_apart({arguments.fixed_path, arguments.annotated_path}, inputs, report)) {
    context.print(findings);
    return kWrong;
  }
  AuditOptions options;
  options.profile = pointer_to(profile);
  options.language = context.language;
  options.fix = !arguments.fixed_path.empty();
  options.annotate = !arguments.annotated_path.empty();
  auto docx = read_package(arguments.path, report);
  const auto aliases = load_aliases(arguments.aliases_path, findings);
  std::optional<Data> data;
  if (!arguments.data.empty()) data = load_data(arguments.data, {}, findings);
  if (data) options.review.data = &*data;
  options.review.edited = true;
  if (aliases && !arguments.aliases_path.empty()) options.review.aliases = &*aliases;
  std::optional<AuditResult> result;
  if (docx && !report.has_errors()) {
    result =
        audit(std::move(*docx), fs::path(arguments.path).filename().string(), options, findings);
  }
  if (arguments.strict) findings.make_warnings_errors();
  if (!result) {
    context.print(findings);
    return kWrong;
  }
  bool written = !options.fix || write_file(arguments.fixed_path, *result->fixed, report);
  if (options.annotate) {
    written = result->annotated && written &&
              write_file(arguments.annotated_path, *result->annotated, report);
  }
  print(*result, findings, context, report);
  return written && !findings.has_errors() ? kDone : kWrong;
}

}  // namespace

void add_audit(CLI::App& app, Context& context, int& exit_code) {
  CLI::App* command = app.add_subcommand(
      "audit", context.words("按 GB/T 9704 检查成文的 Word 文档，也能修正和批注",
                             "holds a finished Word document against GB/T 9704"));
  auto arguments = std::make_shared<Arguments>();
  command
      ->add_option(
          "file", arguments->path,
          context.words("Word 文档（- 为标准输入）", "the Word document (- is standard input)"))
      ->required()
      ->type_name("FILE");
  command
      ->add_option("--profile", arguments->profile,
                   context.words("规则：gbt9704（默认）或省、区、单位的规则文件",
                                 "the rules: gbt9704 (default) or a file on top of it"))
      ->type_name("gbt9704|FILE");
  command
      ->add_option("--fix", arguments->fixed_path,
                   context.words("修正版式，写到这个文件（文字不动）",
                                 "writes a document with its format mended (no word changed)"))
      ->type_name("OUT");
  command
      ->add_option("--annotate", arguments->annotated_path,
                   context.words("把问题写成批注，写到这个文件",
                                 "writes a document with the findings as comments"))
      ->type_name("OUT");
  command
      ->add_option("--data", arguments->data.more_paths,
                   context.words("和数据核对文中、表中的数（可写多次）",
                                 "compares the figures of text and tables with this data "
                                 "(repeatable)"))
      ->allow_extra_args(false)
      ->type_name("DATA");
  add_aliases_option(*command, context, arguments->aliases_path);
  command->add_flag("--strict", arguments->strict,
                    context.words("警告也算错误", "warnings are errors"));
  add_format(*command, context);
  command->callback([arguments, &context, &exit_code] { exit_code = run(*arguments, context); });
}

}  // namespace chengwen::cli
