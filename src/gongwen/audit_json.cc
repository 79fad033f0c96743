#include "gongwen/audit_json.h"

#include <string_view>

#include "diag/print.h"

namespace chengwen::gongwen {
namespace {

void append_string(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out.append("\\").append(1, c);
    } else if (byte < 0x20 || byte == 0x7F) {
      constexpr std::string_view kDigits = "0123456789abcdef";
      out.append("\\u00").append(1, kDigits[byte >> 4]).append(1, kDigits[byte & 15]);
    } else {
      out += c;
    }
  }
  out += '"';
}

/// Members of a JSON object, between braces that the caller writes.
class Members {
 public:
  explicit Members(std::string& out) : out_(out) {}
  std::string& key(std::string_view name) {
    if (!first_) out_ += ',';
    first_ = false;
    append_string(out_, name);
    return out_ += ':';
  }
  void text(std::string_view name, std::string_view value) { append_string(key(name), value); }
  void text_if_any(std::string_view name, std::string_view value) {
    if (!value.empty()) text(name, value);
  }
  void number(std::string_view name, std::size_t value) { key(name) += std::to_string(value); }
  void number_if_any(std::string_view name, int value) {
    if (value > 0) number(name, static_cast<std::size_t>(value));
  }

 private:
  std::string& out_;
  bool first_ = true;
};

std::string_view name_of(diag::Severity severity) {
  switch (severity) {
    case diag::Severity::error:
      return "error";
    case diag::Severity::warning:
      return "warning";
    case diag::Severity::hint:
      return "hint";
  }
  return "";
}

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
  out += '{';
  Members members(out);
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
  out += '}';
}

void append_rule(Members& members, const Rule& rule, const Words& found, const Words& wanted,
                 diag::Language language) {
  members.text("rule", rule.id());
  members.text_if_any("clause", rule.clause());
  members.text("strength", name_of(rule.strength()));
  members.text("found", in(language, found));
  members.text_if_any("wanted", in(language, wanted));
}

}  // namespace

std::string json_of(const Audit& audit, diag::Language language) {
  std::string out;
  for (const Finding& finding : audit.findings()) {
    out += '{';
    Members members(out);
    const diag::Message& message =
        finding.wanted.empty() ? finding.rule->message_without_wish() : finding.rule->message();
    members.text("severity", name_of(finding.rule->severity()));
    members.text("code", message.id);
    append_rule(members, *finding.rule, finding.found, finding.wanted, language);
    const bool zh = language == diag::Language::zh;
    members.text("message", diag::substitute(zh ? message.zh : message.en,
                                             {finding.found.zh, finding.wanted.zh, finding.found.en,
                                              finding.wanted.en}));
    members.key("fixable") += finding.fixable ? "true" : "false";
    members.text("file", audit.manuscript().package().name());
    members.number("count", finding.spots.size());
    members.key("places") += '[';
    for (const Spot& spot : finding.spots) {
      if (&spot != &finding.spots.front()) out += ',';
      append_place(out, audit.place(spot), language);
    }
    out += "]}\n";
  }
  return out;
}

std::string json_of(const std::vector<MendedFinding>& changes, diag::Language language) {
  std::string out;
  for (const MendedFinding& change : changes) {
    out += '{';
    Members members(out);
    members.text("severity", "hint");
    members.text("code", "audit.mended");
    append_rule(members, *change.rule, change.found, change.wanted, language);
    members.text("file", change.place.file);
    members.number("count", change.places);
    members.key("places") += '[';
    append_place(out, change.place, language);
    out += "]}\n";
  }
  return out;
}

}  // namespace chengwen::gongwen
