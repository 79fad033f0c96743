#include "docx/official_samples.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string_view>

#include "support/source_dir.h"

namespace chengwen::test {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> files_in(const std::string& folder, std::string_view extension) {
  std::vector<fs::path> found;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(source_dir()) / folder))
    if (entry.path().extension() == extension) found.push_back(entry.path());
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::vector<fs::path> official_templates() {
  return files_in("templates/docx", ".docx");
}

std::vector<fs::path> official_samples() {
  return files_in("samples", ".json");
}

fs::path template_of(const fs::path& sample) {
  const fs::path folder = fs::path(source_dir()) / "templates/docx";
  const fs::path own = folder / (sample.parent_path().filename().string() + ".docx");
  return fs::exists(own) ? own : folder / "绩效运行监控报告.docx";
}

}  // namespace chengwen::test
