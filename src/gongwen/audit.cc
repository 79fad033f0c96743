#include "gongwen/audit.h"

#include <algorithm>
#include <utility>

#include "gongwen/audit_messages.h"
#include "gongwen/gathered.h"
#include "gongwen/review_messages.h"
#include "gongwen/rules.h"

namespace chengwen::gongwen {
namespace {

using Check = void (*)(const Rule& rule, Inspection& inspection);

constexpr std::pair<std::string_view, Check> kChecks[] = {{"PAGE-01", rules::paper},
                                                          {"PAGE-02", rules::top_margin},
                                                          {"PAGE-03", rules::left_margin},
                                                          {"PAGE-04", rules::type_area},
                                                          {"PAGE-05", rules::gutter},
                                                          {"GRID-01", rules::lines_per_page},
                                                          {"GRID-02", rules::characters_per_line},
                                                          {"GRID-04", rules::line_pitch},
                                                          {"GRID-06", rules::paragraph_settings},
                                                          {"COLOR-01", rules::color},
                                                          {"FONT-01", rules::font_of_quotes},
                                                          {"FONT-02", rules::font_of_latin},
                                                          {"HEAD-01", rules::copy_number},
                                                          {"HEAD-02", rules::secrecy},
                                                          {"HEAD-03", rules::urgency},
                                                          {"HEAD-04", rules::issuer_mark},
                                                          {"HEAD-05", rules::document_number},
                                                          {"HEAD-06", rules::signatory},
                                                          {"HEAD-07", rules::head_rule},
                                                          {"HEAD-08", rules::issuer_mark_height},
                                                          {"LETR-01", rules::letter_rules},
                                                          {"LETR-02", rules::letter_first_page},
                                                          {"ORDR-01", rules::order_number},
                                                          {"MINU-01", rules::attendance},
                                                          {"MINU-02", rules::unsigned_minutes},
                                                          {"TITLE-01", rules::title_look},
                                                          {"TITLE-02", rules::title_lines},
                                                          {"TITLE-03", rules::title_punctuation},
                                                          {"TITLE-04", rules::title_pitch},
                                                          {"TO-01", rules::addressee},
                                                          {"BODY-01", rules::first_page},
                                                          {"BODY-02", rules::body},
                                                          {"HEADG-01", rules::heading_order},
                                                          {"HEADG-02", rules::heading_look},
                                                          {"HEADG-03", rules::heading_label},
                                                          {"HEADG-04", rules::heading_end},
                                                          {"HEADG-06", rules::ordinals},
                                                          {"HEADG-07", rules::heading_numbers},
                                                          {"HEADG-08", rules::heading_indent},
                                                          {"HEADG-09", rules::heading_kept},
                                                          {"ATT-01", rules::attachments},
                                                          {"SIGN-01", rules::sealed_signature},
                                                          {"SIGN-02", rules::signature},
                                                          {"SIGN-03", rules::personal_signature},
                                                          {"SIGN-04", rules::no_text_here},
                                                          {"DATE-01", rules::date},
                                                          {"NOTE-01", rules::note},
                                                          {"ENC-01", rules::annex},
                                                          {"IMPR-01", rules::imprint_lines},
                                                          {"IMPR-02", rules::copies},
                                                          {"IMPR-03", rules::issue},
                                                          {"PNO-01", rules::page_number},
                                                          {"PNO-02", rules::page_number_distance},
                                                          {"PNO-03", rules::page_number_sides},
                                                          {"PNO-04", rules::page_numbers_go_on},
                                                          {"TBL-01", rules::landscape_margins},
                                                          {"TBL-02", rules::table_look},
                                                          {"TBL-03", rules::table_pages},
                                                          {"TBL-04", rules::table_unit},
                                                          {"N-01", rules::spelled_measures},
                                                          {"N-02", rules::document_references},
                                                          {"N-03", rules::established_words},
                                                          {"N-04", rules::approximate_numbers},
                                                          {"N-05", rules::dates_in_text},
                                                          {"N-06", rules::ranges},
                                                          {"N-07", rules::digit_grouping},
                                                          {"N-08", rules::leading_zero},
                                                          {"N-09", rules::half_width_figures},
                                                          {"N-10", rules::mixed_numerals},
                                                          {"N-11", rules::about},
                                                          {"N-12", rules::column_figures},
                                                          {"N-13", rules::spans},
                                                          {"P-01", rules::adjacent_quotes},
                                                          {"P-02", rules::before_and_so_on},
                                                          {"P-03", rules::pairs},
                                                          {"P-04", rules::ellipsis},
                                                          {"P-05", rules::dash},
                                                          {"P-06", rules::half_width_marks},
                                                          {"P-07", rules::repeated_marks},
                                                          {"W-01", rules::slips},
                                                          {"W-02", rules::year_without_word}};

/// A span's begin tells the finding and the place in it, in this many bits.
constexpr std::uint32_t kSpotBits = 12;
constexpr std::size_t kMostSpots = std::size_t{1} << kSpotBits;

/// Where a finding sorts; the document as a whole comes first.
std::pair<std::size_t, std::size_t> order_of(const Finding& finding) {
  const Spot& spot = finding.spots.front();
  return spot.paragraph == Spot::kDocument ? std::pair<std::size_t, std::size_t>{0, 0}
                                           : std::pair{spot.paragraph + 1, spot.begin};
}

}  // namespace

Audit::Audit(std::unique_ptr<wml::Manuscript> manuscript, std::shared_ptr<const Profile> profile)
    : manuscript_(std::move(manuscript)),
      profile_(std::move(profile)),
      model_(*manuscript_),
      inspection_(*manuscript_, model_, *profile_) {}

std::shared_ptr<Audit> Audit::run(std::shared_ptr<const opc::Package> package,
                                  std::shared_ptr<const Profile> profile, diag::Report& report) {
  const std::string name = package->name();
  auto manuscript = wml::Manuscript::read(std::move(package), report);
  if (!manuscript) return nullptr;
  if (manuscript->has_revisions()) {
    diag::Diagnostic told(messages::kRevisions);
    told.file = name;
    report.add(std::move(told));
  }
  const std::shared_ptr<Audit> made(new Audit(std::move(manuscript), std::move(profile)));
  for (const auto& [id, check] : kChecks) {
    const Rule* rule = made->profile_->find(id);
    if (rule && rule->enabled()) check(*rule, made->inspection_);
  }
  std::vector<Finding>& findings = made->inspection_.findings();
  for (Finding& finding : findings) {
    std::stable_sort(finding.spots.begin(), finding.spots.end(), [](const Spot& a, const Spot& b) {
      return std::pair(a.paragraph + 1, a.begin) < std::pair(b.paragraph + 1, b.begin);
    });
  }
  std::stable_sort(findings.begin(), findings.end(),
                   [](const Finding& a, const Finding& b) { return order_of(a) < order_of(b); });
  return made;
}

diag::Place Audit::place(const Spot& spot) const {
  return place_of(spot, *manuscript_, model_);
}

bool Audit::any_fixable() const {
  return std::any_of(findings().begin(), findings().end(),
                     [](const Finding& finding) { return finding.fixable; });
}

std::string Audit::mend() {
  inspection_.mend();
  return manuscript_->write();
}

std::vector<std::string_view> checked_rules() {
  std::vector<std::string_view> ids;
  for (const auto& [id, check] : kChecks) ids.push_back(id);
  return ids;
}

diag::Diagnostic diagnostic_of(const Audit& audit, std::size_t number, std::uint32_t source) {
  const Finding& finding = audit.findings()[number];
  const auto span_of = [&](std::size_t spot) {
    const auto key = static_cast<std::uint32_t>(number << kSpotBits | spot);
    return diag::Span{source, key, key + 1};
  };
  const bool wish = !finding.wanted.empty();
  diag::Diagnostic told(wish ? finding.rule->message() : finding.rule->message_without_wish(),
                        {finding.found.zh, finding.wanted.zh, finding.found.en, finding.wanted.en},
                        span_of(0));
  const std::size_t spots = std::min(finding.spots.size(), kMostSpots);
  for (std::size_t i = 1; i < std::min(spots, kNotedPlaces); ++i) {
    told.notes.push_back({&messages::kAlsoHere, {}, span_of(i)});
  }
  if (finding.fixable) told.notes.push_back({&messages::kFixable, {}, {}});
  told.occurrences = static_cast<std::uint32_t>(finding.spots.size());
  return told;
}

diag::Place AuditPlaces::locate(std::uint32_t begin, std::uint32_t) const {
  const std::size_t number = begin >> kSpotBits, spot = begin & (kMostSpots - 1);
  if (number >= audit_->findings().size()) return {};
  const Finding& finding = audit_->findings()[number];
  return spot < finding.spots.size() ? audit_->place(finding.spots[spot]) : diag::Place{};
}

}  // namespace chengwen::gongwen
