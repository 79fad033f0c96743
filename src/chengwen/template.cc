#include "chengwen/chengwen.h"
#include "chengwen/data.h"
#include "chengwen/dialect.h"
#include "chengwen/findings.h"
#include "gongwen/profile.h"
#include "opc/package.h"
#include "wml/document.h"

namespace chengwen {
namespace {

jinja::RunOptions run_options(const FillOptions& options) {
  jinja::RunOptions run;
  run.limits.steps = options.max_steps;
  run.limits.output_bytes = options.max_output_bytes;
  run.limits.recursion = options.max_recursion;
  switch (options.missing) {
    case Missing::empty:
      run.missing = jinja::Missing::empty;
      break;
    case Missing::keep:
      run.missing = jinja::Missing::keep;
      break;
    case Missing::mark:
      run.missing = jinja::Missing::mark;
      break;
    case Missing::error:
      run.missing = jinja::Missing::error;
      break;
  }
  return run;
}

}  // namespace

struct Template::State {
  std::shared_ptr<const wml::Dialect> own_dialect;  // null for the usual one
  std::shared_ptr<const wml::Document> document;
};

Template::Template(std::unique_ptr<State> state) : state_(std::move(state)) {}
Template::Template(Template&&) noexcept = default;
Template& Template::operator=(Template&&) noexcept = default;
Template::~Template() = default;

std::optional<Template> Template::load(std::string docx, std::string name, Findings& findings,
                                       const LoadOptions& options) {
  diag::Report& report = findings.state().report;
  const std::size_t before = report.errors();
  auto package = opc::Package::read(std::move(docx), std::move(name), report);
  options.stage_ended(Stage::read);
  if (!package) return std::nullopt;
  auto state = std::make_unique<State>();
  if (options.profile != nullptr)
    state->own_dialect = dialect_by(options.profile->rules_->conventions());
  state->document = wml::Document::compile(std::move(package),
                                           state->own_dialect ? *state->own_dialect : dialect(),
                                           report, findings.state().sources, options.stage_ended);
  if (!state->document || report.errors() > before) return std::nullopt;
  return Template(std::move(state));
}

std::optional<std::string> Template::fill(const Data& data, Findings& findings,
                                          const FillOptions& options) const {
  diag::Report& report = findings.state().report;
  state_->document->add_sources(findings.state().sources);
  findings.state().sources.set(diag::kDataSource, data.state_->files);
  const wml::Resources resources{options.files, options.max_image_pixels};
  const opc::WriteOptions write{options.compression_level};
  auto edit = state_->document->fill(data.state_->root, run_options(options), resources, report,
                                     findings.state().sources, write);
  options.stage_ended(Stage::run);
  if (report.has_errors()) return std::nullopt;
  std::string document = edit.write(write);
  options.stage_ended(Stage::write);
  return document;
}

void Template::advise(Findings& findings) const {
  state_->document->add_sources(findings.state().sources);
  state_->document->advise(findings.state().report);
}

std::string Template::inspect(View view) const {
  switch (view) {
    case View::tags:
      return state_->document->inspect(wml::Document::View::tags);
    case View::ast:
      return state_->document->inspect(wml::Document::View::ast);
    case View::program:
      break;
  }
  return state_->document->inspect(wml::Document::View::program);
}

}  // namespace chengwen
