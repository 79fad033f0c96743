#include <memory>

#include "chengwen/findings.h"
#include "cli/command.h"
#include "cli/files.h"
#include "cli/inputs.h"
#include "cli/usage.h"

namespace chengwen::cli {
namespace {

struct Arguments {
  std::string template_path;
  DataArguments data;
  std::string annotated_path;
  FillArguments fill;
};

bool write_annotated(const Arguments& arguments, const Context& context, Findings& findings) {
  diag::Report& report = findings.state().report;
  const auto docx = read_package(arguments.template_path, report);
  if (!docx) return false;
  const auto annotated = annotate(*docx, arguments.template_path, findings, context.language);
  return annotated && write_file(arguments.annotated_path, *annotated, report);
}

int run(const Arguments& arguments, const Context& context) {
  std::optional<Profile> profile;
  if (!load_profile(arguments.fill.profile_path, context, profile)) return kWrong;
  Findings findings;
  if (!are_apart({arguments.annotated_path},
                 inputs_of(arguments.template_path, arguments.data, arguments.fill),
                 findings.state().report)) {
    context.print(findings);
    return kWrong;
  }
  const auto compiled =
      load_template(arguments.template_path, findings,
                    {pointer_to(profile), kNobody, arguments.fill.max_nesting, true});
  if (compiled) compiled->advise(findings);
  const auto checks = load_check_files(arguments.fill, findings);
  if (!arguments.data.empty()) {
    const auto data = load_data(arguments.data, arguments.fill.allowed_folders, findings);
    if (compiled && data && checks) {
      fill_and_review(*compiled, arguments.template_path, *data, arguments.data.paths(),
                      arguments.fill, *checks, arguments.template_path, findings);
    }
  }
  if (arguments.fill.strict) findings.make_warnings_errors();
  if (!arguments.annotated_path.empty() && !write_annotated(arguments, context, findings)) {
    context.print(findings);
    return kWrong;
  }
  context.print(findings);
  if (findings.has_errors()) return kWrong;
  if (findings.empty()) context.say(context.words("没有发现问题", "nothing found"));
  return kDone;
}

}  // namespace

void add_check(CLI::App& app, Context& context, int& exit_code) {
  CLI::App* command =
      app.add_subcommand("check", context.words("检查模板（和数据），不写文档",
                                                "checks a template (and data) without writing"));
  auto arguments = std::make_shared<Arguments>();
  add_template_option(*command, context, arguments->template_path);
  add_data_options(*command, context, arguments->data);
  command
      ->add_option(
          "--annotate", arguments->annotated_path,
          context.words("另存一份模板，每个问题处加一条 Word 批注",
                        "writes a copy of the template with a Word comment at each finding"))
      ->type_name("OUT");
  add_fill_options(*command, context, arguments->fill);
  add_aliases_option(*command, context, arguments->fill.aliases_path);
  add_format(*command, context);
  command->callback([arguments, &context, &exit_code] { exit_code = run(*arguments, context); });
}

}  // namespace chengwen::cli
