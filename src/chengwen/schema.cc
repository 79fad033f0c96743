#include "data/schema.h"

#include <utility>

#include "chengwen/data.h"
#include "chengwen/findings.h"
#include "data/json_reader.h"

namespace chengwen {
namespace {

/// A reader takes every file for data; this one lies in an offset space of its own.
void tell(const diag::Report& found, diag::Report& report) {
  const auto move = [](diag::Span& span) {
    if (span.known()) span.source = diag::kSchemaSource;
  };
  for (diag::Diagnostic finding : found.diagnostics()) {
    move(finding.span);
    for (diag::Note& note : finding.notes) move(note.span);
    report.add(std::move(finding));
  }
}

}  // namespace

struct Schema::State {
  std::shared_ptr<const data::Schema> schema;
};

Schema::Schema(std::unique_ptr<State> state) : state_(std::move(state)) {}
Schema::Schema(Schema&&) noexcept = default;
Schema& Schema::operator=(Schema&&) noexcept = default;
Schema::~Schema() = default;

std::optional<Schema> Schema::parse(std::string_view json, std::string name, Findings& findings) {
  const auto files = std::make_shared<data::DataFiles>();
  findings.state().sources.set(diag::kSchemaSource, files);
  diag::Report found;
  const data::Value root = data::read_json(std::string(json), std::move(name), *files, found);
  auto state = std::make_unique<State>();
  if (!found.has_errors()) state->schema = data::Schema::compile(root, found);
  tell(found, findings.state().report);
  if (!state->schema) return std::nullopt;
  return Schema(std::move(state));
}

bool Schema::check(const Data& data, Findings& findings) const {
  diag::Report& report = findings.state().report;
  findings.state().sources.set(diag::kDataSource, data.state_->files);
  const std::size_t before = report.errors();
  state_->schema->check(data.state_->root, report);
  return report.errors() == before;
}

}  // namespace chengwen
