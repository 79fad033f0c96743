// Prints what is installed beside the program and says the same as its --help: manual page,
// completions. `manual man zh|en`, `manual bash`, `manual zsh`.
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.h"
#include "cli/usage.h"

namespace chengwen::cli {
namespace {

using Options = std::vector<const CLI::Option*>;

void print(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
}

std::string roff(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else if ((c == '.' || c == '\'') && (out.empty() || out.back() == '\n')) {
      out.append("\\&").append(1, c);
    } else {
      out += c;
    }
  }
  return out;
}

/// What an option takes, without what CLI11's validators add behind a colon.
std::string type_of(const CLI::Option& option) {
  const std::string type = option.get_type_name();
  return type.substr(0, type.find(':'));
}

std::string names_of(const CLI::Option& option) {
  if (option.get_positional()) return type_of(option);
  const std::string names = option.get_name(false, true);
  return option.get_items_expected() > 0 ? names + " " + type_of(option) : names;
}

void print_options(const Options& options) {
  for (const CLI::Option* option : options)
    print(".TP\n.B " + roff(names_of(*option)) + "\n" + roff(option->get_description()) + "\n");
}

/// Those of its option groups, too.
Options options_of(const CLI::App& app) {
  Options all;
  for (const CLI::Option* option : app.get_options()) all.push_back(option);
  for (const CLI::App* group :
       app.get_subcommands([](const CLI::App* one) { return one->get_name().empty(); })) {
    for (const CLI::Option* option : group->get_options()) all.push_back(option);
  }
  return all;
}

void print_man(const CLI::App& app, const Context& context) {
  print(".TH CHENGWEN 1 \"\" \"chengwen " + std::string(version()) + "\"\n.SH " +
        context.words("名称", "NAME") + "\nchengwen \\- " + roff(app.get_description()) + "\n.SH " +
        context.words("用法", "SYNOPSIS") + "\n.B chengwen\n.I " +
        context.words("命令 选项 文件", "command options files") + "\n.SH " +
        context.words("选项", "OPTIONS") + "\n");
  print_options(options_of(app));
  print(".SH " + context.words("命令", "COMMANDS") + "\n");
  for (const CLI::App* command : app.get_subcommands({})) {
    print(".SS " + command->get_name() + "\n" + roff(command->get_description()) + "\n");
    print_options(options_of(*command));
  }
  print(".SH " + context.words("返回值", "EXIT STATUS") + "\n.TP\n0\n" +
        context.words("完成", "done") + "\n.TP\n1\n" +
        context.words("模板、数据或文档有错，什么也没有写",
                      "the template, the data or the document is wrong; nothing was written") +
        "\n.TP\n2\n" + context.words("用法不对", "wrong usage") + "\n");
}

std::string words_of(const Options& options) {
  std::string words;
  for (const CLI::Option* option : options) {
    for (const std::string& name : option->get_lnames()) words += "--" + name + " ";
    for (const std::string& name : option->get_snames()) words += "-" + name + " ";
  }
  return words;
}

/// The words that an option takes, between blanks; "" when it takes others, too.
std::string choices_of(const CLI::Option& option) {
  std::string choices = type_of(option);
  if (choices.find('|') == std::string::npos || choices.find("FILE") != std::string::npos)
    return "";
  for (char& c : choices) c = c == '|' ? ' ' : c;
  return choices;
}

/// The case of an option that takes one of some words.
void print_bash_choices(const std::string& command, const Options& options) {
  for (const CLI::Option* option : options) {
    const std::string choices = choices_of(*option);
    if (choices.empty() || option->get_positional()) continue;
    for (const std::string& name : option->get_lnames())
      print("    " + command + ":--" + name + ") _chengwen_words '" + choices + "'; return ;;\n");
  }
}

void print_bash_options(const std::string& command, const std::string& options) {
  print("    " + command + ") options='" + options + "' ;;\n");
}

void print_bash(const CLI::App& app) {
  const auto commands = app.get_subcommands({});
  const std::string common = words_of(options_of(app));
  std::string all, cases;
  for (const CLI::App* command : commands) {
    all += command->get_name() + " ";
    cases += (cases.empty() ? "" : "|") + command->get_name();
  }
  print(R"(# bash completion for chengwen
_chengwen_words() {
  COMPREPLY=($(compgen -W "$1" -- "${COMP_WORDS[COMP_CWORD]}"))
}
_chengwen() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command= options i
  for ((i = 1; i < COMP_CWORD; ++i)); do
    case ${COMP_WORDS[i]} in
      )" +
        cases + R"() command=${COMP_WORDS[i]}; break ;;
    esac
  done
  case $command:$before in
)");
  print_bash_choices("*", options_of(app));
  for (const CLI::App* command : commands)
    print_bash_choices(command->get_name(), options_of(*command));
  print("  esac\n  case $command in\n");
  print_bash_options("''", all + common);
  for (const CLI::App* command : commands)
    print_bash_options(command->get_name(), words_of(options_of(*command)) + common);
  print(R"(  esac
  if [[ -z $command || $word == -* ]]; then
    _chengwen_words "$options"
  else
    compopt -o filenames
    mapfile -t COMPREPLY < <(compgen -f -- "$word")
  fi
}
complete -F _chengwen chengwen
)");
}

/// Words between single quotes for zsh's _arguments.
std::string zsh_words(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\'') {
      out += "'\\''";
    } else if (c == '[' || c == ']' || c == ':') {
      out.append("\\").append(1, c);
    } else {
      out += c;
    }
  }
  return out;
}

void print_zsh_options(const Options& options) {
  for (const CLI::Option* option : options) {
    if (option->get_positional()) continue;
    const std::string choices = choices_of(*option);
    const std::string action = choices.empty() ? "_files" : "(" + choices + ")";
    for (const std::string& name : option->get_lnames()) {
      print("      '*--" + name + "[" + zsh_words(option->get_description()) + "]" +
            (option->get_items_expected() > 0 ? ": :" + action : "") + "' \\\n");
    }
  }
}

void print_zsh(const CLI::App& app) {
  print("#compdef chengwen\nlocal -a commands\ncommands=(\n");
  for (const CLI::App* command : app.get_subcommands({}))
    print("  '" + command->get_name() + ":" + zsh_words(command->get_description()) + "'\n");
  print(")\n_arguments -C '1: :{_describe command commands}' '*:: :->rest'\ncase $words[1] in\n");
  for (const CLI::App* command : app.get_subcommands({})) {
    print("  " + command->get_name() + ")\n    _arguments \\\n");
    print_zsh_options(options_of(*command));
    print_zsh_options(options_of(app));
    print("      '*:file:_files' ;;\n");
  }
  print("esac\n");
}

int run(const std::vector<std::string_view>& words) {
  Context context;
  context.language = words.size() == 2 && words[1] == "zh" ? Language::zh : Language::en;
  int exit_code = kDone;
  CLI::App app;
  prepare(app, context);
  add_commands(app, context, exit_code);
  if (words.empty()) return kUsage;
  if (words[0] == "man") {
    print_man(app, context);
  } else if (words[0] == "bash") {
    print_bash(app);
  } else if (words[0] == "zsh") {
    print_zsh(app);
  } else {
    return kUsage;
  }
  return kDone;
}

}  // namespace
}  // namespace chengwen::cli

int main(int argc, char** argv) {
  return chengwen::cli::run({argv + 1, argv + argc});
}
