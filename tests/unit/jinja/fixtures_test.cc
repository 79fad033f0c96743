#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "data/json_reader.h"
#include "diag/print.h"
#include "jinja/messages.h"
#include "jinja/plain_text.h"
#include "jinja/program.h"
#include "jinja/vm.h"
#include "support/source_dir.h"

/// Runs tests/jinja/*.txt. A file holds cases of this form:
///
///     === what it shows
///     the data as JSON; nothing = {}
///     ---
///     the template; after lines `>>> name` others that it may include
///     ---
///     the text; where something was reported, `---` and the printed report follow. With errors
///     there is only the report.
///
/// CHENGWEN_UPDATE=1 rewrites what is expected.
namespace chengwen::jinja {
namespace {

namespace fs = std::filesystem;

struct Fixture {
  std::string name, data, source, expected;
};

const fs::path kFolder = test::source_dir() / "tests" / "jinja";

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream content;
  content << file.rdbuf();
  return content.str();
}

/// The lines up to one that begins with `mark`, without the last line end; `rest` loses them and,
/// when `skip`, the line of the mark.
std::string take_until(std::string_view& rest, std::string_view mark, bool skip) {
  std::size_t end = 0;
  while (end < rest.size() && !rest.substr(end).starts_with(mark)) {
    end = std::min(rest.find('\n', end), rest.size() - 1) + 1;
  }
  std::string lines(rest.substr(0, end));
  if (!lines.empty()) lines.pop_back();
  rest.remove_prefix(end);
  if (skip) rest.remove_prefix(std::min(rest.find('\n'), rest.size() - 1) + 1);
  return lines;
}

std::vector<Fixture> read_fixtures(const fs::path& path) {
  const std::string content = read_file(path);
  std::string_view rest = content;
  take_until(rest, "=== ", false);
  std::vector<Fixture> fixtures;
  while (!rest.empty()) {
    Fixture fixture;
    fixture.name = rest.substr(4, rest.find('\n') - 4);
    rest.remove_prefix(rest.find('\n') + 1);
    fixture.data = take_until(rest, "---", true);
    fixture.source = take_until(rest, "---", true);
    fixture.expected = take_until(rest, "=== ", false);
    fixtures.push_back(std::move(fixture));
  }
  return fixtures;
}

void write_fixtures(const fs::path& path, const std::vector<Fixture>& fixtures) {
  std::ofstream file(path, std::ios::binary);
  for (const Fixture& fixture : fixtures) {
    file << "=== " << fixture.name << '\n';
    if (!fixture.data.empty()) file << fixture.data << '\n';
    file << "---\n" << fixture.source << "\n---\n" << fixture.expected << '\n';
  }
}

/// A template and, by name, those that it may include.
class Templates {
 public:
  Templates(std::string_view all, const Environment& environment, diag::Report& report)
      : environment_(environment) {
    const std::string text = "\n" + std::string(all);
    std::string_view rest = text;
    std::string name = "模板.txt";
    while (true) {
      const std::size_t end = std::min(rest.find("\n>>> "), rest.size());
      add(std::move(name), std::string(rest.substr(std::min<std::size_t>(1, end), end)), report);
      if (end == rest.size()) break;
      rest.remove_prefix(end + 5);
      name = rest.substr(0, std::min(rest.find('\n'), rest.size()));
      rest.remove_prefix(name.size());
    }
  }

  /// Null when there is none.
  const Program* find(std::string_view name) const {
    const auto found = programs_.find(name);
    return found == programs_.end() ? nullptr : found->second.get();
  }
  const diag::Sources& sources() const { return sources_; }
  void set_source(std::uint32_t number, std::shared_ptr<const diag::Source> source) {
    sources_.set(number, std::move(source));
  }

 private:
  void add(std::string name, std::string text, diag::Report& report) {
    const auto number = static_cast<std::uint32_t>(diag::kFirstTemplateSource + programs_.size());
    const auto segments = cut_plain_text(text, number, report);
    programs_[name] = compile(segments, environment_, report);
    sources_.set(number, std::make_shared<PlainTextSource>(name, text));
  }

  const Environment& environment_;
  std::map<std::string, std::shared_ptr<const Program>, std::less<>> programs_;
  diag::Sources sources_;
};

class IncludingOutput : public TextOutput {
 public:
  IncludingOutput(const Templates& templates, diag::Report& report)
      : templates_(templates), report_(report) {}
  void begin(Host& host) override { host_ = &host; }
  void include(const Inclusion& inclusion) override {
    for (const std::string& name : inclusion.names) {
      const Program* program = templates_.find(name);
      if (program == nullptr) continue;
      IncludingOutput inner(templates_, report_);
      host_->run(*program, inner, report_, inclusion.sees);
      for (const auto& [option, value] : inclusion.options) {
        literal(option + "=" + value.to_string() + " ");
      }
      return literal(inner.text());
    }
    if (!inclusion.ignore_missing) fail(messages::kNoInclude);
  }

 private:
  const Templates& templates_;
  diag::Report& report_;
  Host* host_ = nullptr;
};

std::string fill(const Fixture& fixture) {
  static const Environment environment = Environment::standard();
  diag::Report report;
  auto files = std::make_shared<data::DataFiles>();
  const std::string json = fixture.data.empty() ? "{}" : fixture.data;
  const data::Value data = data::read_json(json, "数据.json", *files, report);
  Templates templates(fixture.source, environment, report);
  templates.set_source(diag::kDataSource, files);
  IncludingOutput output(templates, report);
  if (!report.has_errors()) {
    run(*templates.find("模板.txt"), environment, data, output, {}, report);
  }
  std::string result;
  if (!report.has_errors()) result = output.text();
  if (report.empty()) return result;
  if (!report.has_errors()) result += "\n---\n";
  result += diag::print(report, templates.sources(), diag::Language::zh);
  while (result.ends_with('\n')) result.pop_back();
  return result;
}

std::vector<std::string> fixture_files() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(kFolder)) {
    if (entry.path().extension() == ".txt") names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

class Fixtures : public testing::TestWithParam<std::string> {};

TEST_P(Fixtures, GiveWhatTheFileSays) {
  const fs::path path = kFolder / (GetParam() + ".txt");
  std::vector<Fixture> fixtures = read_fixtures(path);
  ASSERT_FALSE(fixtures.empty());
  const bool update = std::getenv("CHENGWEN_UPDATE") != nullptr;
  for (Fixture& fixture : fixtures) {
    const std::string result = fill(fixture);
    if (!update) {
      EXPECT_EQ(result, fixture.expected) << GetParam() << ": " << fixture.name;
    }
    fixture.expected = result;
  }
  if (update) write_fixtures(path, fixtures);
}

INSTANTIATE_TEST_SUITE_P(Jinja, Fixtures, testing::ValuesIn(fixture_files()),
                         [](const auto& file) { return file.param; });

}  // namespace
}  // namespace chengwen::jinja
