// Scanner, lexer, parser, compiler and VM over arbitrary template text.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "data/json_reader.h"
#include "jinja/plain_text.h"
#include "jinja/program.h"
#include "jinja/vm.h"

using namespace chengwen;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const jinja::Environment environment = jinja::Environment::standard();
  diag::Report report;
  data::DataFiles files;
  const data::Value root = data::read_json(
      R"({"x": 5, "s": "abc 文联", "l": [1, 2.50, "三"], "d": {"a": {"b": null}}, "n": null})",
      "data.json", files, report);
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  const auto segments = jinja::cut_plain_text(text, diag::kFirstTemplateSource, report);
  const auto program = jinja::compile(segments, environment, report);
  if (!program) return 0;
  jinja::TextOutput output;
  jinja::RunOptions options;
  options.limits.steps = 100'000;
  options.limits.output_bytes = 1 << 20;
  jinja::run(*program, environment, root, output, options, report);
  return 0;
}
