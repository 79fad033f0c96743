// Scanner, lexer, parser, compiler and VM over arbitrary template text.
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
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
  // What has mistakes runs, too: it shows more of them.
  const jinja::Attempt made = jinja::attempt(segments, environment, report);
  jinja::TextOutput output;
  jinja::RunOptions options;
  options.limits.steps = 100'000;
  options.limits.output_bytes = 1 << 20;
  const std::set<std::string> doubtful(made.doubtful.begin(), made.doubtful.end());
  jinja::run(*made.program, environment, jinja::with_doubtful(root, doubtful), output, options,
             report);
  return 0;
}
