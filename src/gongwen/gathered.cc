#include "gongwen/gathered.h"

#include "gongwen/review_messages.h"

namespace chengwen::gongwen {

diag::Diagnostic& Gathered::add(diag::Diagnostic finding) {
  const auto [at, added] = known_.try_emplace({finding.message, finding.arguments}, all_.size());
  if (added) return all_.emplace_back(std::move(finding));
  diag::Diagnostic& known = all_[at->second];
  if (++known.occurrences <= kNotedPlaces)
    known.notes.push_back({&messages::kAlsoHere, {}, finding.span});
  return known;
}

}  // namespace chengwen::gongwen
