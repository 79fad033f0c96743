#include "gongwen/refill.h"

#include <algorithm>

#include "chengwen/chengwen.h"
#include "chengwen/data.h"
#include "chengwen/findings.h"
#include "gongwen/refill_messages.h"
#include "gongwen/unit_names.h"
#include "opc/package.h"

namespace chengwen {
namespace {

/// Differences of one document that are told.
constexpr std::size_t kMostDifferences = 10;

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (end > 0) lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

/// Whether the chapters as one tag say what the document says: their looks may be none of the
/// document's styles, or a number in them typed.
bool sections_hold(std::string_view docx, const std::string& name, const Data& data,
                   const data::Value& root) {
  Findings trial;
  auto package = opc::Package::read(std::string(docx), name, trial.state().report);
  gongwen::SpotPlaces places;
  auto made = package
                  ? gongwen::refill(std::move(package), root, true, places, trial.state().report)
                  : std::nullopt;
  const auto compiled = made ? Template::load(std::move(*made), name, trial) : std::nullopt;
  auto filled = compiled ? compiled->fill(data, trial) : std::nullopt;
  const auto after = filled ? text_of(std::move(*filled), "", trial) : std::nullopt;
  const auto before = text_of(std::string(docx), "", trial);
  return before && after && lines_of(*before) == lines_of(*after);
}

/// Fills the template with the data that it was made from: it should say what the document said.
void try_out(const Template& made, const std::string& document, const Data& data,
             Findings& findings) {
  Findings trial;
  const auto before = text_of(document, "", trial);
  auto filled = made.fill(data, trial);
  const auto after = filled ? text_of(std::move(*filled), "", trial) : std::nullopt;
  if (!before || !after) return;
  const auto were = lines_of(*before), are = lines_of(*after);
  std::size_t told = 0;
  for (std::size_t i = 0; i < std::max(were.size(), are.size()) && told < kMostDifferences; ++i) {
    const std::string_view was = i < were.size() ? were[i] : "", is = i < are.size() ? are[i] : "";
    if (was == is) continue;
    findings.state().report.add(
        diag::Diagnostic(gongwen::messages::kRefillDiffers, {std::string(was), std::string(is)}));
    ++told;
    // A line more or less moves all that follow.
    if (were.size() != are.size()) return;
  }
}

}  // namespace

std::optional<std::string> refill(std::string docx, std::string name, const Data& data,
                                  Findings& findings) {
  diag::Report& report = findings.state().report;
  auto package = opc::Package::read(docx, name, report);
  if (!package) return std::nullopt;
  auto places = std::make_shared<gongwen::SpotPlaces>();
  findings.state().sources.set(diag::kReviewSource, places);
  findings.state().sources.set(diag::kDataSource, data.state_->files);
  const bool sections = sections_hold(docx, name, data, data.state_->root);
  auto made = gongwen::refill(std::move(package), data.state_->root, sections, *places, report);
  if (!made) return std::nullopt;
  const auto compiled = Template::load(*made, std::move(name), findings);
  if (!compiled) return std::nullopt;
  try_out(*compiled, docx, data, findings);
  return made;
}

std::string forbidding_names_of(const Data& data) {
  return gongwen::forbidding_names_of(data.state_->root);
}

}  // namespace chengwen
