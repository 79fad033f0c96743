#include <memory>

#include "cli/command.h"
#include "cli/inputs.h"

namespace chengwen::cli {
namespace {

struct Arguments {
  std::string template_path;
  bool tags = false;
  bool ast = false;
  bool program = false;
};

int run(const Arguments& arguments, const Context& context) {
  Findings findings;
  const auto compiled = load_template(arguments.template_path, findings);
  context.print(findings);
  if (!compiled) return kWrong;
  Template::View view = Template::View::tags;
  if (arguments.ast) view = Template::View::ast;
  if (arguments.program) view = Template::View::program;
  return write_result("-", compiled->inspect(view, context.language), context);
}

}  // namespace

void add_inspect(CLI::App& app, Context& context, int& exit_code) {
  CLI::App* command = app.add_subcommand(
      "inspect", context.words("看模板里面：标签、语法树、程序",
                               "looks into a template: tags, syntax trees, program"));
  auto arguments = std::make_shared<Arguments>();
  add_template_option(*command, context, arguments->template_path);
  CLI::Option_group* views = command->add_option_group("view");
  views->add_flag("--tags", arguments->tags,
                  context.words("每个标签和它的位置（默认）", "every tag and its place (default)"));
  views->add_flag("--ast", arguments->ast, context.words("语法树", "the syntax trees"));
  views->add_flag("--program", arguments->program,
                  context.words("编译出的程序", "the compiled ops"));
  views->require_option(0, 1);
  command->callback([arguments, &context, &exit_code] { exit_code = run(*arguments, context); });
}

}  // namespace chengwen::cli
