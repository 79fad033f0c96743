#include "chengwen/data.h"

#include "chengwen/findings.h"
#include "chengwen/messages.h"
#include "data/merge.h"
#include "data/messages.h"

namespace chengwen {

Data::Data() : state_(std::make_unique<State>()) {
  state_->files = std::make_shared<data::DataFiles>();
  state_->root = data::Value::map();
}
Data::Data(Data&&) noexcept = default;
Data& Data::operator=(Data&&) noexcept = default;
Data::~Data() = default;

std::optional<Data> Data::parse(std::string_view json, std::string name, Findings& findings,
                                Files* files) {
  return parse(json, std::move(name), 1, 1, findings, files);
}

std::optional<Data> Data::parse(std::string_view json, std::string name, int line, int column,
                                Findings& findings, Files* files) {
  Data data;
  if (!data.merge(json, std::move(name), line, column, findings, files)) return std::nullopt;
  return data;
}

bool Data::merge(std::string_view json, std::string name, Findings& findings, Files* files) {
  return merge(json, std::move(name), 1, 1, findings, files);
}

bool Data::merge(std::string_view json, std::string name, int line, int column, Findings& findings,
                 Files* files) {
  diag::Report& report = findings.state().report;
  findings.state().sources.set(diag::kDataSource, state_->files);
  if (name.ends_with(".csv") || name.ends_with(".CSV")) {
    report.add(diag::Diagnostic(data::messages::kCsvAsData, {std::move(name)}));
    return false;
  }
  const std::size_t before = report.errors();
  const data::Value root = data::read_json(json, name, *state_->files, report,
                                           {.files = files, .line = line, .column = column});
  if (report.errors() > before) return false;
  if (!root.is_map()) {
    report.add(diag::Diagnostic(messages::kDataNoObject, {std::move(name)}, data::span_of(root)));
    return false;
  }
  const bool first = state_->root.as_map().size() == 0;
  state_->root = first ? root : data::merge(std::move(state_->root), root);
  return true;
}

bool Data::assign(std::string_view assignment, std::string name, Findings& findings) {
  findings.state().sources.set(diag::kDataSource, state_->files);
  return data::assign(state_->root, assignment, std::move(name), *state_->files,
                      findings.state().report);
}

}  // namespace chengwen
