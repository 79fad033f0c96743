#include "chengwen/data.h"

#include "chengwen/findings.h"
#include "chengwen/messages.h"

namespace chengwen {

Data::Data(std::unique_ptr<State> state) : state_(std::move(state)) {}
Data::Data(Data&&) noexcept = default;
Data& Data::operator=(Data&&) noexcept = default;
Data::~Data() = default;

std::optional<Data> Data::parse(std::string_view json, std::string name, Findings& findings) {
  auto state = std::make_unique<State>();
  state->files = std::make_shared<data::DataFiles>();
  diag::Report& report = findings.state().report;
  findings.state().sources.set(diag::kDataSource, state->files);
  const std::size_t before = report.errors();
  state->root = data::read_json(json, name, *state->files, report);
  if (report.errors() > before) return std::nullopt;
  if (!state->root.is_map()) {
    report.add(
        diag::Diagnostic(messages::kDataNoObject, {std::move(name)}, data::span_of(state->root)));
    return std::nullopt;
  }
  return Data(std::move(state));
}

}  // namespace chengwen
