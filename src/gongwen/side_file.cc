#include "gongwen/side_file.h"

#include <utility>

#include "data/json_reader.h"

namespace chengwen::gongwen {

data::Value read_side_file(std::string_view json, std::string name, data::DataFiles& files,
                           std::uint32_t source, diag::Report& report) {
  diag::Report reading;
  data::Value root = data::read_json(std::string(json), std::move(name), files, reading);
  for (diag::Diagnostic found : reading.diagnostics()) {
    if (found.span.known()) found.span.source = source;
    for (diag::Note& note : found.notes)
      if (note.span.known()) note.span.source = source;
    report.add(std::move(found));
  }
  return root;
}

diag::Span span_in(std::uint32_t source, const data::Value& value) {
  diag::Span span = data::span_of(value);
  if (span.known()) span.source = source;
  return span;
}

}  // namespace chengwen::gongwen
