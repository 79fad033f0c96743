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
  DataArguments data;
  std::string output_path;
  std::string names_path;
};

int run(const Arguments& arguments, const Context& context) {
  Findings findings;
  diag::Report& problems = findings.state().report;
  std::vector<std::string> inputs = arguments.data.paths();
  inputs.push_back(arguments.path);
  if (!are_apart({arguments.output_path, arguments.names_path}, inputs, problems)) {
    context.print(findings);
    return kWrong;
  }
  auto docx = read_file(arguments.path, problems);
  const auto data = load_data(arguments.data, {}, findings);
  std::optional<std::string> made;
  if (docx && data) {
    made = refill(std::move(*docx), std::filesystem::path(arguments.path).filename().string(),
                  *data, findings);
  }
  const bool written = made && write_file(arguments.output_path, *made, problems) &&
                       (arguments.names_path.empty() ||
                        write_file(arguments.names_path, forbidding_names_of(*data), problems));
  context.print(findings);
  if (!written) return kWrong;
  if (arguments.output_path != "-")
    context.say(context.words("已写入 ", "wrote ") + arguments.output_path);
  return kDone;
}

}  // namespace

void add_refill(CLI::App& app, Context& context, int& exit_code) {
  CLI::App* command = app.add_subcommand(
      "refill", context.words("由写好的文档和它的数据做出模板，给别的单位、别的年度用",
                              "makes a template of a finished document and its data"));
  auto arguments = std::make_shared<Arguments>();
  command
      ->add_option("document", arguments->path,
                   context.words("写好的 Word 文档（- 为标准输入）",
                                 "the finished Word document (- is standard input)"))
      ->required()
      ->type_name("DOCUMENT");
  add_data_options(*command, context, arguments->data);
  command
      ->add_option("-o,--output", arguments->output_path,
                   context.words("模板写到哪个文件（- 为标准输出）",
                                 "the template to write (- is standard output)"))
      ->required()
      ->type_name("TEMPLATE");
  command
      ->add_option("--names", arguments->names_path,
                   context.words("把原单位的名称写成名称文件，给 fill --aliases 查还剩下什么",
                                 "writes the unit's names, for fill --aliases to find what is "
                                 "left of them"))
      ->type_name("FILE");
  add_format(*command, context);
  command->callback([arguments, &context, &exit_code] {
    if (arguments->data.empty()) throw CLI::RequiredError("data");
    exit_code = run(*arguments, context);
  });
}

}  // namespace chengwen::cli
