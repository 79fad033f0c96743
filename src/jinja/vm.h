#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "data/value.h"
#include "diag/report.h"
#include "jinja/environment.h"
#include "jinja/output.h"
#include "jinja/program.h"

namespace chengwen::jinja {

/// What one run may cost; each is a diagnostic when it is used up. A template is untrusted input.
struct RunLimits {
  std::uint64_t steps = 1'000'000'000;  ///< ops executed and items made
  std::uint64_t output_bytes = 4ull << 30;
  int recursion = 200;                     ///< nested macro calls and recursive loops
  int digits = data::Decimal::kMaxDigits;  ///< of a number that is calculated; never more than that
  std::size_t errors = 200;                ///< different mistakes reported before giving up
};

/// What a missing value prints.
enum class Missing {
  empty,  ///< nothing, with a warning (Jinja2's way)
  keep,   ///< the tag as it stands in the template, with a warning
  mark,   ///< 【缺：name】, with a warning
  error   ///< nothing, and it is an error
};

/// A tag that prints. One that no run came to stands in a branch that was not taken, in a loop
/// without items, in a macro that nobody called.
struct PrintingTag {
  std::string text;  ///< between its delimiters
  diag::Span span;
  bool reached = false;
};
/// Those of all programs of a document, by source and offset.
using PrintingTags = std::map<std::pair<std::uint32_t, std::uint32_t>, PrintingTag>;

struct RunOptions {
  RunLimits limits;
  Missing missing = Missing::empty;
  /// Where the tags of what runs are noted; null: nowhere.
  PrintingTags* printing = nullptr;
};

/// Runs `program` over `data` (a map, or undefined) into `output`. Mistakes go to `report` with the
/// span of the tag and, where a value came from a file, a note with its place; the run goes on
/// after the tag, so that one run tells all. The output is only of use when the report has no
/// errors afterwards.
void run(const Program& program, const Environment& environment, const data::Value& data,
         Output& output, const RunOptions& options, diag::Report& report);

/// `data` with the `names` that it lacks, of which nothing is known: what follows from them is not
/// told (Attempt::doubtful).
data::Value with_doubtful(const data::Value& data, const std::set<std::string>& names);

}  // namespace chengwen::jinja
