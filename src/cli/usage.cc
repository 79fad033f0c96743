#include "cli/usage.h"

#include <cstdio>
#include <memory>

#include "chengwen/findings.h"
#include "cli/files.h"

namespace chengwen::cli {

void Context::print(const Findings& findings) const {
  const std::string text = json ? findings.json(language) : findings.text(language);
  std::fputs(text.c_str(), stderr);
}

void Context::say(std::string_view line) const {
  if (!json) std::fprintf(stderr, "%.*s\n", static_cast<int>(line.size()), line.data());
}

int write_result(const std::string& path, std::string_view text, const Context& context) {
  Findings findings;
  if (write_file(path, text, findings.state().report)) return kDone;
  context.print(findings);
  return kWrong;
}

void prepare(CLI::App& app, Context& context) {
  app.name("chengwen");
  app.description(
      context.words("成文：用数据填写 Word 模板，生成公文", "fills Word templates with data"));
  app.require_subcommand(1);
  app.set_version_flag("--version", "chengwen " + std::string(version()),
                       context.words("版本", "the version"));
  app.set_help_flag("-h,--help", context.words("显示帮助", "shows this help"));
  app.add_option_function<std::string>(
         "--lang",
         [&context](const std::string& value) {
           context.language = value == "zh" ? Language::zh : Language::en;
         },
         context.words("信息的语言：zh 或 en（默认随系统）",
                       "language of messages: zh or en (default: the locale's)"))
      ->check(CLI::IsMember({"zh", "en"}))
      ->type_name("zh|en");
  app.fallthrough();

  auto formatter = std::make_shared<CLI::Formatter>();
  formatter->column_width(34);
  if (context.language == Language::zh) {
    formatter->label("Usage", "用法");
    formatter->label("OPTIONS", "选项");
    formatter->label("Options", "选项");
    formatter->label("Positionals", "参数");
    formatter->label("SUBCOMMAND", "命令");
    formatter->label("SUBCOMMANDS", "命令");
    formatter->label("Subcommands", "命令");
    formatter->label("REQUIRED", "必需");
    formatter->label("TEXT", "文字");
    formatter->label("UINT", "数");
    formatter->label("INT", "数");
  }
  app.formatter(formatter);
}

void add_format(CLI::App& command, Context& context) {
  command
      .add_option_function<std::string>(
          "--format", [&context](const std::string& value) { context.json = value == "json"; },
          context.words(
              "信息给人看（text，默认）还是给程序（json，一行一条）",
              "findings for people (text, the default) or for programs (json, one a line)"))
      ->check(CLI::IsMember({"text", "json"}))
      ->type_name("text|json");
}

namespace {

std::string chinese(const CLI::ParseError& error) {
  const std::string kind = error.get_name();
  const std::string detail = error.what();
  if (kind == "RequiredError") return "缺少必需的参数或命令：" + detail;
  if (kind == "ExtrasError") return "不认识的参数：" + detail;
  if (kind == "ArgumentMismatch") return "参数的个数不对：" + detail;
  if (kind == "ConversionError" || kind == "ValidationError") return "参数的值不对：" + detail;
  return "用法不对：" + detail;
}

}  // namespace

int explain(const CLI::App& app, const CLI::ParseError& error, const Context& context) {
  if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) return app.exit(error);
  const std::string what =
      context.language == Language::zh ? chinese(error) : std::string(error.what());
  std::fprintf(
      stderr, "chengwen: %s\n%s\n", what.c_str(),
      context.words("用 `chengwen --help` 看用法", "`chengwen --help` shows the usage").c_str());
  return kUsage;
}

}  // namespace chengwen::cli
