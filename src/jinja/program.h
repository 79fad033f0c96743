#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diag/report.h"
#include "jinja/environment.h"
#include "jinja/segment.h"

namespace chengwen::jinja {

/// A compiled template: chunks, constants, names and one flat array of ops. Immutable; any number
/// of threads may run it.
class Program;

/// Names the front end's symbols in messages: 7 → 单元格, "cell".
class SymbolNames {
 public:
  struct Words {
    std::string zh, en;
  };
  virtual ~SymbolNames() = default;
  virtual Words words(std::uint32_t symbol) const = 0;
};

struct CompileOptions {
  int nesting = 200;                     ///< depth of blocks and of expressions
  const SymbolNames* symbols = nullptr;  ///< null where effects are not used (plain text)
};

/// Lexes, parses and compiles; every mistake of the whole template goes to `report` (syntax,
/// unknown filters and tests, unbalanced blocks with their openers, element effects that do not
/// match). Null when there was an error.
///
/// The Program owns copies of all it needs; the segments may go.
std::shared_ptr<const Program> compile(std::span<const Segment> segments,
                                       const Environment& environment, diag::Report& report,
                                       const CompileOptions& options = {});

/// What can be made of a template that has mistakes: where one stands nothing is calculated or
/// printed. Its output is of no use, but the data shows more mistakes when it runs.
struct Attempt {
  std::shared_ptr<const Program> program;
  bool sound = true;  ///< no mistake was found
  /// All blocks are whole and in balance: the output nests, mistakes or not.
  bool nests = true;
  /// Tags with mistakes might have set these; where the data has none, nothing is known of them.
  std::vector<std::string> doubtful;
};

/// As compile(), but goes on after mistakes.
Attempt attempt(std::span<const Segment> segments, const Environment& environment,
                diag::Report& report, const CompileOptions& options = {});

/// Windows into the machine, for `inspect`: one item a line.
std::string dump_ast(std::span<const Segment> segments, const Environment& environment,
                     diag::Report& report);
std::string dump_program(const Program& program);

}  // namespace chengwen::jinja
