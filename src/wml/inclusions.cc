#include "wml/inclusions.h"

#include <algorithm>
#include <utility>

#include "jinja/environment.h"
#include "wml/document.h"
#include "wml/messages.h"

namespace chengwen::wml {

namespace {

constexpr std::string_view kKeepSections = "keep_sections";

}  // namespace

Stories Inclusions::Request::stories() const {
  return sections ? Stories::included_sections : Stories::included;
}

std::string Inclusions::Request::name() const {
  if (file.is_template) return "";
  return file.name.empty() ? path : file.name;
}

/// A document that is being filled; what it says is handed on with the place that takes it in.
class Inclusions::Opened {
 public:
  Opened(Inclusions& inclusions, const Request& request, diag::Span where, diag::Report& report)
      : inclusions_(inclusions), where_(where), report_(report) {
    inclusions_.open_.emplace_back(request.name(), request.path);
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
  auto open = std::find_if(open_.begin(), open_.end(),
                           [&](const auto& document) { return document.first == request.name(); });
  if (open == open_.end()) return;
  std::string chain;
  for (; open != open_.end(); ++open) chain += open->second + " → ";
  jinja::fail(messages::kIncludesItself, {request.path, chain + request.path});
}

Inclusions::Known& Inclusions::known(const Request& request) {
  Known& known = known_[request.name()];
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

const Document* Inclusions::compiled(Known& file, diag::Report& report) {
  if (!std::exchange(file.compiled, true))
    file.document = Document::compile(file.package, dialect_, report, sources_);
  return file.document.get();
}

std::optional<Inclusions::Request> Inclusions::find(const jinja::Inclusion& inclusion,
                                                    std::string_view from) const {
  Request request;
  request.sees = inclusion.sees;
  for (const auto& [option, value] : inclusion.options) {
    if (option != kKeepSections) jinja::fail(messages::kIncludeOption, {option});
    request.sections = value.truth();
  }
  for (const std::string& name : inclusion.names) {
    request.path = name;
    if (resources_.files) request.file = resources_.files->include(name, from);
    if (request.file.status != Files::Status::missing) break;
  }
  if (request.file.status == Files::Status::missing && inclusion.ignore_missing)
    return std::nullopt;
  request.file = found_file(std::move(request.file), request.path);
  return request;
}

std::vector<std::shared_ptr<const Document>> Inclusions::documents() const {
  std::vector<std::shared_ptr<const Document>> all;
  for (const auto& [name, known] : known_)
    if (known.document) all.push_back(known.document);
  return all;
}

void Inclusions::look(const Request& request, diag::Span where, diag::Report& report,
                      const std::function<void(const Document&, diag::Report&)>& see) {
  check_cycle(request);
  Known& file = known(request);
  Opened opened(*this, request, where, report);
  const Document* document = compiled(file, opened.found);
  if (document != nullptr && document->has_tags()) see(*document, opened.found);
}

Inclusions::Filled Inclusions::fill(const Request& request, jinja::Host& host,
                                    diag::Report& report) {
  if (request.fills) check_cycle(request);
  Known& file = known(request);
  if (!request.fills) return {file.package, true};
  Opened opened(*this, request, host.where(), report);
  const Document* document = compiled(file, opened.found);
  if (document == nullptr) return {};
  if (!document->has_tags()) return {file.package, true};
  const auto run = [&](const jinja::Program& program, jinja::Output& output, diag::Report& to) {
    host.run(program, output, to, request.sees);
  };
  const Filling filling{run, *this, request.name(), request.stories(), {}, opened.found};
  return {document->fill(filling).package(document->package()->name()), false};
}

bool Inclusions::awaits_bookmark(std::string_view name) {
  if (awaited_bookmarks_.contains(name)) return true;
  sought_bookmarks_.emplace(name);
  return false;
}

bool Inclusions::found_bookmarks(const std::function<bool(std::string_view)>& is_there) {
  for (const std::string& name : std::exchange(sought_bookmarks_, {})) {
    if (is_there(name)) awaited_bookmarks_.insert(name);
  }
  return !awaited_bookmarks_.empty();
}

}  // namespace chengwen::wml
