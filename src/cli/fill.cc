#include <memory>

#include "chengwen/findings.h"
#include "cli/command.h"
#include "cli/files.h"
#include "cli/inputs.h"
#include "cli/timing.h"
#include "cli/usage.h"
#include "diag/json_object.h"

namespace chengwen::cli {
namespace {

/// Bytes of XML: some fifty pages of text.
constexpr std::uint64_t kLong = std::uint64_t{1} << 20;

struct Arguments {
  std::string template_path;
  DataArguments data;
  std::string output_path;
  FillArguments fill;
  std::string report_path;
  bool timing = false;
};

/// Puts the lines of `objects` into an array.
void add_objects(diag::JsonObject& object, std::string_view name, std::string_view objects) {
  std::string& out = object.key(name);
  out += '[';
  while (!objects.empty()) {
    const std::size_t end = std::min(objects.find('\n'), objects.size());
    if (out.back() != '[') out += ',';
    out += objects.substr(0, end);
    objects.remove_prefix(std::min(end + 1, objects.size()));
  }
  out += ']';
}

/// What became of the document, for programs (docs/diagnostics.md, "fill --report").
std::string report_of(const Arguments& arguments, bool written, Findings& findings,
                      const Context& context) {
  std::string out;
  {
    const diag::Report& report = findings.state().report;
    diag::JsonObject object(out);
    object.text("chengwen", version());
    object.text("template", arguments.template_path);
    object.array("data", arguments.data.paths(),
                 [&](const std::string& path) { diag::append_json_string(out, path); });
    object.text("output", arguments.output_path);
    object.flag("written", written);
    object.number("errors", report.errors());
    object.number("warnings", report.warnings());
    object.number("hints", report.diagnostics().size() - report.errors() - report.warnings());
    add_objects(object, "findings", findings.json(context.language));
    add_objects(object, "unreached", findings.unreached_json(context.language));
  }
  return out + "\n";
}

int run(Arguments& arguments, const Context& context) {
  std::optional<Profile> profile;
  if (!load_profile(arguments.fill.profile_path, context, profile)) return kWrong;
  Findings findings;
  if (!are_apart({arguments.output_path, arguments.report_path},
                 inputs_of(arguments.template_path, arguments.data, arguments.fill),
                 findings.state().report)) {
    context.print(findings);
    return kWrong;
  }
  Timing timing(context);
  const auto stage_ended = timing.listener();
  arguments.fill.options.stage_ended = stage_ended;
  // All files are looked at before anything stops, so that one run tells all that is wrong.
  const auto compiled =
      load_template(arguments.template_path, findings,
                    {pointer_to(profile), stage_ended, arguments.fill.max_nesting, true});
  const auto data = load_data(arguments.data, arguments.fill.allowed_folders, findings);
  timing.ended(context.words("读数据", "data"));
  const auto checks = load_check_files(arguments.fill, findings);
  std::optional<Filled> document;
  const bool asked = arguments.fill.strict || !arguments.fill.rule_paths.empty() ||
                     !arguments.fill.aliases_path.empty() || !arguments.report_path.empty();
  if (!asked) arguments.fill.longest_reviewed = kLong;
  if (compiled && data && checks) {
    document = fill_and_review(*compiled, arguments.template_path, *data, arguments.data.paths(),
                               arguments.fill, *checks, arguments.output_path, findings);
    timing.ended(context.words("通读", "review"));
  }
  diag::Report& problems = findings.state().report;
  const bool written = document && write_file(arguments.output_path, document->pack(), problems);
  timing.ended(context.words("写文件", "save"));
  const bool reported =
      arguments.report_path.empty() ||
      write_file(arguments.report_path, report_of(arguments, written, findings, context), problems);
  context.print(findings);
  if (arguments.timing) std::fputs(timing.table().c_str(), stderr);
  if (!written || !reported) return kWrong;
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
  add_aliases_option(*command, context, arguments->fill.aliases_path);
  command
      ->add_option("--report", arguments->report_path,
                   context.words("把全部结果写成一个 JSON 文件（出错时也写）",
                                 "writes everything that was found as JSON, also on errors"))
      ->type_name("FILE");
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
