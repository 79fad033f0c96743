// fill TEMPLATE DATA OUT: fills a Word template with JSON data.
#include <chengwen/chengwen.h>

#include <fstream>
#include <iostream>
#include <iterator>

static std::string read(const char* path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  chengwen::Findings findings;
  const auto compiled = chengwen::Template::load(read(argv[1]), argv[1], findings);
  const auto data = chengwen::Data::parse(read(argv[2]), argv[2], findings);
  const auto document = compiled && data ? compiled->fill(*data, findings) : std::nullopt;
  std::cerr << findings.text(chengwen::Language::zh);
  if (!document) return 1;
  std::ofstream(argv[3], std::ios::binary) << *document;
}
