// The way of a Word body through normalising, lifting, cutting, compiling and filling.
#include <cstddef>
#include <cstdint>
#include <string>

#include "chengwen/chengwen.h"
#include "support/word_file.h"

using namespace chengwen;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  Findings findings;
  const std::string body(reinterpret_cast<const char*>(bytes), size);
  LoadOptions load;
  load.mistaken = true;  // filling tells more mistakes
  const auto compiled = Template::load(test::docx_of_body(body), "fuzz.docx", findings, load);
  const auto data = Data::parse(R"({"x": "a\nb\tc\u0007d\fe", "l": [1, 2, 3], "e": [], "t": true})",
                                "data.json", findings);
  FillOptions options;
  options.max_steps = 100'000;
  options.max_output_bytes = 1 << 22;
  if (compiled && data) compiled->fill(*data, findings, options);
  (void)findings.text(Language::zh);
  return 0;
}
