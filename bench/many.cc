// Many documents from one compiled template, in one process.
//
//   many LEVEL TEMPLATE RECORDS OUT PASSES [THREADS]   a line of RECORDS each → OUT/0000.docx …
#include <malloc.h>

#include <atomic>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "chengwen/chengwen.h"
#include "passes.h"

namespace {

std::string read_file(const char* path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> read_lines(const char* path) {
  std::ifstream in(path, std::ios::binary);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

[[noreturn]] void die(const chengwen::Findings& findings) {
  std::fputs(findings.text(chengwen::Language::en).c_str(), stderr);
  std::exit(1);
}

void write_document(const chengwen::Template& compiled, const std::string& record, int level,
                    const std::string& path) {
  chengwen::Findings findings;
  chengwen::FillOptions options;
  options.compression_level = level;
  const auto data = chengwen::Data::parse(record, "record", findings);
  const auto document = data ? compiled.fill(*data, findings, options) : std::nullopt;
  if (!document) die(findings);
  bench::write_file(path, *document);
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 6) return 2;
  // As `chengwen batch` does: what one document gives back the next one takes.
  mallopt(M_TRIM_THRESHOLD, 64 << 20);
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  const int level = std::atoi(arguments[1]);
  chengwen::Findings findings;
  const auto compiled = chengwen::Template::load(read_file(arguments[2]), arguments[2], findings);
  if (!compiled) die(findings);
  const std::vector<std::string> records = read_lines(arguments[3]);
  const std::string out = arguments[4];
  const int threads = count > 6 ? std::atoi(arguments[6]) : 1;

  bench::print_best(records.size(), std::atoi(arguments[5]), [&] {
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
      for (std::size_t i; (i = next++) < records.size();)
        write_document(*compiled, records[i], level, bench::numbered(out, i, ".docx"));
    };
    std::vector<std::jthread> others;
    for (int i = 1; i < threads; ++i) others.emplace_back(work);
    work();
  });
}
