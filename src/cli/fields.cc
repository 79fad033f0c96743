#include <memory>

#include "cli/command.h"
#include "cli/folder_files.h"
#include "cli/inputs.h"
#include "cli/usage.h"

namespace chengwen::cli {
namespace {

struct Arguments {
  std::string template_path;
  std::string output_path = "-";
  std::vector<std::string> allowed_folders;
  bool schema = false;
  bool sample = false;
};

int run(const Arguments& arguments, const Context& context) {
  Findings findings;
  const auto compiled = load_template(arguments.template_path, findings);
  FolderFiles files({}, arguments.allowed_folders, arguments.template_path);
  const auto taken = compiled ? compiled->fields(findings, &files) : std::nullopt;
  context.print(findings);
  if (!taken) return kWrong;
  const Fields& fields = *taken;
  std::string text;
  if (arguments.schema) {
    text = fields.schema();
  } else if (arguments.sample) {
    text = fields.sample();
  } else {
    text = context.json ? fields.json(context.language) : fields.text(context.language);
  }
  return write_result(arguments.output_path, text, context);
}

}  // namespace

void add_fields(CLI::App& app, Context& context, int& exit_code) {
  CLI::App* command = app.add_subcommand(
      "fields", context.words("模板要用哪些数据：名称、类型、在哪里用到",
                              "which data a template takes: names, types, where they are used"));
  auto arguments = std::make_shared<Arguments>();
  add_template_option(*command, context, arguments->template_path);
  CLI::Option_group* forms = command->add_option_group("form");
  forms->add_flag("--schema", arguments->schema,
                  context.words("写出 JSON Schema，给 --schema 和编辑器用",
                                "writes a JSON Schema, for --schema and for editors"));
  forms->add_flag(
      "--sample", arguments->sample,
      context.words("写出一份样例数据，每个名称都有", "writes a data file with every name in it"));
  forms->require_option(0, 1);
  command
      ->add_option("-o,--output", arguments->output_path,
                   context.words("写到哪个文件（默认标准输出）",
                                 "the file to write (default: standard output)"))
      ->type_name("OUT");
  add_allowed_folders(*command, context, arguments->allowed_folders);
  add_format(*command, context);
  command->callback([arguments, &context, &exit_code] { exit_code = run(*arguments, context); });
}

}  // namespace chengwen::cli
