#include "chengwen/data.h"

#include "chengwen/findings.h"
#include "chengwen/messages.h"
#include "data/csv_reader.h"
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

std::optional<Data> Data::parse(std::string json, std::string name, Findings& findings,
                                Files* files) {
  Data data;
  if (!data.merge(std::move(json), std::move(name), findings, files)) return std::nullopt;
  return data;
}

std::optional<Data> Data::parse(RecordText record, std::string name, Findings& findings,
                                Files* files) {
  Data data;
  if (!data.merge(std::move(record), std::move(name), findings, files)) return std::nullopt;
  return data;
}

bool Data::merge(std::string json, std::string name, Findings& findings, Files* files) {
  if (name.ends_with(".csv") || name.ends_with(".CSV")) {
    findings.state().report.add(diag::Diagnostic(data::messages::kCsvAsData, {std::move(name)}));
    return false;
  }
  return merge(RecordText{std::move(json)}, std::move(name), findings, files);
}

bool Data::merge(RecordText record, std::string name, Findings& findings, Files* files) {
  diag::Report& report = findings.state().report;
  findings.state().sources.set(diag::kDataSource, state_->files);
  const std::size_t before = report.errors();
  data::Value root;
  if (record.header > 0) {
    const std::uint32_t start =
        state_->files->add(name, std::move(record.text), data::DataFiles::Format::row);
    state_->files->set_begin(start + static_cast<std::uint32_t>(record.header), record.line,
                             record.column);
    root = data::read_row(start, *state_->files, report, record.quotes_mean_text);
  } else {
    root = data::read_json(std::move(record.text), name, *state_->files, report,
                           {.files = files, .line = record.line, .column = record.column});
  }
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
