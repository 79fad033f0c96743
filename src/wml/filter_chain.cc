#include "wml/filter_chain.h"

#include <utility>

#include "data/json_reader.h"
#include "diag/messages.h"
#include "jinja/plain_text.h"
#include "jinja/vm.h"
#include "wml/messages.h"

namespace chengwen::wml {
namespace {

constexpr std::string_view kValue = "value";

/// The first mistake of `report` becomes a note: its own place is inside `filters`.
[[noreturn]] void fail(const std::string& filters, const diag::Report& report,
                       const data::Value& value) {
  diag::Diagnostic diagnostic(messages::kFormat, {filters});
  const diag::Diagnostic& cause = report.diagnostics().front();
  diagnostic.notes.push_back({cause.message, cause.arguments, {}});
  if (const diag::Span span = data::span_of(value); span.known()) {
    diagnostic.notes.push_back({&diag::messages::kValueFrom, {}, span});
  }
  throw diag::Failure(std::move(diagnostic));
}

}  // namespace

FilterChain::FilterChain(std::string_view filters, const jinja::Environment& environment)
    : filters_(filters), environment_(environment) {
  const std::string text = std::string(kValue) + "|" + filters_;
  jinja::Segment expression;
  expression.kind = jinja::Segment::Kind::expression;
  expression.text = text;
  diag::Report report;
  program_ = jinja::compile({&expression, 1}, environment, report);
  if (!program_) fail(filters_, report, {});
}

std::string FilterChain::applied_to(const data::Value& value) const {
  diag::Report report;
  jinja::TextOutput output;
  const data::Value root = data::Value::map({{data::Value::string(kValue), value}});
  jinja::run(*program_, environment_, root, output, {}, report);
  if (report.has_errors()) fail(filters_, report, value);
  return output.text();
}

}  // namespace chengwen::wml
