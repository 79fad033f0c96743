#include <malloc.h>

#include <algorithm>
#include <csignal>
#include <memory>
#include <thread>

#include "chengwen/findings.h"
#include "cli/batch_run.h"
#include "cli/command.h"
#include "cli/files.h"
#include "cli/progress.h"
#include "cli/sha256.h"
#include "cli/usage.h"

namespace chengwen::cli {
namespace {

struct Arguments {
  std::string template_path;
  std::string records_path;
  std::string output_pattern;
  std::string report_path;
  std::string schema_path;
  std::string shard;
  unsigned threads = std::max(1u, std::thread::hardware_concurrency());
  bool resume = false;
  std::vector<std::string> assignments;
  FillArguments fill;
};

/// The arguments that change documents, in words that are the same only for the same ones.
std::string describe(const Arguments& arguments) {
  const FillOptions& options = arguments.fill.options;
  std::string words =
      std::string(version()) + " " + std::to_string(static_cast<int>(options.missing)) + " " +
      std::to_string(arguments.fill.strict) + " " + std::to_string(options.compression_level);
  words += "\n" + arguments.fill.profile_path;
  words += "\n" + options.modified;
  for (const std::string& folder : arguments.fill.allowed_folders) words += "\n" + folder;
  for (const std::string& assignment : arguments.assignments) words += "\n" + assignment;
  return words;
}

/// The first signal ends the batch after the documents in hand, the second ends the program.
void stop_on_signals() {
  struct sigaction action {};
  action.sa_handler = [](int) { BatchRun::stop(); };
  action.sa_flags = static_cast<int>(SA_RESETHAND) | SA_RESTART;
  for (const int signal : {SIGINT, SIGTERM}) sigaction(signal, &action, nullptr);
}

void say_outcome(const BatchRun& batch, const Context& context) {
  const BatchCounts& counts = batch.counts();
  std::string line = context.words("已写 ", "wrote ") + std::to_string(counts.written) +
                     context.words(" 份", " documents");
  const auto add = [&](std::uint64_t count, std::string_view zh, std::string_view en) {
    if (count > 0)
      line += context.words("，", ", ") + std::to_string(count) + context.words(zh, en);
  };
  add(counts.warned, " 份有警告", " with warnings");
  add(counts.kept, " 份以前已完成", " were finished before");
  add(counts.failed, " 份有错", " failed");
  context.say(line);
  if (batch.complete()) return;
  context.say(context.words("没有做完：从第 ", "not finished: from record ") +
              std::to_string(batch.next()) +
              context.words(" 条记录起还没有做，加上 --resume 接着做",
                            " on nothing was done; go on with --resume"));
}

/// What one document gives back the next one takes: by way of the system that takes a tenth longer
/// on one thread, a quarter on two.
void keep_memory() {
#ifdef M_TRIM_THRESHOLD
  constexpr int kKept = 64 << 20, kLargestBlock = 32 << 20;  // bytes
  ::mallopt(M_TRIM_THRESHOLD, kKept);
  ::mallopt(M_MMAP_THRESHOLD, kLargestBlock);
#endif
}

int run(const Arguments& arguments, const Context& context) {
  std::optional<Profile> profile;
  std::string made_of;
  if (!load_profile(arguments.fill.profile_path, context, profile, &made_of)) return kWrong;
  Findings findings;
  diag::Report& problems = findings.state().report;
  const auto docx = read_package(arguments.template_path, problems);
  auto compiled = docx ? load_template(arguments.template_path, *docx, findings,
                                       {pointer_to(profile), kNobody, arguments.fill.max_nesting})
                       : std::nullopt;
  auto names = NameTemplate::parse(arguments.output_pattern, findings);
  const Rules rules = load_rules(arguments.fill, findings, made_of);
  const auto source = open_records(arguments.records_path, findings);
  BatchOptions options;
  if (!arguments.schema_path.empty())
    options.schema = load_schema(arguments.schema_path, findings, &made_of);
  BatchReport report;
  if (!findings.has_errors() && !arguments.report_path.empty())
    report.open(arguments.report_path, arguments.resume, problems);
  context.print(findings);
  if (findings.has_errors()) return kWrong;

  options.template_path = arguments.template_path;
  options.records_path = arguments.records_path;
  options.fill = arguments.fill;
  options.fill.options.rules = &rules;
  if (!arguments.shard.empty()) options.shard = *read_shard(arguments.shard);
  options.assignments = arguments.assignments;
  options.threads = arguments.threads;
  options.resume = arguments.resume;
  if (report.is_open()) options.input = sha256(*docx + made_of + describe(arguments));
  Progress progress(context);
  BatchRun batch(*compiled, *names, *source, report, progress, context, std::move(options));
  stop_on_signals();
  keep_memory();
  batch.run();
  say_outcome(batch, context);
  return batch.complete() && batch.counts().failed == 0 ? kDone : kWrong;
}

void add_options(CLI::App& command, Context& context, Arguments& arguments) {
  command
      .add_option("template", arguments.template_path,
                  context.words("Word 模板", "the Word template"))
      ->required()
      ->type_name("TEMPLATE");
  command
      .add_option(
          "records", arguments.records_path,
          context.words("数据：一个文件夹的 JSON 文件、JSON 数组、CSV 表，或一行一条的 "
                        "NDJSON（- 为标准输入）",
                        "the records: a folder of JSON files, a JSON array, a CSV table, or NDJSON "
                        "(- is standard input)"))
      ->required()
      ->type_name("RECORDS");
  command
      .add_option(
          "-o,--output", arguments.output_pattern,
          context.words("每份文档的文件名，可以有标签：'输出/{{ 单位 }}-{{ loop.index }}.docx'",
                        "each document's name, with tags: 'out/{{ unit }}-{{ loop.index "
                        "}}.docx'"))
      ->required()
      ->type_name("PATTERN");
  command
      .add_option(
          "-j,--jobs", arguments.threads,
          context.words("同时做几份（默认：处理器的个数）", "threads (default: one a processor)"))
      ->check(CLI::Range(1u, 1024u).description(""))
      ->type_name("N");
  command
      .add_option("--report", arguments.report_path,
                  context.words("每条记录的结果写到这个文件，一行一条 JSON",
                                "writes what became of each record, one JSON object a line"))
      ->type_name("FILE");
  command
      .add_option("--set", arguments.assignments,
                  context.words("直接给每条数据一个值，如 年度=2025（可写多次）",
                                "a single value for every record, such as 年度=2025 (repeatable)"))
      ->allow_extra_args(false)
      ->type_name("NAME=VALUE");
  add_schema_option(command, context, arguments.schema_path);
  command.add_flag("--resume", arguments.resume,
                   context.words("接着做：已完成的文档不再做（配合 --report）",
                                 "goes on: finished documents stay (with --report)"));
  command
      .add_option(
          "--shard", arguments.shard,
          context.words("只做 N 部分里的第 I 部分；auto 由 Slurm 数组作业决定，auto/N 由 "
                        "Kubernetes 索引作业决定",
                        "only part I of N; auto: the one of a Slurm array job, auto/N: of a "
                        "Kubernetes indexed job"))
      ->check(CLI::Validator(
          [&context](const std::string& words) {
            if (read_shard(words)) return std::string();
            return words + context.words(
                               "（写成 2/8，从 1 数起；auto 只在 Slurm 数组作业里，"
                               "auto/8 只在 Kubernetes 索引作业里）",
                               " (write 2/8, counted from 1; auto is for Slurm array "
                               "jobs, auto/8 for Kubernetes indexed jobs)");
          },
          ""))
      ->type_name("I/N");
}

}  // namespace

void add_batch(CLI::App& app, Context& context, int& exit_code) {
  CLI::App* command = app.add_subcommand(
      "batch", context.words("用许多条数据填写一个模板，每条一份文档",
                             "fills a template with many records, a document each"));
  auto arguments = std::make_shared<Arguments>();
  add_options(*command, context, *arguments);
  add_fill_options(*command, context, arguments->fill);
  add_format(*command, context);
  command->callback([arguments, &context, &exit_code] { exit_code = run(*arguments, context); });
}

}  // namespace chengwen::cli
