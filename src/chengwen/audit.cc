#include "gongwen/audit.h"

#include <utility>

#include "chengwen/chengwen.h"
#include "chengwen/findings.h"
#include "diag/print.h"
#include "gongwen/audit_json.h"
#include "gongwen/audit_messages.h"
#include "gongwen/fix.h"
#include "wml/annotate.h"

namespace chengwen {
namespace {

/// Places of what was mended, in the document as it was.
class MendedPlaces : public diag::Source {
 public:
  explicit MendedPlaces(std::vector<diag::Place> places) : places_(std::move(places)) {}
  diag::Place locate(std::uint32_t begin, std::uint32_t) const override {
    return begin < places_.size() ? places_[begin] : diag::Place{};
  }

 private:
  std::vector<diag::Place> places_;
};

constexpr std::uint32_t kFindingsSource = diag::kFirstTemplateSource;
constexpr std::uint32_t kMendedSource = kFindingsSource + 1;

void tell(const std::shared_ptr<const gongwen::Audit>& audit, Findings::State& state) {
  state.sources.set(kFindingsSource, std::make_shared<gongwen::AuditPlaces>(audit));
  for (std::size_t i = 0; i < audit->findings().size(); ++i) {
    state.report.add(gongwen::diagnostic_of(*audit, i, kFindingsSource));
  }
}

void tell(const std::vector<gongwen::MendedFinding>& changes, Findings::State& state) {
  std::vector<diag::Place> places;
  for (const gongwen::MendedFinding& change : changes) {
    const auto at = static_cast<std::uint32_t>(places.size());
    places.push_back(change.place);
    diag::Diagnostic told(
        gongwen::messages::kMended,
        {change.rule->id(), change.found.zh, change.wanted.zh, change.found.en, change.wanted.en},
        {kMendedSource, at, at + 1});
    told.occurrences = static_cast<std::uint32_t>(change.places);
    state.report.add(std::move(told));
  }
  state.sources.set(kMendedSource, std::make_shared<MendedPlaces>(std::move(places)));
}

std::vector<wml::Remark> remarks_of(const gongwen::Audit& audit, diag::Language language) {
  std::vector<wml::Remark> remarks;
  for (std::size_t i = 0; i < audit.findings().size(); ++i) {
    const gongwen::Finding& finding = audit.findings()[i];
    const diag::Diagnostic told = gongwen::diagnostic_of(audit, i, kFindingsSource);
    const gongwen::Spot& spot = finding.spots.front();
    wml::Remark remark;
    remark.part = audit.manuscript().package().main_part();
    std::string words = "[" + finding.rule->id() + "] ";
    words += diag::substitute(language == diag::Language::zh ? told.message->zh : told.message->en,
                              told.arguments);
    if (finding.spots.size() > 1) {
      const std::string count = std::to_string(finding.spots.size());
      words +=
          language == diag::Language::zh ? "（共 " + count + " 处）" : " (" + count + " times)";
    }
    if (spot.paragraph != gongwen::Spot::kDocument) {
      const wml::ManuscriptParagraph& paragraph = audit.manuscript().paragraphs()[spot.paragraph];
      remark.part = audit.manuscript().stories()[paragraph.story].part.name;
      remark.paragraph = audit.manuscript().index_of(paragraph);
      remark.begin = spot.begin;
      remark.end = spot.end;
      // A comment outside the body stands elsewhere and so names its place.
      if (paragraph.story != 0) words = diag::print(audit.place(spot), language) + "\n" + words;
    }
    remark.words = std::move(words);
    remarks.push_back(std::move(remark));
  }
  return remarks;
}

std::optional<AuditResult> run(std::string docx, const std::string& name,
                               const std::shared_ptr<const gongwen::Profile>& profile,
                               const AuditOptions& options, Findings& findings) {
  Findings::State& state = findings.state();
  const diag::Language language = in_diag(options.language);
  if (options.review.data != nullptr || options.review.aliases != nullptr) {
    if (!review(docx, name, options.review, findings)) return std::nullopt;
  }
  AuditResult result;
  std::shared_ptr<gongwen::Audit> audit;
  std::vector<gongwen::MendedFinding> changes;
  if (options.fix) {
    auto mended = gongwen::mend(std::move(docx), name, profile, state.report);
    if (!mended) return std::nullopt;
    audit = std::move(mended->audit);
    changes = std::move(mended->changes);
    result.fixed = std::move(mended->docx);
  } else {
    auto package = opc::Package::read(std::move(docx), name, state.report);
    if (package) audit = gongwen::Audit::run(std::move(package), profile, state.report);
    if (!audit) return std::nullopt;
  }
  result.json = findings.json(options.language) + gongwen::json_of(changes, language) +
                gongwen::json_of(*audit, language);
  tell(changes, state);
  tell(audit, state);
  if (options.annotate) {
    const auto package = audit->manuscript().shared_package();
    result.annotated =
        wml::annotate(package, remarks_of(*audit, language), {"成文", "成文"}, state.report);
  }
  return result;
}

}  // namespace

std::optional<AuditResult> audit(std::string docx, std::string name, const AuditOptions& options,
                                 Findings& findings) {
  try {
    const auto profile = options.profile ? options.profile->rules_ : gongwen::Profile::national();
    return run(std::move(docx), name, profile, options, findings);
  } catch (const diag::Failure& failure) {
    findings.state().report.add(failure.diagnostic());
    return std::nullopt;
  }
}

}  // namespace chengwen
