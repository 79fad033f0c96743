// Arbitrary bytes where a Word file should be.
#include <cstddef>
#include <cstdint>
#include <string>

#include "chengwen/chengwen.h"

using namespace chengwen;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string docx(reinterpret_cast<const char*>(bytes), size);
  Findings findings;
  const auto compiled = Template::load(docx, "fuzz.docx", findings);
  const auto data = Data::parse("{}", "data.json", findings);
  if (compiled && data) compiled->fill(*data, findings);
  Findings reading;
  text_of(docx, "fuzz.docx", reading);
  (void)findings.text(Language::en);
  return 0;
}
