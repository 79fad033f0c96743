#include "jinja/program.h"

#include "jinja/ast_dump.h"
#include "jinja/code.h"
#include "jinja/compiler.h"
#include "jinja/effect.h"
#include "jinja/parser.h"

namespace chengwen::jinja {
namespace {

std::size_t literal_bytes(std::span<const Segment> segments) {
  std::size_t bytes = 0;
  for (const Segment& segment : segments)
    if (segment.kind == Segment::Kind::literal) bytes += segment.text.size();
  return bytes;
}

}  // namespace

Attempt attempt(std::span<const Segment> segments, const Environment& environment,
                diag::Report& report, const CompileOptions& options) {
  const std::size_t errors = report.errors();
  Parser parser(segments, environment, report, options.nesting);
  Attempt made;
  {
    // The tree shares the program's constants, so it goes first.
    const Body body = parser.parse_template();
    made.nests = !parser.mistakes().blocks;
    if (options.symbols != nullptr) {
      EffectProof proof(*options.symbols, report, parser.reads_self(), parser.mistakes());
      proof.of(body);
      made.nests = made.nests && proof.holds();
    }
    Compiler compiler(environment, report, parser.reads_self(), parser.mistakes());
    compiler.expect_literals(literal_bytes(segments));
    made.program = compiler.compile(body);
  }
  made.sound = report.errors() == errors;
  const auto& names = parser.mistakes().names;
  made.doubtful.assign(names.begin(), names.end());
  return made;
}

std::shared_ptr<const Program> compile(std::span<const Segment> segments,
                                       const Environment& environment, diag::Report& report,
                                       const CompileOptions& options) {
  const Attempt made = attempt(segments, environment, report, options);
  return made.sound ? made.program : nullptr;
}

std::string dump_ast(std::span<const Segment> segments, const Environment& environment,
                     diag::Report& report) {
  Parser parser(segments, environment, report, CompileOptions{}.nesting);
  const Body body = parser.parse_template();
  AstDump dump;
  dump.body("template", body);
  return dump.take();
}

}  // namespace chengwen::jinja
