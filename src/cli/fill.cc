#include <memory>

#include "chengwen/findings.h"
#include "cli/command.h"
#include "cli/files.h"
#include "cli/inputs.h"
#include "cli/timing.h"
#include "cli/usage.h"

namespace chengwen::cli {
namespace {

struct Arguments {
  std::string template_path;
  DataArguments data;
  std::string output_path;
  FillArguments fill;
  bool timing = false;
};

int run(Arguments& arguments, const Context& context) {
  std::optional<Profile> profile;
  if (!load_profile(arguments.fill.profile_path, context, profile)) return kWrong;
  Findings findings;
  Timing timing(context);
  const auto stage_ended = timing.listener();
  arguments.fill.options.stage_ended = stage_ended;
  // All files are looked at before anything stops, so that one run tells all that is wrong.
  const auto compiled =
      load_template(arguments.template_path, findings, {pointer_to(profile), stage_ended});
  const auto data = load_data(arguments.data, arguments.fill.allowed_folders, findings);
  timing.ended(context.words("读数据", "data"));
  std::optional<std::string> document;
  if (compiled && data)
    document = fill(*compiled, arguments.template_path, *data, arguments.data.paths(),
                    arguments.fill, findings);
  const bool written =
      document && write_file(arguments.output_path, *document, findings.state().report);
  timing.ended(context.words("写文件", "save"));
  context.print(findings);
  if (arguments.timing) std::fputs(timing.table().c_str(), stderr);
  if (!written) return kWrong;
  if (arguments.output_path != "-")
    context.say(context.words("已写入 ", "wrote ") + arguments.output_path);
  return kDone;
}

}  // namespace

void add_fill(CLI::App& app, Context& context, int& exit_code) {
  CLI::App* command = app.add_subcommand(
      "fill", context.words("用数据填写模板，写出文档", "fills a template with data"));
  auto arguments = std::make_shared<Arguments>();
  command
      ->add_option(
          "template", arguments->template_path,
          context.words("Word 模板（- 为标准输入）", "the Word template (- is standard input)"))
      ->required()
      ->type_name("TEMPLATE");
  add_data_options(*command, context, arguments->data);
  command
      ->add_option(
          "-o,--output", arguments->output_path,
          context.words("写到哪个文件（- 为标准输出）", "the file to write (- is standard output)"))
      ->required()
      ->type_name("OUT");
  add_fill_options(*command, context, arguments->fill);
  command->add_flag("--timing", arguments->timing,
                    context.words("把每一步用的时间写到标准错误",
                                  "tells how long each stage took, on standard error"));
  add_format(*command, context);
  command->callback([arguments, &context, &exit_code] {
    if (arguments->data.empty()) throw CLI::RequiredError("data");
    exit_code = run(*arguments, context);
  });
}

}  // namespace chengwen::cli
