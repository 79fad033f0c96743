// Runs the stories in tests/cli/*.test against the real program. A story is a list of steps, each
// in its own temporary folder per file:
//
//   file NAME … end          writes a file with the lines between
//   word NAME … end          writes a .docx: a line is a paragraph, `# ` a heading, `| a | b |` a
//   table row bytes NAME HEX           writes a file from hexadecimal bytes env NAME=VALUE sets a
//   variable for the commands that follow run ARGUMENTS            runs the program; quotes '…'
//   group shell COMMAND            runs a shell command that must succeed exit N what the last run
//   must have returned (0 when the step is missing) stderr … end             the whole standard
//   error; `stderr has TEXT`: a part of it stdout … end             the whole standard output;
//   `stdout has TEXT`: a part of it text NAME … end          what `chengwen text NAME` must print
//   part NAME PART has TEXT  a part of a .docx holds the text
//   absent NAME              no such file
//   same NAME NAME           two files with the same bytes
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "support/word_file.h"

namespace chengwen::test {
namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

void write(const fs::path& path, const std::string& bytes) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
}

std::vector<std::string> lines_of(const fs::path& file) {
  std::ifstream in(file);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

/// The fenced blocks of a page that tell a story: "json NAME", "csv NAME" are files, "word NAME" a
/// .docx, "text NAME" what it must say; "sh" holds commands.
std::vector<std::string> steps_of_guide(const std::vector<std::string>& page) {
  constexpr std::string_view kProgram = "chengwen ";
  std::vector<std::string> steps;
  bool inside = false, commands = false;
  for (const std::string& line : page) {
    const auto blank = line.find(' ');
    if (inside && line == "```") {
      if (!commands) steps.emplace_back("end");
      inside = commands = false;
    } else if (inside) {
      if (commands) {
        EXPECT_TRUE(line.starts_with(kProgram)) << line;
        steps.push_back("run " + line.substr(kProgram.size()));
      } else {
        steps.push_back(line);
      }
    } else if (line == "```sh") {
      inside = commands = true;
    } else if (line.starts_with("```") && blank != std::string::npos) {
      const std::string kind = line.substr(3, blank - 3), name = line.substr(blank + 1);
      if (kind != "json" && kind != "csv" && kind != "word" && kind != "text") continue;
      steps.push_back((kind == "json" || kind == "csv" ? "file" : kind) + " " + name);
      inside = true;
    }
  }
  return steps;
}

class Story {
 public:
  Story(const fs::path& file, fs::path folder)
      : name_(file.filename().string()), folder_(std::move(folder)), lines_(lines_of(file)) {
    if (file.extension() == ".md") lines_ = steps_of_guide(lines_);
  }

  void play() {
    for (next_ = 0; next_ < lines_.size();) {
      const std::string line = lines_[next_++];
      if (line.empty() || line[0] == '#') continue;
      const auto blank = line.find(' ');
      const std::string verb = line.substr(0, blank);
      SCOPED_TRACE(name_ + ":" + std::to_string(next_) + ": " + line);
      step(verb, blank == std::string::npos ? "" : line.substr(blank + 1));
    }
    settle();
  }

 private:
  void step(const std::string& verb, const std::string& rest) {
    if (verb == "file") {
      write(folder_ / rest, block());
    } else if (verb == "word") {
      std::string lines = block();
      if (!lines.empty()) lines.pop_back();
      write(folder_ / rest, docx_of_lines(lines));
    } else if (verb == "bytes") {
      write_bytes(rest);
    } else if (verb == "env") {
      environment_ += rest + " ";
    } else if (verb == "run") {
      settle();
      ran_ = true;
      exit_ = run("'" CHENGWEN_PROGRAM "' " + rest);
    } else if (verb == "shell") {
      settle();
      EXPECT_EQ(run(rest), 0) << read(folder_ / ".stderr");
    } else if (verb == "exit") {
      EXPECT_EQ(exit_, std::stoi(rest)) << read(folder_ / ".stderr");
      ran_ = false;
    } else if (verb == "stderr" || verb == "stdout") {
      expect_stream(folder_ / ("." + verb), rest);
    } else if (verb == "text") {
      settle();
      EXPECT_EQ(run("'" CHENGWEN_PROGRAM "' text '" + rest + "'"), 0);
      EXPECT_EQ(read(folder_ / ".stdout"), block());
    } else if (verb == "part") {
      const auto part = rest.find(' '), has = rest.find(" has ");
      const std::string bytes =
          part_of(read(folder_ / rest.substr(0, part)), rest.substr(part + 1, has - part - 1));
      EXPECT_NE(bytes.find(rest.substr(has + 5)), std::string::npos);
    } else if (verb == "absent") {
      EXPECT_FALSE(fs::exists(folder_ / rest));
    } else if (verb == "same") {
      const auto blank = rest.find(' ');
      EXPECT_EQ(read(folder_ / rest.substr(0, blank)), read(folder_ / rest.substr(blank + 1)));
    } else {
      FAIL() << "unknown step " << verb;
    }
  }

  void expect_stream(const fs::path& stream, const std::string& rest) {
    if (rest.rfind("has ", 0) == 0) {
      EXPECT_NE(read(stream).find(rest.substr(4)), std::string::npos) << read(stream);
    } else {
      EXPECT_EQ(read(stream), block());
    }
  }

  // A run whose exit code nobody asked about must have succeeded.
  void settle() {
    if (ran_) {
      EXPECT_EQ(exit_, 0) << read(folder_ / ".stderr");
    }
    ran_ = false;
  }

  std::string block() {
    std::string text;
    while (next_ < lines_.size() && lines_[next_] != "end") text += lines_[next_++] + "\n";
    ++next_;
    return text;
  }

  void write_bytes(const std::string& rest) {
    const auto blank = rest.find(' ');
    std::string bytes;
    for (std::size_t i = blank + 1; i + 1 < rest.size(); i += 2)
      bytes += static_cast<char>(std::stoi(rest.substr(i, 2), nullptr, 16));
    write(folder_ / rest.substr(0, blank), bytes);
  }

  int run(const std::string& command) {
    const std::string line =
        "cd '" + folder_.string() +
        "' && unset LC_ALL LC_MESSAGES; export LANG=zh_CN.UTF-8 CHENGWEN='" CHENGWEN_PROGRAM
        "' CHENGWEN_DOCS='" CHENGWEN_SOURCE_DIR "/docs' " +
        environment_ + "; { " + command + "\n} >.stdout 2>.stderr </dev/null";
    const int status = std::system(line.c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
  }

  std::string name_;
  fs::path folder_;
  std::vector<std::string> lines_;
  std::size_t next_ = 0;
  std::string environment_;
  int exit_ = 0;
  bool ran_ = false;
};

std::vector<fs::path> stories() {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(CHENGWEN_CASES))
    if (entry.path().extension() == ".test") found.push_back(entry.path());
  std::sort(found.begin(), found.end());
  return found;
}

/// Pages that a reader follows step by step, in a copy of the project.
std::vector<fs::path> guides() {
  const fs::path docs = fs::path(CHENGWEN_SOURCE_DIR) / "docs";
  return {docs / "数据填写指南.md", docs / "模板设计指南.md"};
}

class CommandLine : public ::testing::TestWithParam<fs::path> {};

TEST_P(CommandLine, Story) {
  std::string pattern = (fs::temp_directory_path() / "chengwen-cli-XXXXXX").string();
  ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
  Story(GetParam(), pattern).play();
  if (!HasFailure()) fs::remove_all(pattern);
}

class Guides : public ::testing::TestWithParam<fs::path> {};

TEST_P(Guides, DoWhatTheySay) {
  std::string pattern = (fs::temp_directory_path() / "chengwen-guide-XXXXXX").string();
  ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
  for (const char* name : {"templates", "samples", "profiles"})
    fs::create_directory_symlink(fs::path(CHENGWEN_SOURCE_DIR) / name, fs::path(pattern) / name);
  Story(GetParam(), pattern).play();
  if (!HasFailure()) fs::remove_all(pattern);
}

INSTANTIATE_TEST_SUITE_P(Docs, Guides, ::testing::ValuesIn(guides()),
                         [](const auto& page) { return "Page" + std::to_string(page.index); });

INSTANTIATE_TEST_SUITE_P(Stories, CommandLine, ::testing::ValuesIn(stories()),
                         [](const auto& story) {
                           std::string name = story.param.stem().string();
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

}  // namespace
}  // namespace chengwen::test
