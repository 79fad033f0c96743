#include <vector>

#include "chengwen/chengwen.h"
#include "chengwen/findings.h"
#include "diag/print.h"
#include "opc/package.h"
#include "wml/annotate.h"
#include "wml/messages.h"
#include "wml/place.h"

namespace chengwen {
namespace {

/// In the template itself, also of a mistake in a document that it includes.
diag::Span place_of(const diag::Diagnostic& diagnostic) {
  const bool elsewhere =
      !diagnostic.notes.empty() && diagnostic.notes.back().message == &wml::messages::kIncludedHere;
  return elsewhere ? diagnostic.notes.back().span : diagnostic.span;
}

}  // namespace

std::optional<std::string> annotate(std::string_view docx, std::string name, Findings& findings,
                                    Language language) {
  const Findings::State& state = findings.state();
  const auto words = in_diag(language);
  diag::Report report;
  const auto package = opc::Package::read(docx, std::move(name), report);
  if (!package) return std::nullopt;
  std::vector<wml::Remark> remarks;
  for (const diag::Diagnostic& diagnostic : state.report.diagnostics()) {
    const diag::Span where = place_of(diagnostic);
    const auto* story = dynamic_cast<const wml::StorySource*>(state.sources.find(where.source));
    if (!story) continue;
    wml::Remark remark = story->remark(where.begin, where.end);
    remark.words = diag::print(diagnostic, state.sources, words);
    remarks.push_back(std::move(remark));
  }
  return wml::annotate(package, remarks, {"成文", "成文"}, report);
}

}  // namespace chengwen
