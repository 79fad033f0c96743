#include "chengwen/chengwen.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "chengwen/data.h"
#include "chengwen/dialect.h"
#include "chengwen/fields.h"
#include "chengwen/filled.h"
#include "chengwen/findings.h"
#include "chengwen/messages.h"
#include "chengwen/rules.h"
#include "data/messages.h"
#include "data/unused.h"
#include "diag/print.h"
#include "diag/suggest.h"
#include "gongwen/figure.h"
#include "gongwen/profile.h"
#include "opc/package.h"
#include "text/case_mapping.h"
#include "text/characters.h"
#include "text/utf8.h"
#include "wml/core_properties.h"
#include "wml/document.h"
#include "wml/inclusions.h"
#include "wml/signatures.h"

namespace chengwen {
namespace {

jinja::RunOptions run_options(const FillOptions& options) {
  jinja::RunOptions run;
  run.limits.steps = options.max_steps;
  run.limits.output_bytes = options.max_output_bytes;
  run.limits.recursion = options.max_recursion;
  run.limits.digits = options.max_digits;
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

/// The names in a tag: 行 and 备注 of `行.备注 or ""`.
std::vector<std::string_view> names_in(std::string_view tag) {
  std::vector<std::string_view> names;
  for (std::size_t at = 0; at < tag.size();) {
    const std::size_t end = text::identifier_end(tag, at);
    if (end > at) {
      names.push_back(tag.substr(at, end - at));
      at = end;
    } else {
      text::decode(tag, at);
    }
  }
  return names;
}

/// What the data has and the template did not ask for; with the tag that would have printed it, or
/// that has nearly its name.
void tell_unused_data(const data::Value& root, const std::vector<jinja::PrintingTag>& unreached,
                      diag::Report& report) {
  std::vector<std::string_view> names;
  std::unordered_map<std::string_view, const jinja::PrintingTag*> printed_by;
  for (const jinja::PrintingTag& tag : unreached) {
    for (const std::string_view name : names_in(tag.text)) {
      names.push_back(name);
      printed_by.emplace(name, &tag);
    }
  }
  for (const data::Unused& unused : data::unused(root)) {
    const std::string key = unused.key.to_string();
    if (key == gongwen::kAmountUnitKey) continue;  // read by the review
    diag::Diagnostic told(data::messages::kUnused, {key}, data::span_of(unused.key));
    told.occurrences = static_cast<std::uint32_t>(unused.places);
    if (const auto found = printed_by.find(key); found != printed_by.end()) {
      const jinja::PrintingTag& tag = *found->second;
      told.notes.push_back({&messages::kPrintedBy, {std::string(text::trim(tag.text))}, tag.span});
    } else if (const auto near = diag::nearest(key, names)) {
      told.notes.push_back({&messages::kNearTag, {*near}, {}});
    }
    report.add(std::move(told));
  }
}

/// Tells what of template and data was not used.
void tell_unused(const data::Value& root, const jinja::PrintingTags& printing,
                 Findings::State& findings) {
  std::vector<jinja::PrintingTag> unreached;
  for (const auto& [at, tag] : printing) {
    if (tag.reached) continue;
    unreached.push_back(tag);
    findings.unreached.add(
        diag::Diagnostic(messages::kUnreached, {std::string(text::trim(tag.text))}, tag.span));
  }
  // After a mistake nobody can tell what would have been used.
  if (!findings.report.has_errors()) tell_unused_data(root, unreached, findings.report);
}

opc::DocumentKind package_kind(FileKind kind) {
  switch (kind) {
    case FileKind::docm:
      return opc::DocumentKind::macro_document;
    case FileKind::dotx:
      return opc::DocumentKind::blank;
    case FileKind::dotm:
      return opc::DocumentKind::macro_blank;
    default:
      return opc::DocumentKind::document;
  }
}

std::string print_tags(const wml::Document& document, diag::Language language) {
  diag::Sources sources;
  document.add_sources(sources);
  std::string out, last_place;
  for (wml::TypedTag& tag : document.tags()) {
    diag::Place place = sources.locate(tag.span);
    place.file.clear();
    std::string words = diag::print(place, language);
    if (words != last_place) {
      out += words + '\n';
      last_place = std::move(words);
    }
    // A tag may run over lines of the document.
    std::ranges::replace(tag.text, '\n', ' ');
    out += std::string(4 + 2 * tag.depth, ' ') + tag.text + '\n';
  }
  return out;
}

}  // namespace

std::optional<FileKind> file_kind(std::string_view path) {
  constexpr std::pair<std::string_view, FileKind> kKinds[] = {{".docx", FileKind::docx},
                                                              {".docm", FileKind::docm},
                                                              {".dotx", FileKind::dotx},
                                                              {".dotm", FileKind::dotm}};
  const std::string extension = text::to_lower(path.substr(std::min(path.rfind('.'), path.size())));
  for (const auto& [own, kind] : kKinds) {
    if (extension == own) return kind;
  }
  return std::nullopt;
}

struct Template::State {
  const wml::Dialect& dialect() const { return own_dialect ? *own_dialect : chengwen::dialect(); }

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
  state->document =
      wml::Document::attempt(std::move(package), state->dialect(), report, findings.state().sources,
                             options.stage_ended, {options.max_nesting});
  if (report.errors() > before) {
    report.sort();
    if (!options.mistaken) return std::nullopt;
  }
  return Template(std::move(state));
}

std::optional<std::string> Template::fill(const Data& data, Findings& findings,
                                          const FillOptions& options) const {
  const auto filled = fill_unpacked(data, findings, options);
  return filled ? std::optional(filled->pack()) : std::nullopt;
}

std::optional<Filled> Template::fill_unpacked(const Data& data, Findings& findings,
                                              const FillOptions& options) const {
  diag::Report& report = findings.state().report;
  state_->document->add_sources(findings.state().sources);
  findings.state().sources.set(diag::kDataSource, data.state_->files);
  if (options.look_for_unused) data::watch(data.state_->root);
  if (options.rules != nullptr) {
    const gongwen::RuleSet& rules = options.rules->state_->rules;
    findings.state().sources.set(diag::kRulesSource, rules.source());
    rules.check(data.state_->root, run_options(options), report);
  }
  const wml::Resources resources{options.files, options.max_image_pixels};
  opc::WriteOptions write{options.compression_level, std::nullopt};
  if (options.kind) write.kind = package_kind(*options.kind);
  jinja::RunOptions run = run_options(options);
  jinja::PrintingTags printing;
  if (options.look_for_unused) run.printing = &printing;
  auto edit = state_->document->fill(data.state_->root, run, resources, report,
                                     findings.state().sources, write);
  options.stage_ended(Stage::run);
  if (!state_->document->sound()) {
    report.sort();
    return std::nullopt;
  }
  if (options.look_for_unused) tell_unused(data.state_->root, printing, findings.state());
  if (report.has_errors()) return std::nullopt;
  if (!options.modified.empty())
    wml::set_modified(edit, *state_->document->package(), options.modified);
  wml::drop_broken_signatures(edit, *state_->document->package(), report);
  return Filled(std::make_unique<Filled::State>(state_->document, std::move(edit), write,
                                                options.stage_ended));
}

void Template::advise(Findings& findings) const {
  state_->document->add_sources(findings.state().sources);
  state_->document->advise(findings.state().report);
}

std::optional<Fields> Template::fields(Findings& findings, Files* files) const {
  diag::Report& report = findings.state().report;
  diag::Sources& sources = findings.state().sources;
  const std::size_t before = report.errors();
  state_->document->add_sources(sources);
  auto state = std::make_unique<Fields::State>();
  const std::string& name = state_->document->package()->name();
  const wml::Resources resources{files};
  wml::Inclusions inclusions(name, state_->dialect(), resources, sources);
  state_->document->add_fields(state->fields, inclusions, report);
  if (report.errors() > before) return std::nullopt;
  state->fields.finish();
  state->sources = sources;
  state->documents = inclusions.documents();
  state->documents.push_back(state_->document);
  for (const auto& document : state->documents)
    state->labels.try_emplace(document->package()->name(), document->package());
  state->file = name;
  return Fields(std::move(state));
}

std::string Template::inspect(View view, Language language) const {
  const wml::Document& document = *state_->document;
  switch (view) {
    case View::tags:
      return print_tags(document, in_diag(language));
    case View::ast:
      return document.inspect(wml::Document::View::ast);
    case View::program:
      break;
  }
  return document.inspect(wml::Document::View::program);
}

}  // namespace chengwen
