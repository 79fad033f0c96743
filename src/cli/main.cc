#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string_view>

#include "cli/command.h"
#include "cli/language.h"
#include "cli/usage.h"

namespace chengwen::cli {
namespace {

// The language decides the words of every option, so it is looked for before the options are made.
Language find_language(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument(argv[i]);
    std::string_view value;
    if (argument.substr(0, 7) == "--lang=") value = argument.substr(7);
    if (argument == "--lang" && i + 1 < argc) value = argv[i + 1];
    if (value == "zh") return Language::zh;
    if (value == "en") return Language::en;
  }
  return language_of_locale();
}

int run(int argc, char** argv) {
  Context context;
  context.language = find_language(argc, argv);
  int exit_code = kDone;
  CLI::App app;
  prepare(app, context);
  add_commands(app, context, exit_code, argc > 1 ? argv[1] : "");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return explain(app, error, context);
  }
  return exit_code;
}

}  // namespace
}  // namespace chengwen::cli

int main(int argc, char** argv) {
  // libzip asks for the local time of each file in a zip, and the C library then for the time zone
  // of the machine, each time anew. Nothing here depends on it.
  ::setenv("TZ", "UTC0", 1);
  try {
    return chengwen::cli::run(argc, argv);
  } catch (const std::bad_alloc&) {
    std::fputs("chengwen: 内存不够 / out of memory\n", stderr);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "chengwen: 内部错误，请报告 / internal error, please report: %s\n",
                 error.what());
  }
  return chengwen::cli::kWrong;
}
