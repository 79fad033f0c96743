#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "architecture/complaints.h"
#include "architecture/rules.h"
#include "support/source_dir.h"

namespace chengwen::architecture {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

std::string content_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(Architecture, TheSourcesKeepTheRules) {
  const std::filesystem::path root = test::source_dir() / "src";
  int files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (!entry.is_regular_file()) continue;
    ++files;
    for (const std::string& complaint : complaints(
             entry.path().lexically_relative(root).generic_string(), content_of(entry.path()))) {
      ADD_FAILURE() << "src/" << complaint;
    }
  }
  EXPECT_GT(files, 50);
}

TEST(Architecture, RoomsStandInOrder) {
  std::set<std::string_view> lower;
  for (const Room& room : kRooms) {
    for (std::size_t at = 0; at < room.below.size();) {
      const std::size_t end = std::min(room.below.find(' ', at), room.below.size());
      EXPECT_TRUE(lower.contains(room.below.substr(at, end - at)))
          << room.name << " above " << room.below;
      at = end + 1;
    }
    lower.insert(room.name);
  }
}

TEST(Rules, CatchWhatTheyForbid) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"text/a.cc", "#include \"diag/report.h\""},
      {"diag/a.h", "#include \"data/value.h\""},
      {"jinja/a.cc", "#include \"xml/escape.h\""},
      {"jinja/a.cc", "#include \"wml/story.h\""},
      {"opc/a.cc", "#include \"data/value.h\""},
      {"opc/a.cc", "#include \"jinja/vm.h\""},
      {"wml/a.cc", "#include \"gongwen/install.h\""},
      {"cli/a.cc", "#include \"wml/story.h\""},
      {"data/a.cc", "#include <unicode/uchar.h>"},
      {"jinja/a.cc", "#include <boost/multiprecision/cpp_int.hpp>"},
      {"data/a.h", "#include <yajl/yajl_parse.h>"},
      {"opc/a.h", "#include <zip.h>"},
      {"wml/a.cc", "#include <libdeflate.h>"},
      {"opc/a.cc", "#include <pugixml.hpp>"},
      {"chengwen/a.cc", "#include <CLI/CLI.hpp>"},
      {"gongwen/a.cc", "#include <md4c.h>"},
      {"text/a.cc", "#include <iostream>"},
      {"chengwen/a.cc", "#include <filesystem>"},
      {"jinja/a.cc", "#include <thread>"},
      {"cli/a.cc", "#include <locale>"},
      {"data/a.cc", "  return std::toupper(c);"},
      {"cli/a.cc", "if (std::isalpha(c)) {"},
      {"gongwen/a.cc", "const auto today = std::chrono::system_clock::now();"},
      {"chengwen/a.cc", "if (std::getenv(\"HOME\")) {"},
      {"diag/a.cc", "std::printf(\"x\");"},
      {"util/a.cc", "#include <string>"},
  };
  for (const auto& [path, line] : cases)
    EXPECT_THAT(complaints(path, line), SizeIs(1)) << path << " " << line;
  EXPECT_THAT(complaints("text/a.cc", "#include <string>\n\n#include <thread>\n"),
              ElementsAre("text/a.cc:3: <thread> belongs to cli"));
}

TEST(Rules, LetTheRestPass) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"wml/a.cc", "#include \"text/utf8.h\"\n#include \"wml/story.h\"\n#include <string>\n"},
      {"xml/a.h", "#include <pugixml.hpp>"},
      {"wml/a.h", "#include <pugixml.hpp>"},
      {"opc/a.cc", "#include <zip.h>\n#include <libdeflate.h>"},
      {"cli/a.cc", "#include <filesystem>\n#include \"chengwen/chengwen.h\"\nstd::printf(\"x\");"},
      {"text/a.cc", "u_toupper(c); x.now(); value = isdigit(call); // std::isalpha(c)"},
      {"text/dates.cc", "#include <chrono>"},
  };
  for (const auto& [path, text] : cases) EXPECT_THAT(complaints(path, text), IsEmpty()) << path;
}

}  // namespace
}  // namespace chengwen::architecture
