#include "wml/inclusions.h"

#include <algorithm>
#include <utility>

#include "jinja/environment.h"
#include "wml/document.h"
#include "wml/messages.h"

namespace chengwen::wml {

namespace {

std::string name_of(const Inclusions::Request& request) {
  if (request.file.is_template) return "";
  return request.file.name.empty() ? request.path : request.file.name;
}

}  // namespace

/// A document that is being filled; what it says is handed on with the place that takes it in.
class Inclusions::Opened {
 public:
  Opened(Inclusions& inclusions, const Request& request, diag::Span where, diag::Report& report)
      : inclusions_(inclusions), where_(where), report_(report) {
    inclusions_.open_.emplace_back(name_of(request), request.path);
  }
  ~Opened() {
    inclusions_.open_.pop_back();
    for (diag::Diagnostic diagnostic : found.diagnostics()) {
      diagnostic.notes.push_back({&messages::kIncludedHere, {}, where_});
      report_.add(std::move(diagnostic));
    }
  }
  Opened(const Opened&) = delete;
  Opened& operator=(const Opened&) = delete;

  diag::Report found;

 private:
  Inclusions& inclusions_;
  diag::Span where_;
  diag::Report& report_;
};

Inclusions::Inclusions(std::string name, const Dialect& dialect, const Resources& resources,
                       diag::Sources& sources)
    : dialect_(dialect), resources_(resources), sources_(sources) {
  open_.emplace_back("", std::move(name));
}

Inclusions::~Inclusions() = default;

void Inclusions::check_cycle(const Request& request) const {
  auto open = std::find_if(open_.begin(), open_.end(), [&](const auto& document) {
    return document.first == name_of(request);
  });
  if (open == open_.end()) return;
  std::string chain;
  for (; open != open_.end(); ++open) chain += open->second + " → ";
  jinja::fail(messages::kIncludesItself, {request.path, chain + request.path});
}

Inclusions::Known& Inclusions::known(const Request& request) {
  Known& known = known_[name_of(request)];
  if (known.package) return known;
  diag::Report report;
  known.package = opc::Package::read(request.file.bytes, request.path, report);
  if (known.package) return known;
  diag::Failure failure(messages::kNotADocument, {request.path});
  for (const diag::Diagnostic& why : report.diagnostics()) {
    failure.diagnostic().notes.push_back({why.message, why.arguments, {}});
  }
  throw failure;
}

Inclusions::Filled Inclusions::fill(const Request& request, jinja::Host& host,
                                    diag::Report& report) {
  if (request.fills) check_cycle(request);
  Known& file = known(request);
  if (!request.fills) return {file.package, true};
  Opened opened(*this, request, host.where(), report);
  if (!std::exchange(file.compiled, true)) {
    file.document = Document::compile(file.package, dialect_, opened.found, sources_);
  }
  if (!file.document) return {};
  if (!file.document->has_tags()) return {file.package, true};
  const auto run = [&](const jinja::Program& program, jinja::Output& output, diag::Report& to) {
    host.run(program, output, to, request.sees);
  };
  const Stories stories = request.sections ? Stories::included_sections : Stories::included;
  const Filling filling{run, *this, name_of(request), stories, {}, opened.found};
  return {file.document->fill(filling).package(), false};
}

}  // namespace chengwen::wml
