// The JSON reader and its explanations over arbitrary bytes.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "data/json_reader.h"

using namespace chengwen;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  diag::Report report;
  data::DataFiles files;
  const data::Value root = data::read_json(std::string(reinterpret_cast<const char*>(bytes), size),
                                           "data.json", files, report);
  for (const auto& diagnostic : report.diagnostics())
    files.locate(diagnostic.span.begin, diagnostic.span.end);
  (void)root.to_string();
  return 0;
}
