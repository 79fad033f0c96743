#include "gongwen/fix.h"

#include <utility>

#include "gongwen/audit_messages.h"

namespace chengwen::gongwen {
namespace {

/// A mend can bring a finding to light that another one hid: a label behind blanks. What is still
/// fixable after so many rounds is not mended by repetition.
constexpr int kRounds = 6;

}  // namespace

std::optional<Mended> mend(std::string docx, const std::string& name,
                           std::shared_ptr<const Profile> profile, diag::Report& report) {
  Mended mended;
  mended.docx = std::move(docx);
  for (int round = 0;; ++round) {
    // The warnings of later rounds are those of the first.
    diag::Report repeated;
    diag::Report& own = round == 0 ? report : repeated;
    const auto package = opc::Package::read(mended.docx, name, own);
    mended.audit = package ? Audit::run(package, profile, own) : nullptr;
    if (!mended.audit) return std::nullopt;
    if (mended.audit->manuscript().has_revisions()) {
      diag::Diagnostic told(messages::kRevisionsNotFixed);
      told.file = name;
      report.add(std::move(told));
      return std::nullopt;
    }
    if (!mended.audit->any_fixable() || round == kRounds) return mended;
    for (const Finding& finding : mended.audit->findings()) {
      if (!finding.fixable) continue;
      mended.changes.push_back({finding.rule, finding.found, finding.wanted,
                                mended.audit->place(finding.spots.front()), finding.spots.size()});
    }
    mended.docx = mended.audit->mend();
  }
}

}  // namespace chengwen::gongwen
