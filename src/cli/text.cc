#include <filesystem>
#include <memory>

#include "chengwen/findings.h"
#include "cli/command.h"
#include "cli/files.h"
#include "cli/usage.h"

namespace chengwen::cli {
namespace {

int run(const std::string& path, const Context& context) {
  Findings findings;
  diag::Report& report = findings.state().report;
  auto docx = read_package(path, report);
  std::optional<std::string> text;
  if (docx)
    text = text_of(std::move(*docx), std::filesystem::path(path).filename().string(), findings);
  const bool written = text && write_file("-", *text, report);
  context.print(findings);
  return written ? kDone : kWrong;
}

}  // namespace

void add_text(CLI::App& app, Context& context, int& exit_code) {
  CLI::App* command = app.add_subcommand(
      "text", context.words(
                  "文档的文字：一段一行，编号写出，表格一行一行",
                  "the text of a document: a paragraph a line, numbers resolved, tables as rows"));
  auto path = std::make_shared<std::string>();
  command
      ->add_option(
          "file", *path,
          context.words("Word 文档（- 为标准输入）", "the Word document (- is standard input)"))
      ->required()
      ->type_name("FILE");
  add_format(*command, context);
  command->callback([path, &context, &exit_code] { exit_code = run(*path, context); });
}

}  // namespace chengwen::cli
