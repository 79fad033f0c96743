#include "gongwen/audit_json.h"

#include <string_view>

#include "diag/json_object.h"
#include "diag/print.h"

namespace chengwen::gongwen {
namespace {

std::string_view name_of(Strength strength) {
  switch (strength) {
    case Strength::must:
      return "must";
    case Strength::general:
      return "gen";
    case Strength::practice:
      return "prac";
  }
  return "";
}

const std::string& in(diag::Language language, const Words& words) {
  return language == diag::Language::zh ? words.zh : words.en;
}

void append_place(std::string& out, const diag::Place& place, diag::Language language) {
  diag::JsonObject members(out);
  members.text("words", diag::print(place, language));
  members.number_if_any("paragraph", place.paragraph);
  members.number_if_any("table", place.table);
  members.number_if_any("row", place.row);
  members.number_if_any("cell", place.cell);
  if (!place.excerpt.empty()) {
    members.text("excerpt", place.excerpt);
    members.number("mark_begin", place.mark_begin);
    members.number("mark_end", place.mark_end);
  }
}

void append_rule(diag::JsonObject& members, const Rule& rule, const Words& found,
                 const Words& wanted, diag::Language language) {
  members.text("rule", rule.id());
  members.text_if_any("clause", rule.clause());
  members.text("strength", name_of(rule.strength()));
  members.text("found", in(language, found));
  members.text_if_any("wanted", in(language, wanted));
}

void append(std::string& out, const Audit& audit, const Finding& finding, diag::Language language) {
  diag::JsonObject members(out);
  const diag::Message& message =
      finding.wanted.empty() ? finding.rule->message_without_wish() : finding.rule->message();
  members.text("severity", name_of(finding.rule->severity()));
  members.text("code", message.id);
  append_rule(members, *finding.rule, finding.found, finding.wanted, language);
  members.text("message", diag::substitute(diag::in(language, message.zh, message.en),
                                           {finding.found.zh, finding.wanted.zh, finding.found.en,
                                            finding.wanted.en}));
  members.flag("fixable", finding.fixable);
  members.text("file", audit.manuscript().package().name());
  members.number("count", finding.spots.size());
  members.array("places", finding.spots,
                [&](const Spot& spot) { append_place(out, audit.place(spot), language); });
}

void append(std::string& out, const MendedFinding& change, diag::Language language) {
  diag::JsonObject members(out);
  members.text("severity", "hint");
  members.text("code", "audit.mended");
  append_rule(members, *change.rule, change.found, change.wanted, language);
  members.text("file", change.place.file);
  members.number("count", static_cast<std::uint64_t>(change.places));
  members.key("places") += '[';
  append_place(out, change.place, language);
  out += ']';
}

}  // namespace

std::string json_of(const Audit& audit, diag::Language language) {
  std::string out;
  for (const Finding& finding : audit.findings()) {
    append(out, audit, finding, language);
    out += '\n';
  }
  return out;
}

std::string json_of(const std::vector<MendedFinding>& changes, diag::Language language) {
  std::string out;
  for (const MendedFinding& change : changes) {
    append(out, change, language);
    out += '\n';
  }
  return out;
}

}  // namespace chengwen::gongwen
